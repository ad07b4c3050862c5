"""Reads an SVG drawing, or one part of it, into a scene."""

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kdeck.color import BLACK, WHITE
from kdeck.figure.copies import expand
from kdeck.figure.extent import holds, meet, upright_box
from kdeck.figure.geometry import rounded, to_matrix, write_shares
from kdeck.figure.paint import Tint
from kdeck.figure.reader import Reader, box_of
from kdeck.figure.source import (
    MAX_ELEMENTS,
    MAX_NUMBERS,
    FigureError,
    local_name,
    parse_svg,
    raise_all,
    refuse_elements,
)
from kdeck.figure.state import State
from kdeck.figure.stylesheet import write_styles
from kdeck.figure.viewbox import view_box, write_view_box
from kdeck.model.outline import polygon
from kdeck.model.scene import FIGURE_ROLES, Scene, SceneItem, Shape

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["FigureError", "colored_scene", "logo_scene", "names_roles", "scene"]

MOST_ASPECT = 16.0
# A logo is read at every start, by whoever was sent a theme: it must not take long.
MOST_NUMBERS = 16_000
MOST_ELEMENTS = 800
# What may stand out over the edge of a drawing without being missed, as a share of its size.
_SLACK = 0.01
PNG = "export the logo as PNG, 600 pixels high or more, and name that file"


@lru_cache(maxsize=64)
def scene(data: bytes, file: str, fragment: str | None = None) -> Scene:
    """Read an SVG file, one user unit as one point, with roles in place of colors.

    A class such as "primary" fills, "stroke-ink" strokes, "none" and "stroke-none" end what a
    group said; what has no role is not painted. fragment names a nested svg element to draw alone.
    Raises FigureError, for all that cannot be drawn faithfully.
    """
    root = _plain(data, MAX_NUMBERS, MAX_ELEMENTS)
    drawing = root if fragment is None else _part(root, fragment, file)
    reader = Reader(_named(root), None, 0.0, exact=False)
    return _drawn(drawing, State(to_matrix("")), reader)


@lru_cache(maxsize=64)
def colored_scene(data: bytes) -> tuple[Scene, tuple[str, ...]]:
    """Read a drawing in colors of its own, as it looks on white paper, with what is simplified.

    Raises FigureError.
    """
    root = _plain(data, MAX_NUMBERS, MAX_ELEMENTS)
    _forget_classes(root)
    reader = Reader(_named(root), WHITE, 0.0, exact=False)
    return _cut(_drawn(root, _as_svg_begins(), reader)), tuple(dict.fromkeys(reader.notes))


@lru_cache(maxsize=64)
def logo_scene(data: bytes) -> Scene:
    """Read a logo as an SVG file, in roles, in colors of its own, or in both.

    Without any role, what has no fill is black, as SVG has it. Raises FigureError.
    """
    try:
        root = _plain(data, MOST_NUMBERS, MOST_ELEMENTS)
        roles = _forget_classes(root)
        reader = Reader(_named(root), None, 0.0, exact=True)
        state = State(to_matrix(""), own_colors=True) if roles else _as_svg_begins()
        made = _cut(_drawn(root, state, reader))
    except FigureError as error:
        # The drawing is its designer's, and not ours to change.
        raise FigureError(error.message, PNG, error.line) from None
    if max(made.width, made.height) > MOST_ASPECT * min(made.width, made.height):
        raise FigureError(
            f"one side is over {MOST_ASPECT:g} times the other",
            "give a version of the logo that is nearer to a square",
        )
    return made


def names_roles(data: bytes) -> bool:
    """Say whether a drawing is in roles, in part or whole. Raises FigureError."""
    root = parse_svg(data)
    return any(_roles(element) for element in root.iter() if local_name(element))


def _plain(data: bytes, most_numbers: int, most_elements: int) -> "_Element":
    """Parse a drawing into nothing but groups, shapes and text with attributes."""
    root = parse_svg(data, most_numbers)
    refuse_elements(root, most_elements)
    write_styles(root)
    expand(root, most_elements)
    refuse_elements(root, most_elements)
    write_view_box(root)
    write_shares(root)
    return root


def _as_svg_begins() -> State:
    """Give what holds for a drawing that says nothing (SVG 2, 13)."""
    return State(to_matrix(""), Tint(BLACK), own_colors=True, cap="butt", join="miter")


def _named(root: "_Element") -> "dict[str, _Element]":
    return {e.get("id", ""): e for e in root.iter() if e.get("id")}


def _roles(element: "_Element") -> list[str]:
    names = (element.get("class") or "").split()
    return [name for name in names if name.removeprefix("stroke-") in FIGURE_ROLES]


def _forget_classes(root: "_Element") -> bool:
    """Take the classes off that are no roles, and say whether any is one."""
    found = False
    for element in root.iter():
        names = (element.get("class") or "").split()
        kept = [n for n in names if n.removeprefix("stroke-") in (*FIGURE_ROLES, "none")]
        element.attrib.pop("class", "")
        if kept:
            element.set("class", " ".join(kept))
        found = found or bool(_roles(element))
    return found


def _drawn(root: "_Element", state: State, reader: Reader) -> Scene:
    x, y, width, height = view_box(root)
    reader.slack = _SLACK * max(width, height)
    state = state.within(to_matrix(f"translate({-x} {-y})")).entering(root)
    reader.read(root, state)
    raise_all(reader.faults)
    if not reader.items:
        raise FigureError(
            "nothing in it is painted", 'give its shapes a role, as in class="primary"'
        )
    return Scene(rounded(width), rounded(height), tuple(reader.items))


def _cut(made: Scene) -> Scene:
    """Leave out what stands outside of a drawing's box; raise FigureError where it is cut through.

    A rectangle that reaches over the edge, as many grounds do, ends at the edge.
    """
    box = (0.0, 0.0, made.width, made.height)
    slack = _SLACK * max(made.width, made.height)
    items: list[SceneItem] = []
    for item in made.items:
        own = box_of(item)
        if holds(box, own, slack) or not isinstance(item, Shape):
            items.append(item)
        elif meet(box, own):
            upright = upright_box(item.segments)
            if upright is None or (item.stroke is not None and not holds(box, upright, slack)):
                if holds(box, box_of(item, lines=False), slack):
                    items.append(item)
                    continue
                raise FigureError("it is cut off at its edge", "draw what is shown alone")
            left, top = max(0.0, upright[0]), max(0.0, upright[1])
            right, low = min(made.width, upright[2]), min(made.height, upright[3])
            path = polygon((left, top), (right, top), (right, low), (left, low))
            items.append(replace(item, segments=path))
    return Scene(made.width, made.height, tuple(items))


def _part(root: "_Element", fragment: str, file: str) -> "_Element":
    nested = (e for e in root.iterdescendants() if local_name(e) == "svg")
    parts = {e.get("id", ""): e for e in nested if e.get("id")}
    if fragment not in parts:
        names = ", ".join(f"'{name}'" for name in sorted(parts)) or "there are none"
        raise FigureError(
            f"'{file}' has no part '{fragment}'", f"name an svg element by its id: {names}"
        )
    return parts[fragment]
