"""Which colors of the palette stand behind text and beside it: panels, tables and slides."""

from dataclasses import dataclass
from typing import Literal

from kdeck.model.block import PanelKind
from kdeck.plan.layout import LayoutName
from kdeck.plan.run import Ink

Ground = Literal["paper", "surface", "danger_surface", "band"]
Fill = Literal["primary", "accent", "danger"]

TABLE_HEAD: Ground = "surface"
# The layouts whose whole slide is the band, and the placeholders that stand on a panel.
ON_BAND = frozenset({LayoutName.SECTION})
ON_PANEL = frozenset(
    {
        (LayoutName.FEW, 0),
        (LayoutName.NUMBERS, 11),
        (LayoutName.WARNING, 10),
        (LayoutName.QUOTE, 10),
        (LayoutName.QUOTE, 11),
        (LayoutName.CONTACT, 11),
        (LayoutName.CONTACT, 12),
    }
)
_ALARMS = frozenset({PanelKind.CALL_NOW, PanelKind.WARNING})


@dataclass(frozen=True, slots=True)
class PanelRoles:
    """Name the roles of a panel's ground, of the bar at its edge and of its heading."""

    ground: Ground
    bar: Fill
    heading: Ink


_CALM = PanelRoles("surface", "primary", "heading")
_ALARM = PanelRoles("danger_surface", "danger", "danger")


def is_alarm(kind: PanelKind) -> bool:
    """Say whether a panel tells of danger, and looks like it."""
    return kind in _ALARMS


def panel_roles(kind: PanelKind) -> PanelRoles:
    """Give the roles of a panel on a page."""
    return _ALARM if is_alarm(kind) else _CALM


def slide_ground(layout: LayoutName, idx: int) -> Ground:
    """Give what stands behind a placeholder of a layout."""
    if layout in ON_BAND:
        return "band"
    return "surface" if (layout, idx) in ON_PANEL else "paper"
