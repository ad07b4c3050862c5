"""The kit of decks as pages on the web."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kdeck.batch.kit.html import SLIDES
from kdeck.batch.kit.pptx import PlannedDeck, PptxKit
from kdeck.finding import Finding
from kdeck.model.recipe import Format
from kdeck.variants import Edition, Standard

if TYPE_CHECKING:
    from kdeck.model.document import Document
    from kdeck.plan.web.slides import SlidePage
    from kdeck.render.artifact import Artifact
    from kdeck.theme.theme import Theme

_HEAD = 1024


@dataclass(frozen=True, slots=True)
class PlannedSlides(PlannedDeck):
    """Hold the page that shows the slides of a deck, and the deck."""

    page: "SlidePage"

    def render(self, standard: Standard) -> "Artifact":  # noqa: ARG002
        """Make one HTML file."""
        from kdeck.render.html.slides import render_slides

        return render_slides(self.page)


class SlidesKit(PptxKit):
    """Make pages of decks, where somebody asks for them."""

    ending = "html"
    mark = "slides"
    media_type = "text/html"
    noun = "page of slides"
    libraries = ("lxml",)
    unreadable = "html-unreadable"
    beside = (Format.PPTX,)
    is_compared = False

    def plan(self, document: "Document", theme: "Theme", edition: Edition) -> PlannedSlides:  # noqa: ARG002
        """Plan the deck, and the page around it."""
        from kdeck.plan.web.slides import plan_slides

        page = plan_slides(document, theme)
        return PlannedSlides(page.deck, document, page)

    def check_made(self, data: bytes, document: "Document") -> Iterator[Finding]:
        """Find a page that does not say whom to call."""
        from kdeck.check.html.made import check_made

        return check_made(data, document)

    def recognizes(self, data: bytes) -> bool:
        """Look for the name that kdeck gives to such a page."""
        return SLIDES in data[:_HEAD].lower()

    def load_judge(self) -> None:
        """Import the checks of pages."""
        import kdeck.check.html.file  # noqa: F401

    def judge(self, data: bytes, name: str, *, foreign: bool = False) -> Iterator[Finding]:  # noqa: ARG002
        """Find what a reader with assistive technology would miss."""
        from kdeck.check.html.file import check_html

        yield from check_html(data, name)
