"""The colors of text in a place of a template, and the nearest that can be read there."""

from kdeck.color import BLACK, WHITE, Color, contrast, legible
from kdeck.plan.look.need import LIMITS, Need, need_of_text
from kdeck.theme.decktemplate import TITLES, TemplatePlace

# What stands out less from its ground is not seen at all.
_UNSEEN = 1.3
# A color whose parts, from 0 to 255, differ by no more has no hue that is worth keeping.
_COLORLESS = 12


def least_contrast(place: TemplatePlace, size: float) -> float:
    """Give the contrast that text of a size needs: only titles count as large."""
    is_title = place.kind in TITLES
    return LIMITS[need_of_text(size, place.bold) if is_title else Need.TEXT]


def illegible(place: TemplatePlace, size: float) -> tuple[Color, Color] | None:
    """Find a color of text, with its ground, that has too little contrast at a size."""
    limit = least_contrast(place, size)
    pairs = ((i, g) for i in place.inks for g in place.grounds if i is not None and g is not None)
    return next((pair for pair in pairs if contrast(*pair) < limit), None)


def legible_ink(place: TemplatePlace, size: float) -> Color | None:
    """Find the nearest color that can be read; None where the template's own can."""
    known = [ink for ink in place.inks if ink is not None]
    if known and len(known) == len(place.inks) and illegible(place, size) is None:
        return None
    grounds = tuple(ground for ground in place.grounds if ground is not None)
    limit = least_contrast(place, size)
    ink = next(iter(known), BLACK)
    nearest = legible(ink, grounds, limit)
    order = (nearest, BLACK, WHITE)
    gray = max(ink.red, ink.green, ink.blue) - min(ink.red, ink.green, ink.blue) <= _COLORLESS
    if gray and all(contrast(ink, ground) < _UNSEEN for ground in grounds):
        # Such as white on white: it is chosen for another ground, and its gray would look faint.
        order = (BLACK, WHITE, nearest)
    found = (c for c in order if all(contrast(c, g) >= limit for g in grounds))
    return next(found, nearest)
