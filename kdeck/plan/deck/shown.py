"""The slides of what a chapter shows beside its points: pictures, numbers, steps and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kdeck.model.block import (
    Blocks,
    Frame,
    Listing,
    Paragraph,
    PictureSequence,
    Table,
    Timeline,
)
from kdeck.model.datafigure import Bars, IconArray, Intervals, Lines
from kdeck.model.document import Chapter
from kdeck.model.walk import Place
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.bars import lying_bars, slide_bars
from kdeck.plan.deck.charted import slide_charted
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.icons import slide_icons
from kdeck.plan.deck.intervals import (
    has_room,
    slide_intervals,
    told_intervals,
    wide_intervals,
)
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideParagraph, SlideShape, SlideSteps, SlideText
from kdeck.plan.deck.points import Placed, dealt, key_points, pictures, placed
from kdeck.plan.deck.room import reaches_out
from kdeck.plan.deck.sources import cited
from kdeck.plan.deck.steps import StepWords, slide_steps
from kdeck.plan.deck.table import compares, slide_tables
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.model import OWN
from kdeck.plan.master.own import SEQUENCE
from kdeck.plan.text.run import Run, Runs, run_text

# Pictures that stand side by side on a slide; the others are on the next.
_ABREAST = 3


@dataclass(frozen=True, slots=True)
class Made:
    """Hold what fills a slide, and the places in the chapter whose notes belong to it alone.

    The title is that of the slide where it is not what the chapter says; cites are the sources of
    the rows of a table.
    """

    layout: LayoutName
    shapes: tuple[SlideShape, ...]
    shown: tuple[Place, ...] = ()
    title: str = ""
    cites: frozenset[str] = frozenset()


class ShownSlides:
    """Plan the slides of what chapters show."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make

    def sequences(self, chapter: Chapter) -> Iterator[Made]:
        """Plan a slide for every three pictures of a sequence."""
        for found in placed(chapter, PictureSequence):
            frames = found.block.frames
            for start in range(0, len(frames), _ABREAST):
                row = frames[start : start + _ABREAST]
                yield Made(LayoutName.SEQUENCE, self._frames(row), (found.place,))

    def others(self, chapter: Chapter, skipped: int) -> Iterator[Made]:
        """Plan what a chapter shows but its sequences and the first of its pictures."""
        yield from self.pictures(chapter, skipped)
        yield from self.data(chapter)
        yield from self.timelines(chapter)
        yield from self.tables(chapter)

    def pictures(self, chapter: Chapter, skipped: int) -> Iterator[Made]:
        """Plan a slide for each picture but the first ones."""
        for shown in pictures(chapter)[skipped:]:
            picture, own = shown.block, (shown.place,)
            if not (picture.caption and self._make.is_legible(picture)):
                yield Made(LayoutName.DRAWING, (self._make.alone(picture),), own)
                continue
            caption = SlideParagraph(self._make.runs.runs(picture.caption))
            for text in self._make.share(LayoutName.FIGURE, [(caption,)]):
                figure = self._make.picture(picture, LayoutName.FIGURE, Idx.SECOND)
                yield Made(LayoutName.FIGURE, (text, figure), own)

    def data(self, chapter: Chapter) -> Iterator[Made]:
        """Plan the slides of numbers that are drawn."""
        runs, family = self._make.runs, self._make.theme.deck_body
        layout = self._make.master.layout(LayoutName.NUMBERS)
        for array in placed(chapter, IconArray):
            for icons, words in slide_icons(array.block, runs, family, layout):
                yield from self._worded(icons, words, array.place)
        for intervals in placed(chapter, Intervals):
            yield from self._intervals(intervals)
        for bars in placed(chapter, Bars):
            drawn, words = slide_charted(bars.block, runs, family, layout)
            yield from self._worded(drawn, words, bars.place)
        for lines in placed(chapter, Lines):
            drawn, words = slide_charted(lines.block, runs, family, layout)
            yield from self._worded(drawn, words, lines.place)
        for table in placed(chapter, Table):
            yield from self._bars(chapter, table)

    def _intervals(self, found: Placed[Intervals]) -> Iterator[Made]:
        """Draw intervals beside their words, or over a whole slide before these; else in words."""
        runs, family = self._make.runs, self._make.theme.deck_body
        layout = self._make.master.layout(LayoutName.NUMBERS)
        area = self._make.master.layout(LayoutName.DRAWING).area
        alone = wide_intervals(found.block, runs, family, layout, area)
        if alone is not None:
            chart, said = alone
            yield Made(LayoutName.DRAWING, (chart,), (found.place,))
            for text in self._make.share(LayoutName.POINTS, [said]):
                yield Made(LayoutName.POINTS, (text,), (found.place,))
        elif self._make.master is OWN or has_room(found.block, runs, family, layout):
            for chart, words in slide_intervals(found.block, runs, family, layout):
                yield from self._worded(chart, words, found.place)
        else:
            for text in self._make.share(LayoutName.POINTS, told_intervals(found.block, runs)):
                yield Made(LayoutName.POINTS, (text,), (found.place,))

    def _worded(self, drawn: SlideShape, words: SlideText, place: Place) -> Iterator[Made]:
        """Set words beside what is drawn; on the next slide where no layout has room for them."""
        layout = LayoutName.NUMBERS
        if self._make.master is OWN or not (
            self._make.is_last(layout) and self._make.overflows(layout, words)
        ):
            yield Made(layout, (drawn, words), (place,))
            return
        yield Made(layout, (drawn,), (place,))
        for text in self._make.share(LayoutName.POINTS, [(each,) for each in words.paragraphs]):
            yield Made(LayoutName.POINTS, (text,), (place,))

    def timelines(self, chapter: Chapter) -> Iterator[Made]:
        """Plan the slides of steps in time."""
        for timeline in placed(chapter, Timeline):
            first, made = 0, self._steps(timeline.block)
            if self._has_no_room(LayoutName.TIMELINE, made):
                yield from self._in_words(timeline.place, self._told_steps(timeline.block))
                continue
            for steps in made:
                last = first + len(steps.steps)
                own = tuple((*timeline.place, number) for number in range(first, last))
                yield Made(LayoutName.TIMELINE, (steps,), (timeline.place, *own))
                first = last

    def tables(self, chapter: Chapter) -> Iterator[Made]:
        """Plan the slides of tables."""
        for table in placed(chapter, Table):
            if not list(self._bars(chapter, table)):
                yield from self._table(table)

    def _bars(self, chapter: Chapter, found: Placed[Table]) -> Iterator[Made]:
        """Draw the shares of a table as bars: beside the points of the topic, or alone, lying."""
        family, language = self._make.theme.deck_body, self._make.document.language
        layout = self._make.master.layout(LayoutName.NUMBERS)
        bars = slide_bars(found.block, language, family, layout.placeholder(Idx.BODY).rect)
        rows = ((*found.place, number) for number in range(len(found.block.rows)))
        own = (found.place, *rows)
        if bars is None:
            area = self._make.master.layout(LayoutName.DRAWING).area
            lying = lying_bars(found.block, language, family, area)
            if lying is not None:
                yield Made(LayoutName.DRAWING, (lying,), own)
            return
        paragraphs = tuple(SlideParagraph(self._make.runs.runs(i)) for i in key_points(chapter))
        if layout.stands_in or not paragraphs:
            return
        text = self._make.fitted(LayoutName.NUMBERS, Idx.SECOND, paragraphs)
        if not self._make.overflows(LayoutName.NUMBERS, text):
            yield Made(LayoutName.NUMBERS, (bars, text), own)

    def _frames(self, frames: tuple[Frame, ...]) -> tuple[SlideShape, ...]:
        layout, runs = LayoutName.SEQUENCE, self._make.runs.runs
        shapes: list[SlideShape] = []
        for (picture, text), frame in zip(SEQUENCE, frames, strict=False):
            shapes.append(self._make.picture(frame.picture, layout, picture))
            said = [block for block in frame.blocks if isinstance(block, Paragraph)]
            paragraphs = tuple(SlideParagraph(runs(block.inlines)) for block in said)
            shapes.append(self._make.text(layout, text, paragraphs))
        return tuple(shapes)

    def _has_no_room(self, layout: LayoutName, shapes: Sequence[SlideShape]) -> bool:
        """Say whether something is higher than all the room that a template has for it."""
        if self._make.master is OWN or not self._make.is_last(layout):
            return False
        return any(reaches_out(shape, self._make.master.layout(layout)) for shape in shapes)

    def _in_words(self, place: Place, groups: Sequence[Group]) -> Iterator[Made]:
        """Set steps as points: what is too high for a slide is parted."""
        yield from _dealt_words(place, groups, self._make.share(LayoutName.POINTS, groups))

    def _told_steps(self, timeline: Timeline) -> list[Group]:
        """Head what is said of each step with its time and its title."""
        runs, told = self._make.runs.runs, list[Group]()
        for step in timeline.steps:
            span = step.span
            named = (*runs(step.time, bold=True), Run(": ", span, bold=True))
            heading = headed((*named, *runs(step.title, bold=True)))
            told.append((heading, *(replace(p, follows=True) for p in self._said(step.blocks))))
        return told

    def _steps(self, timeline: Timeline) -> tuple[SlideSteps, ...]:
        runs = self._make.runs.runs
        words = [
            StepWords(
                SlideParagraph(runs(step.time, bold=True)),
                (headed(runs(step.title, bold=True)), *self._said(step.blocks)),
            )
            for step in timeline.steps
        ]
        area = self._make.master.layout(LayoutName.TIMELINE).area
        lent = self._make.master is not OWN
        return slide_steps(words, self._make.theme.deck_body, area, lent=lent)

    def _said(self, blocks: Blocks, level: int = -1) -> Iterator[SlideParagraph]:
        """Set paragraphs, and the items of lists with bullets; level is that of the list."""
        for block in blocks:
            assert isinstance(block, Paragraph | Listing), "a step holds paragraphs and lists"
            if isinstance(block, Listing):
                for item in block.items:
                    yield from self._said(item.blocks, level + 1)
                continue
            runs = self._make.runs.runs(block.inlines)
            inner = level > 0
            yield SlideParagraph(runs, bullet=level >= 0, level=int(inner), follows=inner)

    def _table(self, found: Placed[Table]) -> Iterator[Made]:
        table = found.block
        words, caption = self._make.words, run_text(self._make.runs.runs(table.caption))
        header = tuple(self._make.runs.runs(cell.inlines, bold=True) for cell in table.header)
        rows = tuple(
            tuple(
                self._make.runs.runs(cell.inlines, bold=table.row_headers and index == 0)
                for index, cell in enumerate(row)
            )
            for row in table.rows
        )
        columns = ", ".join(map(run_text, header))
        summary = words("table-summary", caption=caption or words("said-table"), columns=columns)
        family, first = self._make.theme.deck_body, 0
        place = self._make.master.place(LayoutName.TABLE, Idx.BODY)
        tables = list(slide_tables(header, rows, summary, table.row_headers, family, place))
        cramped = self._has_no_room(LayoutName.TABLE, tables)
        if cramped or (place.loan is not None and not compares(len(tables), len(rows))):
            told = [_told_row(header, row) for row in rows]
            texts = self._make.records(LayoutName.POINTS, told)
            if cramped or len(texts) < len(tables):
                yield from _dealt_rows(found, told, texts)
                return
        for made in tables:
            last = first + len(made.rows)
            rows_shown = tuple((*found.place, number) for number in range(first, last))
            own = rows_shown if first else (found.place, *rows_shown)
            yield Made(LayoutName.TABLE, (made,), own, cites=cited(table.rows[first:last]))
            first = last


