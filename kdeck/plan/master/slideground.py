"""Which color of the palette stands behind a placeholder of a slide."""

from kdeck.paletterole import GroundRole, PaletteRole
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.own import LAYOUTS

# The layouts whose whole slide is the band, and the placeholders that stand on a panel.
ON_BAND = frozenset({LayoutName.SECTION})
# The layouts whose text stands on tiles, each as large as its placeholder.
TILED = frozenset({LayoutName.PAIR, LayoutName.TRIO, LayoutName.ROWS, LayoutName.FOUR})
ON_PANEL = frozenset(
    {
        (LayoutName.FEW, Idx.TITLE),
        (LayoutName.NUMBERS, Idx.SECOND),
        (LayoutName.WARNING, Idx.BODY),
        (LayoutName.QUOTE, Idx.BODY),
        (LayoutName.QUOTE, Idx.SECOND),
        (LayoutName.CONTACT, Idx.SECOND),
        (LayoutName.CONTACT, Idx.THIRD),
        (LayoutName.BIG_NUMBER, Idx.BODY),
        (LayoutName.COMPARE, Idx.BODY),
        (LayoutName.COMPARE, Idx.SECOND),
        (LayoutName.COMPARE, Idx.THIRD),
        (LayoutName.COMPARE, Idx.FOURTH),
        (LayoutName.QUESTION, Idx.TITLE),
        (LayoutName.STATEMENT, Idx.TITLE),
        *(
            (layout.name, place.idx)
            for layout in LAYOUTS.values()
            if layout.name in TILED
            for place in layout.contents
        ),
    }
)


def slide_ground(layout: LayoutName, idx: int) -> GroundRole:
    """Give what stands behind a placeholder of a layout."""
    if layout in ON_BAND:
        return PaletteRole.BAND
    return PaletteRole.SURFACE if (layout, idx) in ON_PANEL else PaletteRole.PAPER
