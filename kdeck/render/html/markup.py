"""Elements of a page: made by lxml, which alone escapes what stands in them."""

from collections.abc import Mapping, Sequence

from lxml import etree
from lxml.etree import _Element

Node = _Element | str
# What an address may begin with; all else comes from no source of ours.
_SCHEMES = ("https://", "tel:", "sms:", "mailto:", "#")


def element(tag: str, *children: Node, attributes: Mapping[str, str] | None = None) -> _Element:
    """Make an element with its attributes and what stands in it, in order."""
    made = etree.Element(tag, dict(attributes or {}))
    append(made, children)
    return made


def append(parent: _Element, children: Sequence[Node]) -> None:
    """Add words and elements at the end of an element."""
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + child
        else:
            parent.text = (parent.text or "") + child


def of_class(name: str) -> dict[str, str]:
    """Give the attribute of a class."""
    return {"class": name}


def hidden(words: str) -> _Element:
    """Set words that are heard and not seen."""
    return element("span", words, attributes=of_class("heard"))


def numbered(*items: Node, first: str) -> _Element:
    """Make an ordered list that begins at the number of its first label, such as "3."."""
    number = first.rstrip(".")
    begins = number.isdigit() and int(number) > 1
    return element("ol", *items, attributes={"start": number} if begins else None)


def address(url: str) -> str:
    """Give the address of a link, which is one of a kind that does nothing but lead."""
    assert url.startswith(_SCHEMES), f"an address of another kind: {url}"
    return url
