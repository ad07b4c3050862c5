"""The foot of a page: the other files of its document, how it stands, and whom to tell."""

from lxml.etree import _Element

from kdeck.plan.web.model import Foot, OtherFile
from kdeck.render.html.markup import address, append, element, of_class


def make_foot(foot: Foot, files: tuple[OtherFile, ...], words: str) -> _Element:
    """Make the foot of a page; words head the files that lie beside it."""
    wrap = element("div", attributes=of_class("wrap"))
    if files:
        links = tuple(
            element("li", element("a", each.words, attributes={"href": each.file}))
            for each in files
        )
        listed = element("div", element("p", f"{words}:"), element("ul", *links))
        listed.set("class", "others")
        append(wrap, (listed,))
    append(wrap, tuple(element("p", line) for line in foot.lines))
    if foot.feedback:
        link = element("a", foot.ask, attributes={"href": address(foot.feedback)})
        append(wrap, (element("p", link, attributes=of_class("others")),))
    return element("footer", wrap, attributes=of_class("foot"))
