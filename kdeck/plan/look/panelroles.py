"""Which colors of the palette stand behind text and beside it: panels and tables."""

from dataclasses import dataclass

from kdeck.model.block import PanelKind
from kdeck.paletterole import GroundRole, InkRole, PaletteRole

TABLE_HEAD: GroundRole = PaletteRole.SURFACE


@dataclass(frozen=True, slots=True)
class PanelRoles:
    """Name the roles of a panel's ground, of the bar at its edge and of its heading."""

    ground: GroundRole
    bar: PaletteRole
    heading: InkRole


_CALM = PanelRoles(PaletteRole.SURFACE, PaletteRole.PRIMARY, PaletteRole.HEADING)
_ALARM = PanelRoles(PaletteRole.DANGER_SURFACE, PaletteRole.DANGER, PaletteRole.DANGER)


def panel_roles(kind: PanelKind) -> PanelRoles:
    """Give the roles of a panel on a page."""
    return _ALARM if kind.is_alarm else _CALM
