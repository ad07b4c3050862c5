"""The XML names of a deck (ISO/IEC 29500-1), and what is asked of many elements."""

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "dc": "http://purl.org/dc/elements/1.1/",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}


def name(short: str) -> str:
    """Write a short name such as 'a:t' in full."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def text(element: etree._Element) -> str:
    """Join the text of all runs and fields below an element."""
    return " ".join("".join(t.text or "" for t in element.iter(name("a:t"))).split())


def is_true(value: str | None) -> bool:
    """Read an XML Schema boolean."""
    return value in {"1", "true"}
