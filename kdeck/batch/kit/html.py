"""The kit of handouts as pages on the web."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kdeck.batch.kit.kit import Extent, FormatKit, Plan
from kdeck.finding import Finding
from kdeck.variants import Edition, Standard

if TYPE_CHECKING:
    from kdeck.model.document import Document
    from kdeck.plan.reading import Words
    from kdeck.plan.web.model import WebPage
    from kdeck.render.artifact import Artifact
    from kdeck.theme.theme import Theme

# A file is asked for its first words: comments and white space may stand before them.
_HEAD = 1024
_SIGNS = (b"<!doctype html", b"<html")
# How a page of slides begins that kdeck made.
SLIDES = b'<html data-kdeck="slides"'


@dataclass(frozen=True, slots=True)
class PlannedPage(Plan):
    """Hold the page that a document was planned as."""

    page: "WebPage"
    document: "Document"

    def check(self) -> Iterator[Finding]:
        """Find a page that does not begin and end with the crisis contacts."""
        from kdeck.check.target.crisisplace import check_handout

        return check_handout(self.page.handout, self.document)

    def words(self) -> "tuple[Words, ...]":
        """List the words of the handout that the page is made from."""
        from kdeck.plan.reading import read_handout

        return read_handout(self.page.handout)

    def extent(self) -> Extent:
        """Count one page: it is as long as it is."""
        return Extent(1, "pages", 1, 1)

    def render(self, standard: Standard) -> "Artifact":  # noqa: ARG002
        """Make one HTML file."""
        from kdeck.render.html.writer import render

        return render(self.page)


class HtmlKit(FormatKit):
    """Make pages whose readers choose the edition themselves, and judge any page."""

    ending = "html"
    media_type = "text/html"
    noun = "page"
    editions = (Edition.STANDARD,)
    standards = ()
    uses_template = False
    libraries = ("lxml",)
    unreadable = "html-unreadable"
    validator = None

    def check_document(self, document: "Document") -> Iterator[Finding]:
        """Find what the safety notes do not tell."""
        from kdeck.check.target.safety import check_safety

        return check_safety(document, slides=False)

    def limit(self, document: "Document", theme: "Theme") -> int | None:  # noqa: ARG002
        """Give no limit: a page on the web holds all of a document."""
        return None

    def plan(self, document: "Document", theme: "Theme", edition: Edition) -> PlannedPage:  # noqa: ARG002
        """Plan a page."""
        from kdeck.plan.web.planner import plan_page

        return PlannedPage(plan_page(document, theme), document)

    def check_made(self, data: bytes, document: "Document") -> Iterator[Finding]:
        """Find a page that does not say whom to call."""
        from kdeck.check.html.made import check_made

        return check_made(data, document)

    def recognizes(self, data: bytes) -> bool:
        """Look for the words with which pages begin."""
        head = data[:_HEAD].lower()
        return any(sign in head for sign in _SIGNS) and SLIDES not in head

    def load_judge(self) -> None:
        """Import the checks of pages."""
        import kdeck.check.html.file  # noqa: F401

    def judge(self, data: bytes, name: str, *, foreign: bool = False) -> Iterator[Finding]:  # noqa: ARG002
        """Find what a reader with assistive technology would miss."""
        from kdeck.check.html.file import check_html

        yield from check_html(data, name)
