"""Labels of a figure on a slide that can be read from afar, whatever room a template leaves it."""

from dataclasses import replace
from itertools import combinations

from kdeck.finding import Span
from kdeck.model.scene import Label
from kdeck.plan.deck.model import SlideFigure
from kdeck.plan.master.layout import Rect
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run
from kdeck.theme.face import Family

# The smallest type of a figure on a slide, in points, and what rounding takes off it.
_LEAST, _ROUNDED = 14.0, 0.05
# Labels may grow by this share without the drawing that they stand in.
_GROWN = 1.12
# How far letters reach below their line, as a share of their size.
_BELOW = 0.25
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


def is_legible(figure: SlideFigure) -> bool:
    """Say whether the labels of a figure can be read where it stands."""
    return _smallest(figure) >= _LEAST - _ROUNDED


def with_larger_labels(figure: SlideFigure, family: Family) -> SlideFigure:
    """Set the labels that are too small as large as can be read, where they stay clear.

    Gives the figure as it is where they would have to grow by much, meet each other, or leave it.
    """
    if is_legible(figure) or _smallest(figure) * _GROWN < _LEAST:
        return figure
    least = _LEAST / _scale(figure)
    scene = figure.scene
    items = tuple(
        replace(item, size=max(item.size, least)) if isinstance(item, Label) else item
        for item in scene.items
    )
    boxes = [_box(item, family) for item in items if isinstance(item, Label)]
    inside = all(
        box.x >= 0 and box.x + box.width <= scene.width and box.y + box.height <= scene.height
        for box in boxes
    )
    if not inside or any(_meet(one, other) for one, other in combinations(boxes, 2)):
        return figure
    return replace(figure, scene=replace(scene, items=items))


def _smallest(figure: SlideFigure) -> float:
    sizes = [item.size for item in figure.scene.items if isinstance(item, Label)]
    return min(sizes) * _scale(figure) if sizes else _LEAST


def _scale(figure: SlideFigure) -> float:
    scene, rect = figure.scene, figure.rect
    return min(rect.width / scene.width, rect.height / scene.height)


def _box(label: Label, family: Family) -> Rect:
    words = (Run(label.text, Span("")),)
    width = natural_width(words, Setting(family, label.size, label.bold))
    left = label.x - width * _SHIFT[label.anchor]
    return Rect(left, label.y - label.size, width, label.size * (1 + _BELOW))


def _meet(one: Rect, other: Rect) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0 and down > 0
