"""The ways to show a topic of a talk on one slide, from what says most at a glance to the least."""

from collections.abc import Iterator
from dataclasses import replace

from kdeck.model.block import Timeline
from kdeck.model.document import Chapter
from kdeck.model.recipe import ShownAs
from kdeck.model.scene import Label, Scene
from kdeck.plan.deck.chapters import ChapterSlides
from kdeck.plan.deck.crisis import crisis_numbers
from kdeck.plan.deck.filled import on_one
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.maker import SlideMaker, point
from kdeck.plan.deck.model import SlideParagraph, SlideTable
from kdeck.plan.deck.pointlayouts import point_layouts
from kdeck.plan.deck.points import key_points, pictures, placed, unrepeated
from kdeck.plan.deck.rowed import label_pairs, labeled, stepped, to_do
from kdeck.plan.deck.shown import Made
from kdeck.plan.deck.steps import StepWords
from kdeck.plan.deck.tiled import point_icons, tiled
from kdeck.plan.master.layout import Idx, LayoutName, Rect

# A table of more rows is read, and not looked at.
_MOST_ROWS = 6
# The largest type of a drawing that stands alone, in points.
_LARGEST_LABEL = 24.0
# So many points are parted into columns.
_COLUMNS = 3


class Ways:
    """List the ways to show topics."""

    def __init__(self, make: SlideMaker, chapters: ChapterSlides) -> None:
        self._make = make
        self._chapters = chapters

    def of(self, chapter: Chapter) -> Iterator[tuple[ShownAs, list[Made]]]:
        """List the ways to show a topic on one slide, the best first; its points always go."""
        points = self._points(chapter)
        if not (chapter.starred or chapter.is_alarm or chapter.short):
            seen = self._chapters.shown
            pictured = (seen.sequences(chapter), self._beside(chapter), self._alone(chapter))
            steps = (seen.timelines(chapter), self._steps(chapter), to_do(self._make, chapter))
            tables = (seen.tables(chapter), labeled(self._make, chapter))
            for kind, group in (
                (ShownAs.NUMBERS, seen.data(chapter)),
                *((ShownAs.PICTURES, group) for group in pictured),
                *((ShownAs.STEPS, group) for group in steps),
            ):
                yield from _one(kind, group)
            for group in tables:
                yield from _one(ShownAs.TABLE, group)
        if not (chapter.is_alarm or chapter.short):
            for kind, filled in point_layouts(self._make, chapter):
                yield kind, [filled]
            said = [self._make.runs.runs(inlines) for inlines in key_points(chapter)]
            for filled in tiled(self._make, said, chapter.takeaway, point_icons(chapter)):
                yield ShownAs.POINTS, [filled]
        if signs := self._chapters.points.signs(chapter):
            yield ShownAs.POINTS, [signs]
        elif points:
            yield ShownAs.POINTS, points
        if points and not chapter.is_alarm:
            yield from ((ShownAs.COLUMNS, made) for made in self._columns(chapter))
            yield from ((ShownAs.POINTS, made) for made in self._beside_title(chapter))

    def _beside(self, chapter: Chapter) -> Iterator[Made]:
        """Set the points of a topic beside its picture, where both can be read."""
        found = pictures(chapter)
        if not found or not self._make.is_legible(found[0].block):
            return
        groups = [(point(self._make.runs.runs(inlines)),) for inlines in key_points(chapter)]
        texts = on_one(self._make, LayoutName.FIGURE, groups)
        figure = self._make.picture(found[0].block, LayoutName.FIGURE, Idx.SECOND)
        for text in texts:
            yield Made(LayoutName.FIGURE, (text, figure), (found[0].place,))

    def _alone(self, chapter: Chapter) -> Iterator[Made]:
        """Draw the picture of a topic as large as the slide allows."""
        for found in pictures(chapter)[:1]:
            figure = self._make.alone(found.block)
            labels = [item.size for item in figure.scene.items if isinstance(item, Label)]
            rect = _within(figure.rect, figure.scene, _LARGEST_LABEL / max(labels, default=1.0))
            yield Made(LayoutName.DRAWING, (replace(figure, rect=rect),), (found.place,))

    def _steps(self, chapter: Chapter) -> Iterator[Made]:
        """Set the steps of a timeline along its line, by their titles or by labeled points."""
        timelines = placed(chapter, Timeline)
        if len(timelines) != 1:
            return
        runs = self._make.runs.runs
        pairs = label_pairs(self._make, chapter) or [
            (runs(step.time, bold=True), runs(step.title)) for step in timelines[0].block.steps
        ]
        words = [StepWords(SlideParagraph(time), (SlideParagraph(text),)) for time, text in pairs]
        place = timelines[0].place
        own = (place, *((*place, number) for number in range(len(timelines[0].block.steps))))
        yield from stepped(self._make, words, own)

    def _points(self, chapter: Chapter) -> list[Made]:
        layout = LayoutName.WARNING if chapter.is_alarm else LayoutName.POINTS
        groups = self._groups(chapter)
        if chapter.is_crisis:
            said = tuple(self._chapters.points.crisis(chapter.span))
            if numbers := crisis_numbers(self._make, said):
                return [numbers]
            groups = [(paragraph,) for paragraph in said]
        return [Made(layout, (text,)) for text in on_one(self._make, layout, groups)]

    def _groups(self, chapter: Chapter) -> list[Group]:
        """List the points of a topic but one that only repeats its title."""
        points: list[Group] = [
            (point(self._make.runs.runs(inlines)),) for inlines in key_points(chapter)
        ]
        return unrepeated(points, chapter.takeaway)

    def _beside_title(self, chapter: Chapter) -> Iterator[list[Made]]:
        """Set few points beside their title, where they are few."""
        groups = self._groups(chapter)
        layout, texts = self._make.points(groups, len(groups), chapter.takeaway)
        if layout is LayoutName.FEW and len(texts) == 1:
            yield [Made(layout, texts)]

    def _columns(self, chapter: Chapter) -> Iterator[list[Made]]:
        """Set points in two columns, where one would be like the slides before it."""
        groups = self._groups(chapter)
        if len(groups) >= _COLUMNS:
            shown = self._make.columns(LayoutName.COLUMNS, groups, len(groups))
            if len(shown) == 1:
                yield [Made(LayoutName.COLUMNS, shown[0])]


def _within(room: Rect, scene: Scene, largest: float) -> Rect:
    """Set a drawing into the middle of its room, no larger than a scale."""
    scale = min(room.width / scene.width, room.height / scene.height, largest)
    width, height = scene.width * scale, scene.height * scale
    left, top = room.x + (room.width - width) / 2, room.y + (room.height - height) / 2
    return Rect(left, top, width, height)


def _one(kind: ShownAs, group: Iterator[Made]) -> Iterator[tuple[ShownAs, list[Made]]]:
    """Give a way that needs one slide, which can be read at a glance."""
    made = list(group)
    if len(made) == 1 and _is_brief(made[0]):
        yield kind, made


def _is_brief(made: Made) -> bool:
    tables = (shape for shape in made.shapes if isinstance(shape, SlideTable))
    return all(len(table.rows) <= _MOST_ROWS for table in tables)
