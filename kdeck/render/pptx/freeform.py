"""Paths as the custom geometry of DrawingML, with curves kept as curves."""

from dataclasses import dataclass
from math import sqrt
from typing import assert_never

from kdeck.model.scene import Close, Curve, Line, Move, Segment
from kdeck.render.pptx.markup import Markup
from kdeck.units import EMU_PER_POINT


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
    factor = placement.scale * EMU_PER_POINT
    left, right = _extent(_axis(segments, vertical=False))
    top, bottom = _extent(_axis(segments, vertical=True))
    x0, y0 = placement.x * EMU_PER_POINT, placement.y * EMU_PER_POINT
    box = Box(
        round(x0 + left * factor),
        round(y0 + top * factor),
        round(x0 + right * factor),
        round(y0 + bottom * factor),
    )
    drawn = _draw(segments, (left, top), factor)
    return box, (
        Markup(
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r"'
            ' b="b"/><a:pathLst><a:path w="{}" h="{}">{}</a:path></a:pathLst></a:custGeom>',
            box.right - box.left,
            box.bottom - box.top,
            drawn,
        )
    )


def _draw(segments: tuple[Segment, ...], origin: tuple[float, float], factor: float) -> Markup:
    def ends(*places: float) -> list[int]:
        return [round((place - origin[number % 2]) * factor) for number, place in enumerate(places)]

    pieces: list[Markup] = []
    for segment in segments:
        match segment:
            case Curve(x1, y1, x2, y2, x, y):
                pieces.append(
                    Markup(
                        '<a:cubicBezTo><a:pt x="{}" y="{}"/><a:pt x="{}" y="{}"/>'
                        '<a:pt x="{}" y="{}"/></a:cubicBezTo>',
                        *ends(x1, y1, x2, y2, x, y),
                    )
                )
            case Line(x, y):
                pieces.append(Markup('<a:lnTo><a:pt x="{}" y="{}"/></a:lnTo>', *ends(x, y)))
            case Move(x, y):
                pieces.append(Markup('<a:moveTo><a:pt x="{}" y="{}"/></a:moveTo>', *ends(x, y)))
            case Close():
                pieces.append(Markup("<a:close/>"))
            case _:
                assert_never(segment)
    return Markup.join(pieces)


_Piece = tuple[float, ...]


def _axis(segments: tuple[Segment, ...], vertical: bool) -> list[_Piece]:
    """Keep one coordinate of each segment: one number for a point, three for a curve."""
    pieces: list[_Piece] = []
    for segment in segments:
        match segment:
            case Curve(x1, y1, x2, y2, x, y):
                pieces.append((y1, y2, y) if vertical else (x1, x2, x))
            case Move(x, y) | Line(x, y):
                pieces.append((y if vertical else x,))
            case Close():
                pass
            case _:
                assert_never(segment)
    return pieces


def _extent(pieces: list[_Piece]) -> tuple[float, float]:
    ends = [piece[-1] for piece in pieces]
    low, high = min(ends), max(ends)
    start = ends[0]
    for piece in pieces:
        if len(piece) == 3 and not (low <= piece[0] <= high and low <= piece[1] <= high):
            for value in _turning_points(start, *piece):
                low, high = min(low, value), max(high, value)
        start = piece[-1]
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
