"""Icons that tell one kind of panel from another, beside the words of its heading."""

from dataclasses import dataclass

from kdeck.model.block import PanelKind
from kdeck.model.outline import disc, polygon, polyline
from kdeck.model.scene import Curve, Move, Segment

# The side of the square that icons are drawn in, with y downward.
ICON_SIDE = 24.0
_THIN, _THICK, _HEAVY = 2.2, 3.6, 5.4


@dataclass(frozen=True, slots=True)
class IconStroke:
    """Hold a path that is stroked with round ends, and its width."""

    segments: tuple[Segment, ...]
    width: float = _THIN


Icon = tuple[IconStroke, ...]


def _dot(x: float, y: float) -> IconStroke:
    return IconStroke(polyline((x, y), (x + 0.01, y)), _THICK * 0.8)


_RING = IconStroke(disc(12, 12, 10))
_ALARM: Icon = (
    IconStroke(polygon((12, 2.6), (22.6, 20.9), (1.4, 20.9))),
    IconStroke(polyline((12, 9.4), (12, 14)), _THIN * 1.2),
    _dot(12, 17.5),
)
_PHONE: Icon = (
    IconStroke((Move(5.6, 6), Curve(5.6, 12.9, 11.1, 18.4, 18, 18.4)), _THICK),
    IconStroke(polyline((5, 4.4), (6.8, 7.8)), _HEAVY),
    IconStroke(polyline((16.2, 17.2), (19.6, 19)), _HEAVY),
)
_INFORMATION: Icon = (
    _RING,
    _dot(12, 7.4),
    IconStroke(polyline((12, 11.4), (12, 17)), _THIN * 1.2),
)
# A list on a clipboard: a tick would look like an answer.
_LIST: Icon = (
    IconStroke(polygon((4, 4.4), (20, 4.4), (20, 21.4), (4, 21.4))),
    IconStroke(polyline((9, 4), (15, 4)), _HEAVY),
    IconStroke(polyline((8, 11.4), (16, 11.4))),
    IconStroke(polyline((8, 16.4), (16, 16.4))),
)
_QUESTION: Icon = (
    _RING,
    IconStroke(
        (
            Move(9, 9.7),
            Curve(9, 5.7, 15, 5.7, 15, 9.7),
            Curve(15, 12, 12, 11.8, 12, 13.9),
        )
    ),
    _dot(12, 17.4),
)
_NOT: Icon = (_RING, IconStroke(polyline((5, 5), (19, 19))))

_ICONS = {
    PanelKind.KNOW_FIRST: _INFORMATION,
    PanelKind.SUMMARY: _INFORMATION,
    PanelKind.KEY_IDEA: _INFORMATION,
    PanelKind.WARNING: _ALARM,
    PanelKind.CALL_NOW: _ALARM,
    PanelKind.CALL_US: _PHONE,
    PanelKind.ASK_YOUR_TEAM: _QUESTION,
    PanelKind.QUESTIONS: _QUESTION,
    PanelKind.CHECKLIST: _LIST,
    PanelKind.LIMITS: _NOT,
}


def panel_icon(kind: PanelKind) -> Icon:
    """Choose the icon of a kind of panel; nothing where its words need none."""
    return _ICONS.get(kind, ())
