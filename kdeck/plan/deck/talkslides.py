"""The slides of a talk: one assertion each, with one thing to look at.

A chooser goes from what says most at a glance to what says least: numbers that are drawn, a row of
pictures, a picture beside its points or alone, steps in time, what is to be done by count, a table
of few rows, labeled points as a table, points, points in columns. A safety note
shows its points, which tell what it must tell. The first that fits one slide is taken, and another
one where it would be the third of a kind in a row. What else the topic shows is a detail, for the
appendix.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kdeck.model.block import Table, Timeline
from kdeck.model.datafigure import IconArray, Intervals
from kdeck.model.document import Chapter, Section
from kdeck.model.inline import Inlines, plain_text
from kdeck.model.scene import Label, Scene
from kdeck.model.topic import TopicKind
from kdeck.model.walk import Place, walk_places
from kdeck.plan.deck.chapters import ChapterSlides, teach_back
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.maker import SlideMaker, point
from kdeck.plan.deck.model import NoteLine, Script, Slide, SlideParagraph, SlideTable, SlideText
from kdeck.plan.deck.notes import NoteMaker
from kdeck.plan.deck.points import key_points, pictures, placed
from kdeck.plan.deck.script import Told, share_script
from kdeck.plan.deck.shown import Made
from kdeck.plan.deck.sources import listed
from kdeck.plan.deck.steps import StepWords, slide_steps
from kdeck.plan.deck.table import slide_tables
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.plan.text.citesby import CitesBy
from kdeck.plan.text.run import Run, Runs, run_text
from kdeck.plan.text.runs import RunMaker

# A table of more rows is read, and not looked at.
_MOST_ROWS = 6
# Points of so few words before a colon are labeled, and so many of them make a table.
_LABEL, _ROWS = 4, range(3, 7)
# The largest type of a drawing that stands alone, in points.
_LARGEST_LABEL = 24.0
# So many points are counted, or parted into columns.
_COLUMNS = 3
# No layout stands so often in a row.
_IN_A_ROW = 3
# Points are set in the largest of these steps below their layout's size that fits one slide, and no
# smaller than this.
_STEPS = (0.0, 2.0, 4.0)
_LEAST = 20.0


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
        runs = RunMaker(make.document, make.theme, cites=CitesBy.NOTHING)
        self._notes = NoteMaker(make.document, runs, listed(make.document))
        self._goes_on = NoteLine(make.words("goes-on"), said=False, of_cut=True)
        self._kinds: list[LayoutName] = []

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
        scripts = share_script(here, [made.shown for made in shown], self._goes_on)
        rest = self._notes.rest((chapter, *said))
        scripts[-1] += (*self._also(said), *teach_back(chapter, self._make), *rest)
        slides = self._titled(chapter, chapter.takeaway, shown, scripts)
        there = [each for each in told if each.home in kept]
        return TopicSlides(tuple(slides), tuple(self._details(chapter, details, there)))

    def lines(self, section: Section) -> Iterator[Slide]:
        """Plan the slide of a group of safety notes, by their lines; a second where need be."""
        groups: list[Group] = []
        owners: list[Chapter] = []
        for chapter in section.chapters:
            paragraphs = tuple(point(self._make.runs.runs(i)) for i in key_points(chapter))
            groups += [(paragraph,) for paragraph in paragraphs]
            owners += [chapter] * len(paragraphs)
        texts = self._texts(LayoutName.POINTS, groups)
        start = 0
        for number, text in enumerate(texts):
            own = owners[start : start + len(text.paragraphs)]
            start += len(own)
            title = section.takeaway
            if number:
                ends = {"first": own[0].title, "last": own[-1].title}
                title = self._make.words("lines-more", heading=section.heading, **ends)
            script = self._told_of_lines(tuple(dict.fromkeys(own)))
            yield self._make.slide(LayoutName.POINTS, title, (text,), script, section.span)

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
            each = self._make.numbered(title, number, len(made))
            yield self._make.slide(filled.layout, each, filled.shapes, script, chapter.span)

    def _details(
        self, chapter: Chapter, details: Sequence[Made], told: Sequence[Told]
    ) -> Iterator[Slide]:
        """Plan the details, each under its caption; what runs over several slides is counted."""
        scripts = share_script(told, [made.shown for made in details], self._goes_on)
        titles = [_caption(chapter, made.shown[0]) for made in details]
        for title in dict.fromkeys(titles):
            same = [number for number, each in enumerate(titles) if each == title]
            yield from self._titled(
                chapter, title, [details[n] for n in same], [scripts[n] for n in same]
            )

    def _chosen(self, chapter: Chapter) -> tuple[list[Made], list[Made]]:
        """Choose what a topic shows in the talk; gives that, and what is left."""
        ways = list(self._ways(chapter))
        last = self._kinds[1 - _IN_A_ROW :]
        fresh = (way for way in ways if [way[0].layout] * (_IN_A_ROW - 1) != last)
        chosen = next(fresh, ways[0])
        shown = {place for made in chosen for place in made.shown}
        every = [*self._chapters.shown.sequences(chapter), *self._chapters.shown.others(chapter, 0)]
        return chosen, [made for made in every if not shown & set(made.shown)]

    def _ways(self, chapter: Chapter) -> Iterator[list[Made]]:
        """List the ways to show a topic on one slide, the best first; its points always go."""
        points = self._points(chapter)
        if not (chapter.starred or chapter.is_alarm or chapter.short):
            seen = self._chapters.shown
            beside = list(self._beside(chapter))
            groups = (seen.data(chapter), seen.sequences(chapter), beside, self._alone(chapter))
            steps = (seen.timelines(chapter), self._steps(chapter), self._counted(chapter))
            for group in (*groups, *steps, seen.tables(chapter), self._labeled(chapter)):
                made = list(group)
                if len(made) == 1 and _is_brief(made[0]):
                    yield made
        if points:
            yield points
        if points and not chapter.is_alarm:
            yield from self._columns(chapter)

    def _beside(self, chapter: Chapter) -> Iterator[Made]:
        """Set the points of a topic beside its picture, where both can be read."""
        found = pictures(chapter)
        if not found or not self._make.is_legible(found[0].block):
            return
        groups = [(point(self._make.runs.runs(inlines)),) for inlines in key_points(chapter)]
        texts = self._texts(LayoutName.FIGURE, groups)
        figure = self._make.picture(found[0].block, LayoutName.FIGURE, Idx.SECOND)
        for text in texts:
            yield Made(LayoutName.FIGURE, (text, figure), (found[0].place,))

    def _alone(self, chapter: Chapter) -> Iterator[Made]:
        """Draw the picture of a topic as large as the slide allows."""
        for found in pictures(chapter)[:1]:
            figure = self._make.alone(found.block)
            labels = [item.size for item in figure.scene.items if isinstance(item, Label)]
            rect = _within(figure.rect, figure.scene, _LARGEST_LABEL / max(labels, default=1.0))
            yield Made(LayoutName.TIMELINE, (replace(figure, rect=rect),), (found.place,))

    def _steps(self, chapter: Chapter) -> Iterator[Made]:
        """Set the steps of a timeline along its line, by their titles or by labeled points."""
        timelines = placed(chapter, Timeline)
        if len(timelines) != 1:
            return
        runs = self._make.runs.runs
        pairs = self._pairs(chapter) or [
            (runs(step.time, bold=True), runs(step.title)) for step in timelines[0].block.steps
        ]
        words = [StepWords(SlideParagraph(time), (SlideParagraph(text),)) for time, text in pairs]
        yield from self._set(words, (timelines[0].place,))

    def _counted(self, chapter: Chapter) -> Iterator[Made]:
        """Count what is to be done."""
        if chapter.kind is TopicKind.ACTION:
            points = [self._make.runs.runs(inlines) for inlines in key_points(chapter)]
            if len(points) < _COLUMNS:
                return
            nothing = SlideParagraph(())
            yield from self._set([StepWords(nothing, (SlideParagraph(r),)) for r in points])

    def _set(self, words: Sequence[StepWords], own: tuple[Place, ...] = ()) -> Iterator[Made]:
        area = self._make.master.layout(LayoutName.TIMELINE).area
        for steps in slide_steps(words, self._make.theme.deck_body, area, len(words)):
            yield Made(LayoutName.TIMELINE, (steps,), own)

    def _labeled(self, chapter: Chapter) -> Iterator[Made]:
        """Set points that begin with what they are about as the rows of a table."""
        pairs = self._pairs(chapter)
        if not pairs:
            return
        span, words = chapter.span, self._make.words
        head = ((Run(words("about"), span, bold=True),), (Run(chapter.title, span, bold=True),))
        place = self._make.master.place(LayoutName.TABLE, Idx.BODY)
        place = replace(place, size=_LEAST)
        summary = words("table-summary", caption=chapter.title, columns=run_text(head[1]))
        family = self._make.theme.deck_body
        for table in slide_tables(head, tuple(pairs), summary, True, family, place):
            yield Made(LayoutName.TABLE, (table,))

    def _pairs(self, chapter: Chapter) -> list[tuple[Runs, Runs]]:
        """Part points that all begin with a label from it; none where one has no label."""
        found = [_parted(self._make.runs.runs(inlines)) for inlines in key_points(chapter)]
        pairs = [pair for pair in found if pair is not None]
        return pairs if len(pairs) == len(found) and len(pairs) in _ROWS else []

    def _points(self, chapter: Chapter) -> list[Made]:
        layout = LayoutName.WARNING if chapter.is_alarm else LayoutName.POINTS
        groups: list[Group] = [
            (point(self._make.runs.runs(inlines)),) for inlines in key_points(chapter)
        ]
        if chapter.is_crisis:
            groups = [(paragraph,) for paragraph in self._chapters.crisis(chapter.span)]
        return [Made(layout, (text,)) for text in self._texts(layout, groups)]

    def _columns(self, chapter: Chapter) -> Iterator[list[Made]]:
        """Set points in two columns, where one would be like the slides before it."""
        groups = [(point(self._make.runs.runs(inlines)),) for inlines in key_points(chapter)]
        if len(groups) >= _COLUMNS:
            shown = self._make.columns(LayoutName.COLUMNS, groups, len(groups))
            if len(shown) == 1:
                yield [Made(LayoutName.COLUMNS, shown[0])]

    def _texts(self, layout: LayoutName, groups: Sequence[Group]) -> tuple[SlideText, ...]:
        """Set points on one slide, in the largest type that fits; on more where none does."""
        base = self._make.measure(layout, Idx.BODY)
        paragraphs = tuple(paragraph for group in groups for paragraph in group)
        for size in (base.size - step for step in _STEPS):
            if size >= _LEAST and base.at(size).height(paragraphs) <= base.room:
                return self._make.spread(layout, groups, len(groups), base.size - size)
        return self._make.spread(layout, groups, len(groups), max(base.size - _LEAST, 0.0))


def _within(room: Rect, scene: Scene, largest: float) -> Rect:
    """Set a drawing into the middle of its room, no larger than a scale."""
    scale = min(room.width / scene.width, room.height / scene.height, largest)
    width, height = scene.width * scale, scene.height * scale
    left, top = room.x + (room.width - width) / 2, room.y + (room.height - height) / 2
    return Rect(left, top, width, height)


def _parted(runs: Runs) -> tuple[Runs, Runs] | None:
    """Part a point into its label, which is bold, and what stands behind the colon."""
    first, *rest = runs
    label, colon, text = first.text.partition(": ")
    if not colon or len(label.split()) > _LABEL or not text:
        return None
    told = replace(first, text=text[:1].upper() + text[1:], bold=False)
    return (replace(first, text=label, bold=True),), (told, *rest)


def _is_brief(made: Made) -> bool:
    tables = (shape for shape in made.shapes if isinstance(shape, SlideTable))
    return all(len(table.rows) <= _MOST_ROWS for table in tables)


def _caption(chapter: Chapter, place: Place) -> str:
    """Name a detail by its caption, or else by what its topic says."""
    blocks = dict(walk_places(chapter.blocks))
    found = blocks.get(place) or blocks.get(place[:-1])
    caption: Inlines = ()
    if isinstance(found, Table | IconArray | Intervals):
        caption = found.caption
    return plain_text(caption).rstrip(".:") or f"{chapter.takeaway}: {chapter.title}"
