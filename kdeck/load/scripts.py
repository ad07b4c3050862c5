"""Raised and lowered figures, as '10^3^' and 'H~2~O' are typed, in characters of their own.

They stay what they are when they are copied, searched and read out: a figure that is only drawn
small and high makes 103 of them.
"""

import re

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_UP = re.compile(r"(?<=[\w)])\^([0-9+−=()n-]{1,12})\^")
_DOWN = re.compile(r"(?<=[\w)])(?<!~)~([0-9+−=()-]{1,12})~(?!~)")


def script_at(text: str, position: int) -> tuple[str, int] | None:
    """Give the characters of a raised or lowered figure that begins here, and where it ends."""
    if up := _UP.match(text, position):
        return up[1].translate(_RAISED), up.end()
    if down := _DOWN.match(text, position):
        return down[1].translate(_LOWERED), down.end()
    return None


def with_scripts(text: str) -> str:
    """Set every raised and lowered figure of a text."""
    text = _UP.sub(lambda match: match[1].translate(_RAISED), text)
    return _DOWN.sub(lambda match: match[1].translate(_LOWERED), text)
