"""Placing boxes on pages: headings stay with what follows, nothing runs off the page."""

from dataclasses import dataclass

from kdeck.render.pdf.box import EPSILON, Box, Whole
from kdeck.render.pdf.panel import PanelBox

# Where more than this share of a page would stay empty, a panel is parted that would fit the next.
_MOST_EMPTY = 1 / 3
# The last page holds at least this share, or takes something from the page before.
_LEAST_LAST = 1 / 5
# So does a page that ends early because what follows it cannot be parted, up to this share.
_LEAST_SHORT = 1 / 2
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
        # What the first page of several was given to hold stays there.
        if (len(pages) > 2 or (len(pages) == 2 and not rest)) and _short(page, other, rest):
            before = first if len(pages) == 2 else other
            evened = _balanced(waiting[-2], (before, other), rest)
            if evened:
                pages[-2], pages[-1], waiting[-1], rest = evened
        frame = other
    return tuple(pages)


def overflowing(pages: tuple[Page, ...], bottom: float) -> Boxes:
    """Give the boxes that run off the foot of a page."""
    return tuple(
        placed.box
        for page in pages
        for placed in page
        if placed.y + placed.box.height > bottom + EPSILON
    )


def _balanced(
    boxes: Boxes, frames: tuple[Frame, Frame], rest: Boxes
) -> tuple[Page, Page, Boxes, Boxes] | None:
    """Move something to the second of two pages where it holds little; None where it does not.

    Gives the pages, what waits for the second, and what waits for the page after it, which is as
    much as in rest. The page before never comes to hold little, nor less than the last page.
    """
    frame, other = frames
    taken = 0.0
    while taken < frame.room / 2:
        page, moved = _fill(boxes, Frame(frame.top, frame.bottom - taken), other.room)
        if not moved:
            return None
        second, beyond = _fill(moved, other, other.room)
        if len(beyond) != len(rest) or (rest and beyond[0].height > rest[0].height + EPSILON):
            return None
        if not _short(second, other, rest):
            if rest:
                better = not _short(page, frame, rest)
            else:
                better = _used(second, other) <= _used(page, frame)
            return (page, second, moved, beyond) if taken and better else None
        taken += _STEP
    return None


def _short(page: Page, frame: Frame, rest: Boxes) -> bool:
    least = _LEAST_SHORT if rest else _LEAST_LAST
    return _used(page, frame) < least * frame.room


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
            return total + _begun(box, full - total, torn=torn)
        total += box.height
    return total


def _begun(box: Box, room: float, *, torn: bool) -> float:
    least = box.torn_least if torn else box.least
    if torn and least > room and isinstance(box, (PanelBox, Whole)):
        return box.parted_least
    return least
