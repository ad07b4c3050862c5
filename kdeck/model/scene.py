"""A drawing in theme roles, in points from its top left corner, that any renderer can draw."""

import hashlib
from dataclasses import dataclass, field
from typing import Literal, get_args

from kdeck.color import Color
from kdeck.paletterole import FigureRole

FIGURE_ROLES: tuple[FigureRole, ...] = get_args(FigureRole)

# A logo may have colors of its own; a figure has roles alone.
Paint = FigureRole | Color


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
    """Hold one path with a fill, a stroke, or both; line ends and joins are round.

    even_odd says that where parts of the path overlap, every second one is a hole.
    """

    segments: tuple[Segment, ...]
    fill: Paint | None
    stroke: Paint | None
    stroke_width: float
    name: str = ""
    even_odd: bool = False


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
