"""Icons of what a point speaks of, by the keys of its list item."""

from collections.abc import Sequence

from kdeck.model.block import PanelKind
from kdeck.model.outline import disc, polygon, polyline
from kdeck.model.safetynote import GroupIcon
from kdeck.model.scene import Close, Curve, Line, Move, Scene, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn.groupicon import group_icon
from kdeck.plan.drawn.panelicon import ICON_SIDE, Icon, IconStroke, panel_icon

_BOTTLE = polygon((6.4, 11), (17.6, 11), (17.6, 22), (6.4, 22))
POINT_ICONS: dict[str, Icon] = {
    "call": panel_icon(PanelKind.CALL_US),
    "question": panel_icon(PanelKind.QUESTIONS),
    "stop": panel_icon(PanelKind.LIMITS),
    "calendar": group_icon(GroupIcon.CALENDAR),
    "heart": group_icon(GroupIcon.HEART),
    # A head above shoulders.
    "people": (
        IconStroke(disc(12, 7, 4.6)),
        IconStroke((Move(3, 22), Curve(3, 11.6, 21, 11.6, 21, 22), Close())),
    ),
    # A mouse: its body, its ear, its eye and its tail.
    "animals": (
        IconStroke((
            Move(1.8, 16.2), Curve(3.6, 13.4, 6, 11.6, 8.6, 11.2),
            Curve(12.6, 7.4, 19.4, 9.6, 19.4, 18.4), Line(5, 18.4),
            Curve(3, 18.4, 1.6, 17.6, 1.8, 16.2), Close(),
        )),
        IconStroke(disc(9.2, 8.6, 2.9)),
        IconStroke(disc(6.2, 14.8, 0.5)),
        IconStroke((Move(19.4, 18.4), Curve(24, 18.4, 23.4, 12.8, 20.8, 11.6))),
    ),
    "clock": (IconStroke(disc(12, 12, 10)), IconStroke(polyline((12, 6), (12, 12), (16.4, 14.4)))),
    # A capsule of two halves.
    "medicine": (
        IconStroke((
            Move(4, 12.4), Line(12.4, 4), Curve(17.6, -0.6, 24.6, 6.4, 20, 11.6), Line(11.6, 20),
            Curve(6.4, 24.6, -0.6, 17.6, 4, 12.4), Close(),
        )),
        IconStroke(polyline((8.2, 8.2), (15.8, 15.8))),
    ),
    # A fork and a knife.
    "food": (
        IconStroke(polyline((4, 2), (4, 8), (10, 8), (10, 2))),
        IconStroke(polyline((7, 2), (7, 22))),
        IconStroke((Move(17, 22), Line(17, 2), Curve(21.4, 4, 21.4, 11, 17, 13.4))),
    ),
    # A car from its side.
    "ride": (
        IconStroke((
            Move(4.4, 17.6), Line(1.8, 17.6), Line(1.8, 12.6), Line(4.4, 11.6), Line(7, 6.4),
            Line(16, 6.4), Line(19.4, 11.6), Line(22.2, 13), Line(22.2, 17.6), Line(19.6, 17.6),
        )),
        IconStroke(polyline((9.4, 17.6), (14.6, 17.6))),
        IconStroke(disc(7, 17.6, 2.4)),
        IconStroke(disc(17, 17.6, 2.4)),
        IconStroke(polyline((4.4, 11.6), (19.4, 11.6))),
    ),
    "home": (
        IconStroke(polyline((1.8, 11.6), (12, 2.6), (22.2, 11.6))),
        IconStroke(polyline((4.8, 9.6), (4.8, 21.6), (19.2, 21.6), (19.2, 9.6))),
        IconStroke(polyline((9.6, 21.6), (9.6, 14.6), (14.4, 14.6), (14.4, 21.6))),
    ),
    # What somebody says, with its lines.
    "talk": (
        IconStroke(polygon((2, 3), (22, 3), (22, 16.6), (11, 16.6), (6, 21.6), (6, 16.6),
                           (2, 16.6))),
        IconStroke(polyline((6.6, 7.8), (17.4, 7.8))),
        IconStroke(polyline((6.6, 12), (13.6, 12))),
    ),
    # A sheet that is signed.
    "sign": (
        IconStroke(polygon((4, 2), (20, 2), (20, 22), (4, 22))),
        IconStroke(polyline((8, 7), (16, 7))),
        IconStroke(polyline((8, 11.4), (16, 11.4))),
        IconStroke((Move(8, 18), Curve(10, 13.6, 11, 20, 13, 17), Line(16, 17))),
    ),
    # A bag on its hook, with its tube.
    "drip": (
        IconStroke(polyline((12, 1.8), (12, 4))),
        IconStroke(polygon((7, 4), (17, 4), (17, 14.4), (14, 16.6), (10, 16.6), (7, 14.4))),
        IconStroke(polyline((7, 9.4), (17, 9.4))),
        IconStroke((Move(12, 16.6), Curve(12, 23.6, 18, 23.6, 19.6, 19.4))),
    ),
    # A bottle with its nozzle, and what comes out of it.
    "spray": (
        IconStroke(_BOTTLE),
        IconStroke(polygon((10, 5.6), (14, 5.6), (14, 11), (10, 11))),
        IconStroke(polyline((12, 2.2), (12, 2.21))),
        IconStroke(polyline((7.4, 3.4), (6.4, 2.4))),
        IconStroke(polyline((16.6, 3.4), (17.6, 2.4))),
        IconStroke(polyline((6.4, 15.4), (17.6, 15.4))),
    ),
}  # fmt: skip


def point_icon(keys: Sequence[str]) -> Scene | None:
    """Draw the icon of a point by the first of its keys that has one; None where none has."""
    icon = next((POINT_ICONS[key] for key in keys if key in POINT_ICONS), None)
    if icon is None:
        return None
    strokes = (Shape(s.segments, None, PaletteRole.PRIMARY, s.width, "Icon") for s in icon)
    return Scene(ICON_SIDE, ICON_SIDE, tuple(strokes))
