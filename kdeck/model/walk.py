"""Walking the nodes of a topic, in reading order."""

from collections.abc import Iterator

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
    Paragraph,
    Picture,
    PictureSequence,
    RegionFact,
    Statement,
    Table,
    Timeline,
)
from kdeck.model.datafigure import IconArray, Intervals
from kdeck.model.inline import Emphasis, Footnote, Foreign, Inline, Inlines, Link, Strong, Term
from kdeck.model.numberwords import (
    icon_context,
    icon_sentences,
    interval_context,
    interval_sentences,
)


def walk_blocks(blocks: Blocks) -> Iterator[Block]:
    """Yield every block, each before those inside it."""
    for block in blocks:
        yield block
        if inner := inner_blocks(block):
            yield from walk_blocks(inner)


def inner_blocks(block: Block) -> Blocks:
    """Give the blocks that stand directly inside a block."""
    if isinstance(block, Paragraph):  # the most of them, and empty
        return ()
    match block:
        case Panel() | ForAudience() | ForRegion() | RegionFact() | Statement():
            return block.blocks
        case Claim():
            return block.wordings.plain + block.wordings.clinician
        case Listing():
            return tuple(inner for item in block.items for inner in item.blocks)
        case DefinitionList():
            return tuple(inner for entry in block.entries for inner in entry.blocks)
        case PictureSequence():
            return tuple(
                inner for frame in block.frames for inner in (frame.picture, *frame.blocks)
            )
        case Timeline():
            return tuple(inner for step in block.steps for inner in step.blocks)
        case Heading() | Table() | Picture() | CrisisContacts() | FromRegion():
            return ()
        case IconArray() | Intervals():
            return ()


def own_inlines(block: Block) -> tuple[Inlines, ...]:
    """Give the inlines that belong to a block itself."""
    match block:
        case Paragraph() | Heading():
            return (block.inlines,)
        case Panel():
            return (block.heading,)
        case Picture():
            return (block.caption,)
        case Table():
            cells = (*block.header, *(cell for row in block.rows for cell in row))
            return (block.caption, *(cell.inlines for cell in cells))
        case DefinitionList():
            return tuple(entry.term for entry in block.entries)
        case Timeline():
            return tuple(words for step in block.steps for words in (step.time, step.title))
        case IconArray():
            return (block.caption, *icon_sentences(block), icon_context(block))
        case Intervals():
            return (block.caption, *interval_sentences(block), interval_context(block))
        case _:
            return ()


def walk_inlines(inlines: Inlines) -> Iterator[Inline]:
    """Yield every inline, each before those inside it."""
    for inline in inlines:
        yield inline
        if isinstance(inline, (Strong, Emphasis, Link, Term, Foreign, Footnote)):
            yield from walk_inlines(inline.children)


def notes_in(inlines: Inlines) -> Iterator[Inlines]:
    """Yield the words of every note in some inlines."""
    for inline in walk_inlines(inlines):
        if isinstance(inline, Footnote):
            yield inline.children


def all_inlines(blocks: Blocks) -> Iterator[Inline]:
    """Yield every inline of some blocks and of all blocks inside them."""
    for block in blocks:
        if isinstance(block, (Listing, DefinitionList, PictureSequence)):
            yield from _grouped(block)
        else:
            for inlines in own_inlines(block):
                yield from walk_inlines(inlines)
            yield from all_inlines(inner_blocks(block))


def _grouped(block: Listing | DefinitionList | PictureSequence) -> Iterator[Inline]:
    if isinstance(block, DefinitionList):
        for entry in block.entries:
            yield from walk_inlines(entry.term)
            yield from all_inlines(entry.blocks)
    else:
        yield from all_inlines(inner_blocks(block))
