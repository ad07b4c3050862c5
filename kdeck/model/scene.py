"""A drawing in theme roles, in points from its top left corner, that any renderer can draw."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import hypot
from typing import Literal, get_args

from kdeck.color import Color, mix
from kdeck.paletterole import FigureRole

FIGURE_ROLES: tuple[FigureRole, ...] = get_args(FigureRole)

# A logo may have colors of its own; a figure has roles alone.
Paint = FigureRole | Color
# How a line ends, and how it turns (SVG 2, 13.5.3 and 13.5.4).
LineCap = Literal["butt", "round", "square"]
LineJoin = Literal["miter", "round", "bevel"]
# In how many shades a gradient is looked at between two of its stops.
_STEPS = 8


@dataclass(frozen=True, slots=True)
class Move:
    """Start a subpath."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """Draw a straight line."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Draw a cubic Bézier curve."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Close:
    """Close the subpath."""


Segment = Move | Line | Curve | Close


@dataclass(frozen=True, slots=True)
class Stop:
    """Hold the paint that a gradient has at an offset, from 0 to 1 along it."""

    offset: float
    paint: Paint


def paint_along(stops: tuple[Stop, ...], share: float) -> Paint:
    """Give the paint at a share of a gradient, in a few steps between two colors."""
    below = next((stop for stop in reversed(stops) if stop.offset <= share), stops[0])
    above = next((stop for stop in stops if stop.offset >= share), stops[-1])
    if below.offset >= above.offset:
        return below.paint
    part = (share - below.offset) / (above.offset - below.offset)
    if isinstance(below.paint, Color) and isinstance(above.paint, Color):
        return mix(below.paint, above.paint, round(part * _STEPS) / _STEPS)
    return below.paint if part < 0.5 else above.paint


@dataclass(frozen=True, slots=True)
class LinearGradient:
    """Shade from one point to another; before the first and after the last the paint stays."""

    x1: float
    y1: float
    x2: float
    y2: float
    stops: tuple[Stop, ...]

    def moved(self, x: float, y: float, scale: float) -> "LinearGradient":
        """Scale the gradient, and then move it."""
        points = [x + self.x1 * scale, y + self.y1 * scale, x + self.x2 * scale]
        return replace(self, x1=points[0], y1=points[1], x2=points[2], y2=y + self.y2 * scale)

    def at(self, x: float, y: float) -> Paint:
        """Give the paint at a point."""
        across, down = self.x2 - self.x1, self.y2 - self.y1
        along = (x - self.x1) * across + (y - self.y1) * down
        return paint_along(self.stops, along / (across**2 + down**2 or 1.0))


@dataclass(frozen=True, slots=True)
class RadialGradient:
    """Shade from a focus to the rim of the unit circle, which matrix lays into the drawing."""

    matrix: tuple[float, float, float, float, float, float]
    fx: float
    fy: float
    stops: tuple[Stop, ...]

    def moved(self, x: float, y: float, scale: float) -> "RadialGradient":
        """Scale the gradient, and then move it."""
        a, b, c, d, e, f = (part * scale for part in self.matrix)
        return replace(self, matrix=(a, b, c, d, e + x, f + y))

    def at(self, x: float, y: float) -> Paint:
        """Give the paint at a point, as if the focus were the center."""
        a, b, c, d, e, f = self.matrix
        whole = a * d - b * c or 1.0
        across, down = x - e, y - f
        reach = hypot((d * across - c * down) / whole, (a * down - b * across) / whole)
        return paint_along(self.stops, reach)


Gradient = LinearGradient | RadialGradient
Fill = Paint | Gradient


def paints_of(fill: Fill | None) -> tuple[Paint, ...]:
    """List what a fill is painted with."""
    if fill is None:
        return ()
    if isinstance(fill, LinearGradient | RadialGradient):
        return tuple(dict.fromkeys(stop.paint for stop in fill.stops))
    return (fill,)


def repainted(fill: Fill, change: Callable[[Paint], Paint]) -> Fill:
    """Change what a fill is painted with; a gradient that shades nowhere any more is one paint."""
    if not isinstance(fill, LinearGradient | RadialGradient):
        return change(fill)
    stops = tuple(Stop(stop.offset, change(stop.paint)) for stop in fill.stops)
    if len({stop.paint for stop in stops}) == 1:
        return stops[0].paint
    return replace(fill, stops=stops)


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold one path with a fill, a stroke, or both; our own lines end and turn round.

    even_odd says that where parts of the path overlap, every second one is a hole.
    """

    segments: tuple[Segment, ...]
    fill: Fill | None
    stroke: Paint | None
    stroke_width: float
    name: str = ""
    even_odd: bool = False
    cap: LineCap = "round"
    join: LineJoin = "round"


@dataclass(frozen=True, slots=True)
class Label:
    """Set a line of text; y is its baseline, size in points."""

    text: str
    x: float
    y: float
    size: float
    anchor: Literal["start", "middle", "end"]
    role: Paint
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Pixels:
    """Draw a PNG or JPEG file in a box given by its top left corner and its size."""

    data: bytes = field(repr=False)
    x: float
    y: float
    width: float
    height: float
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        """Name the file by its digest, so that whoever writes the pixels out knows it again."""
        object.__setattr__(self, "digest", hashlib.sha256(self.data).hexdigest())


SceneItem = Shape | Label | Pixels


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold shapes, labels and pixels, from back to front, in a box of the given size."""

    width: float
    height: float
    items: tuple[SceneItem, ...]

    @property
    def pixels(self) -> Pixels | None:
        """Give the picture that a scene is, from edge to edge, and nothing else."""
        first = self.items[0] if len(self.items) == 1 else None
        if not isinstance(first, Pixels):
            return None
        box, whole = (first.x, first.y, first.width, first.height), (0, 0, self.width, self.height)
        return first if box == whole else None


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hold a drawing as it was read, with remarks on it: messages, each with a hint."""

    scene: Scene
    told: tuple[tuple[str, str], ...]
