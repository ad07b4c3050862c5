"""How far apart two colors look: to all eyes, to those that lack a kind of cone, in gray print."""

from enum import StrEnum
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

from kdeck.color import Color, luminance


class Sight(StrEnum):
    """Name a way to see color: the usual one, or one that lacks a kind of cone."""

    USUAL = "usual"
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


_Matrix = tuple[tuple[float, float, float], ...]
# Machado, Oliveira, Fernandes: A physiologically-based model for simulation of color vision
# deficiency. IEEE Trans Vis Comput Graph 2009;15(6):1291-1298; severity 1.0, for linear sRGB.
_MACHADO: dict[Sight, _Matrix] = {
    Sight.PROTAN: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Sight.DEUTAN: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Sight.TRITAN: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# sRGB to XYZ, D65 (IEC 61966-2-1), each row divided by the white point.
_XYZ: _Matrix = (
    (0.433953, 0.376219, 0.189828),
    (0.212639, 0.715169, 0.072192),
    (0.017755, 0.109447, 0.872798),
)
_25_TO_THE_7 = 25.0**7


def simulate(color: Color, sight: Sight) -> Color:
    """Give a color as somebody sees it who lacks one kind of cone altogether.

    Source: Machado, Oliveira and Fernandes 2009, severity 1.0.
    """
    if sight is Sight.USUAL:
        return color
    linear = _linear(color)
    return Color(*(_channel(_dot(row, linear)) for row in _MACHADO[sight]))


def distance(first: Color, second: Color) -> float:
    """Compute the difference CIEDE2000 of two colors, from 0.

    Source: Sharma, Wu, Dalal: The CIEDE2000 color-difference formula. Color Res Appl
    2005;30(1):21-30; the equation numbers are those of the paper.
    """
    (l1, a1, b1), (l2, a2, b2) = _lab(first), _lab(second)
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * sqrt(mean / (mean + _25_TO_THE_7))  # 4, as 1 + G
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = (degrees(atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn, hue = _hues(h1, h2) if c1 * c2 else (0.0, h1 + h2)
    wide = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))  # 11
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )  # 15
    rotation = 30 * exp(-(((hue - 275) / 25) ** 2))  # 16
    weight = 2 * sqrt(chroma**7 / (chroma**7 + _25_TO_THE_7))  # 17
    by_light = (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2))
    by_chroma = (c2 - c1) / (1 + 0.045 * chroma)
    by_hue = wide / (1 + 0.015 * chroma * t)
    crossed = -sin(radians(2 * rotation)) * weight * by_chroma * by_hue  # 21
    return sqrt(max(0.0, by_light**2 + by_chroma**2 + by_hue**2 + crossed))  # 22


def gray_distance(first: Color, second: Color) -> float:
    """Compute the difference in lightness (CIE L*), from 0 to 100: what gray print leaves."""
    return abs(_lightness(luminance(first)) - _lightness(luminance(second)))


def _hues(first: float, second: float) -> tuple[float, float]:
    """Give the difference and the mean of two hues in degrees (10 and 14 of Sharma 2005)."""
    turn, hue = second - first, (first + second) / 2
    if abs(turn) <= 180:
        return turn, hue
    return turn - 360 if turn > 0 else turn + 360, hue + 180 if first + second < 360 else hue - 180


def _lab(color: Color) -> tuple[float, float, float]:
    linear = _linear(color)
    x, y, z = (_root(_dot(row, linear)) for row in _XYZ)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _lightness(share: float) -> float:
    return 116 * _root(share) - 16


def _root(share: float) -> float:
    return share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116


def _linear(color: Color) -> tuple[float, float, float]:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.rgb
    )
    return red, green, blue


def _dot(row: tuple[float, float, float], linear: tuple[float, float, float]) -> float:
    return row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]


def _channel(linear: float) -> int:
    linear = min(1.0, max(0.0, linear))
    share = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return round(255 * share)
