"""The slides of a chapter, and of a section of notes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from kdeck.finding import Span
from kdeck.model.block import (
    Blocks,
    Frame,
    Listing,
    Paragraph,
    Picture,
    PictureSequence,
    Table,
    Timeline,
)
from kdeck.model.datafigure import IconArray, Intervals
from kdeck.model.document import Chapter, Section
from kdeck.model.walk import Place
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.icons import slide_icons
from kdeck.plan.deck.intervals import slide_intervals
from kdeck.plan.deck.maker import SlideMaker, point
from kdeck.plan.deck.model import (
    NoteLine,
    Script,
    Slide,
    SlideParagraph,
    SlideShape,
    SlideSteps,
)
from kdeck.plan.deck.notefit import fits_a_page
from kdeck.plan.deck.notes import NoteMaker
from kdeck.plan.deck.points import Placed, dealt, key_points, pictures, placed
from kdeck.plan.deck.script import share_script
from kdeck.plan.deck.steps import StepWords, slide_steps
from kdeck.plan.deck.table import slide_tables
from kdeck.plan.deck.timing import timed
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.own import SEQUENCE
from kdeck.plan.text.run import Run, Runs, run_text
from kdeck.plan.text.runs import RunMaker

# Pictures that stand side by side on a slide; the others are on the next.
_ABREAST = 3


@dataclass(frozen=True, slots=True)
class _Made:
    """Hold what fills a slide, and the places in the chapter whose notes belong to it alone."""

    layout: LayoutName
    shapes: tuple[SlideShape, ...]
    shown: tuple[Place, ...] = ()


class ChapterSlides:
    """Plan the slides of chapters."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make
        self._goes_on = NoteLine(make.words("goes-on"), said=False, of_cut=True)
        # Notes count their own first uses of a term.
        self._notes = NoteMaker(make.document, RunMaker(make.document, make.theme))

    def chapter(self, chapter: Chapter) -> Iterator[Slide]:
        """Plan the slides of one chapter: pictures in a row, points, then what else it shows."""
        made = [*self._sequences(chapter), *self._points(chapter), *self._shown(chapter, 1)]
        told = self._notes.tell(chapter)
        scripts = share_script(told, [filled.shown for filled in made], self._goes_on)
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
        groups = [
            (chapter, group) for chapter in section.chapters for group in self._note_groups(chapter)
        ]
        scripts = {chapter.id: self._chapter_notes(chapter) for chapter in section.chapters}
        for most in range(self._make.most, 1, -1):
            made = list(self._together(section, groups, scripts, most))
            slides = [timed(slide, self._make.words) for slide in made]
            if all(fits_a_page(slide, self._make.theme.deck_body) for slide in slides):
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
        owners = [chapter for chapter, group in groups for _ in group]
        points = [group for _, group in groups]
        layout, shared = self._make.points(points, most, section.takeaway)
        told: set[str] = set()
        for number, (text, own) in enumerate(zip(shared, dealt(owners, shared), strict=True), 1):
            fresh = dict.fromkeys(chapter.id for chapter in own if chapter.id not in told)
            told.update(fresh)
            script = tuple(line for name in fresh for line in scripts[name])
            title = self._make.numbered(section.takeaway, number, len(shared))
            yield self._make.slide(layout, title, (text,), script or (self._goes_on,), section.span)

    def _chapter_notes(self, chapter: Chapter) -> Script:
        beyond = {place for filled in self._beyond(chapter) for place in filled.shown}
        told = (t.line for t in self._notes.tell(chapter) if t.home not in beyond)
        return (NoteLine("", chapter.title), *told, *_teach_back(chapter, self._make))

    def _beyond_points(self, chapter: Chapter) -> Iterator[Slide]:
        made = self._beyond(chapter)
        if not made:
            return
        shown = {place for filled in made for place in filled.shown}
        told = [t for t in self._notes.tell(chapter) if t.home in shown]
        scripts = share_script(told, [filled.shown for filled in made], self._goes_on)
        for number, (filled, script) in enumerate(zip(made, scripts, strict=True), 1):
            title = self._make.numbered(chapter.takeaway, number, len(made))
            yield self._make.slide(filled.layout, title, filled.shapes, script, chapter.span)

    def _beyond(self, chapter: Chapter) -> list[_Made]:
        return [*self._sequences(chapter), *self._shown(chapter, 0)]

    def _sequences(self, chapter: Chapter) -> Iterator[_Made]:
        for found in placed(chapter, PictureSequence):
            frames = found.block.frames
            for start in range(0, len(frames), _ABREAST):
                row = frames[start : start + _ABREAST]
                yield _Made(LayoutName.SEQUENCE, self._frames(row), (found.place,))

    def _shown(self, chapter: Chapter, skipped: int) -> Iterator[_Made]:
        """Plan a slide for each picture but the first ones, and those of each table."""
        for shown in pictures(chapter)[skipped:]:
            picture, own = shown.block, (shown.place,)
            if not self._make.is_legible(picture):
                yield _Made(LayoutName.TIMELINE, (self._make.alone(picture),), own)
                continue
            caption = SlideParagraph(self._make.runs.runs(picture.caption))
            for text in self._make.share(LayoutName.FIGURE, [(caption,)] if caption.runs else []):
                figure = self._make.picture(picture, LayoutName.FIGURE, Idx.SECOND)
                yield _Made(LayoutName.FIGURE, (text, figure), own)
        runs, family = self._make.runs, self._make.theme.deck_body
        layout = self._make.master.layout(LayoutName.NUMBERS)
        for array in placed(chapter, IconArray):
            for icons in slide_icons(array.block, runs, family, layout):
                yield _Made(LayoutName.NUMBERS, icons, (array.place,))
        for intervals in placed(chapter, Intervals):
            for chart in slide_intervals(intervals.block, runs, family, layout):
                yield _Made(LayoutName.NUMBERS, chart, (intervals.place,))
        for timeline in placed(chapter, Timeline):
            for steps in self._steps(timeline.block):
                yield _Made(LayoutName.TIMELINE, (steps,), (timeline.place,))
        for table in placed(chapter, Table):
            yield from self._tables(table)

    def _points(self, chapter: Chapter) -> Iterator[_Made]:
        points: list[Group] = [
            (point(self._make.runs.runs(inlines)),) for inlines in key_points(chapter)
        ]
        if chapter.is_crisis:
            points = [(paragraph,) for paragraph in self._crisis(chapter.span)]
        if not points:
            return
        found = pictures(chapter)
        if found:
            yield from self._beside(found[0], points)
            return
        layout = LayoutName.WARNING
        if chapter.is_alarm:
            shared = self._make.share(layout, points)
        else:
            # Points that share their title with a table have their part of it in the title.
            layout, shared = self._make.points(points, self._make.most, f"{chapter.takeaway} (1)")
        for text in shared:
            yield _Made(layout, (text,))

    def _beside(self, found: Placed[Picture], points: list[Group]) -> Iterator[_Made]:
        """Set points beside a picture, which stays where they go on, or before it where it is wide.

        Narrow slides have no room for the labels of some pictures beside words.
        """
        picture = found.block
        if not self._make.is_legible(picture):
            for text in self._make.share(LayoutName.POINTS, points):
                yield _Made(LayoutName.POINTS, (text,))
            yield _Made(LayoutName.TIMELINE, (self._make.alone(picture),), (found.place,))
            return
        figure = self._make.picture(picture, LayoutName.FIGURE, Idx.SECOND)
        for text in self._make.share(LayoutName.FIGURE, points):
            yield _Made(LayoutName.FIGURE, (text, figure))

    def _note_groups(self, chapter: Chapter) -> Iterator[Group]:
        """Head the points of a chapter with its title; a short line stands alone.

        More points than stand on one slide are parted evenly, and each part has the heading.
        """
        points = [self._make.runs.runs(inlines) for inlines in key_points(chapter)]
        if chapter.short:
            yield tuple(point(runs) for runs in points)
            return
        heading = _headed((Run(chapter.title, chapter.span, bold=True),))
        parts = max(1, ceil(len(points) / self._make.most))
        size = ceil(len(points) / parts) or 1
        for start in range(0, len(points), size):
            part = points[start : start + size]
            yield (heading, *(SlideParagraph(runs, bullet=True, follows=True) for runs in part))

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
                (_headed(runs(step.title, bold=True)), *self._said(step.blocks)),
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

    def _tables(self, found: Placed[Table]) -> Iterator[_Made]:
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
    return SlideParagraph(tuple(replace(run, ink=PaletteRole.HEADING) for run in runs))


def _teach_back(chapter: Chapter, make: SlideMaker) -> Script:
    if not chapter.teach_back:
        return ()
    return (NoteLine(chapter.teach_back, make.words("teach-back")),)
