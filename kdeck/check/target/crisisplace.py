"""Whether a plan shows the crisis contacts of its region where nobody has to look for them."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from kdeck.finding import Finding
from kdeck.model.block import PanelKind
from kdeck.model.document import Document
from kdeck.model.region import Region
from kdeck.plan.deck.model import Deck, SlideText
from kdeck.plan.handout.model import Box, Handout, Item, Kept, Prose, SideRow
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import run_text


def check_handout(handout: Handout, document: Document) -> Iterator[Finding]:
    """Find a handout without the crisis block before its first section, or at its end.

    Which page that is, the file alone can tell: see kdeck.check.pdf.made.
    """
    opening = takewhile(_opens, handout.items)
    if not any(_holds(item, document.region) for item in opening):
        yield missing(document, "before the first section")
    if not handout.items or not _holds(_last(handout.items), document.region):
        yield missing(document, "at the end")


def check_deck(deck: Deck, document: Document) -> Iterator[Finding]:
    """Find a deck whose last slide lacks the crisis contacts."""
    last = deck.slides[-1].shapes if deck.slides else ()
    words = "\n".join(
        run_text(paragraph.runs)
        for shape in last
        if isinstance(shape, SlideText)
        for paragraph in shape.paragraphs
    )
    if lacking(words, document.region):
        yield missing(document, "on the last slide")


def lacking(words: str, region: Region) -> tuple[str, ...]:
    """List what some words lack: an emergency number, or every confirmed crisis line."""
    emergency = [number for number in region.emergency.split(" or ") if not _says(words, number)]
    lines = [line.number for line in region.lines if line.confirmed]
    if any(_says(words, number) for number in lines):
        return tuple(emergency)
    return (*emergency, *lines[:1])


def missing(document: Document, where: str) -> Finding:
    """Word the finding."""
    return Finding(
        "crisis-place",
        f"the {document.audience} document '{document.id}' lacks the crisis contacts of "
        f"'{document.region.key}' {where}",
        "shorten what stands before the first heading, and keep the emergency number and a "
        "crisis line in the region's crisis text",
        document.span,
    )


def _opens(item: Item) -> bool:
    """Say whether an item stands before the sections: it is no row of one, and heads none."""
    return not isinstance(item, SideRow) and getattr(item, "role", None) is not Role.HEADING


def _holds(item: Item, region: Region) -> bool:
    if not isinstance(item, Box) or item.kind is not PanelKind.CALL_NOW:
        return False
    return not lacking("\n".join(_words(item.items)), region)


def _last(items: tuple[Item, ...]) -> Item:
    last = items[-1]
    return _last(last.items) if isinstance(last, Kept) else last


def _words(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Prose):
            yield run_text(item.runs)


def _says(words: str, number: str) -> bool:
    spaced = r"\s".join(map(re.escape, number.split()))
    return re.search(rf"(?<!\d){spaced}(?!\d)", words) is not None
