"""A color, its WCAG contrast, and the nearest legible one of the same hue."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kdeck.answers import answer

if TYPE_CHECKING:
    from coloraide import Color as CssColor

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

_Triple = tuple[float, float, float]
# How finely a lightness and a chroma are sought, and what rounding may leave outside of sRGB.
_STEPS, _HALVINGS, _ROUNDING = 100, 12, 1e-4
# The largest chroma of any color of sRGB, and how much a vivid color may gain.
_LARGEST_CHROMA, _RICHEST = 0.33, 2.0
# What variants are made of: lightnesses from dark to light, turns of the hue from small to large.
_LIGHTNESSES = tuple(step / 20 for step in range(3, 18))
_TURNS = tuple(sign * step for step in range(0, 181, 30) for sign in (1, -1))
_COLORFUL = 0.1


@dataclass(frozen=True, slots=True)
class Color:
    """Hold an opaque sRGB color, each channel an integer from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.hex}"

    @property
    def hex(self) -> str:
        """Give the six hexadecimal digits without a number sign."""
        return f"{self.red:02X}{self.green:02X}{self.blue:02X}"

    @property
    def rgb(self) -> tuple[float, float, float]:
        """Give the channels as fractions from 0 to 1."""
        return (self.red / 255, self.green / 255, self.blue / 255)


WHITE = Color(255, 255, 255)
BLACK = Color(0, 0, 0)


def parse_color(text: str) -> Color | None:
    """Read '#rgb' or '#rrggbb'; None where the text is not such a color."""
    if not _HEX.fullmatch(text):
        return None
    digits = text[1:]
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return Color(*(int(digits[i : i + 2], 16) for i in (0, 2, 4)))


def parse_css_color(text: str) -> Color | None:
    """Read an opaque color as CSS writes it, such as 'navy', '#0B5F66' or 'rgb(0 90 100)'."""
    if text.startswith("#"):
        return parse_color(text)
    if len(text) > 64 or not text.isascii():
        return None
    from coloraide import Color as CssColor

    match = CssColor.match(text, fullmatch=True)
    if match is None or match.color.alpha() < 1:
        return None
    return from_css(match.color)


def parse_css_tint(text: str) -> tuple[Color, float] | None:
    """Read a color as CSS writes it, and how much of it covers what is below, from 0 to 1."""
    if len(text) > 64 or not text.isascii():
        return None
    from coloraide import Color as CssColor

    match = CssColor.match(text.lower(), fullmatch=True)
    if match is None:
        return None
    return from_css(match.color), min(1.0, max(0.0, match.color.alpha()))


def to_css(color: Color) -> "CssColor":
    """Give a color to coloraide, which takes as long to import as a small program runs."""
    from coloraide import Color as CssColor

    return CssColor("srgb", color.rgb)


def from_css(color: "CssColor") -> Color:
    """Take a color from coloraide; what sRGB cannot show is cut off at its ends."""
    fitted = color.convert("srgb").clip()
    return Color(*(round(255 * part) for part in fitted.coords(nans=False)))


def luminance(color: Color) -> float:
    """Compute the relative luminance of WCAG 2.2, from 0 to 1."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.rgb
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Color, second: Color) -> float:
    """Compute the contrast ratio of WCAG 2.2 (SC 1.4.3), from 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(first: Color, second: Color, share: float) -> Color:
    """Blend two colors in sRGB; share is the part of the second, from 0 to 1."""
    pairs = zip(first.rgb, second.rgb, strict=True)
    return Color(*(round(255 * (a + (b - a) * share)) for a, b in pairs))


@lru_cache(maxsize=1024)
def legible(
    color: Color, grounds: tuple[Color, ...], ratio: float, *, vivid: bool = False
) -> Color:
    """Darken or lighten a color in OKLCH, hue kept, until it reaches the ratio on every ground.

    Moves away from the grounds' luminance; gives black or white where no shade of the hue will do.
    A vivid one keeps its share of the chroma that sRGB can show, so that a pastel turns into a
    strong color and not into mud.
    """
    if _passes(color, grounds, ratio):
        return color
    grounds_named = " ".join(map(str, grounds))
    question = f"shade of {color} on {grounds_named} by {ratio} {vivid}"
    found = answer(Color, question, lambda: _legible(color, grounds, ratio, vivid))
    # What was kept is taken where it can be read.
    if found in (BLACK, WHITE) or _passes(found, grounds, ratio):
        return found
    return _legible(color, grounds, ratio, vivid)


