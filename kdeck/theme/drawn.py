"""A glyph as it is drawn: where its ink lies, how much there is, and a picture to compare."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce

from PIL import Image, ImageChops, ImageDraw

from kdeck.theme.outline import Contour, Outlines

_WIDTH, _HEIGHT = 24, 32
_POINTS = _WIDTH * _HEIGHT
# Contours of one direction add ink, and those of the other take it away (nonzero winding).
_NONE = 128
_LEAST_SIDE = 1e-4
# A narrow figure, such as a 1, is scaled to fill its picture: how narrow it was counts as well.
_FORM = 0.3


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hold a glyph in shares of an em, from its origin on the baseline.

    ink is the area that is filled; picture, the box scaled to one size, a bit for a point.
    """

    left: float
    bottom: float
    right: float
    top: float
    advance: float
    ink: float
    picture: int = field(repr=False)

    @property
    def width(self) -> float:
        """Give the width of the ink."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Give the height of the ink."""
        return self.top - self.bottom

    def unlike(self, other: "Drawn") -> float:
        """Give the share of points in which two pictures differ, and how their forms do."""
        form = abs(_form(self) - _form(other))
        return (self.picture ^ other.picture).bit_count() / _POINTS + _FORM * form


def _form(shape: Drawn) -> float:
    return shape.width / max(shape.height, _LEAST_SIDE)


def draw_glyph(outlines: Outlines, glyph: int) -> Drawn:
    """Draw one glyph; what has no outline has no ink and an empty box."""
    return _drawn(tuple(outlines.contours(glyph)), outlines.advance(glyph))


def draw_characters(outlines: Outlines, characters: Iterable[str]) -> dict[str, Drawn]:
    """Draw those of some characters that a font knows."""
    glyphs = outlines.characters()
    return {c: draw_glyph(outlines, glyphs[c]) for c in characters if c in glyphs}


def _drawn(contours: tuple[Contour, ...], advance: float) -> Drawn:
    points = [point for contour in contours for point in contour]
    if not points:
        return Drawn(0, 0, 0, 0, advance, 0, 0)
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    across, up = right - left, top - bottom
    if min(across, up) < _LEAST_SIDE:
        return Drawn(left, bottom, right, top, advance, 0, 0)
    scale_x, scale_y = (_WIDTH - 1) / across, (_HEIGHT - 1) / up
    placed = [[((x - left) * scale_x, (top - y) * scale_y) for x, y in c] for c in contours]
    picture = _filled(placed)
    ink = picture.bit_count() / _POINTS * across * up
    return Drawn(left, bottom, right, top, advance, ink, picture)


def _filled(contours: list[list[tuple[float, float]]]) -> int:
    wound = Image.new("L", (_WIDTH, _HEIGHT), _NONE)
    for contour in contours:
        if len(contour) < 3:
            continue
        mask = Image.new("L", wound.size, 0)
        ImageDraw.Draw(mask).polygon(contour, fill=1)
        turn = ImageChops.add if _area(contour) > 0 else ImageChops.subtract
        wound = turn(wound, mask)
    inked = wound.point([0 if level == _NONE else 255 for level in range(256)], "1")
    return int.from_bytes(inked.tobytes(), "big")


def _area(contour: list[tuple[float, float]]) -> float:
    following = [*contour[1:], contour[0]]
    pairs = zip(contour, following, strict=True)
    return reduce(lambda sum_, p: sum_ + p[0][0] * p[1][1] - p[1][0] * p[0][1], pairs, 0.0)
