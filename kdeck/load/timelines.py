"""From the divs of a timeline to its steps."""

from kdeck.finding import Span
from kdeck.load.blocks import BlockReader, Div
from kdeck.load.holding import is_words
from kdeck.load.printed import printed_text
from kdeck.model.block import (
    Blocks,
    Step,
    Timeline,
)
from kdeck.model.inline import Inlines, Text

_FEWEST = 2


def read_timeline(reader: BlockReader, div: Div) -> Blocks:
    """Gather the steps of a timeline."""
    steps: list[Step] = []
    for block in reader.read(div.children):
        if isinstance(block, Timeline):
            steps.extend(block.steps)
        else:
            reader.misfit(div, "it holds something else than 'step' divs")
    if len(steps) < _FEWEST:
        count = "1 step" if steps else "no step"
        reader.misfit(div, f"it holds {count}, not two or more")
        return ()
    return (Timeline(tuple(steps), reader.findings.span(div.line)),)


def read_step(reader: BlockReader, div: Div) -> Blocks:
    """Read one step, as a timeline of its own; the timeline around it gathers them."""
    span = reader.findings.span(div.line)
    blocks = reader.read(div.children)
    if not blocks:
        reader.misfit(div, "it is empty")
    if not all(is_words(block) for block in blocks):
        reader.misfit(div, "it holds something else than paragraphs and lists")
    time, title = (_words(reader, div, key, span) for key in ("time", "title"))
    return (Timeline((Step(time, title, blocks, span),), span),)


def _words(reader: BlockReader, div: Div, key: str, span: Span) -> Inlines:
    text = printed_text(div.attributes.values.get(key, ""), reader.findings, div.line)
    if text:
        return (Text(text, span),)
    example = {"time": "About 40 minutes", "title": "The drip runs"}[key]
    reader.findings.error(
        "timeline-step", f"the step has no {key}", f'add {key}="{example}"', div.line
    )
    return ()