def _legible(color: Color, grounds: tuple[Color, ...], ratio: float, vivid: bool) -> Color:
    darker = sum(luminance(ground) for ground in grounds) / len(grounds) > 0.18
    lightness, chroma, hue = _oklch(color)

    def moved(step: int) -> Color:
        share = step / _STEPS
        light = lightness * (1 - share) if darker else lightness + (1 - lightness) * share
        richness = _richness(color, light) if vivid else 1.0
        return _fitted(light, chroma * richness, hue)

    low, high = 0, _STEPS
    while high - low > 1:
        step = (low + high) // 2
        if _passes(moved(step), grounds, ratio):
            high = step
        else:
            low = step
    found = moved(high)
    if _passes(found, grounds, ratio):
        return found
    return BLACK if darker else WHITE


def _passes(color: Color, grounds: tuple[Color, ...], ratio: float) -> bool:
    return all(contrast(color, ground) >= ratio for ground in grounds)


def variants(color: Color) -> Iterator[Color]:
    """Give other shades and hues of a color, those of its own hue and lightness first."""
    lightness, chroma, hue = _oklch(color)
    for turn in _TURNS:
        shades = sorted(_LIGHTNESSES, key=lambda other: abs(other - lightness))
        yield from (_fitted(shade, max(chroma, _COLORFUL), hue + turn) for shade in shades)


def _richness(color: Color, lightness: float) -> float:
    """Say by how much the chroma of a color may grow at another lightness, from 1 up."""
    own, chroma, hue = _oklch(color)
    before, after = _most_chroma(own, hue), _most_chroma(lightness, hue)
    return min(max(after / before if before and chroma else 1.0, 1.0), _RICHEST)


@lru_cache(maxsize=1024)
def _most_chroma(lightness: float, hue: float) -> float:
    """Find the largest chroma that sRGB can show at a lightness and a hue."""
    low, high = 0.0, _LARGEST_CHROMA
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _in_gamut(_from_oklch(lightness, middle, hue)):
            low = middle
        else:
            high = middle
    return low


def lightness_chroma_hue(color: Color) -> tuple[float, float, float]:
    """Give the lightness (0 to 1), chroma and hue (degrees) of a color in OKLCH."""
    return _oklch(color)


def distance(first: Color, second: Color) -> float:
    """Say how different two colors look, in OKLab: 1 is from black to white."""
    return float(to_css(first).distance(to_css(second), space="oklab"))


@lru_cache(maxsize=1024)
def _oklch(color: Color) -> _Triple:
    """Convert to lightness (0 to 1), chroma and hue (degrees) of OKLCH."""
    lightness, chroma, hue = to_css(color).convert("oklch").coords(nans=False)
    return lightness, chroma, hue


def _fitted(lightness: float, chroma: float, hue: float) -> Color:
    """Convert from OKLCH, with as much of the chroma as sRGB can show at that lightness."""
    low, high = 0.0, chroma
    found = _from_oklch(lightness, chroma, hue)
    if not _in_gamut(found):
        found = _from_oklch(lightness, 0.0, hue)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            tried = _from_oklch(lightness, middle, hue)
            if _in_gamut(tried):
                low, found = middle, tried
            else:
                high = middle
    return from_css(found)


def _from_oklch(lightness: float, chroma: float, hue: float) -> "CssColor":
    from coloraide import Color as CssColor

    return CssColor("oklch", (lightness, chroma, hue)).convert("srgb-linear")


def _in_gamut(linear: "CssColor") -> bool:
    return all(-_ROUNDING <= part <= 1 + _ROUNDING for part in linear.coords(nans=False))
