"""The slides of a chapter, and of a section of notes."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from kdeck.finding import Span
from kdeck.model.block import (
    Picture,
)
from kdeck.model.document import Chapter, Section
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.foot import sourced
from kdeck.plan.deck.maker import SlideMaker, point
from kdeck.plan.deck.model import (
    NoteLine,
    Script,
    Slide,
    SlideParagraph,
    SlideText,
)
from kdeck.plan.deck.notefit import fits_a_page
from kdeck.plan.deck.notes import NoteMaker
from kdeck.plan.deck.points import Placed, dealt, key_points, pictures
from kdeck.plan.deck.row import Row
from kdeck.plan.deck.script import share_script, unsaid
from kdeck.plan.deck.shown import Made, ShownSlides, headed
from kdeck.plan.deck.tiles import sign_tiles, signs_of
from kdeck.plan.deck.timing import timed
from kdeck.plan.deck.titles import headline, takeaway
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.plan.text.citesby import CitesBy
from kdeck.plan.text.run import Run
from kdeck.plan.text.runs import RunMaker

# Between tiles and the edges of the panel that they stand on, in points.
_EDGE = 12.0


class ChapterSlides:
    """Plan the slides of chapters."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make
        self.shown = ShownSlides(make)
        self._unsaid = unsaid(make.words)
        self._row = Row()
        # Notes count their own first uses of a term.
        self._notes = NoteMaker(make.document, RunMaker(make.document, make.theme))

    def chapter(self, chapter: Chapter) -> Iterator[Slide]:
        """Plan the slides of one chapter: pictures in a row, points, then what else it shows."""
        points, shown = self.points(chapter), self.shown
        made = [*shown.sequences(chapter), *points, *shown.others(chapter, 1)]
        told = self._notes.tell(chapter)
        scripts = share_script(told, [filled.shown for filled in made], self._unsaid)
        if made:
            scripts[-1] += teach_back(chapter, self._make)
        told_by = takeaway(self._make, chapter, [filled.layout for filled in made])
        for number, (filled, script) in enumerate(zip(made, scripts, strict=True), 1):
            title = self._make.numbered(told_by, number, len(made))
            slide = self._make.slide(filled.layout, title, filled.shapes, script, chapter.span)
            yield self._row.add(sourced(self._make, slide, (chapter,)))

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
        yield from map(self._row.add, made)
        for chapter in section.chapters:
            yield from map(self._row.add, self._beyond_points(chapter))

    def _together(
        self,
        section: Section,
        groups: Sequence[tuple[Chapter, Group]],
        scripts: Mapping[str, Script],
        most: int,
    ) -> Iterator[Slide]:
        owners = [chapter for chapter, group in groups for _ in group]
        points = [group for _, group in groups]
        layout, shared = self._make.points(points, most, section.takeaway, self._row.stale)
        if layout is LayoutName.COLUMNS:
            yield from self._one(section, owners, scripts, shared)
            return
        told: set[str] = set()
        heading = headline(self._make, section, [layout] * len(shared))
        for number, (text, own) in enumerate(zip(shared, dealt(owners, shared), strict=True), 1):
            fresh = dict.fromkeys(chapter.id for chapter in own if chapter.id not in told)
            told.update(fresh)
            script = tuple(line for name in fresh for line in scripts[name])
            title = self._make.numbered(heading, number, len(shared))
            script = script or (self._unsaid.goes_on,)
            slide = self._make.slide(layout, title, (text,), script, section.span)
            chapters = tuple({each.id: each for each in own}.values())
            yield sourced(self._make, slide, chapters)

    def _one(
        self,
        section: Section,
        owners: Sequence[Chapter],
        scripts: Mapping[str, Script],
        shared: tuple[SlideText, ...],
    ) -> Iterator[Slide]:
        """Set the points of a section into the columns of one slide."""
        chapters = tuple({each.id: each for each in owners}.values())
        script = tuple(line for chapter in chapters for line in scripts[chapter.id])
        layout = LayoutName.COLUMNS
        title = headline(self._make, section, (layout,))
        slide = self._make.slide(layout, title, shared, script, section.span)
        yield sourced(self._make, slide, chapters)

    def _chapter_notes(self, chapter: Chapter) -> Script:
        beyond = {place for filled in self._beyond(chapter) for place in filled.shown}
        told = (t.line for t in self._notes.tell(chapter) if t.home not in beyond)
        return (NoteLine("", chapter.title), *told, *teach_back(chapter, self._make))

    def _beyond_points(self, chapter: Chapter) -> Iterator[Slide]:
        made = self._beyond(chapter)
        if not made:
            return
        shown = {place for filled in made for place in filled.shown}
        told = [t for t in self._notes.tell(chapter) if t.home in shown]
        scripts = share_script(told, [filled.shown for filled in made], self._unsaid)
        told_by = takeaway(self._make, chapter, [filled.layout for filled in made])
        for number, (filled, script) in enumerate(zip(made, scripts, strict=True), 1):
            title = self._make.numbered(told_by, number, len(made))
            slide = self._make.slide(filled.layout, title, filled.shapes, script, chapter.span)
            yield sourced(self._make, slide, (chapter,))

    def _beyond(self, chapter: Chapter) -> list[Made]:
        return [*self.shown.sequences(chapter), *self.shown.others(chapter, 0)]

    def points(self, chapter: Chapter) -> Iterator[Made]:
        """Plan the slides of the points of a chapter, beside its first picture if it has one."""
        points: list[Group] = [
            (point(self._make.runs.runs(inlines)),) for inlines in key_points(chapter)
        ]
        if chapter.is_crisis:
            points = [(paragraph,) for paragraph in self.crisis(chapter.span)]
        if not points:
            return
        if signs := self.signs(chapter):
            yield signs
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
            title, most = f"{chapter.takeaway} (1)", self._make.most
            layout, shared = self._make.points(points, most, title, self._row.stale)
        if layout is LayoutName.COLUMNS:
            yield Made(layout, shared)
            return
        for text in shared:
            yield Made(layout, (text,))

    def signs(self, chapter: Chapter) -> Made | None:
        """Plan the signs of an emergency as tiles; a template's own layout keeps its points."""
        layout = self._make.master.layout(LayoutName.WARNING)
        found = signs_of(chapter)
        if found is None or layout.part:
            return None
        area = layout.placeholder(Idx.BODY).rect
        family = self._make.theme.deck_body
        # The sources stand at the foot.
        maker = RunMaker(self._make.document, self._make.theme, cites=CitesBy.NOTHING)
        tiles = sign_tiles(found, maker, family, _within(area))
        return Made(LayoutName.WARNING, (tiles,)) if tiles else None

    def _beside(self, found: Placed[Picture], points: list[Group]) -> Iterator[Made]:
        """Set points beside a picture, which stays where they go on, or before it where it is wide.

        Narrow slides have no room for the labels of some pictures beside words.
        """
        picture = found.block
        if not self._make.is_legible(picture):
            for text in self._make.share(LayoutName.POINTS, points):
                yield Made(LayoutName.POINTS, (text,))
            yield Made(LayoutName.TIMELINE, (self._make.alone(picture),), (found.place,))
            return
        figure = self._make.picture(picture, LayoutName.FIGURE, Idx.SECOND)
        for text in self._make.share(LayoutName.FIGURE, points):
            yield Made(LayoutName.FIGURE, (text, figure))

    def _note_groups(self, chapter: Chapter) -> Iterator[Group]:
        """Head the points of a chapter with its title; a short line stands alone.

        More points than stand on one slide are parted evenly, and each part has the heading.
        """
        points = [self._make.runs.runs(inlines) for inlines in key_points(chapter)]
        if chapter.short:
            yield tuple(point(runs) for runs in points)
            return
        heading = headed((Run(chapter.title, chapter.span, bold=True),))
        parts = max(1, ceil(len(points) / self._make.most))
        size = ceil(len(points) / parts) or 1
        for start in range(0, len(points), size):
            part = points[start : start + size]
            yield (heading, *(SlideParagraph(runs, bullet=True, follows=True) for runs in part))

    def crisis(self, span: Span) -> Iterator[SlideParagraph]:
        """Word the contacts of the region, each line that is confirmed."""
        region = self._make.document.region
        words = region.crisis_text[self._make.document.audience]
        yield SlideParagraph(self._make.runs.text(words, region.span))
        for line in region.lines:
            if line.confirmed:
                runs = self._make.runs.line(line, span)
                yield point(runs)


def _within(rect: Rect) -> Rect:
    """Keep tiles off the edges of their panel."""
    return Rect(rect.x, rect.y + _EDGE / 2, rect.width, rect.height - _EDGE)


def teach_back(chapter: Chapter, make: SlideMaker) -> Script:
    """Ask what was understood, where the topic has a question for that."""
    if not chapter.teach_back:
        return ()
    return (NoteLine(chapter.teach_back, make.words("teach-back")),)
