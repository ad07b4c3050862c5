"""The kit of handouts as e-books."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kdeck.archive import is_book
from kdeck.batch.kit.html import HtmlKit, PlannedPage
from kdeck.finding import Finding
from kdeck.model.recipe import Format
from kdeck.variants import Edition, Standard

if TYPE_CHECKING:
    from kdeck.model.document import Document
    from kdeck.render.artifact import Artifact
    from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class PlannedBook(PlannedPage):
    """Hold the page that a document was planned as, which a book holds."""

    def render(self, standard: Standard) -> "Artifact":  # noqa: ARG002
        """Make one EPUB file."""
        from kdeck.render.html.book import render_book

        return render_book(self.page)


class EpubKit(HtmlKit):
    """Make books of the pages, where somebody asks for them, and judge any book."""

    ending = "epub"
    media_type = "application/epub+zip"
    noun = "book"
    unreadable = "epub-unreadable"
    beside = (Format.PDF, Format.HTML)

    def plan(self, document: "Document", theme: "Theme", edition: Edition) -> PlannedBook:  # noqa: ARG002
        """Plan the page that the book holds."""
        from kdeck.plan.web.planner import plan_page

        return PlannedBook(plan_page(document, theme), document)

    def check_made(self, data: bytes, document: "Document") -> Iterator[Finding]:
        """Find a book that does not say whom to call."""
        from kdeck.check.html.made import check_book_made

        return check_book_made(data, document)

    def recognizes(self, data: bytes) -> bool:
        """Tell an archive that holds what every book does."""
        return is_book(data)

    def load_judge(self) -> None:
        """Import the checks of books."""
        import kdeck.check.html.bookfile  # noqa: F401

    def judge(self, data: bytes, name: str, *, foreign: bool = False) -> Iterator[Finding]:  # noqa: ARG002
        """Find what a reader with assistive technology would miss."""
        from kdeck.check.html.bookfile import check_epub

        yield from check_epub(data, name)
