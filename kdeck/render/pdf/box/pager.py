"""Placing boxes on pages: headings stay with what follows, nothing runs off the page.

The ends of pages are chosen for the document by what they cost, not one after the other. Every end
of a page leads to a place in the document from which the next page is filled; the cheapest way from
the first place to the last is searched for, cheapest place first (Dijkstra, as Knuth and Plass do
for lines). A page that is full enough costs nothing; one with a hole costs the more the larger it
is; tearing what should stay whole, or setting a page snugly, costs a little; so does a last page
with hardly anything on it. As long as full pages cost nothing, each place is left by one way, the
furthest that it goes, and the search is no slower than filling pages in turn. Only where that leads
to a cost are other ends tried, of that page and of those shortly before it: what lies further back
is settled, so that the time grows with the number of pages, and what is changed on the last page of
a long document does not move its first.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from heapq import heappop, heappush
from itertools import accumulate, count, pairwise
from typing import assert_never

from kdeck.render.pdf.box.box import EPSILON, Box, walk
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.box.page import Boxes, Filled, Frame, Page, Placed, fill, used
from kdeck.render.pdf.box.reduced import reduced
from kdeck.render.pdf.box.table import TableBox
from kdeck.render.pdf.box.textbox import TextBox

# So many pages before the furthest that was reached may end elsewhere.
_WINDOW = 4
# A page should hold this share, and must not hold less than that one; the last page has its own.
_FULL, _HOLLOW, _LAST = 0.72, 0.57, 0.35
# What a page below each of them costs, and how that grows with what it lacks.
_LACKING, _STEEP, _MUCH = 0.3, 4.0, 3.0
# The first page, where what matters most is to stand, weighs so many times as much.
_OPENS = 2
# What it costs to tear what should stay whole, and to begin a page: much where pages are counted.
_TORN, _PAGE, _COUNTED = 0.25, 0.005, 1.0


class _Way(Enum):
    """Name the ways to fill a page from a place."""

    FULL = auto()
    EARLY = auto()
    SNUG = auto()
    TORN = auto()
    TIGHT = auto()


# What ways cost beside what they leave empty. A snug or tight page has its figures as small as
# their labels allow, and its gaps multiplied by a factor.
_EXTRA = {_Way.EARLY: 0.05, _Way.SNUG: 0.12, _Way.TORN: 0.1, _Way.TIGHT: 0.5}
_GAPS = {_Way.SNUG: 0.75, _Way.TIGHT: 0.55}
# A page that is not full enough has its gaps widened by this share of them at most.
_WIDER = 0.7
# Ends of a page that are tried hold at least this share, such a share of it apart.
_LEAST, _STEP = 0.45, 0.06


@dataclass(frozen=True, slots=True)
class _Place:
    """Hold a place in a document: what waits there, and the page by which it was reached."""

    rest: Boxes
    depth: int = 0
    cost: float = 0.0
    page: Page = ()
    before: "_Place | None" = None

    @property
    def key(self) -> tuple[bool, int, float]:
        """Tell the places of a document apart."""
        height = round(self.rest[0].height, 1) if self.rest else 0.0
        return self.depth == 0, len(self.rest), height

    def pages(self, first: Frame, other: Frame) -> tuple[Page, ...]:
        """List the pages that lead to it, the empty ones of them eased."""
        found: list[Page] = [self.page]
        place = self.before
        while place and place.before:
            found.append(_eased(place.page, other if place.depth > 1 else first))
            place = place.before
        return tuple(reversed(found))


def paginate(
    boxes: Boxes, first: Frame, other: Frame, *, counted: bool = False
) -> tuple[Page, ...]:
    """Place boxes on pages, the first of which may have less room.

    Where pages are counted, fewer are worth something torn or set snugly.
    A box that is longer than a page and cannot be parted runs off the foot of one: `overflowing`
    finds it.
    """
    return _Search(boxes, first, other, _COUNTED if counted else _PAGE).pages()


def fill_in_turn(boxes: Boxes, first: Frame, other: Frame) -> tuple[Page, ...]:
    """Fill pages one after the other, each as far as it goes."""
    pages: list[Page] = []
    rest, frame = boxes, first
    while rest:
        filled = fill(rest, frame, other.room)
        pages.append(filled.page)
        rest, frame = filled.rest, other
    return tuple(pages)


def overflowing(pages: tuple[Page, ...], bottom: float) -> Boxes:
    """Give the boxes that run off the foot of a page."""
    return tuple(
        placed.box
        for page in pages
        for placed in page
        if placed.y + placed.box.height > bottom + EPSILON
    )


class _Search:
    """Search for the cheapest pages of some boxes."""

    def __init__(self, boxes: Boxes, first: Frame, other: Frame, page: float) -> None:
        self._boxes, self._first, self._other = boxes, first, other
        self._page = page
        self._serial = count()
        # Of places that cost the same, the deepest is left first. A place waits once for each way
        # in which a page may be filled from it, at what that way costs at the least.
        self._waiting: list[tuple[float, int, int, _Place, _Way]] = []
        self._small: dict[tuple[int, float], Box] = {}

    def pages(self) -> tuple[Page, ...]:
        """Leave places, the cheapest first, until one is the end."""
        furthest, seen = 0, set[tuple[bool, int, float]]()
        self._enter(_Place(self._boxes), _Way.FULL)
        while True:
            _, _, _, place, way = heappop(self._waiting)
            if place.depth < furthest - _WINDOW:
                continue
            if not place.rest:
                return place.pages(self._first, self._other)
            if way is _Way.FULL:
                if place.key in seen:
                    continue
                seen.add(place.key)
                furthest = max(furthest, place.depth)
                for other in _EXTRA:
                    self._enter(place, other)
            frame = self._other if place.depth else self._first
            for filled in self._filled(place.rest, frame, way):
                cost = place.cost + self._page + _EXTRA.get(way, 0.0)
                cost += _price(filled, frame, place.depth)
                reached = _Place(filled.rest, place.depth + 1, cost, filled.page, place)
                self._enter(reached, _Way.FULL)

    def _enter(self, place: _Place, way: _Way) -> None:
        cost = place.cost + _EXTRA.get(way, 0.0)
        heappush(self._waiting, (cost, -place.depth, next(self._serial), place, way))

    def _filled(self, boxes: Boxes, frame: Frame, way: _Way) -> Iterator[Filled]:
        """Fill a page in a way, or in all those that it may be filled in so."""
        full = self._other.room
        match way:
            case _Way.FULL:
                yield fill(boxes, frame, full)
            case _Way.EARLY:
                yield from self._early(boxes, frame)
            case _Way.TORN:
                torn = fill(boxes, frame, full, tears=True)
                if torn.torn:
                    yield torn
            case _Way.SNUG | _Way.TIGHT:
                yield self._snug(boxes, frame, _GAPS[way])
            case _:
                assert_never(way)

    def _early(self, boxes: Boxes, frame: Frame) -> Iterator[Filled]:
        """Fill a page to each place further up where it may end.

        The first page keeps what it can hold, but of a document of two where the last is a scrap.
        """
        full = self._other.room
        filled = fill(boxes, frame, full)
        left = sum(box.height for box in filled.rest)
        if boxes is self._boxes and left > _LAST * full:
            return
        share = used(filled.page, frame)
        while (bottom := frame.top + (share - _STEP) * frame.room) > frame.top + EPSILON:
            filled = fill(boxes, Frame(frame.top, bottom), full)
            share = used(filled.page, frame)
            if share < _LEAST or bottom < frame.top + share * frame.room - EPSILON:
                return
            yield filled

    def _snug(self, boxes: Boxes, frame: Frame, gaps: float) -> Filled:
        """Fill a page with smaller gaps and figures; what it does not hold keeps its size."""
        small: list[Box] = []
        total, skipped = 0.0, len(self._boxes) - len(boxes)
        for index, box in enumerate(boxes):
            if total > frame.room:
                break
            small.append(self._reduced(skipped + index, box, gaps))
            total += small[-1].height
        filled = fill((*small, *boxes[len(small) :]), frame, self._other.room, gaps=gaps)
        at = len(boxes) - len(filled.rest)
        if at < len(small) and filled.rest[0] is small[at]:
            return replace(filled, rest=boxes[at:])
        return replace(filled, rest=(*filled.rest[:1], *boxes[at + 1 :]))

    def _reduced(self, index: int, box: Box, gaps: float) -> Box:
        """Reduce a box; each of those that came is reduced once."""
        if box is not self._boxes[index]:
            return reduced(box, gaps)
        if (index, gaps) not in self._small:
            self._small[index, gaps] = reduced(box, gaps)
        return self._small[index, gaps]


def _price(filled: Filled, frame: Frame, before: int) -> float:
    """Weigh a page by what it lacks and by what was torn for it; so many pages stand before it."""
    share = used(filled.page, frame)
    price = (_TORN if filled.torn else 0.0) + (_MUCH if _is_parted(filled.page) else 0.0)
    if not filled.rest:
        return price + (_MUCH if share < _LAST and before else 0.0)
    if share < _FULL:
        price += (_LACKING + _STEEP * (_FULL - share)) * (1 if before else _OPENS)
    return price + (_MUCH if share < _HOLLOW else 0.0)


def _is_parted(page: Page) -> bool:
    """Say whether a figure opens a page, parted from the words that it belongs to."""
    return isinstance(next(filter(_is_content, walk(page[0].box)), None), Drawing)


def _is_content(box: Box) -> bool:
    return isinstance(box, (TextBox, TableBox, Drawing))


def _eased(page: Page, frame: Frame) -> Page:
    """Share some of what a page leaves empty among its gaps."""
    lacking = (_FULL - used(page, frame)) * frame.room
    if lacking <= 0 or len(page) < 2:
        return page
    gaps = [below.y - above.y - above.box.height for above, below in pairwise(page)]
    factor = min(lacking / max(sum(gaps), 1.0), _WIDER)
    shifts = accumulate((factor * gap for gap in gaps), initial=0.0)
    return tuple(Placed(on.box, on.y + shift) for on, shift in zip(page, shifts, strict=True))
