"""The pages of a handout: what stands where, before anything is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kdeck.plan.handout.model import Furniture, Handout
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import Run, run_text
from kdeck.render.pdf.box.box import Box, Stack, walk
from kdeck.render.pdf.box.contents import ContentsLine
from kdeck.render.pdf.box.enlarged import enlarged
from kdeck.render.pdf.box.furniture import PageFurniture
from kdeck.render.pdf.box.leveled import set_down
from kdeck.render.pdf.box.page import Boxes, Frame, Page, used
from kdeck.render.pdf.box.pager import fill_in_turn, paginate
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.builder.cardhead import CardHead
from kdeck.render.pdf.builder.items import Builder
from kdeck.render.pdf.builder.masthead import MastheadBand
from kdeck.render.pdf.builder.sheethead import SheetHead
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.ledger import Ledger, begin_ledger
from kdeck.variants import Standard

# What stays free on either side of the fold of a card.
_AT_FOLD = 5.0
# So many pages at the head of a document have no list of contents. It stands on the next, or before
# the first section, where what opens the document fills more; or nowhere, for who has read on has
# no more use for it.
_BEFORE_CONTENTS = 2
# What pages leave empty, together, so that one fewer may do with snug gaps.
_LOOSE = 0.8
_FEW = 9


class Masthead(Protocol):
    """Stand at the head of the first page."""

    @property
    def height(self) -> float:
        """Measure it from the edge of the page."""

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold the pages, the frames of the first and of the others, and what stands around them.

    The handout is as it was laid out: in the largest of its sheets that needs no more pages. The
    ledger has what was found in it meanwhile. A layout is drawn once.
    """

    handout: Handout
    ledger: Ledger
    builder: Builder
    masthead: Masthead
    furniture: PageFurniture
    first: Frame
    other: Frame
    pages: tuple[Page, ...]


def lay_out(handout: Handout, standard: Standard) -> Layout:
    """Build the boxes of a handout and its structure tree, and place the boxes on pages.

    It is set in the largest of its sheets that needs no more pages than the least.
    """
    least = _laid_out(handout, standard)
    for sheet in reversed(handout.larger):
        grown = _laid_out(replace(handout, sheet=sheet, larger=()), standard)
        if len(grown.pages) <= len(least.pages):
            return grown
    return least


def _masthead(handout: Handout, builder: Builder) -> Masthead:
    """Choose what stands at the head of the first page."""
    if handout.sheet.cells > 1:
        return CardHead(handout, builder)
    return (SheetHead if handout.sheet.is_sheet else MastheadBand)(handout, builder)


def _laid_out(handout: Handout, standard: Standard) -> Layout:
    ledger = begin_ledger(handout.title, handout.language, handout.span)
    builder = Builder(handout, standard, ledger)
    masthead = _masthead(handout, builder)
    boxes = builder.boxes(handout.items)
    furniture = PageFurniture(replace(handout, furniture=_settable(handout, builder.typesetter)))
    # Cards stand two by two.
    down = 2 if handout.sheet.cells > 1 else 1
    bottom = handout.theme.page[1] / down - furniture.height
    gap = handout.sheet.unit * (1 if handout.sheet.is_sheet else 2)
    first = Frame(masthead.height + gap, bottom)
    other = Frame(handout.sheet.head, bottom)
    pages = _pages(builder, boxes, first, other)
    return Layout(handout, ledger, builder, masthead, furniture, first, other, pages)


def measure_pages(layout: Layout) -> tuple[int, float, float]:
    """Count the pages of a layout; give the room of a page and what the last one takes, in points.

    What stands around the pages takes none of it.
    """
    last = layout.pages[-1]
    taken = max((placed.y + placed.box.height for placed in last), default=layout.other.top)
    return len(layout.pages), layout.other.room, taken - layout.other.top


def _pages(
    builder: Builder, boxes: tuple[Box, ...], first: Frame, other: Frame
) -> tuple[Page, ...]:
    """Place the boxes, with the contents where there are enough pages for them."""
    if builder.sides:
        sheet = builder.typesetter.sheet
        if sheet.cells > 1:
            return _folded(builder.sides, first)
        return _sides(builder.sides, first, other, sheet.measure)
    pages = paginate(boxes, first, other)
    if len(pages) <= _FEW and _is_loose(pages, first, other):
        # One page fewer is worth what is torn or set snugly for it, and a second search.
        pages = min(pages, paginate(boxes, first, other, counted=True), key=len)
    if not builder.contents or len(pages) < builder.contents.item.from_pages:
        return pages
    early = [placed.box for page in pages[:_BEFORE_CONTENTS] for placed in page]
    opens = boxes[builder.contents.places[0][0]]
    laid: tuple[Page, ...] = ()

    def suits(put: Boxes) -> bool:
        nonlocal laid
        following = next(box for box, other in zip(boxes, put, strict=False) if box is not other)
        if any(box is following for box in early):
            return False
        laid = paginate(put, first, other)
        on = _listed_on(laid)
        return on == {_BEFORE_CONTENTS + 1} or (following is opens and min(on) > _BEFORE_CONTENTS)

    if not builder.with_contents(boxes, suits):
        return pages
    builder.directory.number((placed.box for placed in page) for page in laid)
    return laid


def _listed_on(pages: tuple[Page, ...]) -> set[int]:
    """Say on which pages the contents stand."""
    return {
        number
        for number, page in enumerate(pages, 1)
        for placed in page
        if any(isinstance(part, ContentsLine) for part in walk(placed.box))
    }


def _is_loose(pages: tuple[Page, ...], first: Frame, other: Frame) -> bool:
    """Say whether what pages leave empty adds up to most of one."""
    frames = (first, *(other for _ in pages[1:]))
    return sum(1 - used(page, on) for page, on in zip(pages, frames, strict=True)) >= _LOOSE


def _sides(sides: Iterable[Stack], first: Frame, other: Frame, width: float) -> tuple[Page, ...]:
    """Place each side of a sheet on a page of its own, down to the foot; one too long goes on."""
    pages: list[Page] = []
    for side in sides:
        frame = other if pages else first
        boxes = enlarged(side.boxes, max(frame.room - side.height, 0.0), width)
        placed = fill_in_turn(boxes, frame, other)
        pages.extend(placed[:-1])
        pages.append(set_down(placed[-1], frame if len(placed) == 1 else other))
    return tuple(pages)


def _folded(sides: Sequence[Stack], frame: Frame) -> tuple[Page, ...]:
    """Place the sides of a card on its halves, or one below the other where a half is too low."""
    fold = (frame.top + frame.bottom) / 2
    halves = Frame(frame.top, fold - _AT_FOLD), Frame(fold + _AT_FOLD, frame.bottom)
    if len(sides) == len(halves) and all(
        side.height <= half.room for side, half in zip(sides, halves, strict=True)
    ):
        placed = (
            set_down(fill_in_turn(side.boxes, half, half)[0], half)
            for side, half in zip(sides, halves, strict=True)
        )
        return (tuple(box for half in placed for box in half),)
    whole = Stack(tuple(box for side in sides for box in side.boxes))
    return _sides((whole,), frame, frame, 0.0)


def _settable(handout: Handout, typesetter: Typesetter) -> Furniture:
    """Leave out of the words on every page what no font can show."""
    style, words = handout.sheet[Role.FURNITURE], handout.furniture
    return Furniture(
        *(
            run_text(typesetter.settable((Run(text, handout.span),), style))
            for text in (words.head_left, words.head_right, words.foot_left, words.page)
        )
    )
