"""What an SVG element inherits: a transform, paints, and how lines and text are set."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

from kdeck.figure.geometry import length, matrix, number, numbers
from kdeck.figure.paint import NO_TINT, Server, Tint, read_share, read_tint, target_of
from kdeck.figure.source import FigureError, line_of
from kdeck.model.scene import FIGURE_ROLES, LineCap, LineJoin, Paint
from kdeck.paletterole import PaletteRole

if TYPE_CHECKING:
    from lxml.etree import _Element

T = TypeVar("T")
D = TypeVar("D")
Anchor = Literal["start", "middle", "end"]
_ANCHORS: tuple[Anchor, ...] = get_args(Anchor)
_CAPS: tuple[LineCap, ...] = get_args(LineCap)
_JOINS: tuple[LineJoin, ...] = get_args(LineJoin)
_WEIGHTS = {"normal": False, "lighter": False, "bold": True, "bolder": True}
_LEAST_BOLD = 600
_MOST_DASHES = 16
# How far below its place a line of text stands, as a share of its size (CSS Inline 3).
_BASELINES = {
    "middle": 0.3, "central": 0.35, "hanging": 0.75, "text-before-edge": 0.85, "auto": 0.0,
    "alphabetic": 0.0, "baseline": 0.0, "text-after-edge": -0.2, "ideographic": -0.2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """Hold what holds for an element; transform is an svgelements Matrix.

    alpha is what all groups around it leave of it; ground, how many items were drawn when the
    first of them that lets something through began. Where no cap is told, ends are round and lie
    within the line.
    """

    transform: Any
    fill: Tint = NO_TINT
    stroke: Tint = NO_TINT
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    color: Paint = PaletteRole.INK
    stroke_width: float = 1.0
    dashes: tuple[float, ...] = ()
    dash_offset: float = 0.0
    cap: LineCap | None = None
    join: LineJoin = "round"
    markers: tuple[str, str, str] = ("", "", "")
    size: float = 16.0
    anchor: Anchor = "start"
    bold: bool = False
    lower: float = 0.0
    even_odd: bool = False
    own_colors: bool = False
    alpha: float = 1.0
    ground: int | None = None

    def within(self, transform: Any) -> "State":
        """Add a transform that works before the one so far."""
        return replace(self, transform=transform * self.transform)

    def entering(self, element: "_Element", drawn: int = 0) -> "State":
        """Add what an element says for itself and its children, where some items are drawn.

        Raises FigureError.
        """
        if not self.own_colors:
            _refuse_colors(element)
        state = _colored(self.within(matrix(element)), element)
        for name in (element.get("class") or "").split():
            state = _classed(state, element, name)
        alpha = read_share(element, "opacity")
        return replace(
            state,
            stroke_width=_not_negative(element, "stroke-width", state.stroke_width),
            dashes=_dashes(element, state.dashes),
            dash_offset=number(element, "stroke-dashoffset", state.dash_offset),
            cap=_one_of(_CAPS, element.get("stroke-linecap"), state.cap),
            join=_one_of(_JOINS, element.get("stroke-linejoin"), state.join),
            markers=_markers(element, state.markers),
            size=_size(element, state.size),
            anchor=_anchor(element, state.anchor),
            bold=_bold(element, state.bold),
            lower=_BASELINES.get(element.get("dominant-baseline", ""), state.lower),
            alpha=state.alpha * alpha,
            ground=drawn if alpha < 1 and state.ground is None else state.ground,
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
    if name != plain:
        return replace(state, stroke=Tint(role))
    return replace(state, fill=Tint(role), color=role or state.color)


def _colored(state: State, element: "_Element") -> State:
    """Take the colors that a drawing gives itself, and those that it leaves to its place."""
    rule = element.get("fill-rule")
    color = state.color
    if state.own_colors:
        told = read_tint(element, "color", Tint(color), color).paint
        color = color if told is None or isinstance(told, Server) else told
    shares = (element.get("fill-opacity"), element.get("stroke-opacity"))
    return replace(
        state,
        color=color,
        fill=read_tint(element, "fill", state.fill, color),
        stroke=read_tint(element, "stroke", state.stroke, color),
        fill_alpha=state.fill_alpha if shares[0] is None else read_share(element, "fill-opacity"),
        stroke_alpha=(
            state.stroke_alpha if shares[1] is None else read_share(element, "stroke-opacity")
        ),
        even_odd=state.even_odd if rule is None else rule == "evenodd",
    )


def _refuse_colors(element: "_Element") -> None:
    for name in ("fill", "stroke", "color"):
        value = element.get(name)
        plain = value in (None, "none", "inherit", "transparent") or "url(" in str(value)
        if not plain and str(value).lower() != "currentcolor":
            example = "stroke-primary" if name == "stroke" else "primary"
            raise FigureError(
                f"'{name}' is a color of its own: '{str(value)[:40]}'",
                f'remove it and use a role of the theme, as in class="{example}"',
                line_of(element),
            )


def _not_negative(element: "_Element", name: str, default: float) -> float:
    value = number(element, name, default)
    if value < 0:
        raise FigureError(f"'{name}' is below zero", "remove it", line_of(element))
    return value


def _size(element: "_Element", default: float) -> float:
    """Read the size of text; Visio writes it as a multiple of that around it."""
    if (element.get("font-size") or "").strip().endswith("em"):
        return abs(length(element, "font-size", default))
    return _not_negative(element, "font-size", default)


def _one_of(known: tuple[T, ...], told: str | None, default: D) -> T | D:
    """Give what is told where it is known; what a browser passes over changes nothing."""
    return next((each for each in known if each == told), default)


def _dashes(element: "_Element", default: tuple[float, ...]) -> tuple[float, ...]:
    told = element.get("stroke-dasharray")
    if told is None or told.strip() == "inherit":
        return default
    if told.strip() == "none":
        return ()
    found = numbers(element, "stroke-dasharray")
    if len(found) > _MOST_DASHES or any(length < 0 for length in found):
        raise FigureError(
            f"'stroke-dasharray' is no pattern of dashes: '{told[:40]}'",
            "write the lengths of a dash and of a gap, as in 4 2",
            line_of(element),
        )
    return found if sum(found) > 0 else ()


def _markers(element: "_Element", default: tuple[str, str, str]) -> tuple[str, str, str]:
    found = []
    for name, inherited in zip(("start", "mid", "end"), default, strict=True):
        told = element.get(f"marker-{name}")
        found.append(inherited if told is None else target_of(told))
    start, mid, end = found
    return start, mid, end


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
    if value.isdigit() and len(value) < 5:
        return int(value) >= _LEAST_BOLD
    if value not in _WEIGHTS:
        raise FigureError(
            f"'font-weight' is unknown: '{value[:40]}'", "use normal or bold", line_of(element)
        )
    return _WEIGHTS[value]
