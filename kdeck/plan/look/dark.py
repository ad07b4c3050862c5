"""The colors of a screen in a dark room, made from those of a palette.

A dark ground keeps a trace of the hue of the text; every color that stands on it is moved to the
nearest lightness that reaches the ratio which the palette promises for its role.
"""

from kdeck.color import BLACK, WHITE, Color, legible, mix
from kdeck.theme.palette import Palette

# WCAG 2.2: 7:1 (SC 1.4.6) for what is read at length, 4.5:1 (SC 1.4.3), 3:1 (SC 1.4.11).
_READ, _TEXT, _FILL = 7.0, 4.5, 3.0
# How much of the light palette's ink, or of its danger, tints the grounds.
_PAPER_TINT, _SURFACE_TINT, _DANGER_TINT = 0.5, 0.5, 0.3
_PAPER_LIGHT, _SURFACE_LIGHT = 0.05, 0.13


def dark_palette(palette: Palette) -> Palette:
    """Give the palette for a dark room; words on the band keep their colors."""
    paper = _ground(palette.ink, _PAPER_TINT, _PAPER_LIGHT)
    surface = _ground(palette.ink, _SURFACE_TINT, _SURFACE_LIGHT)
    alarm = mix(surface, palette.danger, _DANGER_TINT)
    everywhere = (paper, surface, alarm)
    heading = legible(palette.heading, everywhere, _TEXT)
    return Palette(
        paper=paper,
        ink=legible(mix(WHITE, palette.ink, 0.08), everywhere, _READ),
        muted=legible(palette.muted, everywhere, _TEXT),
        surface=surface,
        rule=legible(palette.rule, everywhere, _FILL),
        primary=legible(palette.primary, everywhere, _FILL),
        band=palette.band,
        on_primary=palette.on_primary,
        heading=heading,
        display=heading,
        accent=legible(palette.accent, everywhere, _FILL),
        link=legible(palette.link, everywhere, _TEXT),
        danger=legible(palette.danger, everywhere, _TEXT),
        danger_surface=alarm,
    )


def _ground(tint: Color, share: float, light: float) -> Color:
    return mix(mix(BLACK, tint, share), WHITE, light)