def _dealt_rows(
    found: Placed[Table], groups: Sequence[Group], texts: Sequence[SlideText]
) -> Iterator[Made]:
    """Set rows that are told in words on slides, each with the sources of its rows."""
    for made in _dealt_words(found.place, groups, texts):
        rows = (found.block.rows[each[-1]] for each in made.shown if each != found.place)
        yield replace(made, cites=cited(rows))


def _dealt_words(
    place: Place, groups: Sequence[Group], texts: Sequence[SlideText]
) -> Iterator[Made]:
    """Set what was shared out on slides, each with the notes of what begins or goes on there."""
    owners = [(*place, number) for number, group in enumerate(groups) for _ in group]
    for number, own in enumerate(dealt(owners, texts)):
        head = () if number else (place,)
        yield Made(LayoutName.POINTS, (texts[number],), (*head, *dict.fromkeys(own)))


def _told_row(header: tuple[Runs, ...], row: tuple[Runs, ...]) -> Group:
    """Say a row: its first cell, then each other one behind the name of its column."""
    first, *others = row
    said = [headed(tuple(replace(run, bold=True) for run in first))]
    for name, cell in zip(header[1:], others, strict=True):
        if cell:
            told = (*name, Run(": ", cell[0].span, bold=True), *cell)
            said.append(SlideParagraph(told, bullet=True, follows=True))
    return tuple(said)


def headed(runs: Runs) -> SlideParagraph:
    """Set runs as the heading of what follows."""
    return SlideParagraph(tuple(replace(run, ink=PaletteRole.HEADING) for run in runs))
