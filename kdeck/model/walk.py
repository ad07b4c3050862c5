"""Walking the nodes of a topic, in reading order."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import assert_never

from kdeck.language.known import SOURCE
from kdeck.model.audience import Worded
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
from kdeck.model.chartwords import chart_context, chart_sentences
from kdeck.model.datafigure import Bars, IconArray, Intervals, Lines
from kdeck.model.inline import (
    Abbreviation,
    Cite,
    Datum,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    Link,
    Strong,
    Term,
    Text,
)
from kdeck.model.numberwords import (
    icon_context,
    icon_sentences,
    interval_context,
    interval_sentences,
)

# Where a block stands among others: its index, below that of each block that it stands in.
Place = tuple[int, ...]


def walk_places(blocks: Blocks, within: Place = ()) -> Iterator[tuple[Place, Block]]:
    """Yield every block with its place, each before those inside it."""
    for index, block in enumerate(blocks):
        place = (*within, index)
        yield place, block
        yield from walk_places(inner_blocks(block), place)


def walk_blocks(blocks: Blocks) -> Iterator[Block]:
    """Yield every block, each before those inside it."""
    for block in blocks:
        yield block
        if inner := inner_blocks(block):
            yield from walk_blocks(inner)


def inner_blocks(block: Block) -> Blocks:
    """Give the blocks that stand directly inside a block."""
    match block:
        case Paragraph() | Heading() | Table() | Picture() | CrisisContacts() | FromRegion():
            return ()
        case IconArray() | Intervals() | Bars() | Lines():
            return ()
        case Panel() | ForAudience() | ForRegion() | RegionFact() | Statement():
            return block.blocks
        case Claim():
            return block.every
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
        case _:
            assert_never(block)


def with_inner(block: Block, change: Callable[[Blocks], Blocks]) -> Block:
    """Change the blocks in each place of a block that holds some, without those of a picture."""
    match block:
        case Paragraph() | Heading() | Table() | Picture() | CrisisContacts() | FromRegion():
            return block
        case IconArray() | Intervals() | Bars() | Lines():
            return block
        case Panel() | ForAudience() | ForRegion() | RegionFact() | Statement():
            return replace(block, blocks=change(block.blocks))
        case Claim():
            short = _changed(block.short, change) if block.short else None
            return replace(block, wordings=_changed(block.wordings, change), short=short)
        case Listing():
            items = (replace(item, blocks=change(item.blocks)) for item in block.items)
            return replace(block, items=tuple(items))
        case DefinitionList():
            entries = (replace(entry, blocks=change(entry.blocks)) for entry in block.entries)
            return replace(block, entries=tuple(entries))
        case PictureSequence():
            frames = (replace(frame, blocks=change(frame.blocks)) for frame in block.frames)
            return replace(block, frames=tuple(frames))
        case Timeline():
            steps = (replace(step, blocks=change(step.blocks)) for step in block.steps)
            return replace(block, steps=tuple(steps))
        case _:
            assert_never(block)


def _changed(both: Worded[Blocks], change: Callable[[Blocks], Blocks]) -> Worded[Blocks]:
    return replace(both, plain=change(both.plain), clinician=change(both.clinician))


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
            return (block.caption, *icon_sentences(block, SOURCE), icon_context(block, SOURCE))
        case Intervals():
            return (
                block.caption,
                *interval_sentences(block, SOURCE),
                interval_context(block, SOURCE),
            )
        case Bars() | Lines():
            return (block.caption, *chart_sentences(block, SOURCE), chart_context(block, SOURCE))
        case Listing() | PictureSequence() | CrisisContacts():
            return ()
        case ForAudience() | ForRegion() | FromRegion() | RegionFact():
            return ()
        case Claim() | Statement():
            return ()
        case _:
            assert_never(block)


def inner_inlines(inline: Inline) -> Inlines:
    """Give the inlines that stand directly inside an inline."""
    match inline:
        case Text() | Cite() | Abbreviation() | Datum():
            return ()
        case Strong() | Emphasis() | Link() | Term() | Foreign() | Footnote():
            return inline.children
        case _:
            assert_never(inline)


def walk_inlines(inlines: Inlines) -> Iterator[Inline]:
    """Yield every inline, each before those inside it."""
    for inline in inlines:
        yield inline
        if inner := inner_inlines(inline):
            yield from walk_inlines(inner)


def notes_in(inlines: Inlines) -> Iterator[Inlines]:
    """Yield the words of every note in some inlines."""
    for inline in walk_inlines(inlines):
        if isinstance(inline, Footnote):
            yield inline.children


def all_inlines(blocks: Blocks) -> Iterator[Inline]:
    """Yield every inline of some blocks and of all blocks inside them."""
    for block in blocks:
        if isinstance(block, DefinitionList):  # a term stands before its own words
            for entry in block.entries:
                yield from walk_inlines(entry.term)
                yield from all_inlines(entry.blocks)
        else:
            for inlines in own_inlines(block):
                yield from walk_inlines(inlines)
            yield from all_inlines(inner_blocks(block))
