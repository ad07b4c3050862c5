"""The items of a drawing in another place and another size."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from kdeck.model.scene import (
    Close,
    Curve,
    Label,
    Line,
    LinearGradient,
    Move,
    Pixels,
    RadialGradient,
    SceneItem,
    Segment,
    Shape,
)


def moved(items: Iterable[SceneItem], x: float, y: float, k: float) -> Iterator[SceneItem]:
    """Scale items by a factor, and then move them."""
    for item in items:
        match item:
            case Shape():
                path = tuple(_moved(segment, x, y, k) for segment in item.segments)
                fill = item.fill
                if isinstance(fill, LinearGradient | RadialGradient):
                    fill = fill.moved(x, y, k)
                width = item.stroke_width * k
                yield replace(item, segments=path, fill=fill, stroke_width=width)
            case Label():
                place = (x + item.x * k, y + item.y * k, item.size * k)
                yield Label(item.text, *place, item.anchor, item.role, item.bold)
            case Pixels():
                place = (x + item.x * k, y + item.y * k, item.width * k)
                yield Pixels(item.data, *place, item.height * k)
            case _:
                assert_never(item)


def _moved(segment: Segment, x: float, y: float, k: float) -> Segment:
    match segment:
        case Move(px, py):
            return Move(x + px * k, y + py * k)
        case Line(px, py):
            return Line(x + px * k, y + py * k)
        case Curve(x1, y1, x2, y2, px, py):
            return Curve(x + x1 * k, y + y1 * k, x + x2 * k, y + y2 * k, x + px * k, y + py * k)
        case Close():
            return segment
        case _:
            assert_never(segment)
