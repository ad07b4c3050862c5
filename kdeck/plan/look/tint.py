"""The colors of an edition, made from a theme's."""

from dataclasses import replace
from typing import assert_never

from kdeck.color import BLACK, WHITE, Color, contrast, legible, luminance
from kdeck.theme.palette import Palette
from kdeck.variants import Edition

# BDA style guide: cream, not white. The ratios are WCAG 2.2's 7:1 (SC 1.4.6), and 15:1 for the
# edition that is about contrast.
_CREAM = Color(0xFD, 0xF6, 0xE3)
_CREAM_PANEL = Color(0xF7, 0xEC, 0xCF)
_HIGH = 15.0
_ENHANCED = 7.0
_TEXT = 4.5
_FILL = 3.0
# Grounds of no more than a tenth of gray survive a photocopier (standards: grayscale).
_PALE_GRAY = Color(0xF2, 0xF2, 0xF2)
_ALARM_GRAY = Color(0xE6, 0xE6, 0xE6)


def edition_palette(palette: Palette, edition: Edition) -> Palette:
    """Give the palette of an edition; standard, large print and fillable keep the theme's."""
    match edition:
        case Edition.DYSLEXIA:
            return _on_cream(palette)
        case Edition.HIGH_CONTRAST:
            return _high_contrast(palette)
        case Edition.GREYSCALE:
            return _gray(palette)
        case Edition.STANDARD | Edition.LARGE_PRINT | Edition.FILLABLE:
            return palette
        case _:
            assert_never(edition)


def _on_cream(palette: Palette) -> Palette:
    grounds = (_CREAM, _CREAM_PANEL)
    return replace(
        palette,
        paper=_CREAM,
        surface=_CREAM_PANEL,
        danger_surface=_CREAM_PANEL,
        ink=legible(palette.ink, grounds, _ENHANCED),
        muted=legible(palette.muted, grounds, _ENHANCED),
        heading=legible(palette.heading, grounds, _TEXT),
        display=legible(palette.display, grounds, _FILL),
        link=legible(palette.link, grounds, _TEXT),
        danger=legible(palette.danger, grounds, _TEXT),
        primary=legible(palette.primary, grounds, _FILL),
        accent=legible(palette.accent, grounds, _FILL),
        rule=legible(palette.rule, grounds, _FILL),
        on_primary=_on(palette.band),
    )


def _high_contrast(palette: Palette) -> Palette:
    ground = (WHITE,)
    primary = legible(palette.primary, ground, _HIGH)
    heading = legible(palette.heading, ground, _HIGH)
    return replace(
        palette,
        paper=WHITE,
        surface=WHITE,
        danger_surface=WHITE,
        ink=BLACK,
        muted=BLACK,
        heading=heading,
        display=heading,
        link=legible(palette.link, ground, _HIGH),
        danger=legible(palette.danger, ground, _HIGH),
        primary=primary,
        band=primary,
        on_primary=WHITE,
        accent=legible(palette.accent, ground, _ENHANCED),
        rule=BLACK,
    )


def _gray(palette: Palette) -> Palette:
    grounds = (WHITE, _PALE_GRAY, _ALARM_GRAY)
    primary = legible(shade(palette.primary), grounds, _TEXT)
    heading = legible(shade(palette.heading), grounds, _ENHANCED)
    band = shade(palette.band)
    return replace(
        palette,
        paper=WHITE,
        surface=_PALE_GRAY,
        danger_surface=_ALARM_GRAY,
        ink=BLACK,
        muted=legible(shade(palette.muted), grounds, _TEXT),
        heading=heading,
        display=heading,
        link=legible(shade(palette.link), grounds, _ENHANCED),
        danger=BLACK,
        primary=primary,
        band=band,
        on_primary=_on(band),
        accent=legible(shade(palette.accent), grounds, _FILL),
        rule=legible(shade(palette.rule), grounds, _FILL),
    )


def shade(color: Color) -> Color:
    """Give the gray of the same luminance (WCAG 2.2, relative luminance)."""
    linear = luminance(color)
    share = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    level = round(255 * share)
    return Color(level, level, level)


def _on(ground: Color) -> Color:
    return WHITE if contrast(WHITE, ground) >= contrast(BLACK, ground) else BLACK
