"""Arrow heads and other markers: where a line has them, and how they lie (SVG 2, 13.7)."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from kdeck.figure.geometry import number, numbers
from kdeck.figure.source import FigureError, line_of
from kdeck.model.scene import Close, Curve, Line, Move, Segment

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACES = {"left": 0.0, "top": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0}


@dataclass(frozen=True, slots=True)
class Corner:
    """Hold a point of a path, and its direction there in degrees."""

    x: float
    y: float
    angle: float


def corners(segments: tuple[Segment, ...]) -> list[Corner]:
    """List the points where a path begins, turns and ends."""
    points: list[tuple[float, float]] = []
    # The directions in which a path comes to each point, and leaves it.
    comes: list[tuple[float, float] | None] = []
    leaves: list[tuple[float, float] | None] = []
    start = 0

    def go(x: float, y: float, out: tuple[float, float], into: tuple[float, float]) -> None:
        leaves[-1] = out
        points.append((x, y))
        comes.append(into)
        leaves.append(None)

    for segment in segments:
        match segment:
            case Move(x, y):
                start = len(points)
                points.append((x, y))
                comes.append(None)
                leaves.append(None)
            case Line(x, y):
                step = (x - points[-1][0], y - points[-1][1])
                go(x, y, step, step)
            case Curve(x1, y1, x2, y2, x, y):
                px, py = points[-1]
                out = (x1 - px, y1 - py) if (x1, y1) != (px, py) else (x2 - px, y2 - py)
                into = (x - x2, y - y2) if (x, y) != (x2, y2) else (x - x1, y - y1)
                go(x, y, out, into)
            case Close():
                x, y = points[start]
                step = (x - points[-1][0], y - points[-1][1])
                go(x, y, step, step)
            case _:
                assert_never(segment)
    return [
        Corner(x, y, _between(comes[index], leaves[index])) for index, (x, y) in enumerate(points)
    ]


def marker_matrix(marker: "_Element", corner: Corner, first: bool, width: float) -> str:
    """Write the transform that lays a marker onto a corner of a line of a width."""
    told = (marker.get("orient") or "0").strip()
    turned = corner.angle + 180 if told == "auto-start-reverse" and first else corner.angle
    if not told.startswith("auto"):
        turned = number(marker, "orient")
    box = numbers(marker, "viewBox")
    wide, high = number(marker, "markerWidth", 3.0), number(marker, "markerHeight", 3.0)
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        factor = min(wide / box[2], high / box[3])
        left, top, right, low = box
    elif box:
        raise FigureError("its marker has no usable viewBox", "draw the arrow", line_of(marker))
    else:
        factor, left, top, right, low = 1.0, 0.0, 0.0, wide, high
    x, y = _place(marker, "refX", left, right), _place(marker, "refY", top, low)
    k = factor * width
    return f"translate({corner.x} {corner.y}) rotate({turned}) scale({k}) translate({-x} {-y})"


def _place(marker: "_Element", name: str, low: float, size: float) -> float:
    told = marker.get(name, "0").strip()
    return low + _PLACES[told] * size if told in _PLACES else number(marker, name)


def _between(into: tuple[float, float] | None, out: tuple[float, float] | None) -> float:
    x = y = 0.0
    for step in (into, out):
        if step is not None and (length := math.hypot(*step)):
            x, y = x + step[0] / length, y + step[1] / length
    return math.degrees(math.atan2(y, x))
