"""Points, boxes and filled paths on a page, in points from its lower left corner."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kdeck.matrix import Point

_STEPS = 8


@dataclass(frozen=True, slots=True)
class Box:
    """Keep the edges of an upright rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def union(self, other: "Box") -> "Box":
        """Enclose both boxes."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def holds(self, point: Point) -> bool:
        """Say whether a point lies inside or on the edge."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top


def box_around(points: Sequence[Point]) -> Box:
    """Enclose points, of which there is at least one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(slots=True)
class Path:
    """Build rings of points; curves become short lines."""

    rings: list[list[Point]] = field(default_factory=list)

    def move(self, to: Point) -> None:
        """Begin a ring."""
        self.rings.append([to])

    def line(self, to: Point) -> None:
        """Add a line."""
        if self.rings:
            self.rings[-1].append(to)

    def curve(self, first: Point, second: Point, to: Point) -> None:
        """Add a cubic curve."""
        if not self.rings:
            return
        start = self.rings[-1][-1]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points = (start, first, second, to)
            self.line(
                (
                    sum(s * p[0] for s, p in zip(shares, points, strict=True)),
                    sum(s * p[1] for s, p in zip(shares, points, strict=True)),
                )
            )

    def rectangle(self, corners: Sequence[Point]) -> None:
        """Add four corners as a ring of its own."""
        self.rings.append(list(corners))

    @property
    def end(self) -> Point:
        """Give the current point."""
        return self.rings[-1][-1] if self.rings else (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Area:
    """Keep the inside of a path, by the rule of non-zero winding or of even and odd."""

    rings: tuple[tuple[Point, ...], ...]
    even_odd: bool
    box: Box

    def holds(self, point: Point) -> bool:
        """Say whether a point lies inside."""
        if not self.box.holds(point):
            return False
        turns = [_winding(ring, point) for ring in self.rings]
        return bool(sum(map(abs, turns)) % 2 if self.even_odd else sum(turns))


def area_of(path: Path, *, even_odd: bool) -> Area | None:
    """Close a path; None where it encloses nothing."""
    rings = tuple(tuple(ring) for ring in path.rings if len(ring) > 2)
    if not rings:
        return None
    return Area(rings, even_odd, box_around([point for ring in rings for point in ring]))


def _winding(ring: Sequence[Point], point: Point) -> int:
    x, y = point
    turns = 0
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay <= y) == (by <= y):
            continue
        side = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
        if by > ay and side > 0:
            turns += 1
        elif by <= ay and side < 0:
            turns -= 1
    return turns
