"""The kit of decks as PPTX files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kdeck.archive import is_archive, is_book
from kdeck.batch.kit.kit import Extent, FormatKit, Plan
from kdeck.batch.kit.library import made_by
from kdeck.variants import Edition, Standard

if TYPE_CHECKING:
    from kdeck.finding import Finding
    from kdeck.model.document import Document
    from kdeck.plan.deck.model import Deck
    from kdeck.plan.reading import Words
    from kdeck.render.artifact import Artifact
    from kdeck.theme.theme import Theme

# The module that makes the parts of a deck, its package, and what it is for.
_WRITER = ("pptx", "python-pptx", "makes decks as PPTX")


@dataclass(frozen=True, slots=True)
class PlannedDeck(Plan):
    """Hold the deck that a document was planned as."""

    deck: "Deck"
    document: "Document"

    def check(self) -> "Iterator[Finding]":
        """Find a last slide without the crisis contacts, text that does not fit, a short talk."""
        from kdeck.check.target.crisisplace import check_deck
        from kdeck.check.target.slides import check_slides
        from kdeck.check.target.talklength import check_length

        yield from check_deck(self.deck, self.document)
        yield from check_slides(self.deck)
        yield from check_length(self.deck, self.document)

    def words(self) -> "tuple[Words, ...]":
        """List the titles, then the words of the slides, then those of the notes."""
        from kdeck.plan.reading import read_deck

        return read_deck(self.deck)

    def extent(self) -> Extent:
        """Count the slides, or the minutes that a talk takes where those are limited."""
        if self.document.minutes is not None:
            from kdeck.plan.deck.timing import total

            return Extent(total(self.deck.gone_through), "minutes", 1, 1)
        return Extent(len(self.deck.slides), "slides", 1, 1)

    def render(self, standard: Standard) -> "Artifact":  # noqa: ARG002
        """Make a deck; no standard bears on it."""
        with made_by(*_WRITER):
            from kdeck.render.pptx.writer import render

        return render(self.deck)


class PptxKit(FormatKit):
    """Make decks, and judge any PPTX."""

    ending = "pptx"
    media_type = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    noun = "deck"
    editions = (Edition.STANDARD,)
    standards = ()
    uses_template = True
    libraries = (_WRITER[0],)
    unreadable = "pptx-unreadable"
    validator = None
    is_compared = True
    length_unit = "slides"

    def check_document(self, document: "Document") -> "Iterator[Finding]":
        """Find what the safety notes do not tell on slides either, and chapters without a slide."""
        from kdeck.check.target.points import check_points
        from kdeck.check.target.safety import check_safety

        yield from check_safety(document, slides=True)
        yield from check_points(document)

    def limit(self, document: "Document", theme: "Theme") -> int | None:  # noqa: ARG002
        """Give how many slides a deck may have, or how many minutes a talk may take."""
        return document.slides if document.minutes is None else document.minutes

    def plan(self, document: "Document", theme: "Theme", edition: Edition) -> PlannedDeck:  # noqa: ARG002
        """Plan a deck; it has no editions."""
        from kdeck.plan.deck.planner import plan_deck

        return PlannedDeck(plan_deck(document, theme), document)

    def check_made(self, data: bytes, document: "Document") -> "Iterator[Finding]":
        """Find what a template, or the data, has made of the words that must be read."""
        from kdeck.check.pptx.made import check_made

        return check_made(data, document)

    def recognizes(self, data: bytes) -> bool:
        """Tell a package by its archive (ISO/IEC 29500-2, 7), which is no book's."""
        return is_archive(data) and not is_book(data)

    def load_judge(self) -> None:
        """Import the checks of PPTX files."""
        import kdeck.check.pptx.file  # noqa: F401

    def judge(self, data: bytes, name: str, *, foreign: bool = False) -> "Iterator[Finding]":  # noqa: ARG002
        """Find what a reader with assistive technology would miss."""
        from kdeck.check.pptx.file import check_pptx

        yield from check_pptx(data, name)
