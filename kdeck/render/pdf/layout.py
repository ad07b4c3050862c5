"""The pages of a handout: what stands where, before anything is drawn."""

from dataclasses import dataclass, replace

from kdeck.plan.handout.model import Furniture, Handout
from kdeck.plan.look.style import MARGIN, Role
from kdeck.plan.text.run import Run, run_text
from kdeck.render.pdf.box.box import Box
from kdeck.render.pdf.box.furniture import PageFurniture
from kdeck.render.pdf.box.page import Frame, Page
from kdeck.render.pdf.box.pager import paginate
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.builder.items import Builder
from kdeck.render.pdf.builder.masthead import MastheadBand
from kdeck.render.pdf.file.ledger import Ledger
from kdeck.variants import DEFAULT_STANDARD, Standard


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold the pages, the frames of the first and of the others, and what stands around them."""

    builder: Builder
    masthead: MastheadBand
    furniture: PageFurniture
    first: Frame
    other: Frame
    pages: tuple[Page, ...]


def lay_out(handout: Handout, standard: Standard, ledger: Ledger) -> Layout:
    """Build the boxes of a handout and its structure tree, and place the boxes on pages."""
    builder = Builder(handout, standard, ledger)
    masthead = MastheadBand(handout, builder)
    boxes = builder.boxes(handout.items)
    furniture = PageFurniture(replace(handout, furniture=_settable(handout, builder.typesetter)))
    bottom = handout.theme.page[1] - furniture.height
    first = Frame(masthead.height + 2 * handout.sheet.unit, bottom)
    other = Frame(MARGIN, bottom)
    pages = _pages(builder, boxes, first, other)
    return Layout(builder, masthead, furniture, first, other, pages)


def measure_pages(handout: Handout) -> tuple[int, float, float]:
    """Count the pages of a handout; give the room of a page and what the last one takes, in points.

    What stands around the pages takes none of it.
    """
    layout = lay_out(handout, DEFAULT_STANDARD, Ledger())
    last = layout.pages[-1]
    taken = max((placed.y + placed.box.height for placed in last), default=layout.other.top)
    return len(layout.pages), layout.other.room, taken - layout.other.top


def _pages(
    builder: Builder, boxes: tuple[Box, ...], first: Frame, other: Frame
) -> tuple[Page, ...]:
    """Place the boxes, with the contents where there are enough pages for them."""
    pages = paginate(boxes, first, other)
    if builder.contents and len(pages) >= builder.contents.item.from_pages:
        pages = paginate(builder.with_contents(boxes), first, other)
        builder.directory.number((placed.box for placed in page) for page in pages)
    return pages


def _settable(handout: Handout, typesetter: Typesetter) -> Furniture:
    """Leave out of the words on every page what no font can show."""
    style, words = handout.sheet[Role.FURNITURE], handout.furniture
    return Furniture(
        *(
            run_text(typesetter.settable((Run(text, handout.span),), style))
            for text in (words.head_left, words.head_right, words.foot_left, words.page)
        )
    )
