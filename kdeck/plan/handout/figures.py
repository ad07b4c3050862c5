"""Data figures in a handout: a caption, the drawing, its numbers in words, and their context."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kdeck.finding import Span
from kdeck.model.chartwords import chart_alt, chart_context
from kdeck.model.datafigure import Bars, IconArray, Intervals, Lines
from kdeck.model.inline import Inlines, plain_text
from kdeck.model.numberwords import (
    icon_alt,
    icon_context,
    icon_lines,
    icon_sentences,
    interval_alt,
    interval_context,
    interval_sentences,
)
from kdeck.plan.drawn.barscene import bar_scene
from kdeck.plan.drawn.iconarray import ROWS_UP_TO, icon_scene, strip_scene
from kdeck.plan.drawn.interval import interval_scene
from kdeck.plan.drawn.linescene import line_scene
from kdeck.plan.handout.model import Frames, Illustration, Item, Kept, Prose
from kdeck.plan.look.style import Role, Stylesheet
from kdeck.plan.text.run import run_text
from kdeck.plan.text.runs import RunMaker

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WHOLE = re.compile(r"(?:\d+|%)$")
_PERCENT = 100.0
# What is measured, and what it is compared with.
_COMPARED = 2
# So many times their size are the letters of a chart across on a screen: where a phone shows it 340
# pixels wide, they are 11 pixels high.
_ACROSS = 30


def on_screens(sheet: Stylesheet) -> Stylesheet:
    """Narrow the column of a sheet to what a phone shows with letters that can be read."""
    return replace(sheet, column=min(sheet.column, _ACROSS * sheet[Role.SMALL].size))


def number_items(
    block: IconArray | Intervals | Bars | Lines, maker: RunMaker, sheet: Stylesheet
) -> Kept:
    """Keep the parts of a data figure together; icons may part from those of the next group."""
    if sheet.is_sheet and isinstance(block, IconArray):
        return Kept(tuple(_rows(block, maker)), block.span)
    caption = _caption(block.caption, maker, block.span)
    if isinstance(block, Intervals):
        return Kept((caption, *_intervals(block, maker, sheet)), block.span)
    if isinstance(block, Bars | Lines):
        return Kept((caption, *_chart(block, maker, sheet)), block.span)
    first, *others = _icons(block, maker)
    context = Prose(maker.runs(icon_context(block, maker.language)), Role.SMALL, block.span)
    groups = [(caption, *first), *others]
    groups[-1] = (*groups[-1], context)
    return Kept(tuple(Kept(group, block.span) for group in groups), block.span, tears=True)


def whole_of(header: tuple[Prose, ...], rows: tuple[tuple[Prose, ...], ...]) -> float:
    """Give the whole of which two columns of numbers are shares; 0 where they are not.

    The first heading ends with it: "out of 100", or "%".
    """
    first, *others = [run_text(cell.runs) for cell in header]
    cells = [run_text(cell.runs) for row in rows for cell in row[1:]]
    if len(others) != _COMPARED or not all(_NUMBER.fullmatch(cell) for cell in cells):
        return 0.0
    named = _WHOLE.search(first)
    whole = 0.0 if named is None else _PERCENT if named[0] == "%" else float(named[0])
    return whole if cells and max(map(float, cells)) <= whole else 0.0


def _rows(array: IconArray, maker: RunMaker) -> Iterator[Item]:
    """Set each group's numbers over its people, who stand in fives so that they can be counted."""
    yield Prose(maker.runs(array.caption), Role.BODY, array.span)
    for group, words in zip(array.groups, icon_lines(array, maker.language), strict=True):
        yield Prose(maker.runs(words), Role.BODY, group.span)
        scene = strip_scene(group.count, array.of)
        yield Illustration(scene, icon_alt(group, array.of, maker.language), None, group.span)
    timed = plain_text(array.time).casefold() in plain_text(array.caption).casefold()
    yield Prose(
        maker.runs(icon_context(array, maker.language, timed=timed)), Role.SMALL, array.span
    )


def _icons(array: IconArray, maker: RunMaker) -> Iterator[tuple[Item, ...]]:
    """Draw each group, with its words."""
    made = [
        (
            Illustration(
                icon_scene(group.count, array.of),
                icon_alt(group, array.of, maker.language),
                None,
                span,
            ),
            (Prose(maker.runs(words), Role.BODY, span),),
        )
        for group, words in zip(array.groups, icon_sentences(array, maker.language), strict=True)
        for span in (group.span,)
    ]
    # Grids are narrow enough to stand side by side, rows are not.
    beside = 2 if array.of > ROWS_UP_TO else 1
    for start in range(0, len(made), beside):
        pair = tuple(made[start : start + beside])
        if len(pair) > 1:
            yield (Frames(pair, array.span),)
        else:
            ((drawing, words),) = pair
            yield (drawing, *words)


def _intervals(intervals: Intervals, maker: RunMaker, sheet: Stylesheet) -> Iterator[Item]:
    language = maker.language
    scene = interval_scene(intervals, sheet, language)
    yield Illustration(scene, interval_alt(intervals, language), None, intervals.span)
    said = interval_sentences(intervals, language)
    for estimate, words in zip(intervals.estimates, said, strict=True):
        yield Prose(maker.runs(words), Role.BODY, estimate.span)
    yield Prose(maker.runs(interval_context(intervals, language)), Role.SMALL, intervals.span)


def _chart(chart: Bars | Lines, maker: RunMaker, sheet: Stylesheet) -> Iterator[Item]:
    """Draw numbers, which stand in the drawing, and say them in its alt text."""
    language = maker.language
    scene = (
        bar_scene(chart, sheet, language)
        if isinstance(chart, Bars)
        else line_scene(chart, sheet, language)
    )
    yield Illustration(scene, chart_alt(chart, language), None, chart.span)
    yield Prose(maker.runs(chart_context(chart, language)), Role.SMALL, chart.span)


def _caption(caption: Inlines, maker: RunMaker, span: Span) -> Prose:
    return Prose(maker.runs(caption, bold=True), Role.BODY, span)
