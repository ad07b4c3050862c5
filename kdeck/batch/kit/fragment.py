"""The kit of handouts as parts of pages, for content management systems."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kdeck.batch.kit.html import HtmlKit, PlannedPage
from kdeck.finding import Finding
from kdeck.model.recipe import Format
from kdeck.variants import Edition, Standard

if TYPE_CHECKING:
    from kdeck.model.document import Document
    from kdeck.render.artifact import Artifact
    from kdeck.theme.theme import Theme

_SIGN = b'data-kdeck="fragment"'
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class PlannedFragment(PlannedPage):
    """Hold the page that a document was planned as, of which a fragment has what it says."""

    def render(self, standard: Standard) -> "Artifact":  # noqa: ARG002
        """Make one article."""
        from kdeck.render.html.fragment import render_fragment

        return render_fragment(self.page)


class FragmentKit(HtmlKit):
    """Make what a page says to be placed in another page, where somebody asks for it."""

    mark = "fragment"
    noun = "fragment"
    unreadable = "fragment-unreadable"
    has_sheet = True
    beside = (Format.PDF, Format.HTML)

    def plan(self, document: "Document", theme: "Theme", edition: Edition) -> PlannedFragment:  # noqa: ARG002
        """Plan the page that the fragment is taken from."""
        from kdeck.plan.web.planner import plan_page

        return PlannedFragment(plan_page(document, theme), document)

    def check_made(self, data: bytes, document: "Document") -> Iterator[Finding]:
        """Find a fragment that does not say whom to call."""
        from kdeck.check.html.made import check_fragment_made

        return check_fragment_made(data, document)

    def recognizes(self, data: bytes) -> bool:
        """Look for the name that kdeck gives to the article."""
        return _SIGN in data[:_HEAD]

    def judge(self, data: bytes, name: str, *, foreign: bool = False) -> Iterator[Finding]:  # noqa: ARG002
        """Find what a reader with assistive technology would miss."""
        from kdeck.check.html.file import check_fragment

        yield from check_fragment(data, name)
