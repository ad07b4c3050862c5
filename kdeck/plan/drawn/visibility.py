"""How much of a logo's outline can be seen on a ground, judged on a coarse grid of its colors."""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import assert_never

from kdeck.color import Color, contrast
from kdeck.model.scene import (
    Close,
    Curve,
    Fill,
    Label,
    Line,
    LinearGradient,
    Move,
    Paint,
    Pixels,
    RadialGradient,
    Scene,
    SceneItem,
    Segment,
    Shape,
)

# WCAG 2.2, SC 1.4.11; a logo itself is exempt there, but not from being recognized.
_SEEN = 3.0
_CELLS = 3000
_STEPS = 6
# What a drawing may cost to look at; one that covers the grid more often is judged by its bottom.
_MOST_CELLS = 250_000
_REACH = 2
_FRAMED = 0.9
# The share of a logo's outlines that is a part of it, and no detail.
_PART = 0.1

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cells:
    """Hold the paint of each cell of a grid, row by row; None where the ground shows."""

    columns: int
    rows: int
    paints: tuple[Paint | None, ...]

    def at(self, x: int, y: int) -> Paint | None:
        """Give the paint of a cell."""
        return self.paints[y * self.columns + x]

    def frame(self) -> Paint | None:
        """Give the paint that nearly all cells at the edges share; None where there is none."""
        inner = range(1, self.rows - 1)
        edge = [*self.paints[: self.columns], *self.paints[-self.columns :]]
        edge += [self.at(x, y) for y in inner for x in (0, self.columns - 1)]
        paint, count = Counter(edge).most_common(1)[0]
        return paint if count >= _FRAMED * len(edge) else None


def grid(width: float, height: float) -> tuple[int, int]:
    """Choose columns and rows for a box, so that cells are nearly square."""
    columns = max(4, round(math.sqrt(_CELLS * width / height)))
    return columns, max(4, round(_CELLS / columns))


@lru_cache(maxsize=64)
def scene_cells(scene: Scene) -> Cells:
    """Draw a scene into a grid, each cell in the paint at its center."""
    columns, rows = grid(scene.width, scene.height)
    fills: list[Fill | None] = [None] * (columns * rows)
    sx, sy = columns / scene.width, rows / scene.height
    found = (pair for item in scene.items for pair in _painted(item, (columns, rows), (sx, sy)))
    for index, fill in islice(found, _MOST_CELLS):
        fills[index] = fill
    # A gradient is looked at where it is seen, when all is drawn.
    paints = (_paint_at(fill, index, columns, (sx, sy)) for index, fill in enumerate(fills))
    return Cells(columns, rows, tuple(paints))


def share_seen(
    cells: Cells, ground: Color, color_of: Callable[[Paint], Color], *, outer: bool = False
) -> float:
    """Give the share, from 0 to 1, of the outlines that differ from what is beside them by 3:1.

    With outer, only the outlines toward the ground count, if there are any.

    An edge toward the ground that does not differ counts as seen where a color that does differ
    from its own is near: the white rim of a dark shape is no loss on white paper.
    """
    differ = lru_cache(maxsize=None)(lambda a, b: contrast(a, b) >= _SEEN)
    seen = lost = 0
    for border, count in _borders(cells):
        here, there = border.colors(color_of)
        if here == there:
            continue
        if here is not None and there is not None:
            seen += count if not outer and differ(here, there) else 0
            continue
        inner = here or there
        assert inner is not None
        if differ(inner, ground):
            seen += count
        elif not any(differ(inner, color_of(near)) for near in border.near):
            lost += count
    return seen / (seen + lost) if seen + lost else float(outer)


def lost_colors(
    cells: Cells, ground: Color, color_of: Callable[[Paint], Color]
) -> tuple[Color, ...]:
    """List the colors most of whose outlines toward the ground cannot be told from it by 3:1.

    A color that has next to none of a logo's outlines is no part of it that is missed; and what
    ends where the image does may be its own ground.
    """
    outer: Counter[Color] = Counter()
    lost: Counter[Color] = Counter()
    for border, count in _borders(cells):
        here, there = border.colors(color_of)
        inner = here or there
        if inner is None or (here is not None and there is not None) or not border.inside:
            continue
        outer[inner] += count
        near = {color_of(paint) for paint in border.near}
        if contrast(inner, ground) < _SEEN and all(contrast(inner, c) < _SEEN for c in near):
            lost[inner] += count
    least = _PART * sum(outer.values())
    found = (c for c, count in lost.items() if count >= max(least, outer[c] / 2))
    return tuple(sorted(found, key=lambda color: contrast(color, ground)))


@dataclass(frozen=True, slots=True)
class _Border:
    """Hold the paints on the two sides of a border between cells; None is the ground.

    inside says that it is none of the grid's own edges; near holds the paints near one toward the
    ground.
    """

    here: Paint | None
    there: Paint | None
    inside: bool
    near: frozenset[Paint]

    def colors(self, color_of: Callable[[Paint], Color]) -> tuple[Color | None, Color | None]:
        """Give the colors of the two sides."""
        here, there = (
            None if paint is None else color_of(paint) for paint in (self.here, self.there)
        )
        return here, there


@lru_cache(maxsize=64)
def _borders(cells: Cells) -> tuple[tuple[_Border, int], ...]:
    """Count the borders between cells of different paints that are alike: they are few."""
    columns, rows = cells.columns, cells.rows
    found: Counter[_Border] = Counter()
    for y in range(-1, rows):
        for x in range(-1, columns):
            here = cells.at(x, y) if x >= 0 and y >= 0 else None
            for u, v in ((x + 1, y), (x, y + 1)):
                there = cells.at(u, v) if 0 <= u < columns and 0 <= v < rows else None
                if here == there:
                    continue
                inside = x >= 0 and y >= 0 and x + 1 < columns and y + 1 < rows
                outer = here is None or there is None
                near = frozenset(_near(cells, x, y) if outer else ())
                found[_Border(here, there, inside, near)] += 1
    return tuple(found.items())


