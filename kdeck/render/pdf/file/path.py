"""Paths as operators (ISO 32000-1, 8.5.2)."""

from functools import lru_cache
from math import ceil, log10
from typing import assert_never

from kdeck.model.scene import Close, Curve, Line, Move, Segment

# A drawing's numbers tell places apart that are this share of its width from each other.
_FINEST = 1e-5
_MOST_PATHS = 512


def decimals_for(width: float) -> int:
    """Say how many decimals draw a scene of a width as exactly as anybody prints it."""
    return max(0, ceil(-log10(width * _FINEST)))


@lru_cache(maxsize=_MOST_PATHS)
def path_operators(segments: tuple[Segment, ...], decimals: int) -> str:
    """Write a path in the coordinates of its drawing, once for all pages and files it is on."""
    return " ".join([_operator(segment, decimals) for segment in segments])


def number(value: float, decimals: int = 3) -> str:
    """Write a number with at most some decimals, and none that say nothing."""
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float, decimals: int = 3) -> str:
    """Write some numbers with spaces between them."""
    return " ".join([number(value, decimals) for value in values])


def _operator(segment: Segment, decimals: int) -> str:
    match segment:
        case Move(x, y):
            return f"{numbers(x, y, decimals=decimals)} m"
        case Line(x, y):
            return f"{numbers(x, y, decimals=decimals)} l"
        case Curve(x1, y1, x2, y2, x, y):
            return f"{numbers(x1, y1, x2, y2, x, y, decimals=decimals)} c"
        case Close():
            return "h"
        case _:
            assert_never(segment)
