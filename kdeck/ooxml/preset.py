"""The adjustments of preset shapes: the yellow handles that PowerPoint shows on them."""

from collections.abc import Mapping

from lxml import etree

from kdeck.ooxml.names import NAMESPACES

Adjust = Mapping[str, float]
# Adjustments are in hundred-thousandths, mostly of the shorter side.
FULL = 100_000


def adjustments(preset: etree._Element) -> dict[str, float]:
    """Read the adjustments that a shape (a:prstGeom) changes, such as 'val 50000'."""
    found = {}
    for guide in preset.iterfind("a:avLst/a:gd", NAMESPACES):
        word, _, value = guide.get("fmla", "").partition(" ")
        if word == "val" and value.lstrip("-").isdecimal() and len(value) < 12:
            found[guide.get("name", "")] = float(value)
    return found


def pinned(adjust: Adjust, key: str, usual: float, most: float) -> float:
    """Give an adjustment, or what it usually is, within its bounds."""
    return min(max(adjust.get(key, usual), 0.0), most)
