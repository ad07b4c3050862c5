"""Intervals on slides: a native chart, and its numbers in words beside it."""

from collections.abc import Iterator
from dataclasses import replace

from kdeck.finding import Span
from kdeck.model.datafigure import Estimate, Intervals
from kdeck.model.inline import plain_text
from kdeck.model.numberwords import (
    interval_alt,
    interval_context,
    interval_sentences,
    interval_sides,
    interval_text,
)
from kdeck.plan.deck.fit import Group, Measure
from kdeck.plan.deck.model import ChartRow, SlideChart, SlideParagraph, SlideText
from kdeck.plan.drawn.interval import axis_of
from kdeck.plan.master.layout import Idx, Layout, Rect
from kdeck.plan.text.lines import Setting, break_lines, natural_width
from kdeck.plan.text.run import Run
from kdeck.plan.text.runs import RunMaker
from kdeck.theme.face import Family

_TITLE_SIZE, _TEXT_SIZE = 20.0, 18.0
_CHART, _WORDS = Idx.BODY, Idx.SECOND
_SIZES = (22.0, 20.0)
# The numbers of so many estimates are said beside their chart.
_MOST_SAID = 3
# A chart of fewer estimates than there are would compare nothing.
_LEAST = 2
# The labels of the rows of one chart have so many lines in all.
_MOST_LINES = 6
# The words of an axis and of a point may be so wide, as a share of the chart.
_WIDEST = 0.86
# Bars between columns keep this share of the chart; words are drawn a little wider than measured.
_BARS, _SLACK = 0.2, 0.97
# As the chart is written: lines of its title and axis are so far apart, in their size, and the plot
# stands off both by so many points; it is higher than its rows by a share of one.
_LINE, _PADS, _ENDS = 1.35, 24.0, 0.6
# Lines of a label are so far apart, in their size; below it is a bar, of so many points, or, where
# the bar stands beside it, what tells it from the next.
_LABEL_LINE, _POINT, _BESIDE = 1.2, 14.0, 4.0


def slide_intervals(
    intervals: Intervals, maker: RunMaker, family: Family, layout: Layout
) -> Iterator[tuple[SlideChart, SlideText]]:
    """Set estimates on as few slides as hold their words, all on one scale."""
    # The labels of many rows say their numbers, and so do the notes.
    words = _said(intervals, maker)
    context = SlideParagraph(maker.runs(interval_context(intervals, maker.language)))
    count = len(intervals.estimates)
    *ways, closest = Measure(family, layout.placeholder(_WORDS), _SIZES[-1]).ways(_SIZES)
    rect = layout.placeholder(_CHART).rect
    share = max(_share(intervals, maker, family, layout), 1)
    for start in range(0, count, share):
        part = replace(intervals, estimates=intervals.estimates[start : start + share])
        paragraphs = (*words[start : start + share], context)
        tried = (*ways, closest)
        way = next((way for way in tried if way.height(paragraphs) <= way.room), tried[-1])
        text = SlideText(_WORDS, paragraphs, way.size, way.spread)
        yield _chart(part, intervals, maker.language, family, rect), text


def has_room(intervals: Intervals, maker: RunMaker, family: Family, layout: Layout) -> bool:
    """Say whether at least two estimates have room in one chart, or the only one."""
    return _share(intervals, maker, family, layout) >= min(len(intervals.estimates), _LEAST)


def told_intervals(intervals: Intervals, maker: RunMaker) -> list[Group]:
    """Say in words what has no room as a chart: each estimate, and what all are measured by."""
    told = interval_sentences(intervals, maker.language)
    context = SlideParagraph(maker.runs(interval_context(intervals, maker.language)), bullet=True)
    return [*((SlideParagraph(maker.runs(each), bullet=True),) for each in told), (context,)]


def _said(intervals: Intervals, maker: RunMaker) -> list[SlideParagraph]:
    many = len(intervals.estimates) > _MOST_SAID
    said = () if many else interval_sentences(intervals, maker.language)
    return [SlideParagraph(maker.runs(inlines)) for inlines in said]


def _share(intervals: Intervals, maker: RunMaker, family: Family, layout: Layout) -> int:
    """Find how many estimates have room on each slide; 0 where not even one has."""
    words, count = _said(intervals, maker), len(intervals.estimates)
    context = SlideParagraph(maker.runs(interval_context(intervals, maker.language)))
    *_, closest = Measure(family, layout.placeholder(_WORDS), _SIZES[-1]).ways(_SIZES)
    rect, language = layout.placeholder(_CHART).rect, maker.language
    many = count > _MOST_SAID
    columned = many and _columns(intervals, language, family, rect) is not None

    def fits(share: int) -> bool:
        for start in range(0, count, share):
            rows = intervals.estimates[start : start + share]
            made = (_row(e, language, family, rect, joined=many) for e in rows)
            lines = [1 if columned else len(row.label) for row in made]
            paragraphs = (*words[start : start + share], context)
            if sum(lines) > _MOST_LINES or closest.height(paragraphs) > closest.room:
                return False
            if not _has_height(intervals, language, family, rect, lines, beside=columned):
                return False
        return True

    return next((number for number in range(count, 0, -1) if fits(number)), 0)


