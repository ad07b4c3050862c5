"""How far a talk has come: its parts as stops on a line, on the slide that begins a part.

What is behind is filled, what is ahead is hollow, and the part that begins is large and ringed: in
one color, so that it can be told in gray, with its number in words behind.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kdeck.model.outline import disc, polygon, polyline
from kdeck.model.scene import Label, Scene, Shape
from kdeck.paletterole import FigureRole, PaletteRole
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideFigure, SlideText
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.plan.master.model import OWN
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run

_HEIGHT, _SIZE = 44.0, 20.0
# Radii of the stops: of those behind and ahead, of the one that begins, and of its ring.
_STOP, _HERE, _RING = 6.0, 9.0, 15.0
_STROKE, _RAIL = 2.5, 2.0
# From one stop to the next; between the last of them and the words; inside a plate.
_CLOSEST, _FURTHEST = 20.0, 56.0
_BEHIND, _PAD = 14.0, 12.0
# The middle of letters is so much of their size above their line.
_MIDDLE = 0.35
# From what else stands on a slide.
_APART = 6.0
# On our own slides: below the summary of a part, and left of the pattern.
_OWN = Rect(50.4, 440.0, 700.0, _HEIGHT)
_LAYOUT = LayoutName.SECTION


def progress(
    make: SlideMaker, part: int, parts: int, summary: Sequence[SlideText]
) -> SlideFigure | None:
    """Draw how far a talk has come with one of its parts, by its number from 1.

    None where a template's layout has no free strip beside the title for it.
    """
    said = make.words("part-of", part=part, parts=parts)
    setting = Setting(make.theme.deck_body, _SIZE, bold=True)
    words = natural_width((Run(said, make.document.span),), setting)
    lent = make.master is not OWN
    pad = _PAD if lent else 0.0
    place = _free(make, summary) if lent else _OWN
    if place is None:
        return None
    room = place.width - 2 * (pad + _RING) - _BEHIND - words
    pitch = min(room / (parts - 1), _FURTHEST)
    if pitch < _CLOSEST:
        return None
    paper = make.theme.palette.on_primary == make.theme.palette.paper
    ink: FigureRole = PaletteRole.PAPER if paper and not lent else PaletteRole.INK
    xs = [pad + _RING + number * pitch for number in range(parts)]
    left = xs[-1] + _RING + _BEHIND
    width = left + words + pad
    items = (
        *(_plate(width) if lent else ()),
        *_stops(xs, part - 1, ink),
        Label(said, left, _HEIGHT / 2 + _SIZE * _MIDDLE, _SIZE, "start", ink, bold=True),
    )
    alt = make.words("part-of-talk", part=part, parts=parts)
    rect = Rect(place.x, place.y, width, _HEIGHT)
    return SlideFigure(Scene(width, _HEIGHT, items), alt, rect, "Path")


def _plate(width: float) -> Iterator[Shape]:
    """Lay a plate under what stands on a ground that is not ours."""
    corners = ((0.0, 0.0), (width, 0.0), (width, _HEIGHT), (0.0, _HEIGHT))
    yield Shape(polygon(*corners), PaletteRole.PAPER, PaletteRole.INK, 1.0, "Plate")


def _stops(xs: Sequence[float], here: int, ink: FigureRole) -> Iterator[Shape]:
    y = _HEIGHT / 2
    for number, (start, end) in enumerate(pairwise(xs)):
        one, other = (_RING if n == here else _STOP for n in (number, number + 1))
        rail = polyline((start + one, y), (end - other, y))
        yield Shape(rail, None, ink, _RAIL * (2 if number < here else 1), "Way")
    for number, x in enumerate(xs):
        if number == here:
            yield Shape(disc(x, y, _RING), None, ink, _STROKE, "Here")
            yield Shape(disc(x, y, _HERE), ink, None, 0.0, "Here")
        elif number < here:
            yield Shape(disc(x, y, _STOP), ink, ink, _STROKE, "Behind")
        else:
            yield Shape(disc(x, y, _STOP), None, ink, _STROKE, "Ahead")


def _free(make: SlideMaker, summary: Sequence[SlideText]) -> Rect | None:
    """Find a strip at the foot or the head of the room beside a title, clear of all words."""
    layout = make.master.layout(_LAYOUT)
    area = layout.area
    tops = (area.y + area.height - _HEIGHT, area.y)
    strips = [Rect(area.x, top, area.width, _HEIGHT) for top in tops]
    taken = [layout.placeholder(Idx.TITLE).rect, *(foot.rect for foot in layout.feet)]
    for text in summary:
        place = layout.placeholder(text.idx)
        measure = make.measure(_LAYOUT, text.idx).at(text.size, text.gap)
        high = measure.height(text.paragraphs) + place.insets[1] + place.insets[3]
        above = {"t": 0.0, "ctr": 0.5, "b": 1.0}[place.anchor] * (place.rect.height - high)
        taken.append(Rect(place.rect.x, place.rect.y + above, place.rect.width, high))
    free = (s for s in strips if s.height <= area.height and not any(_meets(s, o) for o in taken))
    return next(free, None)


def _meets(strip: Rect, other: Rect) -> bool:
    across = min(strip.x + strip.width, other.x + other.width) - max(strip.x, other.x)
    down = min(strip.y + strip.height, other.y + other.height) - max(strip.y, other.y)
    return across > 0 and down > -_APART
