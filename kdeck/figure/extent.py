"""How far the outlines of a drawing reach, and what one of them covers."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import assert_never

from kdeck.model.scene import Close, Curve, Line, Move, Segment

Box = tuple[float, float, float, float]
Point = tuple[float, float]
_STEPS = 8


def polylines(segments: Iterable[Segment], steps: int = _STEPS) -> Iterator[list[Point]]:
    """Give the points of each subpath, with some on every curve; a closed one ends at its start."""
    points: list[Point] = []
    for segment in segments:
        match segment:
            case Move(x, y):
                if points:
                    yield points
                points = [(x, y)]
            case Line(x, y):
                points.append((x, y))
            case Curve():
                points += _along(points[-1] if points else (segment.x, segment.y), segment, steps)
            case Close():
                points.append(points[0])
            case _:
                assert_never(segment)
    if points:
        yield points


def _along(start: Point, curve: Curve, steps: int) -> Iterator[Point]:
    xs, ys = (start[0], curve.x1, curve.x2, curve.x), (start[1], curve.y1, curve.y2, curve.y)
    for step in range(1, steps + 1):
        t = step / steps
        parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield (
            sum(p * x for p, x in zip(parts, xs, strict=True)),
            sum(p * y for p, y in zip(parts, ys, strict=True)),
        )


def extent(segments: Iterable[Segment], around: float = 0.0) -> Box:
    """Give the left, top, right and bottom of a path, with as much around it as its line takes."""
    points = [point for line in polylines(segments) for point in line]
    xs, ys = zip(*points, strict=True)
    return min(xs) - around, min(ys) - around, max(xs) + around, max(ys) + around


def meet(first: Box, second: Box) -> bool:
    """Say whether two boxes have an area in common."""
    across = first[0] < second[2] and second[0] < first[2]
    return across and first[1] < second[3] and second[1] < first[3]


def holds(outer: Box, inner: Box, slack: float = 0.0) -> bool:
    """Say whether a box holds another, but for a little."""
    low = outer[0] - slack <= inner[0] and outer[1] - slack <= inner[1]
    return low and inner[2] <= outer[2] + slack and inner[3] <= outer[3] + slack


def upright_box(segments: Iterable[Segment]) -> Box | None:
    """Give the box that a path is, where it is nothing but one upright rectangle."""
    found = list(segments)
    while found and isinstance(found[-1], Move):
        # Cairo, and what is made with it, ends each path where the next would begin.
        found.pop()
    if not found or any(isinstance(s, Curve) for s in found):
        return None
    lines = list(polylines(found))
    if len(lines) != 1:
        return None
    box = extent(found)
    slack = 1e-3 * max(box[2] - box[0], box[3] - box[1])
    for (x1, y1), (x2, y2) in pairwise((*lines[0], lines[0][0])):
        on_edge = all(
            min(abs(x - box[0]), abs(x - box[2])) <= slack
            and min(abs(y - box[1]), abs(y - box[3])) <= slack
            for x, y in ((x1, y1), (x2, y2))
        )
        if not on_edge or (abs(x1 - x2) > slack and abs(y1 - y2) > slack):
            return None
    return box


def covers(segments: tuple[Segment, ...], box: Box) -> bool:
    """Say whether a path lies under the whole of a box, judged at its corners and sides."""
    lines = list(polylines(segments))
    xs, ys = (box[0], (box[0] + box[2]) / 2, box[2]), (box[1], (box[1] + box[3]) / 2, box[3])
    return all(_inside(lines, (x, y)) for x in xs for y in ys)


def _inside(lines: list[list[Point]], point: Point) -> bool:
    x, y = point
    turns = 0
    for line in lines:
        for (x1, y1), (x2, y2) in pairwise((*line, line[0])):
            if (y1 <= y) != (y2 <= y) and x1 + (y - y1) * (x2 - x1) / (y2 - y1) <= x:
                turns += 1 if y1 <= y else -1
    return turns != 0
