"""Rectangles and circles, and a scene or a logo set into a place of another drawing."""

from collections.abc import Iterator

from kdeck.model.moving import moved
from kdeck.model.scene import (
    Close,
    Curve,
    Line,
    Move,
    Paint,
    Pixels,
    Scene,
    SceneItem,
    Segment,
    Shape,
)
from kdeck.plan.drawn.emblem import Emblem
from kdeck.plan.master.layout import Rect

# How far the control points of a quarter of a circle stand off, as a share of its radius.
_ROUND = 0.5523


def rectangle(rect: Rect, fill: Paint | None, stroke: Paint | None = None) -> Shape:
    """Draw a rectangle."""
    right, bottom = rect.x + rect.width, rect.y + rect.height
    around: tuple[Segment, ...] = (
        Move(rect.x, rect.y), Line(right, rect.y), Line(right, bottom), Line(rect.x, bottom),
        Close(),
    )  # fmt: skip
    return Shape(around, fill, stroke, 1.0 if stroke else 0.0)


def placed(scene: Scene, rect: Rect) -> Iterator[SceneItem]:
    """Move the items of a scene into a rectangle, as large as its proportions allow."""
    k = min(rect.width / scene.width, rect.height / scene.height)
    x = rect.x + (rect.width - scene.width * k) / 2
    y = rect.y + (rect.height - scene.height * k) / 2
    yield from moved(scene.items, x, y, k)


def emblem_items(emblem: Emblem, x: float, y: float) -> Iterator[SceneItem]:
    """Draw a logo with its top left corner at a point, on the plate that it needs."""
    rect = Rect(x, y, emblem.width, emblem.height)
    if emblem.plate:
        pad = min(6.0, emblem.safe)
        outer = Rect(x - pad, y - pad, rect.width + 2 * pad, rect.height + 2 * pad)
        yield rectangle(outer, emblem.plate)
    if emblem.scene:
        yield from placed(emblem.scene, rect)
    else:
        yield Pixels(emblem.picture, rect.x, rect.y, rect.width, rect.height)


def circle(rect: Rect, fill: Paint) -> Shape:
    """Fill the circle in a square."""
    r = rect.width / 2
    x, y, k = rect.x + r, rect.y + r, r * _ROUND
    around: tuple[Segment, ...] = (
        Move(x + r, y),
        Curve(x + r, y + k, x + k, y + r, x, y + r),
        Curve(x - k, y + r, x - r, y + k, x - r, y),
        Curve(x - r, y - k, x - k, y - r, x, y - r),
        Curve(x + k, y - r, x + r, y - k, x + r, y),
        Close(),
    )
    return Shape(around, fill, None, 0.0)
