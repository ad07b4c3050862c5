"""What a topic lets a speaker say, in place of its prose: what such notes may hold, and where."""

from collections.abc import Iterator

from kdeck.finding import Findings
from kdeck.model.block import (
    Block,
    Blocks,
    ForAudience,
    ForRegion,
    Listing,
    Panel,
    PanelKind,
    Paragraph,
)
from kdeck.model.inline import Cite, Footnote, Term
from kdeck.model.walk import all_inlines, inner_blocks, walk_blocks

_CODE = "speaker-notes"


def check_speaker_notes(blocks: Blocks, findings: Findings) -> None:
    """Find notes that do not stand at the top of a topic, and what they cannot hold."""
    at_top = [block for block in blocks if _is_notes(block)]
    for number, notes in enumerate(at_top):
        if number:
            hint = "write all that is said of the topic into the first one"
            findings.error(_CODE, "the topic has a second div 'notes'", hint, notes.span.line)
        for message, hint, line in _flaws(notes):
            findings.error(_CODE, message, hint, line)
    for block in walk_blocks(blocks):
        if _is_notes(block) and all(block is not notes for notes in at_top):
            hint = "move it out of the div around it, and put 'plain' and 'clinician' into it"
            findings.error(_CODE, "the div 'notes' stands in another div", hint, block.span.line)


def _is_notes(block: Block) -> bool:
    return isinstance(block, Panel) and block.kind is PanelKind.SPEAKER_NOTES


def _flaws(notes: Block) -> Iterator[tuple[str, str, int | None]]:
    inner = inner_blocks(notes)
    for block in walk_blocks(inner):
        if not isinstance(block, Paragraph | Listing | ForAudience | ForRegion):
            hint = "write what is said, in paragraphs and lists"
            yield "the div 'notes' holds something else than words", hint, block.span.line
            return
    for inline in all_inlines(inner):
        if isinstance(inline, Cite | Footnote | Term):
            hint = "remove it: the sources of the claims of the topic follow by themselves"
            yield "the div 'notes' cites, explains or notes something", hint, inline.span.line
            return
