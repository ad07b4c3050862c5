"""The guides of a custom geometry: named formulas on the size of its shape."""

import math
from collections.abc import Callable, Mapping

from lxml import etree

from kdeck.ooxml.names import EMU, NAMESPACES, find

_MOST = 2000  # guides of one shape
_LARGEST = 1e12

# ISO/IEC 29500-1, 20.1.9.11: the operations that take three values, and what they give.
_Formula = Callable[[float, float, float], float]
_FORMULAS: dict[str, _Formula] = {
    "*/": lambda x, y, z: x * y / z if z else 0.0,
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: (x + y) / z if z else 0.0,
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": lambda x, _y, _z: abs(x),
    "cos": lambda x, y, _z: x * math.cos(math.radians(y / 60_000)),
    "max": lambda x, y, _z: max(x, y),
    "min": lambda x, y, _z: min(x, y),
    "mod": math.hypot,
    "pin": lambda x, y, z: min(max(y, x), z),
    "sin": lambda x, y, _z: x * math.sin(math.radians(y / 60_000)),
    "sqrt": lambda x, _y, _z: math.sqrt(max(x, 0.0)),
    "val": lambda x, _y, _z: x,
}


def own_rect(
    geometry: etree._Element, width: float, height: float
) -> tuple[float, float, float, float] | None:
    """Read the text rectangle of a custom geometry (a:custGeom), in points; None where it has none.

    Width and height of the shape are given in points.
    """
    rect = find(geometry, "a:rect")
    if rect is None:
        return None
    names = _names(width * EMU, height * EMU)
    guides = geometry.iterfind("*/a:gd", NAMESPACES)
    for _, guide in zip(range(_MOST), guides, strict=False):
        word, *values = guide.get("fmla", "").split()
        formula = _FORMULAS.get(word)
        read = [_value(value, names) for value in [*values, "0", "0", "0"][:3]]
        if formula is not None and None not in read:
            made = formula(*(value for value in read if value is not None))
            names[guide.get("name", "")] = min(max(made, -_LARGEST), _LARGEST)
    sides = [_value(rect.get(key, ""), names) for key in "ltrb"]
    left, top, right, bottom = (None if side is None else side / EMU for side in sides)
    if left is None or top is None or right is None or bottom is None:
        return None
    return left, top, right, bottom


def _value(word: str, names: Mapping[str, float]) -> float | None:
    if word in names:
        return names[word]
    digits = word.removeprefix("-")
    return float(word) if digits.isascii() and digits.isdecimal() and len(digits) < 13 else None


def _names(width: float, height: float) -> dict[str, float]:
    """Name what each shape has (20.1.9.11): its edges, its middle, and parts of its sides."""
    short, long = min(width, height), max(width, height)
    names = {"l": 0.0, "t": 0.0, "r": width, "b": height, "w": width, "h": height}
    names |= {"hc": width / 2, "vc": height / 2, "ss": short, "ls": long}
    for part in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32):
        names |= {f"wd{part}": width / part, f"hd{part}": height / part, f"ssd{part}": short / part}
    turns = {"cd2": 180, "cd4": 90, "cd8": 45, "3cd4": 270, "3cd8": 135, "5cd8": 225, "7cd8": 315}
    return names | {key: degrees * 60_000.0 for key, degrees in turns.items()}
