"""Pictures beside their words that take what a side of a sheet has left."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from kdeck.render.pdf.box.box import Box, Columns, Stack, walk
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.box.textbox import TextBox

# They grow by so much at the most, in steps; the rest is left to the gaps, at least so much of it.
_MOST, _STEP, _LEFT = 1.5, 0.1, 0.25


def enlarged(boxes: tuple[Box, ...], left: float, width: float) -> tuple[Box, ...]:
    """Enlarge the pictures that stand beside their words by one factor; all in points.

    left is what the side has left, width how wide it is. No line is broken anew.
    """
    factor = _MOST
    while factor > 1.0:
        made = tuple(_grown(box, factor) for box in boxes)
        taken = sum(new.height - old.height for new, old in zip(made, boxes, strict=True))
        if taken <= (1 - _LEFT) * left and all(_right(box) <= width for box in made):
            return made
        factor -= _STEP
    return boxes


def _grown(box: Box, factor: float) -> Box:
    if not _is_beside(box):
        return box
    first, second = box.boxes
    grown = Stack(
        tuple(replace(each, width=each.width * factor) for each in _drawings(first)),
        first.before, first.after,
    )  # fmt: skip
    wider = max(each.width for each in _drawings(grown)) - max(d.width for d in _drawings(first))
    return replace(box, boxes=(grown, second), offsets=(0.0, box.offsets[1] + wider))


def _is_beside(box: Box) -> TypeGuard[Columns]:
    """Say whether pictures, and nothing else, stand at the left of words."""
    return (
        isinstance(box, Columns)
        and len(box.boxes) == 2
        and bool(box.boxes[0].parts)
        and all(isinstance(each, Drawing) for each in box.boxes[0].parts)
        and not any(isinstance(each, Drawing) for each in walk(box.boxes[1]))
    )


def _drawings(box: Box) -> Iterator[Drawing]:
    return (each for each in box.parts if isinstance(each, Drawing))


def _right(box: Box) -> float:
    """Measure how far the words beside pictures reach."""
    if not _is_beside(box):
        return 0.0
    lines = (
        line for each in walk(box.boxes[1]) if isinstance(each, TextBox) for line in each.lines
    )
    return box.offsets[1] + max((line.width for line in lines), default=0.0)
