"""How notes for clinicians are set on few pages: in two columns, their lines and margins close.

Letters are as large as they were. Lines and gaps are set in the least room, and in more where the
words allow: the end that lays the pages out takes the roomiest sheet that needs no more pages.
"""

from dataclasses import dataclass, replace

from kdeck.plan.look.style import Role, Style, Stylesheet
from kdeck.theme.theme import Theme
from kdeck.units import mm

_FLOWS, _GUTTER = 2, 16.0
# What else is set as the body, and as what is small.
_AS_BODY, _AS_SMALL = (Role.BODY, Role.LINE, Role.SUBHEADING), (Role.SMALL, Role.BADGE)


@dataclass(frozen=True, slots=True)
class _Room:
    """Give lengths in points: margins at the sides, head and foot, leadings, the unit of gaps.

    above is the gap above a heading, and below that below a paragraph, in units.
    """

    side: float
    head: float
    foot: float
    body: float
    small: float
    unit: float
    above: float
    below: float


# From the least room to the most.
_ROOMS = (
    _Room(mm(14), mm(15), mm(14), body=13.5, small=11.5, unit=6.0, above=1.5, below=0.5),
    _Room(mm(14), mm(15), mm(14), body=13.5, small=11.5, unit=6.75, above=2.0, below=0.5),
    _Room(mm(16), mm(17), mm(16), body=14.0, small=12.0, unit=7.0, above=2.5, below=1.0),
)


def dense_sheets(theme: Theme, usual: Stylesheet) -> tuple[Stylesheet, ...]:
    """Give the sheets of a handout, from the closest to the roomiest."""
    return tuple(_sheet(theme, usual, room) for room in _ROOMS)


def _sheet(theme: Theme, usual: Stylesheet, room: _Room) -> Stylesheet:
    return replace(
        usual,
        styles={role: _style(usual, role, room) for role in usual.styles},
        unit=room.unit,
        gutter=_GUTTER,
        column=theme.page[0] - 2 * room.side - usual.side - _GUTTER,
        margin=room.side,
        head=room.head,
        foot=room.foot,
        flows=_FLOWS,
    )


def _style(usual: Stylesheet, role: Role, room: _Room) -> Style:
    style, shrunk = usual[role], room.unit / usual.unit
    closer = replace(style, before=style.before * shrunk, after=style.after * shrunk)
    if role in _AS_BODY:
        closer = replace(closer, leading=room.body)
    if role in _AS_SMALL:
        closer = replace(closer, leading=room.small)
    match role:
        case Role.HEADING:
            return replace(closer, before=room.above * room.unit)
        case Role.BODY:
            return replace(closer, after=room.below * room.unit)
        case Role.LEAD:
            return replace(closer, after=room.unit)
        case _:
            return closer
