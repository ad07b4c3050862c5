"""The roles that a color of a theme plays, and which of them words, grounds and figures take."""

from enum import StrEnum
from typing import Literal


class PaletteRole(StrEnum):
    """Name what a color is for; every theme has one color for each."""

    PAPER = "paper"
    INK = "ink"
    MUTED = "muted"
    SURFACE = "surface"
    RULE = "rule"
    PRIMARY = "primary"
    BAND = "band"
    ON_PRIMARY = "on_primary"
    HEADING = "heading"
    DISPLAY = "display"
    ACCENT = "accent"
    LINK = "link"
    DANGER = "danger"
    DANGER_SURFACE = "danger_surface"


InkRole = Literal[
    PaletteRole.INK,
    PaletteRole.MUTED,
    PaletteRole.HEADING,
    PaletteRole.DISPLAY,
    PaletteRole.LINK,
    PaletteRole.DANGER,
    PaletteRole.ON_PRIMARY,
    PaletteRole.ACCENT,
    PaletteRole.PAPER,
]
GroundRole = Literal[
    PaletteRole.PAPER, PaletteRole.SURFACE, PaletteRole.DANGER_SURFACE, PaletteRole.BAND
]
FigureRole = Literal[
    PaletteRole.PAPER,
    PaletteRole.INK,
    PaletteRole.MUTED,
    PaletteRole.SURFACE,
    PaletteRole.PRIMARY,
    PaletteRole.ACCENT,
    PaletteRole.DANGER,
]
