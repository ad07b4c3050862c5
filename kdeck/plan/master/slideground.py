"""Which color of the palette stands behind a placeholder of a slide."""

from kdeck.paletterole import GroundRole, PaletteRole
from kdeck.plan.master.layout import LayoutName

# The layouts whose whole slide is the band, and the placeholders that stand on a panel.
ON_BAND = frozenset({LayoutName.SECTION})
ON_PANEL = frozenset(
    {
        (LayoutName.FEW, 0),
        (LayoutName.NUMBERS, 11),
        (LayoutName.WARNING, 10),
        (LayoutName.QUOTE, 10),
        (LayoutName.QUOTE, 11),
        (LayoutName.CONTACT, 11),
        (LayoutName.CONTACT, 12),
    }
)


def slide_ground(layout: LayoutName, idx: int) -> GroundRole:
    """Give what stands behind a placeholder of a layout."""
    if layout in ON_BAND:
        return PaletteRole.BAND
    return PaletteRole.SURFACE if (layout, idx) in ON_PANEL else PaletteRole.PAPER
