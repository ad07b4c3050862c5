"""The slides of a talk: one assertion each, with one thing to look at.

A chooser goes from what says most at a glance to what says least: numbers that are drawn, a row of
pictures, a picture beside its points or alone, steps in time, what is to be done, a table
of few rows, labeled points as a table; then all points: around one large number, under two things
that are compared, under a quotation or a question; points, points in columns. A safety note
shows its points, which tell what it must tell. The first that fits one slide is taken, and another
one where it would be the third of a kind in a row. What else the topic shows is a detail, for the
appendix.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kdeck.model.block import Table
from kdeck.model.document import Chapter, Section
from kdeck.plan.deck.chapters import ChapterSlides, teach_back
from kdeck.plan.deck.deckruns import DeckRuns
from kdeck.plan.deck.filled import on_one
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.maker import SlideMaker, point
from kdeck.plan.deck.model import NoteLine, Script, Slide
from kdeck.plan.deck.notes import NoteMaker
from kdeck.plan.deck.points import key_points, placed
from kdeck.plan.deck.row import Row, stale
from kdeck.plan.deck.script import Told, share_script, unsaid
from kdeck.plan.deck.shown import Made
from kdeck.plan.deck.sources import listed
from kdeck.plan.deck.tiled import in_tiles
from kdeck.plan.deck.titles import detail_titles, headline, lines_title, takeaway
from kdeck.plan.deck.ways import Ways
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.text.citesby import CitesBy


@dataclass(frozen=True, slots=True)
class TopicSlides:
    """Hold the slides of a topic: what stands in the talk, and details for the appendix."""

    shown: tuple[Slide, ...]
    details: tuple[Slide, ...]


class TalkSlides:
    """Plan the slides of a talk's topics, in the order of the talk."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make
        self._chapters = ChapterSlides(make)
        # What is spoken names no sources: they stand in a line below it.
        runs = DeckRuns(make.document, make.theme, cites=CitesBy.NOTHING)
        self._notes = NoteMaker(make.document, runs, listed(make.document))
        self._unsaid = unsaid(make.words)
        self._ways = Ways(make, self._chapters)
        self._kinds: list[LayoutName] = []
        # The lines of safety notes stand in a row of their own.
        self._row = Row()

    def add(self, slide: Slide) -> Slide:
        """Count a slide that is no topic's among those that stand in a row."""
        self._kinds.append(slide.layout)
        return slide

    def topic(self, chapter: Chapter, said: Sequence[Chapter]) -> TopicSlides:
        """Plan a topic; what others say is told in its notes."""
        shown, details = self._chosen(chapter)
        self._kinds += [made.layout for made in shown]
        told = self._notes.spoken(chapter)
        own = {place for made in shown for place in made.shown}
        kept = {place for made in details for place in made.shown} - own
        here = [each for each in told if each.home not in kept]
        scripts = share_script(here, [made.shown for made in shown], self._unsaid)
        rest = self._notes.rest((chapter, *said))
        scripts[-1] += (*self._also(said), *teach_back(chapter, self._make), *rest)
        title = takeaway(self._make, chapter, [made.layout for made in shown])
        slides = self._titled(chapter, title, shown, scripts)
        there = [each for each in told if each.home in kept]
        return TopicSlides(tuple(slides), tuple(self._details(chapter, details, there)))

    def behind(self, chapter: Chapter, said: Sequence[Chapter]) -> TopicSlides:
        """Plan a topic for the appendix: its tables, to look things up, or else as shown."""
        seen = self._chapters.shown
        if not placed(chapter, Table):
            return self.topic(chapter, said)
        details = [*seen.sequences(chapter), *seen.others(chapter, 0)]
        told = self._notes.spoken(chapter)
        rest = (*self._also(said), *self._notes.rest((chapter, *said)))
        return TopicSlides((), tuple(self._details(chapter, details, told, rest)))

    def lines(self, section: Section) -> Iterator[Slide]:
        """Plan the slide of a group of safety notes, by their lines; a second where need be."""
        groups: list[Group] = []
        owners: list[Chapter] = []
        for chapter in section.chapters:
            paragraphs = tuple(point(self._make.runs.runs(i)) for i in key_points(chapter))
            groups += [(paragraph,) for paragraph in paragraphs]
            owners += [chapter] * len(paragraphs)
        if LayoutName.POINTS in self._row.stale and len(groups) > 1:
            columns = self._make.columns(LayoutName.COLUMNS, groups, len(groups))
            if len(columns) == 1:
                script = self._told_of_lines(tuple(dict.fromkeys(owners)))
                layout, span = LayoutName.COLUMNS, section.span
                title = headline(self._make, section, (layout,))
                slide = self._make.slide(layout, title, columns[0], script, span)
                yield self._row.add(slide)
                return
        texts = on_one(self._make, LayoutName.POINTS, groups)
        start = 0
        for number, text in enumerate(texts):
            own = owners[start : start + len(text.paragraphs)]
            start += len(own)
            title = headline(self._make, section, (LayoutName.POINTS,))
            if number:
                title = lines_title(self._make, section, own, number + 1, len(texts))
            script = self._told_of_lines(tuple(dict.fromkeys(own)))
            filled = in_tiles(self._make, text, title, self._row.stale)
            filled = filled or Made(LayoutName.POINTS, (text,))
            slide = self._make.slide(filled.layout, title, filled.shapes, script, section.span)
            yield self._row.add(slide)

    def _told_of_lines(self, chapters: Sequence[Chapter]) -> Script:
        """Tell lines under the titles of their notes, then the sources of all."""
        told = list[NoteLine]()
        for chapter in chapters:
            said = " ".join(each.line.text for each in self._notes.spoken(chapter))
            told.append(NoteLine(said, chapter.title))
        return (*told, *self._notes.rest(chapters))

    def _also(self, chapters: Sequence[Chapter]) -> Iterator[NoteLine]:
        for chapter in chapters:
            yield NoteLine("", chapter.title, said=False)
            # Its pictures and tables are not seen.
            told = self._notes.spoken(chapter)
            yield from (each.line for each in told if each.home is None)

    def _titled(
        self, chapter: Chapter, title: str, made: Sequence[Made], scripts: Sequence[Script]
    ) -> Iterator[Slide]:
        for number, (filled, script) in enumerate(zip(made, scripts, strict=True), 1):
            each = filled.title or self._make.numbered(title, number, len(made))
            yield self._slide(filled, each, script, chapter)

    def _details(
        self, chapter: Chapter, details: Sequence[Made], told: Sequence[Told], rest: Script = ()
    ) -> Iterator[Slide]:
        """Plan the details, each under its caption; what runs over several slides is counted."""
        scripts = share_script(told, [made.shown for made in details], self._unsaid)
        if rest:
            scripts[-1] += rest
        titles = detail_titles(self._make, chapter, details)
        for title, filled, script in zip(titles, details, scripts, strict=True):
            yield self._slide(filled, title, script, chapter)

    def _slide(self, made: Made, title: str, script: Script, chapter: Chapter) -> Slide:
        return self._make.slide(made.layout, title, made.shapes, script, chapter.span, made.cites)

    def _chosen(self, chapter: Chapter) -> tuple[list[Made], list[Made]]:
        """Choose what a topic shows in the talk; gives that, and what is left."""
        ways = list(self._ways.of(chapter))
        asked = [made for kind, made in ways if kind is chapter.layout]
        tired = stale(self._kinds)
        fresh = [made for _, made in ways if made[0].layout not in tired]
        chosen = next(iter((*asked, *fresh)), ways[0][1])
        shown = {place for made in chosen for place in made.shown}
        every = [*self._chapters.shown.sequences(chapter), *self._chapters.shown.others(chapter, 0)]
        return chosen, [made for made in every if not shown & set(made.shown)]
