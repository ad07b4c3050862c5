"""What an SVG element inherits: a transform, roles, and how text is set."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from kdeck.color import parse_css_color
from kdeck.figure.geometry import matrix, number
from kdeck.figure.source import FigureError, line_of
from kdeck.model.scene import FIGURE_ROLES, Paint
from kdeck.paletterole import PaletteRole

if TYPE_CHECKING:
    from lxml.etree import _Element

Anchor = Literal["start", "middle", "end"]
_ANCHORS: tuple[Anchor, ...] = get_args(Anchor)
_WEIGHTS = {"normal": False, "400": False, "bold": True, "700": True}


@dataclass(frozen=True, slots=True)
class State:
    """Hold what holds for an element; transform is an svgelements Matrix."""

    transform: Any
    fill: Paint | None = None
    stroke: Paint | None = None
    stroke_width: float = 1.0
    size: float = 16.0
    anchor: Anchor = "start"
    bold: bool = False
    even_odd: bool = False
    own_colors: bool = False

    def within(self, transform: Any) -> "State":
        """Add a transform that works before the one so far."""
        return replace(self, transform=transform * self.transform)

    def entering(self, element: "_Element") -> "State":
        """Add what an element says for itself and its children. Raises FigureError."""
        if not self.own_colors:
            _refuse_colors(element)
        state = _colored(self.within(matrix(element)), element)
        for name in (element.get("class") or "").split():
            state = _classed(state, element, name)
        return replace(
            state,
            stroke_width=_positive(element, "stroke-width", state.stroke_width),
            size=_positive(element, "font-size", state.size),
            anchor=_anchor(element, state.anchor),
            bold=_bold(element, state.bold),
        )


def _classed(state: State, element: "_Element", name: str) -> State:
    plain = name.removeprefix("stroke-")
    role = next((r for r in FIGURE_ROLES if r == plain), None)
    if role is None and plain != "none":
        raise FigureError(
            f"'{name[:40]}' is not a role",
            f"use {', '.join(FIGURE_ROLES)} or none, with 'stroke-' before it for lines",
            line_of(element),
        )
    return replace(state, stroke=role) if name != plain else replace(state, fill=role)


def _colored(state: State, element: "_Element") -> State:
    """Take the colors that a logo gives itself, and those that a figure leaves to its place."""
    rule = element.get("fill-rule")
    return replace(
        state,
        fill=_paint(element, "fill", state.fill),
        stroke=_paint(element, "stroke", state.stroke),
        even_odd=state.even_odd if rule is None else rule == "evenodd",
    )


def _paint(element: "_Element", name: str, default: Paint | None) -> Paint | None:
    value = element.get(name, "inherit").strip()
    if value in ("inherit", "none", "transparent"):
        return default if value == "inherit" else None
    if value == "currentColor":
        return PaletteRole.INK
    color = parse_css_color(value)
    if color is None:
        raise FigureError(
            f"'{name}' is not a color: '{value[:40]}'",
            "write it as in #0B5F66, without transparency",
            line_of(element),
        )
    return color


def _refuse_colors(element: "_Element") -> None:
    for name in ("fill", "stroke", "color"):
        value = element.get(name)
        if value not in (None, "none", "inherit", "currentColor"):
            example = "stroke-primary" if name == "stroke" else "primary"
            raise FigureError(
                f"'{name}' is a color of its own: '{value[:40]}'",
                f'remove it and use a role of the theme, as in class="{example}"',
                line_of(element),
            )


def _positive(element: "_Element", name: str, default: float) -> float:
    value = number(element, name, default)
    if value <= 0:
        raise FigureError(f"'{name}' is not above zero", "remove it", line_of(element))
    return value


def _anchor(element: "_Element", default: Anchor) -> Anchor:
    value = element.get("text-anchor", default)
    for anchor in _ANCHORS:
        if value == anchor:
            return anchor
    raise FigureError(
        f"'text-anchor' is unknown: '{value[:40]}'", "use start, middle or end", line_of(element)
    )


def _bold(element: "_Element", default: bool) -> bool:
    value = element.get("font-weight")
    if value is None:
        return default
    if value not in _WEIGHTS:
        raise FigureError(
            f"'font-weight' is unknown: '{value[:40]}'", "use normal or bold", line_of(element)
        )
    return _WEIGHTS[value]
