"""The printed page of a slide's notes: where its picture and its text stand, in points."""

from dataclasses import dataclass

from kdeck.plan.master.layout import Rect

NOTES_WIDTH, NOTES_HEIGHT = 540.0, 720.0
# A share of the size, as on slides.
NOTES_GAP = 0.43
NOTES_INDENT = 14.0
_MARGIN = 45.0
_WIDTH = NOTES_WIDTH - 2 * _MARGIN
_TOP = 36.0
_BOTTOM = 670.0
_SPACE = 18.0


@dataclass(frozen=True, slots=True)
class NotesPage:
    """Place the slide's picture above the text of its notes, which has a size."""

    image: Rect
    text: Rect
    size: float


def _page(width: float, size: float) -> NotesPage:
    height = width * 9 / 16
    top = _TOP + height + _SPACE
    text = Rect(_MARGIN, top, _WIDTH, _BOTTOM - top)
    return NotesPage(Rect(_MARGIN, _TOP, width, height), text, size)


# The first that the notes fit: a smaller picture comes before smaller type, which is as small as
# a printed page to speak from may be.
ROOMY, COMPACT, SMALL, DENSE = PAGES = (
    _page(400, 14),
    _page(224, 14),
    _page(160, 14),
    _page(224, 12),
)
