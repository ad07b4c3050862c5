"""The slides of what a chapter says in points."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kdeck.finding import Span
from kdeck.model.document import Chapter
from kdeck.plan.deck.crisis import crisis_numbers
from kdeck.plan.deck.deckruns import DeckRuns
from kdeck.plan.deck.filled import on_one
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.maker import SlideMaker, point
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.deck.pointlayouts import point_layouts
from kdeck.plan.deck.points import key_points, pictures, unrepeated
from kdeck.plan.deck.rowed import labeled, to_do
from kdeck.plan.deck.shown import Made
from kdeck.plan.deck.tiled import point_icons, tiled
from kdeck.plan.deck.tiles import sign_tiles, signs_of
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.plan.text.citesby import CitesBy

# Between tiles and the edges of the panel that they stand on, in points.
_EDGE = 12.0


class PointSlides:
    """Plan the slides of the points of chapters."""

    def __init__(self, make: SlideMaker) -> None:
        self._make = make

    def of(
        self, chapter: Chapter, stale: frozenset[LayoutName], lifted: str = ""
    ) -> Iterator[Made]:
        """Plan the slides of the points of a chapter, beside its first picture if it has one.

        Where the takeaway is the title of what it shows, the first point is that of the others.
        Layouts that are stale are not taken where there is another.
        """
        points: list[Group] = [
            (point(self._make.runs.runs(inlines)),)
            for inlines in key_points(chapter)[bool(lifted) :]
        ]
        if chapter.is_crisis:
            said = tuple(self.crisis(chapter.span))
            if numbers := crisis_numbers(self._make, said):
                yield numbers
                return
            points = [(paragraph,) for paragraph in said]
        if not points:
            return
        if signs := self.signs(chapter):
            yield signs
            return
        beside = self._beside(chapter, points)
        if beside and not lifted:
            yield beside
            return
        if chapter.is_alarm:
            for text in self._make.share(LayoutName.WARNING, points):
                yield Made(LayoutName.WARNING, (text,))
            return
        if not (chapter.short or lifted):
            fresh = next((way for way in self._ways(chapter) if way.layout not in stale), None)
            if fresh is not None:
                yield fresh
                return
        points = unrepeated(points, chapter.takeaway)
        if len(points) == 1:
            # One point is no list.
            points = [tuple(replace(paragraph, bullet=False) for paragraph in points[0])]
        for shapes in self._listed(points, lifted or chapter.takeaway, stale):
            yield Made(shapes.layout, shapes.shapes, title=lifted)

    def _ways(self, chapter: Chapter) -> Iterator[Made]:
        """Give other ways than a list to show all points of a topic on one slide."""
        yield from (made for _, made in point_layouts(self._make, chapter))
        for rows in (to_do(self._make, chapter), labeled(self._make, chapter)):
            made = list(rows)
            if len(made) == 1:
                yield made[0]
        points = [self._make.runs.runs(inlines) for inlines in key_points(chapter)]
        yield from tiled(self._make, points, chapter.takeaway, point_icons(chapter))

    def _listed(
        self, points: list[Group], title: str, stale: frozenset[LayoutName]
    ) -> Iterator[Made]:
        """Set points as a list, on one slide where it holds one more than it should."""
        make = self._make
        layout, shared = make.points(points, make.most, title, stale)
        if len(shared) > 1 and layout is not LayoutName.COLUMNS and len(points) == make.most + 1:
            if LayoutName.POINTS in stale:
                columns = make.columns(LayoutName.COLUMNS, points, len(points))
                if len(columns) == 1:
                    layout, shared = LayoutName.COLUMNS, columns[0]
            else:
                one = on_one(make, LayoutName.POINTS, points)
                if len(one) == 1:
                    layout, shared = LayoutName.POINTS, one
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
        theme = self._make.theme
        # The sources stand at the foot.
        cites = CitesBy.NOTHING
        maker = DeckRuns(self._make.document, theme, cites=cites)
        tiles = sign_tiles(found, maker, theme.deck_body, _within(area))
        return Made(LayoutName.WARNING, (tiles,)) if tiles else None

    def leading_picture(self, chapter: Chapter) -> Iterator[Made]:
        """Draw the first picture of a chapter alone, where its points have no room beside it."""
        found = pictures(chapter)[:1]
        points: list[Group] = [
            (point(self._make.runs.runs(inlines)),) for inlines in key_points(chapter)
        ]
        if found and points and not self._beside(chapter, points):
            yield Made(LayoutName.DRAWING, (self._make.alone(found[0].block),), (found[0].place,))

    def _beside(self, chapter: Chapter, points: Sequence[Group]) -> Made | None:
        """Set points beside the first picture of a chapter, where there is room for both.

        Narrow slides have no room for the labels of some pictures beside words.
        """
        found = pictures(chapter)
        if not found or not self._make.is_legible(found[0].block):
            return None
        texts = on_one(self._make, LayoutName.FIGURE, points)
        figure = self._make.picture(found[0].block, LayoutName.FIGURE, Idx.SECOND)
        return Made(LayoutName.FIGURE, (*texts, figure)) if len(texts) == 1 else None

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
