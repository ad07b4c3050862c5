"""The slides of a chapter, and of a section of notes."""

from collections.abc import Iterator
from dataclasses import replace

from kdeck.finding import Span
from kdeck.model.block import (
    Blocks,
    CrisisContacts,
    Listing,
    Paragraph,
    Picture,
    PictureSequence,
    Table,
    Timeline,
)
from kdeck.model.document import Chapter, Section
from kdeck.model.walk import walk_blocks
from kdeck.plan.deck import Slide, SlideParagraph, SlideShape
from kdeck.plan.fit import Group
from kdeck.plan.layout import LayoutName
from kdeck.plan.notes import CONTINUED, NoteMaker
from kdeck.plan.points import (
    all_intervals,
    first_picture,
    icon_arrays,
    is_alarm,
    key_points,
    sequences,
    tables,
    timelines,
)
from kdeck.plan.run import Run, Runs, run_text
from kdeck.plan.runs import RunMaker
from kdeck.plan.slideicons import slide_icons
from kdeck.plan.slideintervals import slide_intervals
from kdeck.plan.slidemaker import SlideMaker, numbered, point
from kdeck.plan.slidesteps import StepWords, slide_steps
from kdeck.plan.slidetable import slide_tables

Filled = tuple[LayoutName, tuple[SlideShape, ...]]


