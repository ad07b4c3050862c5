"""The twelve color slots of an Office theme, and the roles that they stand for."""

from collections.abc import Mapping

from kdeck.color import Color
from kdeck.paletterole import PaletteRole
from kdeck.theme.palette import Palette

# Words on the band are set in what is legible there: see on_primary. No slide has the ground of a
# warning panel.
SLOTS: Mapping[PaletteRole, str] = {
    PaletteRole.PAPER: "bg1",
    PaletteRole.INK: "tx1",
    PaletteRole.MUTED: "accent3",
    PaletteRole.SURFACE: "bg2",
    PaletteRole.RULE: "accent6",
    PaletteRole.PRIMARY: "accent1",
    PaletteRole.BAND: "accent5",
    PaletteRole.HEADING: "tx2",
    PaletteRole.DISPLAY: "tx2",
    PaletteRole.ACCENT: "accent2",
    PaletteRole.LINK: "hlink",
    PaletteRole.DANGER: "accent4",
}

# The slot that each name of the color map of a master stands for.
NAMED_SLOTS: Mapping[str, str] = {
    "bg1": "lt1",
    "tx1": "dk1",
    "bg2": "lt2",
    "tx2": "dk2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hlink": "hlink",
    "folHlink": "folHlink",
}


def slot_colors(palette: Palette) -> dict[str, Color]:
    """Assign a color to each slot, in the order of the theme part."""
    return {
        "dk1": palette.ink,
        "lt1": palette.paper,
        "dk2": palette.display,
        "lt2": palette.surface,
        "accent1": palette.primary,
        "accent2": palette.accent,
        "accent3": palette.muted,
        "accent4": palette.danger,
        "accent5": palette.band,
        "accent6": palette.rule,
        "hlink": palette.link,
        "folHlink": palette.link,
    }


def on_primary(palette: Palette) -> str:
    """Choose the slot for text on the band: paper where the palette says so, or else ink."""
    return "bg1" if palette.on_primary == palette.paper else "tx1"
