"""How far apart two colors look: to all eyes, to those that lack a kind of cone, in gray print."""

from enum import StrEnum

from kdeck.color import Color, from_css, to_css


class Sight(StrEnum):
    """Name a way to see color: the usual one, or one that lacks a kind of cone."""

    USUAL = "usual"
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


def simulate(color: Color, sight: Sight) -> Color:
    """Give a color as somebody sees it who lacks one kind of cone altogether.

    Source: Machado, Oliveira, Fernandes: A physiologically-based model for simulation of color
    vision deficiency. IEEE Trans Vis Comput Graph 2009;15(6):1291-1298; severity 1.0.
    """
    if sight is Sight.USUAL:
        return color
    return from_css(to_css(color).filter(str(sight), method="machado"))


def distance(first: Color, second: Color) -> float:
    """Compute the difference CIEDE2000 of two colors, from 0.

    Source: Sharma, Wu, Dalal: The CIEDE2000 color-difference formula. Color Res Appl
    2005;30(1):21-30, for the white point of sRGB, D65.
    """
    return float(to_css(first).delta_e(to_css(second), method="2000", space="lab-d65"))


def gray_distance(first: Color, second: Color) -> float:
    """Compute the difference in lightness (CIE L*), from 0 to 100: what gray print leaves."""
    return abs(_lightness(first) - _lightness(second))


def _lightness(color: Color) -> float:
    return float(to_css(color).convert("lab-d65")["lightness"])
