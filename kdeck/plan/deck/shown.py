"""The slides of what a chapter shows beside its points: pictures, numbers, steps and tables."""

from collections.abc import Iterator
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
from kdeck.plan.deck.icons import slide_icons
from kdeck.plan.deck.intervals import slide_intervals
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideParagraph, SlideShape, SlideSteps
from kdeck.plan.deck.points import Placed, key_points, pictures, placed
from kdeck.plan.deck.steps import StepWords, slide_steps
from kdeck.plan.deck.table import slide_tables
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.own import SEQUENCE
from kdeck.plan.text.run import Runs, run_text

# Pictures that stand side by side on a slide; the others are on the next.
_ABREAST = 3


@dataclass(frozen=True, slots=True)
class Made:
    """Hold what fills a slide, and the places in the chapter whose notes belong to it alone.

    The title is that of the slide where it is not what the chapter says.
    """

    layout: LayoutName
    shapes: tuple[SlideShape, ...]
    shown: tuple[Place, ...] = ()
    title: str = ""


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
            if not self._make.is_legible(picture):
                yield Made(LayoutName.TIMELINE, (self._make.alone(picture),), own)
                continue
            caption = SlideParagraph(self._make.runs.runs(picture.caption))
            for text in self._make.share(LayoutName.FIGURE, [(caption,)] if caption.runs else []):
                figure = self._make.picture(picture, LayoutName.FIGURE, Idx.SECOND)
                yield Made(LayoutName.FIGURE, (text, figure), own)

    def data(self, chapter: Chapter) -> Iterator[Made]:
        """Plan the slides of numbers that are drawn."""
        runs, family = self._make.runs, self._make.theme.deck_body
        layout = self._make.master.layout(LayoutName.NUMBERS)
        for array in placed(chapter, IconArray):
            for icons in slide_icons(array.block, runs, family, layout):
                yield Made(LayoutName.NUMBERS, icons, (array.place,))
        for intervals in placed(chapter, Intervals):
            for chart in slide_intervals(intervals.block, runs, family, layout):
                yield Made(LayoutName.NUMBERS, chart, (intervals.place,))
        for bars in placed(chapter, Bars):
            charted = slide_charted(bars.block, runs, family, layout)
            yield Made(LayoutName.NUMBERS, charted, (bars.place,))
        for lines in placed(chapter, Lines):
            charted = slide_charted(lines.block, runs, family, layout)
            yield Made(LayoutName.NUMBERS, charted, (lines.place,))
        for table in placed(chapter, Table):
            yield from self._bars(chapter, table)

    def timelines(self, chapter: Chapter) -> Iterator[Made]:
        """Plan the slides of steps in time."""
        for timeline in placed(chapter, Timeline):
            first = 0
            for steps in self._steps(timeline.block):
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
            area = self._make.master.layout(LayoutName.TIMELINE).area
            lying = lying_bars(found.block, language, family, area)
            if lying is not None:
                yield Made(LayoutName.TIMELINE, (lying,), own)
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
        return slide_steps(words, self._make.theme.deck_body, area)

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
        for made in slide_tables(header, rows, summary, table.row_headers, family, place):
            last = first + len(made.rows)
            rows_shown = tuple((*found.place, number) for number in range(first, last))
            own = rows_shown if first else (found.place, *rows_shown)
            yield Made(LayoutName.TABLE, (made,), own)
            first = last


def headed(runs: Runs) -> SlideParagraph:
    """Set runs as the heading of what follows."""
    return SlideParagraph(tuple(replace(run, ink=PaletteRole.HEADING) for run in runs))
