"""Which color of the palette stands behind a placeholder of a slide, and how wide its bar is."""

from kdeck.paletterole import GroundRole, PaletteRole
from kdeck.plan.master.layout import Idx, Layout, LayoutName
from kdeck.plan.master.own import LAYOUTS

# The bars at the left edge: that of the brand, and that of a warning, which on a template ends so
# far before its text.
BAR_WIDTH, WARNING_WIDTH, _WARNING_GAP = 14.0, 36.0, 4.0

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


def lent_bar(layout: Layout) -> float:
    """Give the width of the bar of a warning beside the text of a template's layout."""
    left = min(place.rect.x for place in layout.placeholders)
    return min(max(left - _WARNING_GAP, BAR_WIDTH), WARNING_WIDTH)
