"""The slides of a chapter, and of a section of notes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
from kdeck.plan.deck import NoteLine, Script, Slide, SlideParagraph, SlideShape
from kdeck.plan.fit import Group
from kdeck.plan.layout import LayoutName
from kdeck.plan.notefit import fits_a_page
from kdeck.plan.notes import NoteMaker
from kdeck.plan.points import (
    all_intervals,
    icon_arrays,
    is_alarm,
    key_points,
    pictures,
    sequences,
    tables,
    timelines,
)
from kdeck.plan.run import Run, Runs, run_text
from kdeck.plan.runs import RunMaker
from kdeck.plan.script import GOES_ON, share_script
from kdeck.plan.slideicons import slide_icons
from kdeck.plan.slideintervals import slide_intervals
from kdeck.plan.slidemaker import SlideMaker, point
from kdeck.plan.slidesteps import StepWords, slide_steps
from kdeck.plan.slidetable import slide_tables
from kdeck.plan.timing import timed


@dataclass(frozen=True, slots=True)
class _Made:
    """Hold what fills a slide, and the objects of the chapter whose notes belong to it alone."""

    layout: LayoutName
    shapes: tuple[SlideShape, ...]
    shown: tuple[object, ...] = ()


class ChapterSlides:
    """Plan the slides of chapters."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make
        # Notes count their own first uses of a term.
        self._notes = NoteMaker(make.document, RunMaker(make.document, make.theme))

    def chapter(self, chapter: Chapter) -> Iterator[Slide]:
        """Plan the slides of one chapter: pictures in a row, points, then what else it shows."""
        made = [*self._sequences(chapter), *self._points(chapter), *self._shown(chapter, 1)]
        scripts = share_script(self._notes.tell(chapter), [filled.shown for filled in made])
        if made:
            scripts[-1] += _teach_back(chapter, self._make)
        for number, (filled, script) in enumerate(zip(made, scripts, strict=True), 1):
            title = self._make.numbered(chapter.takeaway, number, len(made))
            yield self._make.slide(filled.layout, title, filled.shapes, script, chapter.span)

    def notes(self, section: Section) -> Iterator[Slide]:
        """Plan the slides of a section whose chapters share slides, then what they show.

        Fewer points stand on a slide where its notes would not fit their printed page.
        """
        made: list[Slide] = []
        groups = [(chapter, self._note_group(chapter)) for chapter in section.chapters]
        scripts = {chapter.id: self._chapter_notes(chapter) for chapter in section.chapters}
        for most in range(self._make.most, 1, -1):
            made = list(self._together(section, groups, scripts, most))
            if all(fits_a_page(timed(slide), self._make.theme.deck_body) for slide in made):
                break
        yield from made
        for chapter in section.chapters:
            yield from self._beyond_points(chapter)

    def _together(
        self,
        section: Section,
        groups: Sequence[tuple[Chapter, Group]],
        scripts: Mapping[str, Script],
        most: int,
    ) -> Iterator[Slide]:
        owners = {id(paragraph): chapter for chapter, group in groups for paragraph in group}
        points = [group for _, group in groups]
        layout, shared = self._make.points(points, most, section.takeaway)
        told: set[str] = set()
        for number, text in enumerate(shared, 1):
            chapters = list({owners[id(p)].id: owners[id(p)] for p in text.paragraphs}.values())
            fresh = [chapter for chapter in chapters if chapter.id not in told]
            told.update(chapter.id for chapter in fresh)
            script = tuple(line for chapter in fresh for line in scripts[chapter.id])
            title = self._make.numbered(section.takeaway, number, len(shared))
            yield self._make.slide(layout, title, (text,), script or (GOES_ON,), section.span)

    def _chapter_notes(self, chapter: Chapter) -> Script:
        beyond = {id(thing) for filled in self._beyond(chapter) for thing in filled.shown}
        told = (t.line for t in self._notes.tell(chapter) if id(t.home) not in beyond)
        return (NoteLine("", chapter.title), *told, *_teach_back(chapter, self._make))

    def _beyond_points(self, chapter: Chapter) -> Iterator[Slide]:
        made = self._beyond(chapter)
        if not made:
            return
        shown = {id(thing) for filled in made for thing in filled.shown}
        told = [t for t in self._notes.tell(chapter) if id(t.home) in shown]
        scripts = share_script(told, [filled.shown for filled in made])
        for number, (filled, script) in enumerate(zip(made, scripts, strict=True), 1):
            title = self._make.numbered(chapter.takeaway, number, len(made))
            yield self._make.slide(filled.layout, title, filled.shapes, script, chapter.span)

    def _beyond(self, chapter: Chapter) -> list[_Made]:
        return [*self._sequences(chapter), *self._shown(chapter, 0)]

    def _sequences(self, chapter: Chapter) -> Iterator[_Made]:
        for sequence in sequences(chapter):
            yield _Made(LayoutName.SEQUENCE, self._frames(sequence), (sequence,))

    def _shown(self, chapter: Chapter, skipped: int) -> Iterator[_Made]:
        """Plan a slide for each picture but the first ones, and those of each table."""
        for picture in pictures(chapter)[skipped:]:
            if not self._make.is_legible(picture):
                yield _Made(LayoutName.TIMELINE, (self._make.alone(picture),), (picture,))
                continue
            caption = SlideParagraph(self._make.runs.runs(picture.caption))
            for text in self._make.share(LayoutName.FIGURE, [(caption,)] if caption.runs else []):
                figure = self._make.picture(picture, LayoutName.FIGURE, 11)
                yield _Made(LayoutName.FIGURE, (text, figure), (picture,))
        runs, family = self._make.runs, self._make.theme.deck_body
        layout = self._make.master.layout(LayoutName.NUMBERS)
        for array in icon_arrays(chapter):
            for icons in slide_icons(array, runs, family, layout):
                yield _Made(LayoutName.NUMBERS, icons, (array,))
        for intervals in all_intervals(chapter):
            for chart in slide_intervals(intervals, runs, family, layout):
                yield _Made(LayoutName.NUMBERS, chart, (intervals,))
        for timeline in timelines(chapter):
            yield from self._steps(timeline)
        for table in tables(chapter):
            yield from self._tables(table)

    def _points(self, chapter: Chapter) -> Iterator[_Made]:
        points: list[Group] = [
            (point(self._make.runs.runs(inlines)),) for inlines in key_points(chapter)
        ]
        if is_crisis(chapter):
            points = [(paragraph,) for paragraph in self._crisis(chapter.span)]
        if not points:
            return
        alarm = is_alarm(chapter) or is_crisis(chapter)
        found = pictures(chapter)
        if found:
            yield from self._beside(found[0], points)
            return
        layout = LayoutName.WARNING
        if alarm:
            shared = self._make.share(layout, points)
        else:
            # Points that share their title with a table have their part of it in the title.
            layout, shared = self._make.points(points, self._make.most, f"{chapter.takeaway} (1)")
        for text in shared:
            yield _Made(layout, (text,))

    def _beside(self, picture: Picture, points: list[Group]) -> Iterator[_Made]:
        """Set points beside a picture, which stays where they go on, or before it where it is wide.

        Narrow slides have no room for the labels of some pictures beside words.
        """
        if not self._make.is_legible(picture):
            for text in self._make.share(LayoutName.POINTS, points):
                yield _Made(LayoutName.POINTS, (text,))
            yield _Made(LayoutName.TIMELINE, (self._make.alone(picture),), (picture,))
            return
        figure = self._make.picture(picture, LayoutName.FIGURE, 11)
        for text in self._make.share(LayoutName.FIGURE, points):
            yield _Made(LayoutName.FIGURE, (text, figure))

    def _note_group(self, chapter: Chapter) -> Group:
        """Head the points of a chapter with its title."""
        heading = _headed((Run(chapter.title, chapter.span, bold=True),))
        points = (self._make.runs.runs(inlines) for inlines in key_points(chapter))
        found = tuple(SlideParagraph(runs, bullet=True, follows=True) for runs in points)
        return (heading, *found) if found else ()

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

    def _steps(self, timeline: Timeline) -> Iterator[_Made]:
        runs = self._make.runs.runs
        words = [
            StepWords(
                SlideParagraph(runs(step.time, bold=True)),
                (_headed(runs(step.title, bold=True)), *self._said(step.blocks)),
            )
            for step in timeline.steps
        ]
        area = self._make.master.layout(LayoutName.TIMELINE).area
        for made in slide_steps(words, self._make.theme.deck_body, area):
            yield _Made(LayoutName.TIMELINE, (made,), (timeline,))

    def _said(self, blocks: Blocks, level: int = -1) -> Iterator[SlideParagraph]:
        """Set paragraphs, and the items of lists with bullets; level is that of the list."""
        for block in blocks:
            if isinstance(block, Paragraph):
                runs = self._make.runs.runs(block.inlines)
                inner = level > 0
                yield SlideParagraph(runs, bullet=level >= 0, level=int(inner), follows=inner)
            elif isinstance(block, Listing):
                for item in block.items:
                    yield from self._said(item.blocks, level + 1)

    def _tables(self, table: Table) -> Iterator[_Made]:
        caption = run_text(self._make.runs.runs(table.caption))
        header = tuple(self._make.runs.runs(cell.inlines, bold=True) for cell in table.header)
        rows = tuple(
            tuple(
                self._make.runs.runs(cell.inlines, bold=table.row_headers and index == 0)
                for index, cell in enumerate(row)
            )
            for row in table.rows
        )
        family, first = self._make.theme.deck_body, 0
        place = self._make.master.place(LayoutName.TABLE, 10)
        for made in slide_tables(header, rows, caption, table.row_headers, family, place):
            last = first + len(made.rows)
            own = (table, *table.rows[:last]) if first == 0 else table.rows[first:last]
            yield _Made(LayoutName.TABLE, (made,), own)
            first = last

    def _crisis(self, span: Span) -> Iterator[SlideParagraph]:
        region = self._make.document.region
        words = region.crisis_text[self._make.document.audience]
        yield SlideParagraph(self._make.runs.text(words, region.span))
        for line in region.lines:
            if line.confirmed:
                runs = self._make.runs.line(line, span)
                yield point(runs)


def _headed(runs: Runs) -> SlideParagraph:
    return SlideParagraph(tuple(replace(run, ink="heading") for run in runs))


def _teach_back(chapter: Chapter, make: SlideMaker) -> Script:
    if not chapter.teach_back:
        return ()
    return (NoteLine(chapter.teach_back, make.words("teach-back")),)


def is_crisis(chapter: Chapter) -> bool:
    """Say whether a chapter holds the crisis block of the region."""
    return any(isinstance(block, CrisisContacts) for block in walk_blocks(chapter.blocks))
