"""The ground that is laid under a footer or a number of a template: as large as its words."""

from dataclasses import replace

from kdeck.finding import Span
from kdeck.plan.master.layout import LINE_SPACING, Placeholder, Rect
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run
from kdeck.theme.face import Family

# Between the words and the edges of their ground, in points.
_BESIDE, _ABOVE = 6.0, 2.0
# A number keeps its ground where slides are added.
_LEAST_NUMBER = "00"


def hugged(place: Placeholder, words: str, family: Family) -> Placeholder:
    """Shrink a place with a ground of its own to words of one line; give back any other as it is.

    family gives their widths; the ground stays at the side where the words were.
    """
    loan, rect = place.loan, place.rect
    if loan is None or loan.plate is None:
        return place
    shown = max(words, _LEAST_NUMBER, key=len) if place.kind == "sldNum" else words
    text = natural_width((Run(shown, Span("")),), Setting(family, place.size, place.bold))
    wide, line = text + 2 * _BESIDE, place.size * LINE_SPACING
    if text > place.width or wide > rect.width:
        return place
    high = min(line + 2 * _ABOVE, rect.height)
    left, top, right, bottom = place.insets
    x = left - _BESIDE if place.kind == "ftr" else rect.width - right + _BESIDE - wide
    if loan.align == "ctr" and not loan.moved:
        x = (left + rect.width - right - wide) / 2
    y = (top + rect.height - bottom - high) / 2
    if place.anchor != "ctr":
        y = top - _ABOVE if place.anchor == "t" else rect.height - bottom + _ABOVE - high
    x, y = min(max(x, 0.0), rect.width - wide), min(max(y, 0.0), rect.height - high)
    above = max((high - line) / 2, 0.0)
    return replace(
        place,
        rect=Rect(rect.x + x, rect.y + y, wide, high),
        # Words in the middle have room to be a little wider than here: no number breaks.
        insets=(_BESIDE / 2, above, _BESIDE / 2, above),
        loan=replace(loan, moved=True, align="ctr"),
    )