class ChapterSlides:
    """Plan the slides of chapters."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make
        # Notes count their own first uses of a term.
        self._notes = NoteMaker(make.document, RunMaker(make.document, make.theme))

    def chapter(self, chapter: Chapter) -> Iterator[Slide]:
        """Plan the slides of one chapter: pictures in a row, points, tables."""
        made: list[Filled] = []
        for sequence in sequences(chapter):
            made.append((LayoutName.SEQUENCE, self._frames(sequence)))
        made.extend(self._points(chapter))
        for array in icon_arrays(chapter):
            found = slide_icons(array, self._make.runs, self._make.theme.body)
            made.extend((LayoutName.NUMBERS, pair) for pair in found)
        for intervals in all_intervals(chapter):
            charts = slide_intervals(intervals, self._make.runs, self._make.theme.body)
            made.extend((LayoutName.NUMBERS, pair) for pair in charts)
        for timeline in timelines(chapter):
            made.extend(self._steps(timeline))
        for table in tables(chapter):
            made.extend(self._tables(table))
        notes = self._notes.notes(chapter)
        for number, (layout, shapes) in enumerate(made, 1):
            title = numbered(chapter.takeaway, number, len(made))
            said = notes if number == 1 else (CONTINUED,)
            yield self._make.slide(layout, title, shapes, said, chapter.span)

    def notes(self, section: Section) -> Iterator[Slide]:
        """Plan the slides of a section whose chapters share slides."""
        groups: list[Group] = []
        owners: dict[int, Chapter] = {}
        for chapter in section.chapters:
            group = self._note_group(chapter)
            owners.update({id(paragraph): chapter for paragraph in group})
            groups.append(group)
        layout = LayoutName.POINTS
        shared = self._make.share(layout, groups)
        for number, text in enumerate(shared, 1):
            chapters = list({owners[id(p)].id: owners[id(p)] for p in text.paragraphs}.values())
            notes = tuple(
                line
                for chapter in chapters
                for line in (f"{chapter.title}:", *self._notes.notes(chapter))
            )
            title = numbered(section.takeaway, number, len(shared))
            yield self._make.slide(layout, title, (text,), notes, section.span)

    def _points(self, chapter: Chapter) -> Iterator[Filled]:
        points: list[Group] = [
            (point(self._make.runs.runs(inlines)),) for inlines in key_points(chapter)
        ]
        if is_crisis(chapter):
            points = [(paragraph,) for paragraph in self._crisis(chapter.span)]
        if not points:
            return
        alarm = is_alarm(chapter) or is_crisis(chapter)
        picture = first_picture(chapter)
        if picture:
            yield from self._beside(picture, points)
            return
        layout = LayoutName.WARNING if alarm else LayoutName.POINTS
        for text in self._make.share(layout, points):
            yield layout, (text,)

    def _beside(self, picture: Picture, points: list[Group]) -> Iterator[Filled]:
        """Set points beside a picture, and what does not fit there on slides of their own."""
        first, *_ = self._make.share(LayoutName.FIGURE, points)
        figure = self._make.picture(picture, LayoutName.FIGURE, 11)
        yield LayoutName.FIGURE, (first, figure)
        rest = points[len(first.paragraphs) :]
        if rest:
            for text in self._make.share(LayoutName.POINTS, rest):
                yield LayoutName.POINTS, (text,)

    def _note_group(self, chapter: Chapter) -> Group:
        """Head the first point of a chapter with the chapter's title, and indent the rest."""
        found = []
        for index, inlines in enumerate(key_points(chapter)):
            runs = self._make.runs.runs(inlines)
            if index == 0:
                runs = (Run(f"{chapter.title}: ", chapter.span, bold=True), *runs)
            found.append(SlideParagraph(runs, bullet=True, level=min(index, 1)))
        return tuple(found)

    def _frames(self, sequence: PictureSequence) -> tuple[SlideShape, ...]:
        layout = LayoutName.SEQUENCE
        shapes: list[SlideShape] = []
        for index, frame in enumerate(sequence.frames):
            shapes.append(self._make.picture(frame.picture, layout, 10 + 2 * index))
            paragraphs = tuple(
                SlideParagraph(self._make.runs.runs(block.inlines))
                for block in frame.blocks
                if isinstance(block, Paragraph)
            )
            shapes.append(self._make.text(layout, 11 + 2 * index, paragraphs))
        return tuple(shapes)

    def _steps(self, timeline: Timeline) -> Iterator[Filled]:
        runs = self._make.runs.runs
        words = [
            StepWords(
                SlideParagraph(runs(step.time, bold=True)),
                (_headed(runs(step.title, bold=True)), *self._said(step.blocks)),
            )
            for step in timeline.steps
        ]
        for made in slide_steps(words, self._make.theme.body):
            yield LayoutName.TIMELINE, (made,)

    def _said(self, blocks: Blocks, level: int = -1) -> Iterator[SlideParagraph]:
        """Set paragraphs, and the items of lists with bullets; level is that of the list."""
        for block in blocks:
            if isinstance(block, Paragraph):
                runs = self._make.runs.runs(block.inlines)
                yield SlideParagraph(runs, bullet=level >= 0, level=min(max(level, 0), 1))
            elif isinstance(block, Listing):
                for item in block.items:
                    yield from self._said(item.blocks, level + 1)

    def _tables(self, table: Table) -> Iterator[Filled]:
        caption = run_text(self._make.runs.runs(table.caption))
        header = tuple(self._make.runs.runs(cell.inlines, bold=True) for cell in table.header)
        rows = tuple(
            tuple(
                self._make.runs.runs(cell.inlines, bold=table.row_headers and index == 0)
                for index, cell in enumerate(row)
            )
            for row in table.rows
        )
        for made in slide_tables(header, rows, caption, table.row_headers, self._make.theme.body):
            yield LayoutName.TABLE, (made,)

    def _crisis(self, span: Span) -> Iterator[SlideParagraph]:
        region = self._make.document.region
        words = region.crisis_text[self._make.document.audience]
        yield SlideParagraph(self._make.runs.text(words, region.span))
        for line in region.lines:
            if line.confirmed:
                runs = (Run(f"{line.name}: ", span, bold=True), Run(line.how, span))
                yield point(runs)


def _headed(runs: Runs) -> SlideParagraph:
    return SlideParagraph(tuple(replace(run, ink="heading") for run in runs))


def is_crisis(chapter: Chapter) -> bool:
    """Say whether a chapter holds the crisis block of the region."""
    return any(isinstance(block, CrisisContacts) for block in walk_blocks(chapter.blocks))
