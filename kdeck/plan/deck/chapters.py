"""The slides of a chapter, and of a section of notes."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from kdeck.model.document import Chapter, Section
from kdeck.plan.deck.deckruns import DeckRuns
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
from kdeck.plan.deck.points import dealt, key_points
from kdeck.plan.deck.pointslides import PointSlides
from kdeck.plan.deck.row import Row
from kdeck.plan.deck.script import Told, share_script, unsaid
from kdeck.plan.deck.shown import Made, ShownSlides, headed
from kdeck.plan.deck.tiled import in_tiles
from kdeck.plan.deck.timing import timed
from kdeck.plan.deck.titles import chapter_titles, headline, lifted_title, lines_title
from kdeck.plan.deck.topicrows import topic_tables
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.text.run import Run, run_text


class ChapterSlides:
    """Plan the slides of chapters."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make
        self.shown = ShownSlides(make)
        self.points = PointSlides(make)
        self._unsaid = unsaid(make.words)
        self._row = Row()
        # Notes count their own first uses of a term.
        runs = DeckRuns(make.document, make.theme)
        self._notes = NoteMaker(make.document, runs)

    def chapter(self, chapter: Chapter) -> Iterator[Slide]:
        """Plan the slides of one chapter: pictures in a row, points, then what else it shows."""
        leading, details = self._shown(chapter)
        every = key_points(chapter)
        title = lifted_title(self._make, every) if leading and not chapter.is_alarm else ""
        if leading and not (title or leading[0].layout is LayoutName.SEQUENCE):
            leading, details = [], [*leading, *details]
        points = list(self.points.of(chapter, self._row.stale, title))
        if _hold((*leading, *details), points):
            points = []
        yield from self._titled(chapter, [*leading, *points], details, self._notes.tell(chapter))

    def _shown(self, chapter: Chapter) -> tuple[list[Made], list[Made]]:
        """Part what a chapter shows: a row of pictures or numbers, which its points explain."""
        shown = self.shown
        rows, numbers = list(shown.sequences(chapter)), list(shown.data(chapter))
        others = (shown.pictures(chapter, 1), shown.timelines(chapter), shown.tables(chapter))
        rest = [made for group in others for made in group]
        if rows := rows or list(self.points.leading_picture(chapter)):
            return rows, [*numbers, *rest]
        first = [made for made in numbers if made.shown[0] == numbers[0].shown[0]]
        return first, [*numbers[len(first) :], *rest]

    def _titled(
        self,
        chapter: Chapter,
        told: Sequence[Made],
        details: Sequence[Made],
        notes: Sequence[Told],
    ) -> Iterator[Slide]:
        """Title what a chapter says by its takeaway, and each detail by its caption."""
        made = [*told, *details]
        scripts = share_script(notes, [filled.shown for filled in made], self._unsaid)
        if made:
            scripts[-1] += teach_back(chapter, self._make)
        titles = chapter_titles(self._make, chapter, told, details)
        for title, filled, script in zip(titles, made, scripts, strict=True):
            slide = self._make.slide(
                filled.layout, title, filled.shapes, script, chapter.span, filled.cites
            )
            yield self._row.add(sourced(self._make, slide, (chapter,)))

    def notes(self, section: Section) -> Iterator[Slide]:
        """Plan the slide that the chapters of a section share, then the slides of what they show.

        Chapters that do not fit one slide have their own, each with what it says. Lines go on:
        fewer of them stand on a slide where its notes would not fit their printed page.
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
        if len(made) > 1 and all(key_points(c) and not c.short for c in section.chapters):
            if rows := self._rows(section):
                yield from map(self._row.add, rows)
                return
            for chapter in section.chapters:
                yield from self.chapter(chapter)
            return
        yield from map(self._row.add, made)
        for chapter in section.chapters:
            yield from self._beyond_points(chapter)

    def _rows(self, section: Section) -> list[Slide]:
        """Set topics that say little each into the rows of tables, where their notes fit."""
        if any(map(self._beyond, section.chapters)):
            return []
        for most in range(self._make.most, 1, -1):
            slides = list(self._row_slides(section, most))
            timed_slides = [timed(slide, self._make.words) for slide in slides]
            if all(fits_a_page(slide, self._make.theme.deck_body) for slide in timed_slides):
                return slides
        return []

    def _row_slides(self, section: Section, most: int) -> Iterator[Slide]:
        tables, layout = list(topic_tables(self._make, section, most)), LayoutName.TABLE
        for number, (table, own) in enumerate(tables, 1):
            title = headline(self._make, section, (layout,))
            if number > 1:
                title = lines_title(self._make, section, own, number, len(tables))
            script = tuple(line for chapter in own for line in self._chapter_notes(chapter))
            slide = self._make.slide(layout, title, (table,), script, section.span)
            yield sourced(self._make, slide, own)

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
        heading, row = headline(self._make, section, [layout]), self._row.ahead()
        for number, (text, own) in enumerate(zip(shared, dealt(owners, shared), strict=True), 1):
            fresh = dict.fromkeys(chapter.id for chapter in own if chapter.id not in told)
            told.update(fresh)
            script = tuple(line for name in fresh for line in scripts[name])
            title = heading
            if number > 1:
                title = lines_title(self._make, section, own, number, len(shared))
            script = script or (self._unsaid.goes_on,)
            filled = in_tiles(self._make, text, title, row.stale) or Made(layout, (text,))
            slide = self._make.slide(filled.layout, title, filled.shapes, script, section.span)
            chapters = tuple({each.id: each for each in own}.values())
            yield row.add(sourced(self._make, slide, chapters))

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
        shown = {place for filled in made for place in filled.shown}
        told = [t for t in self._notes.tell(chapter) if t.home in shown]
        yield from self._titled(chapter, (), made, told)

    def _beyond(self, chapter: Chapter) -> list[Made]:
        return [*self.shown.sequences(chapter), *self.shown.others(chapter, 0)]

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


def _hold(details: Sequence[Made], points: Sequence[Made]) -> bool:
    """Say whether one of some details has all points beside what it shows."""
    asked = {run_text(paragraph.runs) for paragraph in _paragraphs(points)}
    return any(asked <= {run_text(p.runs) for p in _paragraphs((each,))} for each in details)


def _paragraphs(made: Sequence[Made]) -> Iterator[SlideParagraph]:
    texts = (s for filled in made for s in filled.shapes if isinstance(s, SlideText))
    yield from (paragraph for text in texts for paragraph in text.paragraphs)


def teach_back(chapter: Chapter, make: SlideMaker) -> Script:
    """Ask what was understood, where the topic has a question for that."""
    if not chapter.teach_back:
        return ()
    return (NoteLine(chapter.teach_back, make.words("teach-back")),)
