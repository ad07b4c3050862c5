"""Writes a scene in roles as the SVG file of a figure, for people to change."""

from collections.abc import Iterator
from typing import assert_never

from kdeck.color import Color
from kdeck.model.scene import (
    Close,
    Curve,
    Fill,
    Gradient,
    Label,
    Line,
    LinearGradient,
    Move,
    Paint,
    Pixels,
    RadialGradient,
    Scene,
    Segment,
    Shape,
)

_SVG = "http://www.w3.org/2000/svg"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def svg_text(scene: Scene, alt: str) -> str:
    """Write a scene as SVG, its colors as classes that name roles, with what it shows as title."""
    size = f"{_number(scene.width)} {_number(scene.height)}"
    gradients = list(dict.fromkeys(_gradients(scene)))
    lines = [f'<svg xmlns="{_SVG}" viewBox="0 0 {size}">']
    if alt:
        lines.append(f"  <title>{alt.translate(_ESCAPES)}</title>")
    lines.append(
        "  <!-- Colors are roles, which every brand fills: ink, muted, paper, surface, primary,\n"
        "    accent and danger; with stroke- before them they color lines. -->"
    )
    if gradients:
        lines.append("  <defs>")
        lines += [f"    {_gradient(each, f'g{n}')}" for n, each in enumerate(gradients, 1)]
        lines.append("  </defs>")
    for item in scene.items:
        match item:
            case Shape():
                lines.append(f"  {_shape(item, gradients)}")
            case Label():
                lines.append(f"  {_label(item)}")
            case Pixels():
                raise AssertionError("a picture has a file of its own")
            case _:
                assert_never(item)
    return "\n".join((*lines, "</svg>", ""))


def _gradients(scene: Scene) -> Iterator[Gradient]:
    for item in scene.items:
        if isinstance(item, Shape) and isinstance(item.fill, LinearGradient | RadialGradient):
            yield item.fill


def _gradient(gradient: Gradient, name: str) -> str:
    stops = "".join(
        f'<stop offset="{_number(stop.offset)}" class="{_role(stop.paint)}"/>'
        for stop in gradient.stops
    )
    told = f'id="{name}" gradientUnits="userSpaceOnUse"'
    match gradient:
        case LinearGradient(x1, y1, x2, y2):
            ends = " ".join(
                f'{key}="{_number(value)}"'
                for key, value in zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
            )
            return f"<linearGradient {told} {ends}>{stops}</linearGradient>"
        case RadialGradient(matrix, fx, fy):
            laid = " ".join(f"{part:.6g}" for part in matrix)
            return (
                f'<radialGradient {told} cx="0" cy="0" r="1" fx="{_number(fx)}" '
                f'fy="{_number(fy)}" gradientTransform="matrix({laid})">{stops}</radialGradient>'
            )
        case _:
            assert_never(gradient)


def _shape(shape: Shape, gradients: list[Gradient]) -> str:
    told = [f'id="{shape.name.translate(_ESCAPES)}"'] if shape.name else []
    names = [_class(shape.fill)] if shape.fill is not None else []
    if shape.stroke is not None:
        names.append(f"stroke-{_role(shape.stroke)}")
    kept = " ".join(filter(None, names))
    if kept:
        told.append(f'class="{kept}"')
    if isinstance(shape.fill, LinearGradient | RadialGradient):
        told.append(f'fill="url(#g{gradients.index(shape.fill) + 1})"')
    if shape.stroke is not None:
        told.append(f'stroke-width="{_number(shape.stroke_width)}"')
        for kind, look in (("cap", shape.cap), ("join", shape.join)):
            if look != "round":
                told.append(f'stroke-line{kind}="{look}"')
    if shape.even_odd:
        told.append('fill-rule="evenodd"')
    told.append(f'd="{" ".join(_step(segment) for segment in shape.segments)}"')
    return f"<path {' '.join(told)}/>"


def _label(label: Label) -> str:
    told = f'class="{_role(label.role)}" font-size="{_number(label.size)}"'
    if label.anchor != "start":
        told += f' text-anchor="{label.anchor}"'
    if label.bold:
        told += ' font-weight="bold"'
    place = f'x="{_number(label.x)}" y="{_number(label.y)}"'
    return f"<text {told} {place}>{label.text.translate(_ESCAPES)}</text>"


def _class(fill: Fill) -> str:
    return "" if isinstance(fill, LinearGradient | RadialGradient) else _role(fill)


def _role(paint: Paint) -> str:
    assert not isinstance(paint, Color), "only logos have colors of their own"
    return paint


def _step(segment: Segment) -> str:
    match segment:
        case Move(x, y):
            return f"M{_number(x)} {_number(y)}"
        case Line(x, y):
            return f"L{_number(x)} {_number(y)}"
        case Curve(x1, y1, x2, y2, x, y):
            return "C" + " ".join(map(_number, (x1, y1, x2, y2, x, y)))
        case Close():
            return "Z"
        case _:
            assert_never(segment)


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
