"""How series of numbers are told apart without color: full, hollow, striped; and by their lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from kdeck.model.outline import disc, polygon
from kdeck.model.scene import Line, Move, Segment, Shape
from kdeck.paletterole import FigureRole, PaletteRole

# Of one size: dashes and the gaps between them, for each series; the first line is whole.
_DASHES: tuple[tuple[float, float] | None, ...] = (None, (0.7, 0.45), (0.12, 0.4))
_STRIPE, _EDGE = 0.4, 0.13

Point = tuple[float, float]


def bar_shapes(box: tuple[float, float, float, float], series: int, size: float) -> Iterator[Shape]:
    """Draw a bar by its left, top, width and height: full, hollow or striped, in that order."""
    x, y, width, height = box
    edge = size * _EDGE
    inner = edge / 2
    outline = polygon(
        (x + inner, y + inner), (x + max(width - inner, inner), y + inner),
        (x + max(width - inner, inner), y + height - inner), (x + inner, y + height - inner),
    )  # fmt: skip
    fill: FigureRole = PaletteRole.PAPER if series else PaletteRole.PRIMARY
    yield Shape(outline, fill, PaletteRole.PRIMARY, edge, "Bar")
    if series > 1:
        lines: list[Segment] = []
        at = x + size * _STRIPE
        while at < x + width - edge:
            lines += (Move(at, y + edge), Line(at, y + height - edge))
            at += size * _STRIPE
        if lines:
            yield Shape(tuple(lines), None, PaletteRole.PRIMARY, edge, "Stripes")


def line_shapes(points: Sequence[Point], series: int, size: float) -> Iterator[Shape]:
    """Draw a line with its marks: whole with discs, dashed with squares, dotted with diamonds."""
    segments: list[Segment] = []
    dash = _DASHES[series]
    fill: FigureRole = PaletteRole.PAPER if series else PaletteRole.PRIMARY
    for start, end in pairwise(points):
        segments += _dashed(start, end, None if dash is None else (dash[0] * size, dash[1] * size))
    yield Shape(tuple(segments), None, PaletteRole.PRIMARY, size * 0.16, "Line")
    for x, y in points:
        mark = _mark(x, y, series, size * 0.36)
        yield Shape(mark, fill, PaletteRole.PRIMARY, size * _EDGE, "Point")


def _mark(x: float, y: float, series: int, half: float) -> tuple[Segment, ...]:
    if series == 0:
        return disc(x, y, half)
    if series == 1:
        return polygon((x - half, y - half), (x + half, y - half), (x + half, y + half),
                       (x - half, y + half))  # fmt: skip
    far = half * 1.35
    return polygon((x, y - far), (x + far, y), (x, y + far), (x - far, y))


def _dashed(start: Point, end: Point, dash: tuple[float, float] | None) -> Iterator[Segment]:
    """Join two points by a line or by dashes, the first and the last of which meet them."""
    if dash is None:
        yield from (Move(*start), Line(*end))
        return
    long, gap = dash
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    count = max(round((length + gap) / (long + gap)), 1)
    # Shares of the way at which each dash begins and ends.
    whole = count * (long + gap) - gap
    for number in range(count):
        begins = number * (long + gap) / whole
        ends = begins + long / whole
        yield Move(start[0] + across * begins, start[1] + down * begins)
        yield Line(start[0] + across * ends, start[1] + down * ends)
