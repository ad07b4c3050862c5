"""What a document says, line by line, with the region's numbers where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from kdeck.check.text.passage import is_myth
from kdeck.check.text.prose import crisis_words, words_in
from kdeck.finding import Span
from kdeck.model.block import (
    Block,
    Blocks,
    Claim,
    CrisisContacts,
    DefinitionList,
    ForAudience,
    ForRegion,
    FromRegion,
    Heading,
    Listing,
    Panel,
    PanelKind,
    Paragraph,
    Picture,
    PictureSequence,
    RegionFact,
    Statement,
    Table,
    Timeline,
)
from kdeck.model.datafigure import Bars, IconArray, Intervals, Lines
from kdeck.model.document import Document
from kdeck.model.inline import Inlines
from kdeck.model.walk import inner_blocks, own_inlines, with_inner


@dataclass(frozen=True, slots=True)
class Line:
    """Hold the text of one paragraph, item, cell or heading.

    An item follows what its list is led by, if that ends with a colon. A myth is corrected in the
    row of its table.
    """

    text: str
    span: Span
    myth: bool = False


def said(blocks: Blocks, document: Document) -> Iterator[Line]:
    """Give the lines of some blocks, key points among them."""
    lead = ""
    for block in blocks:
        found = tuple(_block(block, document))
        if isinstance(block, Listing):
            found = tuple(led(lead, found))
        yield from found
        lead = leading(found[-1].text) if found else ""


def led(lead: str, lines: tuple[Line, ...]) -> Iterator[Line]:
    """Put what leads a list before each of its lines."""
    for line in lines:
        yield replace(line, text=f"{lead} {line.text}") if lead else line


def leading(text: str) -> str:
    """Give what a text leads its list with: nothing unless it ends with a colon."""
    bare = text.rstrip()
    return bare[:-1] if bare.endswith(":") else ""


def crisis_lines(document: Document) -> Iterator[Line]:
    """Give the lines of the crisis block of a document's region."""
    region = document.region
    yield Line(crisis_words(document), region.span)
    for line in region.lines:
        if line.confirmed:
            yield Line(f"{line.name}: {line.words}", region.span)


def line_of(inlines: Inlines, document: Document, span: Span) -> Line:
    """Give some inlines as one line."""
    return Line(words_in(inlines, document.region), span)


def _block(block: Block, document: Document) -> Iterator[Line]:
    match block:
        case CrisisContacts():
            yield from crisis_lines(document)
        case Table():
            yield from _table(block, document)
        case DefinitionList():
            for entry in block.entries:
                yield line_of(entry.term, document, entry.span)
                yield from said(entry.blocks, document)
        case Paragraph() | Heading() | Picture() | IconArray() | Intervals() | Bars() | Lines():
            yield from _own(block, document)
        case Listing() | PictureSequence() | Timeline() | Panel():
            yield from _own(block, document)
        case ForAudience() | ForRegion() | FromRegion() | RegionFact():
            yield from _own(block, document)
        case Claim() | Statement():
            yield from _own(block, document)
        case _:
            assert_never(block)


def _own(block: Block, document: Document) -> Iterator[Line]:
    for inlines in own_inlines(block):
        yield line_of(inlines, document, block.span)
    yield from said(inner_blocks(block), document)


def _table(table: Table, document: Document) -> Iterator[Line]:
    yield line_of(table.caption, document, table.span)
    heads = [line_of(cell.inlines, document, cell.span) for cell in table.header]
    yield from heads
    for row in table.rows:
        cells = [line_of(cell.inlines, document, cell.span) for cell in row]
        myth = is_myth([line.text for line in heads], [line.text for line in cells])
        yield from (replace(line, myth=myth) for line in cells)


def without_points(blocks: Blocks) -> Blocks:
    """Leave out the key points, which stand in decks alone."""
    return tuple(
        with_inner(block, without_points)
        for block in blocks
        if not (isinstance(block, Panel) and block.kind is PanelKind.KEY_POINTS)
    )
