"""The widths of text: those of a family that kdeck ships, or those of a family like it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kdeck.theme.shipped import DEFAULT_FAMILY, FAMILY_NAMES, shipped_family

# How much wider than Source Sans 3 a family sets English text, in regular and bold, and the height
# of its lines in em. Arial, Times, Courier and Verdana were measured with fonts of their metrics;
# the others are near enough for a verdict that leaves a line of room.
_FAMILIES: dict[str, tuple[float, float, float]] = {
    "aptos": (1.03, 1.08, 1.22),
    "aptos display": (1.03, 1.08, 1.22),
    "arial": (1.07, 1.08, 1.15),
    "calibri": (0.96, 0.93, 1.22),
    "calibri light": (0.96, 0.93, 1.22),
    "cambria": (1.0, 1.0, 1.17),
    "courier new": (1.47, 1.39, 1.13),
    "garamond": (0.9, 0.92, 1.12),
    "georgia": (1.09, 1.15, 1.14),
    "helvetica": (1.07, 1.08, 1.15),
    "liberation sans": (1.07, 1.08, 1.15),
    "open sans": (1.12, 1.12, 1.36),
    "segoe ui": (1.06, 1.06, 1.33),
    "tahoma": (1.06, 1.13, 1.21),
    "times new roman": (0.98, 0.97, 1.15),
    "trebuchet ms": (1.04, 1.04, 1.16),
    "verdana": (1.22, 1.3, 1.22),
}
_UNKNOWN = (0.96, 0.93, 1.15)
_NO_GLYPH = 0.6  # em


@dataclass(frozen=True, slots=True)
class Typeface:
    """Measure text in a family and weight; exact where the family is one that kdeck ships."""

    widths: Mapping[int, int]
    units: int
    stretch: float
    height: float
    exact: bool

    def width(self, character: str, size: float) -> float:
        """Measure a character in points."""
        code = ord(character)
        if code not in self.widths:
            # East Asian letters fill their square.
            return size if code >= 0x2E80 else size * _NO_GLYPH
        return self.widths[code] * size / self.units * self.stretch


def typeface(family: str, bold: bool) -> Typeface:
    """Find the measures of a family by its name."""
    exact = family in FAMILY_NAMES
    face = _shipped(family if exact else DEFAULT_FAMILY, bold)
    if exact:
        return face
    regular, strong, height = _FAMILIES.get(family.casefold(), _UNKNOWN)
    stretch = strong if bold else regular
    return Typeface(face.widths, face.units, stretch, height, exact=False)


@lru_cache(maxsize=8)
def _shipped(family: str, bold: bool) -> Typeface:
    found = shipped_family(family)
    face = found.bold if bold else found.regular
    widths = {
        code: round(width * face.units_per_em / fallback.units_per_em)
        for fallback in reversed(found.faces(bold))
        for code, width in fallback.advances.items()
    }
    height = (face.ascent - face.descent) / face.units_per_em
    return Typeface(widths, face.units_per_em, 1.0, height, exact=True)
