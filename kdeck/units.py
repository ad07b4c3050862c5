"""Lengths in points, the unit of every layer, and the ways to write them."""

import re

EMU_PER_POINT = 12_700

_FACTORS = {"pt": 1.0, "in": 72.0, "mm": 72.0 / 25.4, "cm": 72.0 / 2.54, "px": 0.75}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(pt|in|mm|cm|px)")

PAGE_SIZES: dict[str, tuple[float, float]] = {
    "letter": (612.0, 792.0),
    "a4": (595.28, 841.89),
}


def mm(value: float) -> float:
    """Convert millimeters to points."""
    return value * _FACTORS["mm"]


def emu(points: float) -> int:
    """Convert points to English Metric Units, the unit of OOXML."""
    return round(points * EMU_PER_POINT)


def parse_length(text: str) -> float | None:
    """Read a length such as '14pt' or '22 mm' in points; None where it is not one."""
    match = _LENGTH.fullmatch(text.strip())
    return float(match[1]) * _FACTORS[match[2]] if match else None
