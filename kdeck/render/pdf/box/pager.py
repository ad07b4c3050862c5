"""Placing boxes on pages: headings stay with what follows, nothing runs off the page.

Pages are filled greedily, one after the other, and a page that came out hollow is mended at once,
with those before it. For each page it is remembered which boxes waited when it was begun, so that
the last few can be filled anew from there: `page` says what one page takes, and `spread` whether
the same boxes lie better on as many pages. The window is short, so that the time grows with the
number of pages, and a page once left behind is settled: what is changed on the last page of a long
document does not move its first. The first page has less room where a masthead stands on it, and
keeps what it was given in a document of more than two pages; in one of two, both may be filled
anew.
"""

from kdeck.render.pdf.box.box import EPSILON
from kdeck.render.pdf.box.page import Boxes, Frame, Page, fill
from kdeck.render.pdf.box.spread import WINDOW, is_hollow, spread


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
        page, rest = fill(rest, frame, other.room)
        pages.append(page)
        frame = other
        # What the first page of several was given to hold stays there.
        start = max(len(pages) - WINDOW, 0 if len(pages) == 2 and not rest else 1)
        frames = [first if index == 0 else other for index in range(start, len(pages))]
        if len(frames) > 1 and is_hollow(page, other, last=not rest):
            made = spread(pages[start:], waiting[start], frames, rest)
            if made:
                pages[start:], waiting[start:] = made
    return tuple(pages)


def overflowing(pages: tuple[Page, ...], bottom: float) -> Boxes:
    """Give the boxes that run off the foot of a page."""
    return tuple(
        placed.box
        for page in pages
        for placed in page
        if placed.y + placed.box.height > bottom + EPSILON
    )
