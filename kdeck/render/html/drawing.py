"""From a scene to SVG in the page, in the colors of its theme: light, dark or in contrast."""

from collections.abc import Iterator
from math import inf
from typing import assert_never

from lxml.etree import _Element

from kdeck.color import Color
from kdeck.finding import Span
from kdeck.model.scene import (
    Close,
    Curve,
    Label,
    Line,
    Move,
    Paint,
    Pixels,
    Scene,
    SceneItem,
    Segment,
    Shape,
)
from kdeck.plan.text.lines import Setting, break_lines
from kdeck.plan.text.run import Run
from kdeck.render.html.markup import append, element
from kdeck.theme.face import Family

_DECIMALS = 2


def drawing(scene: Scene, alt: str, family: Family) -> _Element:
    """Draw a scene; an empty alt makes it decoration.

    Labels are as long as in the family, whatever font the reader's machine has in its place.
    """
    made = element("svg", attributes={"viewBox": f"0 0 {_n(scene.width)} {_n(scene.height)}"})
    made.set("width", _n(scene.width))
    made.set("height", _n(scene.height))
    if alt:
        made.set("role", "img")
        made.set("aria-label", alt)
    else:
        made.set("aria-hidden", "true")
        made.set("focusable", "false")
    append(made, tuple(_items(scene.items, family)))
    return made


def segments_data(segments: tuple[Segment, ...]) -> str:
    """Write a path as SVG has it."""
    return "".join(_segment(segment) for segment in segments)


def _items(items: tuple[SceneItem, ...], family: Family) -> Iterator[_Element]:
    for item in items:
        match item:
            case Shape():
                yield _shape(item)
            case Label():
                yield _label(item, family)
            case Pixels():
                raise AssertionError("only specimens hold pixels")
            case _:
                assert_never(item)


def _shape(shape: Shape) -> _Element:
    made = element("path", attributes={"d": segments_data(shape.segments)})
    made.set("fill", _paint(shape.fill))
    if shape.even_odd:
        made.set("fill-rule", "evenodd")
    if shape.stroke is not None:
        made.set("stroke", _paint(shape.stroke))
        made.set("stroke-width", _n(shape.stroke_width))
        made.set("stroke-linecap", "round")
        made.set("stroke-linejoin", "round")
    return made


def _label(label: Label, family: Family) -> _Element:
    made = element("text", label.text, attributes={"x": _n(label.x), "y": _n(label.y)})
    made.set("font-size", _n(label.size))
    made.set("fill", _paint(label.role))
    made.set("textLength", _n(_length(label, family)))
    made.set("lengthAdjust", "spacingAndGlyphs")
    if label.anchor != "start":
        made.set("text-anchor", label.anchor)
    if label.bold:
        made.set("font-weight", "700")
    return made


def _length(label: Label, family: Family) -> float:
    setting = Setting(family, label.size, label.bold)
    run = Run(label.text, Span(""))
    return sum(line.width for line in break_lines((run,), setting, inf))


def _paint(paint: Paint | None) -> str:
    if paint is None:
        return "none"
    return str(paint) if isinstance(paint, Color) else f"var(--{paint.replace('_', '-')})"


def _segment(segment: Segment) -> str:
    match segment:
        case Move(x=x, y=y):
            return f"M{_n(x)} {_n(y)}"
        case Line(x=x, y=y):
            return f"L{_n(x)} {_n(y)}"
        case Curve():
            c = segment
            numbers = (c.x1, c.y1, c.x2, c.y2, c.x, c.y)
            return "C" + " ".join(_n(number) for number in numbers)
        case Close():
            return "Z"
        case _:
            assert_never(segment)


def _n(number: float) -> str:
    return f"{number:.{_DECIMALS}f}".rstrip("0").rstrip(".") or "0"
