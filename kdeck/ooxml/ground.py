"""What lies behind a point of a slide: shapes, layout, master and background."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from kdeck.color import WHITE, Color, luminance
from kdeck.matrix import Point
from kdeck.ooxml.deck import Page
from kdeck.ooxml.fill import Fill, background, shape_fill
from kdeck.ooxml.geometry import Place, Rect
from kdeck.ooxml.names import find
from kdeck.ooxml.outline import holds
from kdeck.ooxml.paint import Paint
from kdeck.ooxml.shape import Shape, drawn

_MOST_LAYERS = 3000
_MOST_COLORS = 16
_OPAQUE = 0.999


@dataclass(frozen=True, slots=True)
class Layer:
    """Hold what one shape paints, and where."""

    shape: Shape
    place: Place
    rect: Rect
    fill: Fill
    properties: etree._Element | None

    @property
    def hides(self) -> bool:
        """Say whether nothing shows through."""
        return bool(self.fill) and all(p is not None and p.alpha >= _OPAQUE for p in self.fill)

    def covers(self, point: Point) -> bool:
        """Say whether it paints a point of the slide."""
        r = self.rect
        if not (r.left <= point[0] <= r.right and r.top <= point[1] <= r.bottom):
            return False
        inner = self.place.matrix.back(point)
        size = (self.place.width, self.place.height)
        return inner is not None and holds(self.properties, inner, size)


class Ground:
    """Hold all that a slide paints, the lowest first."""

    def __init__(self, page: Page) -> None:
        self._background = background(page)
        self.layers: list[Layer] = []
        # Of an element its place in the order of drawing: how many layers lie below its text.
        self._below: dict[etree._Element, int] = {}
        for part in page.grounds:
            for shape in drawn(part, page):
                self._add(shape, page, own=part is page.slide)

    @property
    def is_whole(self) -> bool:
        """Say whether all that is painted was taken in."""
        return len(self.layers) < _MOST_LAYERS

    def below(self, shape: Shape) -> int:
        """Count the layers that lie behind the text of a shape, its own fill among them."""
        return self._below.get(shape.element, len(self.layers))

    def colors(self, point: Point, below: int) -> set[Color | None]:
        """Find the colors that may be seen at a point behind text; None is one nobody can tell."""
        over: list[Fill] = []
        for layer in reversed(self.layers[:below]):
            if layer.covers(point):
                over.append(layer.fill)
                if None in layer.fill or layer.hides:
                    break
        else:
            over.append(self._background)
        seen: set[Color | None] = {WHITE}
        for fill in reversed(over):
            seen = laid(fill, seen)
        return seen

    def _add(self, shape: Shape, page: Page, own: bool) -> None:
        # A placeholder of layout or master is not drawn on a slide.
        shows = own or shape.slot is None
        fill = shape_fill(shape, page) if shows else ()
        if fill and shape.place is not None and self.is_whole:
            properties = next(
                (p for e in shape.ancestors if (p := find(e, "p:spPr")) is not None and len(p)),
                None,
            )
            place = shape.place
            self.layers.append(Layer(shape, place, place.rect, fill, properties))
        self._below[shape.element] = len(self.layers)


def laid(fill: Sequence[Paint | None], seen: set[Color | None]) -> set[Color | None]:
    """Lay a fill over what may be seen."""
    if not fill:
        return seen
    mixed: set[Color | None] = {
        paint.over(color) if paint is not None and color is not None else None
        for paint in fill
        for color in (seen if paint is None or paint.alpha < _OPAQUE else {WHITE})
    }
    if len(mixed) <= _MOST_COLORS:
        return mixed
    known = sorted((c for c in mixed if c is not None), key=luminance)
    kept = (known[round(n * (len(known) - 1) / (_MOST_COLORS - 1))] for n in range(_MOST_COLORS))
    return {*kept, *({None} & mixed)}
