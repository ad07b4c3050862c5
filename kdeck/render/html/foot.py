"""The foot of a page: the other files of its document."""

from lxml.etree import _Element

from kdeck.plan.web.model import OtherFile
from kdeck.render.html.markup import element


def others(files: tuple[OtherFile, ...], words: str) -> tuple[_Element, ...]:
    """List the files that lie beside a page; nothing where there are none."""
    if not files:
        return ()
    links = tuple(
        element("li", element("a", each.words, attributes={"href": each.file})) for each in files
    )
    listed = element("div", element("p", f"{words}:"), element("ul", *links))
    listed.set("class", "others")
    return (listed,)
