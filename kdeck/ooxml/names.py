"""The XML names of a deck (ISO/IEC 29500-1), and what is asked of many elements."""

import re
from functools import cache

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
}
EMU = 12700  # to a point
# Coordinates are 32-bit in files; what is far beyond them is damage.
_MOST = 2**40
_MEASURE = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,9})?)(mm|cm|in|pt|pc|pi)")
_UNITS = {"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": EMU, "pc": 12 * EMU, "pi": 12 * EMU}


def name(short: str) -> str:
    """Write a short name such as 'a:t' in full."""
    prefix, _, local = short.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def find(element: etree._Element | None, path: str) -> etree._Element | None:
    """Find the first element of a path of short names; None where there is none."""
    return element.find(_in_full(path)) if element is not None else None


@cache
def _in_full(path: str) -> str:
    # With short names lxml would sort and compare all namespaces each time that it is asked.
    return "/".join(name(step) if ":" in step else step for step in path.split("/"))


def local(element: etree._Element) -> str:
    """Give the name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text(element: etree._Element) -> str:
    """Join the text of all runs and fields below an element."""
    return " ".join("".join(t.text or "" for t in element.iter(name("a:t"))).split())


def is_true(value: str | None) -> bool:
    """Read an XML Schema boolean."""
    return value in {"1", "true"}


def number(element: etree._Element | None, key: str, default: float = 0.0) -> float:
    """Read a whole number; the default where it is missing or damaged.

    A measure with its unit, such as '2.5cm' (ISO/IEC 29500-1, 22.9.2.15), is given in EMU.
    """
    value = element.get(key) if element is not None else None
    if value and (measure := _MEASURE.fullmatch(value)):
        return float(round(float(measure[1]) * _UNITS[measure[2]]))
    try:
        return float(int(value)) if value and abs(int(value)) < _MOST else default
    except ValueError:
        return default


def share(element: etree._Element | None, key: str, default: float = 1.0) -> float:
    """Read a percentage, in thousandths ('50000') or with its sign ('50%'), as a fraction."""
    value = element.get(key, "") if element is not None else ""
    if not value.endswith("%"):
        return number(element, key, default * 100_000) / 100_000
    try:
        found = float(value[:-1]) / 100
    except ValueError:
        return default
    return found if abs(found) < _MOST else default