def wide_intervals(
    intervals: Intervals, maker: RunMaker, family: Family, layout: Layout, area: Rect
) -> tuple[SlideChart, tuple[SlideParagraph, ...]] | None:
    """Draw many estimates alone under a title where a half of a layout is too narrow for them.

    Gives what is said of them too; None where they are few, fit the half, or have no room at all.
    """
    language, count = maker.language, len(intervals.estimates)
    if count <= _MOST_SAID or _columns(
        intervals, language, family, layout.placeholder(_CHART).rect
    ):
        return None
    lines = [1] * count
    if not _columns(intervals, language, family, area) or not _has_height(
        intervals, language, family, area, lines, beside=True
    ):
        return None
    chart = _chart(intervals, intervals, language, family, area)
    context = SlideParagraph(maker.runs(interval_context(intervals, language)))
    return replace(chart, idx=None), (context,)


def _has_height(
    intervals: Intervals,
    language: str,
    family: Family,
    rect: Rect,
    lines: list[int],
    *,
    beside: bool,
) -> bool:
    """Say whether labels of so many lines, above or beside their bars, stand clear of all else."""
    empty = _chart(replace(intervals, estimates=()), intervals, language, family, rect)
    (title, text), heads = empty.sizes, len(empty.axis_title) + 1
    plot = rect.height - (len(empty.title) * title + heads * text) * _LINE - _PADS
    row = max(lines) * text * _LABEL_LINE + (_BESIDE if beside else _POINT)
    return row * (len(lines) + _ENDS) <= plot


def _chart(
    part: Intervals, whole: Intervals, language: str, family: Family, rect: Rect
) -> SlideChart:
    scale = whole.scale
    axis = axis_of(whole)
    joined = len(whole.estimates) > _MOST_SAID
    columns = _columns(whole, language, family, rect) if joined else None
    measure = f"{plain_text(scale.measure)} ({plain_text(scale.unit)})"
    sides = interval_sides(whole, language)
    name = plain_text(whole.caption)
    title, title_width = _lines(name, whole.span, Setting(family, _TITLE_SIZE, bold=True), rect)
    lines = [
        _lines(text, whole.span, Setting(family, _TEXT_SIZE), rect) for text in (measure, sides)
    ]
    return SlideChart(
        idx=_CHART,
        title=title,
        measure=plain_text(scale.measure),
        rows=_in_columns(part, language)
        if columns
        else tuple(_row(e, language, family, rect, joined=joined) for e in part.estimates),
        ends=(axis.low, axis.high, axis.step),
        line=scale.line,
        axis_title=tuple(text for found, _ in lines for text in found),
        widths=(title_width, max(width for _, width in lines)),
        rect=rect,
        sizes=(_TITLE_SIZE, _TEXT_SIZE),
        alt=f"{name}. {interval_alt(part, language)}",
        columns=columns,
    )


def _columns(
    intervals: Intervals, language: str, family: Family, rect: Rect
) -> tuple[float, float] | None:
    """Give the widths of the names and of the numbers beside the bars, if these keep room."""
    setting = Setting(family, _TEXT_SIZE)
    rows = _in_columns(intervals, language)
    span = intervals.span
    names = max(natural_width((Run(row.name, span),), setting) for row in rows) / _SLACK
    said = max(natural_width((Run(row.said, span),), setting) for row in rows) / _SLACK
    return (names, said) if names + said <= rect.width * (1 - _BARS) else None


def _in_columns(intervals: Intervals, language: str) -> tuple[ChartRow, ...]:
    return tuple(
        ChartRow(
            plain_text(each.label),
            (plain_text(each.label),),
            each.value,
            each.low,
            each.high,
            interval_text(each, language),
        )
        for each in intervals.estimates
    )


def _row(
    estimate: Estimate, language: str, family: Family, rect: Rect, *, joined: bool
) -> ChartRow:
    """Label an estimate by its name over its numbers, or before them where they share a line."""
    name = plain_text(estimate.label)
    if joined:
        line = f"{name}: {interval_text(estimate, language)}"
        label, _ = _lines(line, estimate.span, Setting(family, _TEXT_SIZE), rect)
        return ChartRow(name, label, estimate.value, estimate.low, estimate.high)
    label, _ = _lines(name, estimate.span, Setting(family, _TEXT_SIZE), rect)
    said = (*label, interval_text(estimate, language))
    return ChartRow(name, said, estimate.value, estimate.low, estimate.high)


def _lines(text: str, span: Span, setting: Setting, rect: Rect) -> tuple[tuple[str, ...], float]:
    """Break words into lines, and measure the widest."""
    lines = break_lines((Run(text, span),), setting, rect.width * _WIDEST)
    words = ("".join(piece.text for piece in line.pieces).rstrip(" ") for line in lines)
    return tuple(words), max(line.width for line in lines)
