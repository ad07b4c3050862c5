"""Whether a plan shows the crisis contacts of its region where nobody has to look for them."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from kdeck.finding import Finding
from kdeck.model.block import PanelKind
from kdeck.model.document import Document
from kdeck.model.recipe import DocumentForm
from kdeck.model.region import Region
from kdeck.plan.handout.model import (
    Box,
    Columns,
    Flank,
    Flow,
    Handout,
    Item,
    Kept,
    Prose,
    Side,
    SideRow,
)
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import run_text

if TYPE_CHECKING:
    from kdeck.plan.deck.model import Deck


def check_handout(handout: Handout, document: Document) -> Iterator[Finding]:
    """Find a handout without the crisis block before its first section, or at its end.

    A sheet has the numbers on each of its sides, and the whole block on one of them; a card has the
    numbers. Which page that is, the file alone can tell: see kdeck.check.pdf.made.
    """
    if document.form is DocumentForm.CARD:
        if lacking("\n".join(_words(handout.items)), document.region):
            yield missing(document, "anywhere on it")
        return
    sides = [item for item in handout.items if isinstance(item, Side)]
    if sides:
        yield from _check_sides(sides, document)
        return
    opening = takewhile(_opens, handout.items)
    if not any(_holds(item, document.region) for item in opening):
        yield missing(document, "before the first section")
    if not handout.items or not _holds(_last(handout.items), document.region):
        yield missing(document, "at the end")


def _check_sides(sides: list[Side], document: Document) -> Iterator[Finding]:
    for number, side in enumerate(sides, 1):
        if lacking("\n".join(_words(side.items)), document.region):
            yield missing(document, f"on side {number}")
    boxes = (item for side in sides for item in _within(side.items))
    if not any(_holds(box, document.region) for box in boxes):
        yield missing(document, "in a block of their own")


def check_deck(deck: "Deck", document: Document) -> Iterator[Finding]:
    """Find a deck whose last slide lacks the crisis contacts."""
    from kdeck.plan.deck.model import SlideText

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
    if isinstance(last, Columns):
        return _last(last.columns[-1])
    return _last(last.items) if isinstance(last, Kept) else last


def _words(items: Iterable[Item]) -> Iterator[str]:
    return (run_text(item.runs) for item in _within(items) if isinstance(item, Prose))


def _within(items: Iterable[Item]) -> Iterator[Item]:
    """Give items with those in boxes, columns and what else keeps them together."""
    for item in items:
        yield item
        if isinstance(item, Box | Kept | Flow | Flank | Side):
            yield from _within(item.items)
        elif isinstance(item, Columns):
            yield from _within(inner for column in item.columns for inner in column)


def _says(words: str, number: str) -> bool:
    spaced = r"\s".join(map(re.escape, number.split()))
    return re.search(rf"(?<!\d){spaced}(?!\d)", words) is not None
