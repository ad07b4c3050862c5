"""Where the theme's logo stands on the slides of a template that shows none of its own."""

from collections.abc import Iterator

from kdeck.plan.master.layout import Layout, LayoutName, LogoRoom, Rect
from kdeck.plan.master.matching import Match
from kdeck.raster import LARGEST
from kdeck.theme.decktemplate import DeckTemplate

# The first slide and the last have a logo, as our own layouts do.
LOGO_SLIDES = (LayoutName.TITLE, LayoutName.CONTACT)
# From the edges of a slide, and from what else stands on it, in points.
_MARGIN, _APART = 24.0, 8.0
# The largest room that is free is taken, as shares of that on our own slides.
_SCALES = (1.0, 0.75, 0.5)
_PICTURE = b"<p:pic"


def logo_room(layout: Layout, match: Match, template: DeckTemplate) -> LogoRoom | None:
    """Find a free corner of a layout for a logo; None where the template has a picture, or none."""
    if layout.name not in LOGO_SLIDES or has_picture(match, template):
        return None
    taken = [place.rect for place in (*layout.placeholders, *layout.feet)]
    taken += [Rect(*box) for box in match.layout.art]
    rect = next((each for each in _corners(template) if _is_clear(each, taken)), None)
    if rect is None:
        return None
    grounds = {ground for place in match.layout.places for ground in place.grounds}
    (ground,) = grounds if len(grounds) == 1 else (None,)
    return LogoRoom(rect, ground)


def has_picture(match: Match, template: DeckTemplate) -> bool:
    """Say whether a master, or the layout, draws a picture, which may be a logo."""
    shown = {match.layout.part, *template.masters}
    return any(_PICTURE in part.data for part in template.parts if part.name in shown)


def _corners(template: DeckTemplate) -> Iterator[Rect]:
    width, height = template.size
    for scale in _SCALES:
        wide, high = (side * scale * width / 960.0 for side in LARGEST)
        right, foot = width - _MARGIN - wide, height - _MARGIN - high
        for x, y in ((_MARGIN, _MARGIN), (right, _MARGIN), (_MARGIN, foot), (right, foot)):
            yield Rect(x, y, wide, high)


def _is_clear(rect: Rect, taken: list[Rect]) -> bool:
    return not any(
        other.x < rect.x + rect.width + _APART
        and rect.x - _APART < other.x + other.width
        and other.y < rect.y + rect.height + _APART
        and rect.y - _APART < other.y + other.height
        for other in taken
    )
