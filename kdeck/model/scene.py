"""A drawing in theme roles, in points from its top left corner, that any renderer can draw."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["paper", "ink", "muted", "surface", "primary", "accent", "danger"]
ROLES: tuple[Role, ...] = ("paper", "ink", "muted", "surface", "primary", "accent", "danger")


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
class Shape:
    """Hold one path with a fill, a stroke, or both; line ends and joins are round."""

    segments: tuple[Segment, ...]
    fill: Role | None
    stroke: Role | None
    stroke_width: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Set a line of text; y is its baseline, size in points."""

    text: str
    x: float
    y: float
    size: float
    anchor: Literal["start", "middle", "end"]
    role: Role
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold shapes and labels, from back to front, in a box of the given size."""

    width: float
    height: float
    items: tuple[Shape | Label, ...]
