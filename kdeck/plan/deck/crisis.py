"""Whom to call in a crisis: the numbers large enough for the last row, beside all words about them.

The words stand whole, as on the slide without the numbers: what is drawn is read from afar, and
what is said beside it can be followed as a link.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kdeck.color import contrast
from kdeck.finding import Span
from kdeck.model.outline import polygon
from kdeck.model.scene import Label, Scene, Shape
from kdeck.paletterole import FigureRole, PaletteRole
from kdeck.plan.deck.filled import LEAST
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideFigure, SlideText
from kdeck.plan.deck.shown import Made
from kdeck.plan.look.need import LIMITS, Need
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run
from kdeck.theme.face import Family

_LAYOUT = LayoutName.WARNING
# The numbers take the first of these shares of the width in which all is large enough, right of the
# words: long numbers need more, and many lines leave less.
_SHARES, _BETWEEN = (0.36, 0.44, 0.52, 0.3), 20.0
# Between two panels, from the edge of one to what it says, and from the numbers to other edges.
_GAP, _PAD, _EDGE = 12.0, 14.0, 14.0
_SMALL, _LARGEST, _LEAST_NUMBER = 20.0, 150.0, 40.0
# Shares of the size of type: the height of figures, what a line takes above and below its figures'
# feet, and how far apart lines stand.
_CAP, _ABOVE, _BELOW, _LINE = 0.72, 1.06, 0.3, 1.3
# What a panel keeps free below a number that is the last in it, so that its line of text ends above
# that of the next panel.
_FOOT = 0.17
_STROKE, _STEP = 3.0, 2.0
# The first number has so many times the room of the second.
_FIRST = 1.5


def crisis_numbers(make: SlideMaker, said: Group) -> Made | None:
    """Set what is said of a crisis beside its numbers; None where there is no room for both."""
    place = make.master.place(_LAYOUT, Idx.BODY)
    calls = list(_calls(make))
    if not calls or (place.loan is not None and place.loan.align != "l"):
        return None
    ways = (_way(make, said, calls, share) for share in _SHARES)
    return next((way for way in ways if way is not None), None)


@dataclass(frozen=True, slots=True)
class _Call:
    """Hold a number to call: what it is for, what to choose there, and its colors."""

    label: str
    number: str
    option: str
    edge: FigureRole
    ground: FigureRole
    ink: FigureRole

    @property
    def words(self) -> str:
        return f"{self.number} ({self.option})" if self.option else self.number


def _calls(make: SlideMaker) -> Iterator[_Call]:
    """Give the confirmed numbers of a region: the crisis line, and that for emergencies."""
    region, palette = make.document.region, make.theme.palette
    if (line := region.first_line) is not None:
        ground: FigureRole = PaletteRole.PAPER
        ink: FigureRole = PaletteRole.INK
        if contrast(palette.primary, palette.paper) >= LIMITS[Need.TEXT]:
            ground, ink = PaletteRole.PRIMARY, PaletteRole.PAPER
        said = make.words("crisis-number")
        yield _Call(said, line.number, line.option, PaletteRole.PRIMARY, ground, ink)
    if region.emergency_confirmed:
        said = make.words("danger-number")
        edge: FigureRole = PaletteRole.DANGER
        yield _Call(said, region.emergency, "", edge, PaletteRole.PAPER, edge)


def _way(make: SlideMaker, said: Group, calls: Sequence[_Call], share: float) -> Made | None:
    rect = make.master.place(_LAYOUT, Idx.BODY).rect
    less = rect.width * share + _BETWEEN
    left, width = rect.x + rect.width - less + _BETWEEN, less - _BETWEEN - _EDGE
    area = Rect(left, rect.y + _EDGE, width, rect.height - 2 * _EDGE)
    text, items = _beside(make, said, less), tuple(_panels(calls, make.theme.deck_body, area))
    if text is None or not items:
        return None
    alt = " ".join(f"{call.label}: {call.words}." for call in calls)
    scene = Scene(area.width, area.height, items)
    return Made(_LAYOUT, (text, SlideFigure(scene, alt, area, "Numbers")))


def _beside(make: SlideMaker, said: Group, less: float) -> SlideText | None:
    """Set words in the largest type in which they fit a box that is narrower by some points."""
    base = make.measure(_LAYOUT, Idx.BODY)
    place = base.placeholder
    base = replace(
        base, placeholder=replace(place, rect=replace(place.rect, width=place.rect.width - less))
    )
    sizes = [base.size]
    while sizes[-1] - _STEP >= LEAST:
        sizes.append(sizes[-1] - _STEP)
    fitting = (
        way for way in base.ways(sizes) if way.holds_words(said) and way.height(said) <= way.room
    )
    way = next(fitting, None)
    return SlideText(Idx.BODY, said, way.size, way.spread, less) if way else None


def _panels(calls: Sequence[_Call], family: Family, area: Rect) -> Iterator[Shape | Label]:
    """Draw a panel for each number, one below the other; nothing where one would be small."""
    shares = [_FIRST, 1.0][: len(calls)]
    room = area.height - _GAP * (len(calls) - 1)
    heights = [room * share / sum(shares) for share in shares]
    inner = area.width - 2 * _PAD
    sizes = [_size(call, family, inner, high) for call, high in zip(calls, heights, strict=True)]
    small = (word for call in calls for word in (call.label, call.option) if word)
    if min(sizes) < _LEAST_NUMBER or any(_wide(word, family, _SMALL) > inner for word in small):
        return
    top = 0.0
    for call, high, size in zip(calls, heights, sizes, strict=True):
        corners = ((0.0, top), (area.width, top), (area.width, top + high), (0.0, top + high))
        yield Shape(polygon(*corners), call.ground, call.edge, _STROKE, "Panel")
        first = top + _PAD + _SMALL * _CAP
        below = _SMALL * _LINE + size * _BELOW if call.option else size * _FOOT
        foot = top + high - _PAD - below
        yield Label(call.label, _PAD, first, _SMALL, "start", call.ink, bold=True)
        yield Label(call.number, _PAD, foot, size, "start", call.ink, bold=True)
        if call.option:
            yield Label(call.option, _PAD, top + high - _PAD, _SMALL, "start", call.ink, bold=True)
        top += high + _GAP


def _size(call: _Call, family: Family, width: float, high: float) -> float:
    """Give the largest type in which a number fits the width and the height of its panel."""
    free, needed = high - 2 * _PAD - _SMALL, _ABOVE + _FOOT
    if call.option:
        free, needed = free - _SMALL * _LINE, needed + _BELOW
    return min(_LARGEST, width / _wide(call.number, family, 1.0), free / needed)


def _wide(words: str, family: Family, size: float) -> float:
    """Measure words in bold type, as wide as the wider of the font and its stand-in."""
    return natural_width((Run(words, Span("")),), Setting(family, size, bold=True))
