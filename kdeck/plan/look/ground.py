"""Which colors of the palette stand behind text and beside it: panels and tables."""

from dataclasses import dataclass
from typing import Literal

from kdeck.model.block import PanelKind
from kdeck.plan.text.run import Ink

Ground = Literal["paper", "surface", "danger_surface", "band"]
Fill = Literal["primary", "accent", "danger"]

TABLE_HEAD: Ground = "surface"
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
