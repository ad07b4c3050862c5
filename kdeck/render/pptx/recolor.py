"""The roles of our drawings in the colors of a clinic's template."""

from dataclasses import dataclass

from lxml import etree

from kdeck.color import Color
from kdeck.ooxml.names import name
from kdeck.render.pptx.slot import NAMED_SLOTS, slot_colors
from kdeck.theme.palette import Palette

_SCHEME, _OWN = name("a:schemeClr"), name("a:srgbClr")


@dataclass(frozen=True, slots=True)
class Recoloring:
    """Say what stands for each slot of our own theme: one of the template's, or else a color.

    Each is the name of the slot or the color, the element that it is written as, and its value.
    """

    slots: tuple[tuple[str, str, str], ...]

    def paint(self, root: etree._Element) -> None:
        """Lead the slots that we wrote into a part to those of the template."""
        known = {slot: (tag, value) for slot, tag, value in self.slots}
        for color in root.iter(_SCHEME, _OWN):
            found = known.get(color.get("val", ""))
            if found and not len(color):
                color.tag = found[0]
                color.set("val", found[1])


OWN_COLORS = Recoloring(())


def recoloring(palette: Palette, colors: tuple[tuple[str, Color], ...]) -> Recoloring:
    """Find for each role the slot of the template with its color, its own before the others."""
    wanted, given = slot_colors(palette), dict(colors)
    found: list[tuple[str, str, str]] = []
    for named, slot in NAMED_SLOTS.items():
        color = wanted[slot]
        same = [each for each in (named, *given) if given.get(each) == color]
        found.append((named, _SCHEME, same[0]) if same else (named, _OWN, color.hex))
    # A color that is one of the template's changes with it.
    for slot, color in reversed(colors):
        found.append((color.hex, _SCHEME, slot))
    return Recoloring(tuple(found))
