"""A color, its WCAG contrast, and the nearest legible one of the same hue."""

import re
from dataclasses import dataclass

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


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
    fitted = match.color.convert("srgb").fit(method="clip")
    return Color(*(round(255 * min(1.0, max(0.0, c))) for c in fitted.coords(nans=False)))


def luminance(color: Color) -> float:
    """Compute the relative luminance of WCAG 2.2, from 0 to 1."""
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in color.rgb
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: Color, second: Color) -> float:
    """Compute the contrast ratio of WCAG 2.2 (SC 1.4.3), from 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(first: Color, second: Color, share: float) -> Color:
    """Blend two colors in sRGB; share is the part of the second, from 0 to 1."""
    pairs = zip(first.rgb, second.rgb, strict=True)
    return Color(*(round(255 * (a + (b - a) * share)) for a, b in pairs))


def legible(color: Color, grounds: tuple[Color, ...], ratio: float) -> Color:
    """Darken or lighten a color in OKLCH, hue kept, until it reaches the ratio on every ground.

    Moves away from the grounds' luminance; gives black or white where no shade of the hue will do.
    """
    if _passes(color, grounds, ratio):
        return color
    darker = sum(luminance(ground) for ground in grounds) / len(grounds) > 0.18
    from coloraide import Color as Oklch

    lch = Oklch(str(color)).convert("oklch")
    start = lch["lightness"]
    for step in range(1, 101):
        share = step / 100
        lightness = start * (1 - share) if darker else start + (1 - start) * share
        fitted = (
            lch.clone()
            .set("lightness", lightness)
            .fit("srgb", method="oklch-chroma")
            .convert("srgb")
        )
        candidate = Color(*(round(255 * min(1, max(0, c))) for c in fitted.coords(nans=False)))
        if _passes(candidate, grounds, ratio):
            return candidate
    return BLACK if darker else WHITE


def _passes(color: Color, grounds: tuple[Color, ...], ratio: float) -> bool:
    return all(contrast(color, ground) >= ratio for ground in grounds)
