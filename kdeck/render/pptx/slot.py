"""The twelve color slots of an Office theme, and the roles that they stand for."""

from kdeck.color import Color
from kdeck.model.scene import Role
from kdeck.plan.text.run import Ink
from kdeck.theme.palette import Palette

ROLE_SLOTS: dict[Role, str] = {
    "paper": "bg1",
    "ink": "tx1",
    "muted": "accent3",
    "surface": "bg2",
    "primary": "accent1",
    "accent": "accent2",
    "danger": "accent4",
}

INK_SLOTS: dict[Ink, str | None] = {
    "ink": "tx1",
    "muted": "accent3",
    "heading": "tx2",
    "display": "tx2",
    "link": "hlink",
    "danger": "accent4",
    "accent": "accent2",
    "on_primary": None,  # the ground decides: see on_primary
}

COLOR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2"'
    ' accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6"'
    ' hlink="hlink" folHlink="folHlink"'
)


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
