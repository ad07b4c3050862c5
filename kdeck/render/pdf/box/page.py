"""One page: the boxes that stand on it, and those that wait for the next.

Boxes are taken in order from those that wait. Between two, the larger of the gap below the one and
above the other holds; there is none at the top of a page. A box that fits and need not stay with
the next is placed. Otherwise what must begin here together is measured: the box, all that it keeps
with it, and the least of what follows them, as small a part as should begin a page. Where that
fits, the box is placed, or split at the foot. Where it does not, the page ends, and all of it
begins the next one. Two things tear what should stay whole, if its smallest torn part fits: no page
can hold the whole, or whoever fills the page asks for it. On an empty page nothing better is to
come. What cannot be split at all and stands first is placed and runs off the page; that is told as
a finding, and the author makes two of it. How full a page should be is not asked here, but by the
pager.
"""

from dataclasses import dataclass

from kdeck.render.pdf.box.box import EPSILON, Box, Whole
from kdeck.render.pdf.box.framed import FramedBox
from kdeck.render.pdf.box.panel import PanelBox


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


@dataclass(frozen=True, slots=True)
class Filled:
    """Hold a page, the boxes that wait for the next, and whether something was torn for it."""

    page: Page
    rest: Boxes
    torn: bool


def used(page: Page, frame: Frame) -> float:
    """Measure the share of a page down to the end of its last box."""
    return (page[-1].y + page[-1].box.height - frame.top) / frame.room


def fill(
    boxes: Boxes, frame: Frame, full: float, *, tears: bool = False, gaps: float = 1.0
) -> Filled:
    """Place boxes on one page, the gaps between them multiplied by a factor.

    full is the room of a page. What should stay whole is torn where a page could not hold it.
    """
    placed: list[Placed] = []
    pending = list(boxes)
    y, gap, torn, has_torn = frame.top, 0.0, False, False
    while pending:
        box = pending[0]
        space = gaps * max(gap, box.before) if placed else 0.0
        room = frame.bottom - y - space
        height = box.height
        alone = height <= room + EPSILON and not box.keeps_next
        if not (torn or alone) and (whole := _least(pending, full, torn=False)) > room + EPSILON:
            # What is longer than a page is parted where it stands: the next page is no better.
            torn = not placed or (
                (tears or whole > full) and _least(pending, full, torn=True) <= room + EPSILON
            )
            has_torn = has_torn or torn
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
    return Filled(tuple(placed), tuple(pending), has_torn)


def _least(boxes: list[Box], full: float, *, torn: bool) -> float:
    """Measure what must stand together from the first box on."""
    total = 0.0
    for index, box in enumerate(boxes):
        if index:
            total += max(boxes[index - 1].after, box.before)
        if not box.keeps_next or index + 1 == len(boxes):
            return total + _begun(box, full - total, torn=torn)
        if torn and box.torn_least < box.height - EPSILON:
            # Its end stands with what it must stay with.
            return total + box.torn_least
        total += box.height
    return total


def _begun(box: Box, room: float, *, torn: bool) -> float:
    least = box.torn_least if torn else box.least
    if torn and least > room and isinstance(box, (PanelBox, FramedBox, Whole)):
        return box.parted_least
    return least