def _near(cells: Cells, left: int, top: int) -> Iterator[Paint]:
    first, last = max(0, left - _REACH), min(cells.columns, left + _REACH + 2)
    for y in range(max(0, top - _REACH), min(cells.rows, top + _REACH + 2)):
        for paint in cells.paints[y * cells.columns + first : y * cells.columns + last]:
            if paint is not None:
                yield paint


def _painted(item: SceneItem, size: tuple[int, int], scale: Point) -> Iterator[tuple[int, Fill]]:
    match item:
        case Label():
            for index in _label_cells(item, size, scale):
                yield index, item.role
        case Shape():
            yield from _shape_cells(item, size, scale)
        case Pixels():
            pass
        case _:
            assert_never(item)


def _shape_cells(shape: Shape, size: tuple[int, int], scale: Point) -> Iterator[tuple[int, Fill]]:
    lines = list(_polylines(shape.segments, scale))
    if shape.fill is not None:
        for index in _inside(lines, size, shape.even_odd):
            yield index, shape.fill
    if shape.stroke is not None:
        half = shape.stroke_width * math.sqrt(scale[0] * scale[1]) / 2
        for index in _along(lines, size, half):
            yield index, shape.stroke


def _paint_at(fill: Fill | None, index: int, columns: int, scale: Point) -> Paint | None:
    if not isinstance(fill, LinearGradient | RadialGradient):
        return fill
    down, across = divmod(index, columns)
    return fill.at((across + 0.5) / scale[0], (down + 0.5) / scale[1])


def _label_cells(label: Label, size: tuple[int, int], scale: Point) -> Iterator[int]:
    """Stand for letters by stripes: strokes and the gaps between them."""
    width = 0.55 * label.size * len(label.text)
    left = label.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * width
    top = label.y - 0.7 * label.size
    for y in range(round(top * scale[1]), round(label.y * scale[1]) + 1):
        for x in range(round(left * scale[0]), round((left + width) * scale[0]) + 1, 2):
            if 0 <= x < size[0] and 0 <= y < size[1]:
                yield y * size[0] + x


def _polylines(segments: tuple[Segment, ...], scale: Point) -> Iterator[list[Point]]:
    points: list[Point] = []
    for segment in segments:
        match segment:
            case Move(x, y):
                if len(points) > 1:
                    yield points
                points = [(x * scale[0], y * scale[1])]
            case Line(x, y):
                points.append((x * scale[0], y * scale[1]))
            case Curve():
                points.extend(_curve(points[-1], segment, scale))
            case Close():
                points.append(points[0])
            case _:
                assert_never(segment)
    if len(points) > 1:
        yield points


def _curve(start: Point, curve: Curve, scale: Point) -> Iterator[Point]:
    xs = (start[0], curve.x1 * scale[0], curve.x2 * scale[0], curve.x * scale[0])
    ys = (start[1], curve.y1 * scale[1], curve.y2 * scale[1], curve.y * scale[1])
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield (
            sum(s * x for s, x in zip(shares, xs, strict=True)),
            sum(s * y for s, y in zip(shares, ys, strict=True)),
        )


def _inside(lines: list[list[Point]], size: tuple[int, int], even_odd: bool) -> Iterator[int]:
    """Give the cells whose centers are inside, by one of the two fill rules."""
    crossings: dict[int, list[tuple[float, int]]] = {}
    for row, x, turn in islice(_crossings(lines, size[1]), _MOST_CELLS):
        crossings.setdefault(row, []).append((x, turn))
    for row, found in crossings.items():
        found.sort()
        winding = 0
        for (x, turn), (until, _) in pairwise(found):
            winding += turn if not even_odd else 1
            if winding % 2 if even_odd else winding:
                for column in range(
                    max(0, math.ceil(x - 0.5)), min(size[0], math.ceil(until - 0.5))
                ):
                    yield row * size[0] + column


def _crossings(lines: list[list[Point]], rows: int) -> Iterator[tuple[int, float, int]]:
    """Give where closed lines cross the middle of each row, and whether downward or upward."""
    for points in lines:
        for (x1, y1), (x2, y2) in pairwise((*points, points[0])):
            if y1 == y2:
                continue
            low, high, turn = (y1, y2, 1) if y1 < y2 else (y2, y1, -1)
            first, last = math.ceil(low - 0.5), math.ceil(high - 0.5)
            for row in range(max(0, first), min(rows, last)):
                yield row, x1 + (row + 0.5 - y1) * (x2 - x1) / (y2 - y1), turn


def _along(lines: list[list[Point]], size: tuple[int, int], half: float) -> Iterator[int]:
    """Give the cells that a line covers; a hairline covers the cells that it passes through."""
    half = max(half, 0.5)
    for points in lines:
        for (x1, y1), (x2, y2) in pairwise(points):
            length = math.hypot(x2 - x1, y2 - y1)
            if length:
                # With half a width added at both ends, as round ends and joins nearly do.
                u, v = half * (x2 - x1) / length, half * (y2 - y1) / length
                corners = [
                    (x1 - u - v, y1 - v + u), (x2 + u - v, y2 + v + u),
                    (x2 + u + v, y2 + v - u), (x1 - u + v, y1 - v - u),
                ]  # fmt: skip
                yield from _inside([corners], size, even_odd=False)
