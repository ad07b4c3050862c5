"""White space that one page would have, shared with the pages before it.

A greedy page may be hollow: what follows must stay whole and waits for the next page. The last few
pages are then filled in other ways. Each page may end where it would, or up to some places further
up, a step apart, as long as it holds half; nothing that should stay whole is torn for that. From
each end the next page is filled in turn, so that the ways form a small tree, and only those count
which leave the same boxes to the pages after them. A page costs the square of its empty share, so
that two pages a quarter empty are cheaper than one full and one half empty. The last page of a
document costs nothing, unless hardly anything stands on it. The cheapest way is taken if it is
cheaper than the pages as they are. The number of ways is bounded by the places and the window, so
that a long document takes no longer a page than a short one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kdeck.render.pdf.box.box import EPSILON
from kdeck.render.pdf.box.page import Boxes, Frame, Page, fill

# So many pages are filled anew.
WINDOW = 3
# A page is hollow where more of it than this is empty; the last page where it holds less than this.
_MOST_EMPTY, _LEAST_LAST = 0.3, 1 / 5
# A page holds at least this share, and ends in one of so many places, such a share of it apart.
_LEAST, _WAYS, _STEP = 0.5, 6, 0.08


@dataclass(frozen=True, slots=True)
class _Way:
    """Hold some pages, what waits for each of them, and how empty they are."""

    cost: float
    pages: tuple[Page, ...] = ()
    waiting: tuple[Boxes, ...] = ()


def is_hollow(page: Page, frame: Frame, *, last: bool) -> bool:
    """Say whether a page has white space that should be shared."""
    return used(page, frame) < (_LEAST_LAST if last else 1 - _MOST_EMPTY)


def used(page: Page, frame: Frame) -> float:
    """Measure the share of a page down to the end of its last box."""
    return (page[-1].y + page[-1].box.height - frame.top) / frame.room


def spread(
    pages: Sequence[Page], boxes: Boxes, frames: Sequence[Frame], rest: Boxes
) -> tuple[tuple[Page, ...], tuple[Boxes, ...]] | None:
    """Fill some pages so that none is much emptier than another, and the same boxes are left.

    Gives the pages and what waits for each; None where there is no better way that tears nothing.
    """
    way = _best(boxes, frames, rest)
    *full, last = zip(pages, frames, strict=True)
    cost = sum(_cost(page, frame, last=False) for page, frame in full)
    if way is None or way.cost >= cost + _cost(*last, last=not rest):
        return None
    return way.pages, way.waiting


def _best(boxes: Boxes, frames: Sequence[Frame], rest: Boxes) -> _Way | None:
    found: list[_Way] = []
    frame, others = frames[0], frames[1:]
    for page, moved in _ways(boxes, frame) if others else [fill(boxes, frame, frame.room)]:
        cost = _cost(page, frame, last=not others and not rest)
        if not others:
            return _Way(cost, (page,), (boxes,)) if _same(moved, rest) else None
        after = _best(moved, others, rest) if moved else None
        if after:
            found.append(_Way(cost + after.cost, (page, *after.pages), (boxes, *after.waiting)))
    return min(found, key=lambda way: way.cost, default=None)


def _ways(boxes: Boxes, frame: Frame) -> Iterator[tuple[Page, Boxes]]:
    """Fill a page as far as it goes, then to each place further up where it may end."""
    bottom = frame.bottom
    for _ in range(_WAYS):
        page, moved = fill(boxes, Frame(frame.top, bottom), frame.room, tears=False)
        share = used(page, frame)
        if share < _LEAST or bottom < frame.top + share * frame.room - EPSILON:
            return
        yield page, moved
        bottom = frame.top + (share - _STEP) * frame.room


def _cost(page: Page, frame: Frame, *, last: bool) -> float:
    """Weigh the white space of a page; that of the last page counts where it holds hardly any."""
    share = used(page, frame)
    if last:
        return 1.0 if share < _LEAST_LAST else 0.0
    return (1 - share) ** 2


def _same(boxes: Boxes, others: Boxes) -> bool:
    if len(boxes) != len(others):
        return False
    return not boxes or abs(boxes[0].height - others[0].height) < EPSILON
