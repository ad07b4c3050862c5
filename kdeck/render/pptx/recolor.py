"""The roles of our drawings in the colors of a clinic's template."""

import re
from dataclasses import dataclass

from kdeck.color import Color
from kdeck.render.pptx.slot import NAMED_SLOTS, slot_colors
from kdeck.theme.palette import Palette

_SLOT = re.compile(rb'<a:(?:schemeClr|srgbClr) val="(\w+)"/>')


@dataclass(frozen=True, slots=True)
class Recoloring:
    """Say what stands for each slot of our own theme: one of the template's, or else a color."""

    slots: tuple[tuple[bytes, bytes], ...]

    def paint(self, data: bytes) -> bytes:
        """Lead the slots that we wrote into a part to those of the template."""
        known = dict(self.slots)
        return _SLOT.sub(lambda found: known.get(found[1], found[0]), data)


OWN_COLORS = Recoloring(())


def recoloring(palette: Palette, colors: tuple[tuple[str, Color], ...]) -> Recoloring:
    """Find for each role the slot of the template with its color, its own before the others."""
    wanted, given = slot_colors(palette), dict(colors)
    found: list[tuple[bytes, bytes]] = []
    for name, slot in NAMED_SLOTS.items():
        color = wanted[slot]
        same = [each for each in (name, *given) if given.get(each) == color]
        written = f'<a:srgbClr val="{color.hex}"/>'
        if same:
            written = f'<a:schemeClr val="{same[0]}"/>'
        found.append((name.encode(), written.encode()))
    # A color that is one of the template's changes with it.
    for slot, color in reversed(colors):
        found.append((color.hex.encode(), f'<a:schemeClr val="{slot}"/>'.encode()))
    return Recoloring(tuple(found))
