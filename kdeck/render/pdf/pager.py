"""Placing boxes on pages: headings stay with what follows, nothing runs off the page."""

from dataclasses import dataclass

from kdeck.render.pdf.box import EPSILON, Box


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


def paginate(boxes: tuple[Box, ...], first: Frame, other: Frame) -> tuple[tuple[Placed, ...], ...]:
    """Place boxes on pages, the first of which may have less room.

    A box that is longer than a page and cannot be parted is a broken promise.
    """
    pages: list[list[Placed]] = [[]]
    frame, y, gap = first, first.top, 0.0
    pending = list(boxes)
    while pending:
        box = pending.pop(0)
        space = max(gap, box.before) if pages[-1] else 0.0
        room = frame.bottom - y - space
        parts = None
        least = _least(box, pending)
        # What is longer than a page is parted where it stands: the next page is no better.
        if not pages[-1] or least <= room + EPSILON or least > other.room:
            if box.height <= room + EPSILON:
                pages[-1].append(Placed(box, y + space))
                y, gap = y + space + box.height, box.after
                continue
            parts = box.split(room)
        if parts:
            pages[-1].append(Placed(parts[0], y + space))
            pending.insert(0, parts[1])
        else:
            assert pages[-1], "a box is longer than a page"
            pending.insert(0, box)
        pages.append([])
        frame, y, gap = other, other.top, 0.0
    return tuple(tuple(page) for page in pages if page)


def _least(box: Box, following: list[Box]) -> float:
    """Measure what must stand together from a box on."""
    if not box.keeps_next or not following:
        return box.least
    return box.height + max(box.after, following[0].before) + _least(following[0], following[1:])
