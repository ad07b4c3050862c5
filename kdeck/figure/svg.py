"""Reads an SVG figure, or one part of it, into a scene."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kdeck.color import BLACK
from kdeck.figure.geometry import number, numbers, outline, rounded, scale, to_matrix
from kdeck.figure.logostyle import PNG, plain_logo
from kdeck.figure.source import (
    SHAPES,
    FigureError,
    line_of,
    local_name,
    parse_svg,
    read_svg,
    refuse_elements,
)
from kdeck.figure.state import State
from kdeck.figure.text import labels
from kdeck.model.scene import Label, Move, Scene, Shape

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["FigureError", "logo_scene", "scene"]

MOST_ASPECT = 16.0
# A logo is read at every start, by whoever was sent a theme: it must not take long.
MOST_NUMBERS = 16_000
MOST_ELEMENTS = 800

_UNPAINTED = frozenset({"title", "desc", "metadata", "defs"})


@lru_cache(maxsize=64)
def scene(data: bytes, file: str, fragment: str | None = None) -> Scene:
    """Read an SVG file, one user unit as one point, with roles in place of colors.

    A class such as "primary" fills, "stroke-ink" strokes, "none" and "stroke-none" end what a
    group said; what has no role is not painted. fragment names a nested svg element to draw alone.
    Raises FigureError for what cannot be drawn faithfully.
    """
    root = read_svg(data)
    if fragment is not None:
        root = _part(root, fragment, file)
    return _drawn(root, State(to_matrix("")))


@lru_cache(maxsize=64)
def logo_scene(data: bytes) -> Scene:
    """Read a logo as an SVG file, in roles, in colors of its own, or in both.

    Without any role, what has no fill is black, as SVG has it. Raises FigureError.
    """
    root = parse_svg(data, MOST_NUMBERS)
    roles = plain_logo(root)
    try:
        refuse_elements(root, MOST_ELEMENTS)
        made = _drawn(root, State(to_matrix(""), None if roles else BLACK, own_colors=True))
    except FigureError as error:
        # The drawing is its designer's, and not ours to change.
        raise FigureError(error.message, PNG, error.line) from None
    if max(made.width, made.height) > MOST_ASPECT * min(made.width, made.height):
        raise FigureError(
            f"one side is over {MOST_ASPECT:g} times the other",
            "give a version of the logo that is nearer to a square",
        )
    return made


def _drawn(root: "_Element", state: State) -> Scene:
    x, y, width, height = _view_box(root)
    state = state.within(to_matrix(f"translate({-x} {-y})")).entering(root)
    items = tuple(_items(root, state))
    if not items:
        raise FigureError(
            "nothing in it is painted", 'give its shapes a role, as in class="primary"'
        )
    return Scene(rounded(width), rounded(height), items)


def _part(root: "_Element", fragment: str, file: str) -> "_Element":
    nested = (e for e in root.iterdescendants() if local_name(e) == "svg")
    parts = {e.get("id", ""): e for e in nested if e.get("id")}
    if fragment not in parts:
        names = ", ".join(f"'{name}'" for name in sorted(parts)) or "there are none"
        raise FigureError(
            f"'{file}' has no part '{fragment}'", f"name an svg element by its id: {names}"
        )
    return parts[fragment]


def _view_box(root: "_Element") -> tuple[float, float, float, float]:
    box = numbers(root, "viewBox")
    if not box and root.get("width") and root.get("height"):
        box = (0.0, 0.0, number(root, "width"), number(root, "height"))
    if len(box) != 4 or rounded(box[2]) <= 0 or rounded(box[3]) <= 0:
        raise FigureError("it has no usable viewBox", 'write viewBox="0 0 300 200"', line_of(root))
    return box[0], box[1], box[2], box[3]


def _items(parent: "_Element", state: State) -> Iterator[Shape | Label]:
    for child in parent:
        name = local_name(child)
        if name is None or name in _UNPAINTED or _hidden(child):
            continue
        if name == "svg":
            yield from _items(child, _nested(child, state).entering(child))
            continue
        own = state.entering(child)
        if name == "g":
            yield from _items(child, own)
        elif name == "text":
            yield from labels(child, own)
        elif name in SHAPES:
            yield from _shape(child, own)


def _shape(element: "_Element", state: State) -> Iterator[Shape]:
    fill = None if local_name(element) == "line" else state.fill
    if fill is None and state.stroke is None:
        return
    segments = outline(element, state.transform)
    if all(isinstance(segment, Move) for segment in segments):
        return
    width = rounded(state.stroke_width * scale(state.transform)) if state.stroke else 0.0
    yield Shape(segments, fill, state.stroke, width, element.get("id", ""), state.even_odd)


def _hidden(element: "_Element") -> bool:
    return element.get("display") == "none" or element.get("visibility") == "hidden"


def _nested(element: "_Element", state: State) -> State:
    # SVG 2, 8.2: a nested svg fits its viewBox into its own box, centered (xMidYMid meet).
    x, y, width, height = _view_box(element)
    wide, high = number(element, "width", width), number(element, "height", height)
    factor = min(wide / width, high / height)
    left = number(element, "x") + (wide - factor * width) / 2
    top = number(element, "y") + (high - factor * height) / 2
    fit = f"translate({left} {top}) scale({factor}) translate({-x} {-y})"
    return state.within(to_matrix(fit))
