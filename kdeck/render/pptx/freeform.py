"""Paths as the custom geometry of DrawingML, with curves kept as curves."""

from dataclasses import dataclass, field
from math import sqrt
from typing import assert_never

from kdeck.model.scene import Close, Curve, Line, Move, Segment
from kdeck.render.pptx.markup import Markup
from kdeck.units import EMU_PER_POINT

_MOVE = Markup('<a:moveTo><a:pt x="{}" y="{}"/></a:moveTo>')
_LINE = Markup('<a:lnTo><a:pt x="{}" y="{}"/></a:lnTo>')
_CURVE = Markup(
    '<a:cubicBezTo><a:pt x="{}" y="{}"/><a:pt x="{}" y="{}"/><a:pt x="{}" y="{}"/></a:cubicBezTo>'
)
_CLOSE = Markup("<a:close/>")


@dataclass(frozen=True, slots=True)
class Placement:
    """Place a drawing: its top left corner on the slide in points, and its scale."""

    x: float
    y: float
    scale: float


@dataclass(frozen=True, slots=True)
class Box:
    """Hold the extent of an object on the slide, in EMU."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def frame(self) -> Markup:
        """Write the offset and the extent."""
        return Markup(
            '<a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/>',
            self.left,
            self.top,
            self.right - self.left,
            self.bottom - self.top,
        )

    @property
    def inner_frame(self) -> Markup:
        """Write the same as the frame that the parts of a group are placed in."""
        return Markup(
            '<a:chOff x="{}" y="{}"/><a:chExt cx="{}" cy="{}"/>',
            *(self.left, self.top, self.right - self.left, self.bottom - self.top),
        )

    def union(self, other: "Box") -> "Box":
        """Find the box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def geometry(segments: tuple[Segment, ...], placement: Placement) -> tuple[Box, Markup]:
    """Write a path as custom geometry in a box that just holds it."""
    path = _read(segments)
    factor = placement.scale * EMU_PER_POINT
    left, right = _extent(path, 0)
    top, bottom = _extent(path, 1)
    x0, y0 = placement.x * EMU_PER_POINT, placement.y * EMU_PER_POINT
    box = Box(
        round(x0 + left * factor),
        round(y0 + top * factor),
        round(x0 + right * factor),
        round(y0 + bottom * factor),
    )
    numbers = [0] * len(path.points)
    numbers[::2] = [round((x - left) * factor) for x in path.points[::2]]
    numbers[1::2] = [round((y - top) * factor) for y in path.points[1::2]]
    return box, Markup(
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r"'
        ' b="b"/><a:pathLst><a:path w="{}" h="{}">{}</a:path></a:pathLst></a:custGeom>',
        *(box.right - box.left, box.bottom - box.top),
        Markup.numbered(path.templates, numbers),
    )


def reach(segments: tuple[Segment, ...]) -> tuple[float, float, float, float]:
    """Give the left, top, right and bottom of a path, as it is drawn."""
    path = _read(segments)
    (left, right), (top, bottom) = _extent(path, 0), _extent(path, 1)
    return left, top, right, bottom


@dataclass(slots=True)
class _Path:
    """Hold a path: how its segments are written, and x and y of their points and of their ends.

    curves are the places of the points of curves among all points.
    """

    templates: list[Markup] = field(default_factory=list)
    points: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    curves: list[int] = field(default_factory=list)


def _read(segments: tuple[Segment, ...]) -> _Path:
    path = _Path()
    for segment in segments:
        match segment:
            case Curve(x1, y1, x2, y2, x, y):
                path.templates.append(_CURVE)
                path.curves.append(len(path.points))
                path.points += (x1, y1, x2, y2, x, y)
                path.ends += (x, y)
            case Line(x, y):
                path.templates.append(_LINE)
                path.points += (x, y)
                path.ends += (x, y)
            case Move(x, y):
                path.templates.append(_MOVE)
                path.points += (x, y)
                path.ends += (x, y)
            case Close():
                path.templates.append(_CLOSE)
            case _:
                assert_never(segment)
    return path


def _extent(path: _Path, axis: int) -> tuple[float, float]:
    """Find how far a path reaches along an axis, 0 across and 1 down."""
    ends, points = path.ends[axis::2], path.points
    low, high = min(ends), max(ends)
    if min(points[axis::2]) >= low and max(points[axis::2]) <= high:
        return low, high
    for place in path.curves:
        # A curve as the first segment begins where it ends.
        start = points[place - 2 + axis] if place else ends[0]
        first, second, end = (points[place + step + axis] for step in (0, 2, 4))
        if not (low <= first <= high and low <= second <= high):
            for value in _turning_points(start, first, second, end):
                low, high = min(low, value), max(high, value)
    return low, high


def _turning_points(start: float, first: float, second: float, end: float) -> list[float]:
    """Find where a cubic Bézier curve turns in one coordinate, inside the curve."""
    a = end - 3 * second + 3 * first - start
    b = 2 * (second - 2 * first + start)
    c = first - start
    if abs(a) < 1e-12:
        times = [-c / b] if abs(b) > 1e-12 else []
    else:
        root = b * b - 4 * a * c
        times = [(-b + sign * sqrt(root)) / (2 * a) for sign in (1, -1)] if root >= 0 else []
    return [
        (1 - t) ** 3 * start
        + 3 * (1 - t) ** 2 * t * first
        + 3 * (1 - t) * t * t * second
        + t**3 * end
        for t in times
        if 0 < t < 1
    ]
