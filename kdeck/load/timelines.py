"""From the divs of a timeline to its steps."""

from typing import assert_never

from kdeck.finding import Span
from kdeck.load.blocks import BlockReader, Div
from kdeck.load.misfit import misfit
from kdeck.load.printed import printed_text
from kdeck.model.block import (
    Block,
    Blocks,
    Claim,
    CrisisContacts,
    DefinitionList,
    ForAudience,
    ForRegion,
    Heading,
    Listing,
    Panel,
    Paragraph,
    Picture,
    PictureSequence,
    Statement,
    Step,
    Table,
    Timeline,
)
from kdeck.model.datafigure import IconArray, Intervals
from kdeck.model.inline import Inlines, Text
from kdeck.model.walk import inner_blocks

_FEWEST = 2


def read_timeline(reader: BlockReader, div: Div) -> Blocks:
    """Gather the steps of a timeline."""
    steps: list[Step] = []
    for block in reader.read(div.children):
        if isinstance(block, Timeline):
            steps.extend(block.steps)
        else:
            misfit(reader, div, "it holds something else than 'step' divs")
    if len(steps) < _FEWEST:
        count = "1 step" if steps else "no step"
        misfit(reader, div, f"it holds {count}, not two or more")
        return ()
    return (Timeline(tuple(steps), reader.source.span(div.line)),)


def read_step(reader: BlockReader, div: Div) -> Blocks:
    """Read one step, as a timeline of its own; the timeline around it gathers them."""
    span = reader.source.span(div.line)
    blocks = reader.read(div.children)
    if not blocks:
        misfit(reader, div, "it is empty")
    if not all(_is_words(block) for block in blocks):
        misfit(reader, div, "it holds something else than paragraphs and lists")
    time, title = (_words(reader, div, key, span) for key in ("time", "title"))
    return (Timeline((Step(time, title, blocks, span),), span),)


def _is_words(block: Block) -> bool:
    match block:
        case Paragraph():
            return True
        case Listing() | ForAudience() | ForRegion():
            return all(_is_words(inner) for inner in inner_blocks(block))
        case Heading() | DefinitionList() | Table() | Picture() | PictureSequence() | Timeline():
            return False
        case IconArray() | Intervals() | Panel() | CrisisContacts() | Claim() | Statement():
            return False
        case _:
            assert_never(block)


def _words(reader: BlockReader, div: Div, key: str, span: Span) -> Inlines:
    text = printed_text(div.attributes.values.get(key, ""), reader.source, div.line)
    if text:
        return (Text(text, span),)
    example = {"time": "About 40 minutes", "title": "The drip runs"}[key]
    reader.source.error(
        "timeline-step", f"the step has no {key}", f'add {key}="{example}"', div.line
    )
    return ()
