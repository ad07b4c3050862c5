"""What no target may lack: every starred safety note, and confirmed crisis contacts."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kdeck.finding import Finding
from kdeck.model.audience import Audience
from kdeck.model.block import Blocks, CrisisContacts, Panel, PanelKind
from kdeck.model.document import Chapter, Document
from kdeck.model.inline import Datum, Text
from kdeck.model.region import Region
from kdeck.model.walk import all_inlines, walk_blocks

_NOTES = Path(__file__).parent / "data" / "safety-notes.txt"


@lru_cache(maxsize=1)
def starred_notes() -> dict[str, str]:
    """Read the ids and names of the notes that every document must carry."""
    lines = _NOTES.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {key: name for key, _, name in pairs}


def check_safety(document: Document) -> Iterator[Finding]:
    """Find what a document lacks, or carries without a word of it."""
    carried = {chapter.note: chapter for chapter in _chapters(document) if chapter.starred}
    for key, name in starred_notes().items():
        if key not in carried:
            yield Finding(
                "safety-note",
                f"the {document.audience} document '{document.id}' lacks the safety note {key}, "
                f"{name}",
                f"add a topic with 'note: {key}' and 'starred: true' to one of its parts",
                document.span,
            )
        else:
            yield from _check_note(carried[key], key, document.audience)
    yield from check_confirmed(document.region)


def _check_note(chapter: Chapter, key: str, audience: Audience) -> Iterator[Finding]:
    crisis = any(isinstance(block, CrisisContacts) for block in walk_blocks(chapter.blocks))
    if not (crisis or _has_words(chapter.blocks)) or (key == "D-11" and not crisis):
        what = "no crisis block" if key == "D-11" else "no words"
        yield Finding(
            "safety-note",
            f"the safety note {key} has {what} for the {audience} audience",
            "write ::: {.crisis} and ::: in it" if key == "D-11" else "add its text",
            chapter.span,
        )


def _has_words(blocks: Blocks) -> bool:
    """Say whether the text of a chapter says anything; its key points stand in decks alone."""
    return any(
        isinstance(inline, (Text, Datum))
        for block in blocks
        if not (isinstance(block, Panel) and block.kind is PanelKind.KEY_POINTS)
        for inline in all_inlines((block,))
    )


def check_confirmed(region: Region) -> Iterator[Finding]:
    """Find a region of which the emergency number, or every crisis line, is unconfirmed."""
    if not region.emergency_confirmed:
        yield Finding(
            "crisis-unconfirmed",
            f"the emergency number of '{region.key}' is not confirmed",
            f"check '{region.emergency}', then {_confirmation(region)}",
            region.span,
        )
    if not any(line.confirmed for line in region.lines):
        yield Finding(
            "crisis-unconfirmed",
            f"no crisis line of '{region.key}' is confirmed",
            f"call one to check, then {_confirmation(region)}",
            region.span,
        )


def _confirmation(region: Region) -> str:
    """Word what a clinic writes into its brand file, as one line that can be pasted there.

    The date is no date: what was pasted unread confirms nothing.
    """
    lines = ", ".join(f'"{number}"' for number in dict.fromkeys(n.number for n in region.lines))
    return (
        "write below 'kdeck:' in the theme's _brand.yml, indented by two more spaces: "
        f'crisis: {{confirmed: {{emergency: "{region.emergency}", '
        f'lines: [{lines}], on: "YYYY-MM-DD", by: "your role"}}}}'
    )


def _chapters(document: Document) -> Iterator[Chapter]:
    for section in document.sections:
        yield from section.chapters
