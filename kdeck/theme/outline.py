"""The outlines of a TrueType font, glyph by glyph, with composites put together."""

import io
import logging
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kdeck.theme.face import Face

if TYPE_CHECKING:
    from fontTools.ttLib.tables._g_l_y_f import Glyph

# What fontTools has to say of a font is a finding here, or of no interest.
logging.getLogger("fontTools").addHandler(logging.NullHandler())

Point = tuple[float, float]
Contour = tuple[Point, ...]
# What no font of letters reaches; a hostile one may nest glyphs without end.
_DEEPEST, _MOST_POINTS = 8, 20_000
# Straight pieces that a curve is drawn with: glyphs are compared as coarse pictures.
_PIECES = 4
_Matrix = tuple[float, float, float, float, float, float]


class Outlines:
    """Give the outlines of a font's glyphs, in shares of an em, with curves made straight.

    Raises what fontTools raises for a damaged table, as nearly every kind of exception.
    """

    def __init__(self, data: bytes) -> None:
        from fontTools.ttLib import TTFont

        self._font = TTFont(io.BytesIO(data), lazy=True)
        self._order: list[str] = self._font.getGlyphOrder()
        self._glyphs: Any = self._font["glyf"]
        self._em = float(self._font["head"].unitsPerEm)

    def characters(self) -> dict[str, int]:
        """Map each character that the font knows to its glyph."""
        numbers = self._font.getReverseGlyphMap()
        return {chr(code): numbers[name] for code, name in self._font.getBestCmap().items()}

    def advance(self, glyph: int) -> float:
        """Give the advance of a glyph."""
        return float(self._font["hmtx"][self._order[glyph]][0]) / self._em

    def contours(self, glyph: int) -> Iterator[Contour]:
        """Give the closed contours of a glyph; none where it draws nothing."""
        scale = 1 / self._em
        matrix = (scale, 0.0, 0.0, scale, 0.0, 0.0)
        return self._contours(self._order[glyph], matrix, 0, [_MOST_POINTS])

    def _contours(
        self, name: str, matrix: _Matrix, depth: int, budget: list[int]
    ) -> Iterator[Contour]:
        glyph: Glyph = self._glyphs[name]
        if glyph.isComposite():
            if depth >= _DEEPEST:
                return
            for part in glyph.components:
                budget[0] -= 1
                if budget[0] < 0:
                    return
                inner, (a, b, c, d, e, f) = part.getComponentInfo()
                yield from self._contours(
                    inner, _then((a, b, c, d, e, f), matrix), depth + 1, budget
                )
            return
        if glyph.numberOfContours <= 0:
            return
        points, ends, flags = glyph.getCoordinates(self._glyphs)
        budget[0] -= len(points)
        if budget[0] < 0:
            return
        start = 0
        for end in ends:
            placed = [_applied(matrix, points[i]) for i in range(start, end + 1)]
            yield tuple(_straight(placed, [bool(flags[i] & 1) for i in range(start, end + 1)]))
            start = end + 1


@lru_cache(maxsize=16)
def bounds(face: Face, character: str) -> tuple[float, float, float, float]:
    """Give the left, lower, right and upper edge of what a face draws for a character, in ems."""
    contours = Outlines(face.data).contours(face.glyphs[ord(character)])
    points = [point for contour in contours for point in contour]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _then(first: _Matrix, second: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _applied(matrix: _Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _straight(points: list[Point], on: list[bool]) -> Iterator[Point]:
    """Walk a contour of quadratic curves (OpenType, 'glyf'): between two controls lies a point."""
    count = len(points)
    for index, point in enumerate(points):
        if on[index]:
            yield point
            continue
        before, after = (index - 1) % count, (index + 1) % count
        start = points[before] if on[before] else _middle(points[before], point)
        end = points[after] if on[after] else _middle(point, points[after])
        if not on[before]:
            yield start
        for step in range(1, _PIECES):
            t = step / _PIECES
            yield (
                (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * point[0] + t * t * end[0],
                (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * point[1] + t * t * end[1],
            )


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
