"""Cutting a line of page furniture to a width, where the whole stands elsewhere."""

from kdeck.finding import Span
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run

_ELLIPSIS = "…"


def shortened(text: str, setting: Setting, width: float) -> str:
    """Keep as many words of a text as fit one line, and mark what is left out."""
    if _width(text, setting) <= width:
        return text
    words = text.split(" ")
    while len(words) > 1:
        words.pop()
        cut = " ".join(words).rstrip(" ,;:&·-") + _ELLIPSIS
        if _width(cut, setting) <= width:
            return cut
    cut = words[0]
    while cut and _width(cut + _ELLIPSIS, setting) > width:
        cut = cut[:-1]
    return cut + _ELLIPSIS


def _width(text: str, setting: Setting) -> float:
    return natural_width((Run(text, Span("")),), setting)
