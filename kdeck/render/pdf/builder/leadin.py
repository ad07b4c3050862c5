"""What leads to the item after it, and so stays on its page."""

from collections.abc import Sequence
from dataclasses import replace

from kdeck.plan.handout.model import Frames, Illustration, Item, ItemList, SideRow
from kdeck.render.pdf.box.box import Beside, Box, Stack, Whole
from kdeck.render.pdf.box.table import TableBox
from kdeck.render.pdf.box.textbox import TextBox

# Lines of a paragraph that leads to a list.
_SHORT = 2


def led_in(items: Sequence[Item], boxes: Sequence[Box], gap: float) -> tuple[Box, ...]:
    """Keep a paragraph with the figure below it, and one of few lines with its list, at a gap."""
    found = list(boxes)
    for index, (item, box) in enumerate(zip(items[1:], boxes, strict=False)):
        led = _is_drawn(item) and not _ends_drawn(items[index])
        if led and isinstance(box, (TextBox, Stack, Beside, Whole, TableBox)):
            found[index] = replace(box, keeps_next=True)
        elif isinstance(item, ItemList) and isinstance(box, TextBox) and len(box.lines) <= _SHORT:
            found[index] = replace(box, after=gap, keeps_next=True)
    return tuple(found)


def _is_drawn(item: Item) -> bool:
    """Say whether an item begins with a figure that has no words before it."""
    if isinstance(item, SideRow):
        return not item.side and bool(item.main) and _is_drawn(item.main[0])
    return isinstance(item, (Illustration, Frames))


def _ends_drawn(item: Item) -> bool:
    """Say whether an item ends with a figure, whose caption leads in nothing."""
    if isinstance(item, SideRow):
        return bool(item.main) and _ends_drawn(item.main[-1])
    return isinstance(item, (Illustration, Frames))
