"""Where things stand on a slide: boxes and turns, in points from its upper left corner."""

import math
from dataclasses import dataclass

from lxml import etree

from kdeck.matrix import Matrix
from kdeck.ooxml.names import EMU, find, is_true, number


@dataclass(frozen=True, slots=True)
class Rect:
    """Keep an upright rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Give the width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Give the height."""
        return self.bottom - self.top

    def shared(self, other: "Rect") -> tuple[float, float]:
        """Measure what two rectangles share: across and down, negative where they are apart."""
        return (
            min(self.right, other.right) - max(self.left, other.left),
            min(self.bottom, other.bottom) - max(self.top, other.top),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Hold a box of a size in its own points, and how it stands on the slide."""

    width: float
    height: float
    matrix: Matrix

    @property
    def rect(self) -> Rect:
        """Give the upright rectangle round the box on the slide."""
        return self.around(Rect(0, 0, self.width, self.height))

    def around(self, inner: Rect) -> Rect:
        """Give the upright rectangle on the slide round a part of the box."""
        corners = [
            self.matrix.apply((x, y))
            for x in (inner.left, inner.right)
            for y in (inner.top, inner.bottom)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Rect(min(xs), min(ys), max(xs), max(ys))

    @property
    def is_turned(self) -> bool:
        """Say whether the box stands askew."""
        return min(abs(self.matrix.a), abs(self.matrix.b)) > 0.01 * abs(self.matrix.a or 1)


def place_of(frame: etree._Element, outer: Matrix) -> Place:
    """Read the frame of a shape (a:xfrm) inside what surrounds it (ISO/IEC 29500-1, 20.1.7.6)."""
    offset, extent = find(frame, "a:off"), find(frame, "a:ext")
    x, y = number(offset, "x") / EMU, number(offset, "y") / EMU
    width, height = number(extent, "cx") / EMU, number(extent, "cy") / EMU
    angle = math.radians(number(frame, "rot") / 60_000)
    flip = (
        -1 if is_true(frame.get("flipH")) else 1,
        -1 if is_true(frame.get("flipV")) else 1,
    )
    cos, sin = math.cos(angle), math.sin(angle)
    to_center = Matrix(e=-width / 2, f=-height / 2)
    turn = Matrix(flip[0] * cos, flip[0] * sin, -flip[1] * sin, flip[1] * cos)
    to_place = Matrix(e=x + width / 2, f=y + height / 2)
    return Place(width, height, to_center.then(turn).then(to_place).then(outer))


def inside_group(frame: etree._Element | None, outer: Matrix) -> Matrix:
    """Map the coordinates of a group's children to the slide."""
    if frame is None:
        return outer
    place = place_of(frame, outer)
    offset, extent = find(frame, "a:chOff"), find(frame, "a:chExt")
    across, down = number(extent, "cx") / EMU, number(extent, "cy") / EMU
    if not across or not down:
        return outer
    wide, high = place.width / across, place.height / down
    x, y = number(offset, "x") / EMU, number(offset, "y") / EMU
    return Matrix(a=wide, d=high, e=-x * wide, f=-y * high).then(place.matrix)
