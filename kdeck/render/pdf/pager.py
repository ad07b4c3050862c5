"""Placing boxes on pages: headings stay with what follows, nothing runs off the page."""

from dataclasses import dataclass

from kdeck.render.pdf.box import EPSILON, Box, Whole
from kdeck.render.pdf.panel import PanelBox

# Where more than this share of a page would stay empty, a panel is parted that would fit the next.
_MOST_EMPTY = 1 / 3
# The last page holds at least this share, or takes something from the page before.
_LEAST_LAST = 1 / 5
_STEP = 6.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Put a box at a distance from the top of the page."""

    box: Box
    y: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Say where text may stand on a page: from top down to bottom, in points."""

    top: float
    bottom: float

    @property
    def room(self) -> float:
        """Measure the frame."""
        return self.bottom - self.top


Page = tuple[Placed, ...]
Boxes = tuple[Box, ...]


def paginate(boxes: Boxes, first: Frame, other: Frame) -> tuple[Page, ...]:
    """Place boxes on pages, the first of which may have less room.

    A box that is longer than a page and cannot be parted runs off the foot of one: `overflowing`
    finds it.
    """
    pages: list[Page] = []
    waiting: list[Boxes] = []
    frame, rest = first, boxes
    while rest:
        waiting.append(rest)
        page, rest = _fill(rest, frame, other.room)
        pages.append(page)
        frame = other
    if len(pages) > 1:
        frame = first if len(pages) == 2 else other
        pages[-2:] = _balanced(waiting[-2], frame, other) or pages[-2:]
    return tuple(pages)


def overflowing(pages: tuple[Page, ...], bottom: float) -> Boxes:
    """Give the boxes that run off the foot of a page."""
    return tuple(
        placed.box
        for page in pages
        for placed in page
        if placed.y + placed.box.height > bottom + EPSILON
    )


def _balanced(boxes: Boxes, frame: Frame, other: Frame) -> tuple[Page, Page] | None:
    """Move something to the last of two pages where it holds very little; None where it does not.

    The page before it never comes to hold less than the last.
    """
    least = _LEAST_LAST * other.room
    taken = 0.0
    while taken < frame.room / 2:
        page, rest = _fill(boxes, Frame(frame.top, frame.bottom - taken), other.room)
        if not rest:
            return None
        last, beyond = _fill(rest, other, other.room)
        if beyond:
            return None
        used = _used(last, other)
        if used >= least:
            return (page, last) if taken and used <= _used(page, frame) else None
        taken += _STEP
    return None


def _used(page: Page, frame: Frame) -> float:
    return page[-1].y + page[-1].box.height - frame.top


def _fill(boxes: Boxes, frame: Frame, full: float) -> tuple[Page, Boxes]:
    """Place boxes on one page; give the page, and the boxes that wait for the next."""
    placed: list[Placed] = []
    pending = list(boxes)
    y, gap, torn = frame.top, 0.0, False
    while pending:
        box = pending[0]
        space = max(gap, box.before) if placed else 0.0
        room = frame.bottom - y - space
        height = box.height
        alone = height <= room + EPSILON and not box.keeps_next
        if not (torn or alone) and (whole := _least(pending, full, torn=False)) > room + EPSILON:
            # What is longer than a page is parted where it stands: the next page is no better.
            better = whole <= full and room <= full * _MOST_EMPTY
            torn = not placed or (not better and _least(pending, full, torn=True) <= room + EPSILON)
            if not torn:
                break
        if height <= room + EPSILON:
            placed.append(Placed(box, y + space))
            y, gap = y + space + height, box.after
            torn = torn and box.keeps_next
            del pending[0]
            continue
        parts = box.split(room)
        if parts:
            placed.append(Placed(parts[0], y + space))
            pending[0] = parts[1]
        elif not placed:
            placed.append(Placed(pending.pop(0), y + space))
        break
    return tuple(placed), tuple(pending)


def _least(boxes: list[Box], full: float, *, torn: bool) -> float:
    """Measure what must stand together from the first box on."""
    total = 0.0
    for index, box in enumerate(boxes):
        if index:
            total += max(boxes[index - 1].after, box.before)
        if not box.keeps_next or index + 1 == len(boxes):
            return total + _begun(box, full, torn=torn)
        total += box.height
    return total


def _begun(box: Box, full: float, *, torn: bool) -> float:
    least = box.torn_least if torn else box.least
    if torn and least > full and isinstance(box, (PanelBox, Whole)):
        return box.parted_least
    return least
