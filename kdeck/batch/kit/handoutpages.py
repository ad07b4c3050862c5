"""The kit of handout pages: the slides of a deck as pictures, with their notes as text, as PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kdeck.batch.kit.kit import Extent
from kdeck.batch.kit.pdf import PdfKit, PlannedHandout
from kdeck.batch.kit.pptx import PlannedDeck, PptxKit
from kdeck.finding import Finding
from kdeck.model.recipe import Format
from kdeck.variants import Edition

if TYPE_CHECKING:
    from kdeck.model.document import Document
    from kdeck.plan.reading import Words
    from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class PlannedPages(PlannedHandout):
    """Hold the pages, and the deck that they are of."""

    deck: PlannedDeck

    def check(self) -> Iterator[Finding]:
        """Find what is wrong with the deck, and pages that lack the crisis contacts."""
        yield from self.deck.check()
        yield from PlannedHandout.check(self)

    def words(self) -> "tuple[Words, ...]":
        """List the words of the deck: the pages say the same."""
        return self.deck.words()

    def extent(self) -> Extent:
        """Say how long the deck is."""
        return self.deck.extent()


class HandoutPagesKit(PdfKit):
    """Make pages of decks, where somebody asks for them; they are judged as any PDF."""

    mark = "slides"
    noun = "set of handout pages"
    editions = (Edition.STANDARD,)
    uses_template = True
    beside = (Format.PPTX,)

    def check_document(self, document: "Document") -> Iterator[Finding]:
        """Find what the deck would lack."""
        return PptxKit().check_document(document)

    def limit(self, document: "Document", theme: "Theme") -> int | None:
        """Give how long the deck may be, so that the pages show the same one."""
        return PptxKit().limit(document, theme)

    def plan(self, document: "Document", theme: "Theme", edition: Edition) -> PlannedPages:
        """Plan the deck, and its pages from that."""
        from kdeck.plan.specimen.handoutpages import plan_handout_pages

        planned = PptxKit().plan(document, theme, edition)
        handout = plan_handout_pages(planned.deck, document, theme)
        return PlannedPages(handout, document, planned)
