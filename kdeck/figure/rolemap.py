"""Which role of the theme stands for each color of a drawing that brings colors of its own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from kdeck.color import Color, distance, lightness_chroma_hue
from kdeck.figure.extent import Box, holds, meet
from kdeck.figure.reader import box_of
from kdeck.model.scene import (
    FIGURE_ROLES,
    Label,
    Paint,
    Pixels,
    Scene,
    SceneItem,
    Shape,
    paints_of,
    repainted,
)
from kdeck.paletterole import FigureRole, PaletteRole

# The lightness in OKLCH that each role without a hue has in most themes.
_GRAYS: dict[FigureRole, float] = {
    PaletteRole.PAPER: 1.0,
    PaletteRole.SURFACE: 0.94,
    PaletteRole.MUTED: 0.55,
    PaletteRole.INK: 0.2,
}
_COLORFUL = 0.045
_RED = (5.0, 40.0)
_PALE, _DARK = 0.9, 0.32
# Hues that are further apart, in degrees, are different colors to anybody.
_OTHER_HUE = 40.0
# Colors that are further apart in OKLab are meant to be told apart.
_APART = 0.1
_NEVER = 9.0
# How many shapes of a color are looked at.
_MOST = 200
_DARK_ROLES = frozenset(
    [PaletteRole.INK, PaletteRole.MUTED, PaletteRole.PRIMARY, PaletteRole.ACCENT,
     PaletteRole.DANGER]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoleMap:
    """Hold the role of each color, those of the largest areas first.

    Lost colors share a role with one that they touch: they cannot be told apart any more. Merged
    are hues that share a role and do not touch, by role.
    """

    roles: dict[Color, FigureRole]
    lost: tuple[Color, ...]
    merged: dict[FigureRole, tuple[Color, ...]]


@dataclass(frozen=True, slots=True)
class _Hues:
    """Hold which hues of a drawing, in degrees of OKLCH, are its main and its second one."""

    main: float | None
    second: float | None
    warns: bool


def map_roles(scene: Scene) -> RoleMap:
    """Choose a role for each color of a scene, by what it means: ink, grounds, warnings, accents.

    The hue that covers most is primary, the next one accent; red beside another hue is danger.
    Colors that touch have different roles, as long as there are roles.
    """
    areas: Counter[Color] = Counter()
    boxes: dict[Color, list[Box]] = {}
    for item in scene.items:
        for paint in _colors(item):
            box = box_of(item)
            areas[paint] += round(1000 * (box[2] - box[0]) * (box[3] - box[1])) + 1
            boxes.setdefault(paint, []).append(box)
    hues = _hues(areas)
    roles: dict[Color, FigureRole] = {}
    lost: list[Color] = []
    for color, _ in areas.most_common():
        taken = {
            roles[other]
            for other in roles
            if distance(color, other) > _APART and _touch(boxes[color], boxes[other])
        }
        costs = {role: _cost(color, role, hues) for role in FIGURE_ROLES}
        free = [role for role in FIGURE_ROLES if role not in taken and costs[role] < 1]
        if not free:
            lost.append(color)
        roles[color] = min(free or FIGURE_ROLES, key=lambda role: costs[role])
    return RoleMap(roles, tuple(lost), _merged(roles))


def in_roles(scene: Scene, roles: dict[Color, FigureRole]) -> Scene:
    """Paint a scene in roles; words are ink, or paper where they lie on what is dark."""

    def role(paint: Paint) -> Paint:
        return roles[paint] if isinstance(paint, Color) else paint

    items: list[SceneItem] = []
    for item in scene.items:
        match item:
            case Shape():
                fill = None if item.fill is None else repainted(item.fill, role)
                stroke = None if item.stroke is None else role(item.stroke)
                items.append(replace(item, fill=fill, stroke=stroke))
            case Label():
                dark = _grounds(items, item) & _DARK_ROLES
                items.append(replace(item, role=PaletteRole.PAPER if dark else PaletteRole.INK))
            case Pixels():
                items.append(item)
            case _:
                assert_never(item)
    return Scene(scene.width, scene.height, tuple(items))


def _colors(item: SceneItem) -> Iterator[Color]:
    if isinstance(item, Shape):
        paints = {*paints_of(item.fill), *paints_of(item.stroke)}
        yield from sorted((p for p in paints if isinstance(p, Color)), key=str)


def _grounds(items: list[SceneItem], label: Label) -> set[Paint]:
    """List what a label lies on, by the last shape whose box holds its place."""
    point = (label.x, label.y - label.size / 4, label.x, label.y - label.size / 4)
    for item in reversed(items):
        if isinstance(item, Shape) and item.fill is not None and holds(box_of(item), point):
            return set(paints_of(item.fill))
    return set()


def _touch(first: list[Box], second: list[Box]) -> bool:
    return any(meet(a, b) for a in first[:_MOST] for b in second[:_MOST])


def _hues(areas: Counter[Color]) -> _Hues:
    """Find the hues that most of a drawing has; a red one is main only where it is alone."""
    clear: list[tuple[float, int]] = []
    reds: list[tuple[float, int]] = []
    for color, area in areas.items():
        lightness, chroma, hue = lightness_chroma_hue(color)
        if chroma >= _COLORFUL and _DARK <= lightness <= _PALE:
            (reds if _is_red(chroma, hue) else clear).append((hue, area))
    main = _most_used(clear or reds)
    if main is None:
        return _Hues(None, None, warns=False)
    others = [(hue, area) for hue, area in clear if _turn(hue, main) >= _OTHER_HUE]
    return _Hues(main, _most_used(others), warns=bool(clear))


def _most_used(hues: list[tuple[float, int]]) -> float | None:
    """Give the hue around which the largest area is painted."""

    def used(hue: float) -> int:
        return sum(area for other, area in hues if _turn(hue, other) < _OTHER_HUE)

    return max(hues, key=lambda each: (used(each[0]), each[1]))[0] if hues else None


def _merged(roles: dict[Color, FigureRole]) -> dict[FigureRole, tuple[Color, ...]]:
    """List colors of clearly different hues that have one role; dark ones are ink to anybody."""
    found: dict[FigureRole, tuple[Color, ...]] = {}
    for role in FIGURE_ROLES:
        apart: dict[float, Color] = {}
        for color in (each for each, own in roles.items() if own is role):
            lightness, chroma, hue = lightness_chroma_hue(color)
            clear = chroma >= _COLORFUL and lightness >= _DARK
            if clear and all(_turn(hue, other) >= _OTHER_HUE for other in apart):
                apart[hue] = color
        if len(apart) > 1:
            found[role] = tuple(apart.values())
    return found


def _turn(first: float, second: float) -> float:
    """Measure the angle between two hues, from 0 to 180 degrees."""
    return abs((first - second + 180) % 360 - 180)


def _is_red(chroma: float, hue: float) -> bool:
    return _RED[0] <= hue <= _RED[1] and chroma > 2 * _COLORFUL


def _cost(color: Color, role: FigureRole, hues: _Hues) -> float:
    """Say how far a color is from what a role means; from 1 up it does not mean that."""
    lightness, chroma, hue = lightness_chroma_hue(color)
    gray = abs(lightness - _GRAYS[role]) if role in _GRAYS else _NEVER
    if chroma < _COLORFUL:
        return gray if gray < 0.5 else _NEVER
    if role in _GRAYS:
        pale = role is PaletteRole.SURFACE and lightness > _PALE
        dark = role is PaletteRole.INK and lightness < _DARK
        return 0.05 if pale or dark else _NEVER if role is PaletteRole.PAPER else 0.6 + gray
    red = hues.warns and _is_red(chroma, hue)
    if role is PaletteRole.DANGER:
        return 0.0 if red else _NEVER
    main = (
        hues.main is None or hues.second is None or _turn(hue, hues.main) <= _turn(hue, hues.second)
    )
    return (0.15 if main is (role is PaletteRole.PRIMARY) else 0.2) + (0.3 if red else 0.0)
