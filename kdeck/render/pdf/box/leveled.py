"""Boxes that share out what height is left over: columns that end level, pages that end at a foot.

What is left of a height is given to the gaps between boxes, the same to each, so that no box is
stretched and none stands in a hole. Boxes are shared out over two columns in their order, where the
taller of the two comes out lowest.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kdeck.render.pdf.box.box import Box, Columns, Shifted, Stack
from kdeck.render.pdf.box.framed import FramedBox
from kdeck.render.pdf.box.page import Frame, Page, Placed

# More than this is not added to a gap inside a column: its parts would fall apart.
_MOST = 20.0
# How far apart the heights are that are tried for two columns.
_PART_STEP = 3.0


def leveled(boxes: Sequence[Stack]) -> tuple[Stack, ...]:
    """Let columns end at the height of the tallest: frames grow, and gaps between boxes widen."""
    height = max(box.height for box in boxes)
    return tuple(_grown(box, height) for box in boxes)


def shared_out(boxes: Sequence[Box], count: int, *, parts: bool = False) -> tuple[Stack, ...]:
    """Share out boxes over columns in their order, so that the tallest is as low as can be.

    A box may begin in one column and end in the next where it parts.
    """
    if parts and count == 2:
        return parted(Stack(tuple(boxes)))
    if count == 1 or len(boxes) == 1:
        return (Stack(tuple(boxes)),)
    found = []
    for cut in range(1, len(boxes)):
        rest = shared_out(boxes[cut:], count - 1)
        columns = (Stack(tuple(boxes[:cut])), *rest)
        found.append((max(column.height for column in columns), cut, columns))
    return min(found, key=lambda each: each[:2])[2]


def in_columns(boxes: Sequence[Box], count: int, width: float, gap: float) -> Columns:
    """Set boxes in columns of like height, to be read one after the other."""
    stacks = shared_out(boxes, count)
    return Columns(stacks, tuple(index * (width + gap) for index in range(len(stacks))))


def parted(stack: Stack) -> tuple[Stack, ...]:
    """Part a stack in two, so that the taller part is as low as can be."""
    height = stack.height / 2
    while height < stack.height:
        halves = stack.split(height)
        if halves and halves[1].height <= height:
            return halves
        height += _PART_STEP
    return (stack,)


def set_down(page: Page, frame: Frame) -> Page:
    """Share what a page has left among its gaps, so that its last box ends at the foot."""
    if len(page) < 2:
        return page
    left = frame.bottom - (page[-1].y + page[-1].box.height)
    share = max(left, 0.0) / (len(page) - 1)
    return tuple(Placed(placed.box, placed.y + index * share) for index, placed in enumerate(page))


def _grown(stack: Stack, height: float) -> Stack:
    lacking = height - stack.height
    if lacking <= 0:
        return stack
    *above, last = stack.boxes
    if isinstance(last, FramedBox) and not above:
        return replace(stack, boxes=(replace(last, least_height=height),))
    share = min(lacking / max(len(above), 1), _MOST)
    gaps = [max(one.after, other.before) + share for one, other in pairwise(stack.boxes)]
    lowered = (
        Shifted(box, 0.0, box.after, before=gap, keeps_next=box.keeps_next)
        for box, gap in zip(stack.boxes[1:], gaps, strict=True)
    )
    return Stack((stack.boxes[0], *lowered), stack.before, stack.after)
