"""Icons beside the headings of the groups of short safety notes: before, during, after, always."""

from kdeck.model.outline import disc, polygon, polyline
from kdeck.model.safetynote import GroupIcon
from kdeck.model.scene import Close, Curve, Move
from kdeck.plan.drawn.panelicon import Icon, IconStroke

_TICK = 2.0


_RAYS = ((12, 1.8, 12, 4.6), (12, 19.4, 12, 22.2), (1.8, 12, 4.6, 12), (19.4, 12, 22.2, 12),
         (4.8, 4.8, 6.8, 6.8), (17.2, 17.2, 19.2, 19.2), (4.8, 19.2, 6.8, 17.2),
         (17.2, 6.8, 19.2, 4.8))  # fmt: skip
_ICONS: dict[GroupIcon, Icon] = {
    GroupIcon.CALENDAR: (
        IconStroke(polygon((2.4, 4.4), (21.6, 4.4), (21.6, 21.6), (2.4, 21.6))),
        IconStroke(polyline((2.4, 9.2), (21.6, 9.2))),
        IconStroke(polyline((7.2, 2), (7.2, 6))),
        IconStroke(polyline((16.8, 2), (16.8, 6))),
        IconStroke(polyline((7.8, 15), (10.8, 18), (16.4, 12.2)), _TICK),
    ),
    GroupIcon.HEART: (
        IconStroke(
            (
                Move(12, 21.4),
                Curve(4.8, 16.4, 2.2, 13, 2.2, 9),
                Curve(2.2, 3, 9.4, 1.6, 12, 6.8),
                Curve(14.6, 1.6, 21.8, 3, 21.8, 9),
                Curve(21.8, 13, 19.2, 16.4, 12, 21.4),
                Close(),
            )
        ),
        IconStroke(polyline((4.4, 11.6), (8.4, 11.6), (10.2, 8.4), (13, 14.6), (14.8, 11.6),
                         (19.6, 11.6)), _TICK),
    ),
    GroupIcon.MOON: (
        IconStroke(
            (
                Move(17, 19),
                Curve(9, 24.4, 0.4, 17, 3, 9),
                Curve(4.4, 5.2, 8, 2.6, 12.4, 2.6),
                Curve(7.6, 10, 13.4, 17.4, 20.8, 14.8),
                Curve(20, 16.6, 18.8, 18, 17, 19),
                Close(),
            )
        ),
        IconStroke(polyline((16, 3.4), (20.6, 3.4), (16, 8.6), (20.6, 8.6)), _TICK),
    ),
    GroupIcon.SUN: (
        IconStroke(disc(12, 12, 4.4)),
        *(IconStroke(polyline((x, y), (u, v))) for x, y, u, v in _RAYS),
    ),
}  # fmt: skip


def group_icon(icon: GroupIcon) -> Icon:
    """Give the icon of a group, in the square of panel icons."""
    return _ICONS[icon]
