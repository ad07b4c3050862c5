"""The outline of what a shape draws, and whether a point lies inside."""

import math
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from kdeck.matrix import Point
from kdeck.ooxml.names import NAMESPACES, find, local, number
from kdeck.ooxml.preset import FULL, adjustments, pinned

_Preset = Callable[[float], tuple[Point, ...]]
# Corners as shares of the box, for the presets that leave much of it empty, by how far their
# slanted sides reach across. All others are taken for their box.
_PRESETS: dict[str, _Preset] = {
    "triangle": lambda p: ((p, 0), (1, 1), (0, 1)),
    "rtTriangle": lambda _: ((0, 0), (1, 1), (0, 1)),
    "diamond": lambda _: ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "chevron": lambda p: ((0, 0), (1 - p, 0), (1, 0.5), (1 - p, 1), (0, 1), (p, 0.5)),
    "homePlate": lambda p: ((0, 0), (1 - p, 0), (1, 0.5), (1 - p, 1), (0, 1)),
    "parallelogram": lambda p: ((p, 0), (1, 0), (1 - p, 1), (0, 1)),
    "trapezoid": lambda p: ((p, 0), (1 - p, 0), (1, 1), (0, 1)),
}
_SLANT = {"parallelogram": 25_000.0, "trapezoid": 25_000.0}
_LINES = frozenset({"line", "straightConnector1", "bentConnector3", "curvedConnector3"})
_STRAIGHT = frozenset({"line", "straightConnector1"})
_STEPS = 4
_ROUND = 48
# Points along a round corner, and how round it is unless a shape says otherwise.
_TURNS, _ROUNDED = 6, 16_667.0


def holds(properties: etree._Element | None, at: Point, size: Point) -> bool:
    """Say whether a shape covers a point of its box; both in the shape's own points."""
    width, height = size
    x, y = at
    if not (0 <= x <= width and 0 <= y <= height) or not width or not height:
        return False
    preset, own = find(properties, "a:prstGeom"), find(properties, "a:custGeom")
    u, v = x / width, y / height
    if own is not None:
        return _in_paths(own, (u, v))
    kind = preset.get("prst", "rect") if preset is not None else "rect"
    if kind in _LINES:
        return False
    if kind == "ellipse":
        return (u - 0.5) ** 2 + (v - 0.5) ** 2 <= 0.25
    if preset is None or kind not in _PRESETS:
        return True
    return _inside(_corners(preset, kind, size), (u, v))


def outlines(properties: etree._Element | None, size: Point) -> list[list[Point]]:
    """Outline what a shape covers, in its own points; a curve is many short lines."""
    width, height = size
    preset, own = find(properties, "a:prstGeom"), find(properties, "a:custGeom")
    kind = preset.get("prst", "rect") if preset is not None else "rect"
    shares: list[Sequence[Point]] = [((0, 0), (1, 0), (1, 1), (0, 1))]
    if own is not None:
        shares = list(_own_rings(own)) or shares
    elif kind in _LINES:
        return []
    elif kind == "ellipse":
        turns = (2 * math.pi * step / _ROUND for step in range(_ROUND))
        shares = [[(0.5 + math.cos(turn) / 2, 0.5 + math.sin(turn) / 2) for turn in turns]]
    elif preset is not None and kind in _PRESETS and width:
        shares = [_corners(preset, kind, size)]
    elif preset is not None and kind == "roundRect" and width and height:
        shares = [_rounded(pinned(adjustments(preset), "adj", _ROUNDED, FULL / 2) / FULL, size)]
    return [[(x * width, y * height) for x, y in ring] for ring in shares]


def is_line(properties: etree._Element | None) -> bool:
    """Say whether a shape is a straight line from a corner of its box to the other."""
    preset = find(properties, "a:prstGeom")
    return preset is not None and preset.get("prst") in _STRAIGHT


def _rounded(share: float, size: Point) -> list[Point]:
    """Give the corners of a rectangle whose corners are round by a share of its shorter side."""
    reach = share * min(size)
    across, down = reach / size[0], reach / size[1]
    middles = ((1 - across, 1 - down), (across, 1 - down), (across, down), (1 - across, down))
    return [
        (x + across * math.cos(turn), y + down * math.sin(turn))
        for quarter, (x, y) in enumerate(middles)
        for turn in ((quarter + step / _TURNS) * math.pi / 2 for step in range(_TURNS + 1))
    ]


def _own_rings(geometry: etree._Element) -> Iterator[Sequence[Point]]:
    for path in geometry.iterfind("a:pathLst/a:path", NAMESPACES):
        width, height = number(path, "w"), number(path, "h")
        if path.get("fill") != "none" and width and height:
            yield from ([(x / width, y / height) for x, y in ring] for ring in _rings(path))


def _corners(preset: etree._Element, kind: str, size: Point) -> tuple[Point, ...]:
    """Give the corners of a preset, as shares of its box."""
    width, height = size
    slant = adjustments(preset).get("adj", _SLANT.get(kind, 50_000)) / FULL
    if kind != "triangle":
        slant *= min(width, height) / width
    most = 0.5 if kind == "trapezoid" else 1.0
    return _PRESETS[kind](min(max(slant, 0.0), most))


def _in_paths(geometry: etree._Element, at: Point) -> bool:
    for path in geometry.iterfind("a:pathLst/a:path", NAMESPACES):
        if path.get("fill") == "none":
            continue
        width, height = number(path, "w"), number(path, "h")
        if not width or not height:
            return True
        point = (at[0] * width, at[1] * height)
        if sum(_inside(ring, point) for ring in _rings(path)) % 2:
            return True
    return False


def _rings(path: etree._Element) -> list[list[Point]]:
    rings: list[list[Point]] = []
    for step in path:
        points = [(number(p, "x"), number(p, "y")) for p in step.iterfind("a:pt", NAMESPACES)]
        kind = local(step)
        if kind == "moveTo":
            rings.append(points)
        elif rings and rings[-1] and points:
            curved = kind == "cubicBezTo" and len(points) == 3
            rings[-1].extend(_curve(rings[-1][-1], points) if curved else points)
    return rings


def _curve(start: Point, points: Sequence[Point]) -> list[Point]:
    found = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        pairs = list(zip(shares, (start, *points), strict=True))
        found.append((sum(s * p[0] for s, p in pairs), sum(s * p[1] for s, p in pairs)))
    return found


def _inside(ring: Sequence[Point], at: Point) -> bool:
    x, y = at
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
