"""Which roles of the palette meet on the pages of a handout."""

from collections.abc import Iterator

from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind
from kdeck.paletterole import GroundRole, PaletteRole
from kdeck.plan.contrast.pair import Meeting
from kdeck.plan.look.need import Need, need_of_text
from kdeck.plan.look.panelroles import TABLE_HEAD, panel_roles
from kdeck.plan.look.style import Role, Style, text_styles
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

# What stands on the page itself and never inside a panel.
_PAGE_ONLY = frozenset({Role.TITLE, Role.LEAD, Role.HEADING, Role.FURNITURE})
_READ_AT_LENGTH = frozenset({Role.LEAD, Role.BODY, Role.LINE})
_PANELS: tuple[GroundRole, ...] = tuple(
    dict.fromkeys(panel_roles(kind).ground for kind in PanelKind)
)
_EVERYWHERE: tuple[GroundRole, ...] = (PaletteRole.PAPER, *_PANELS)


def page_meetings(theme: Theme, edition: Edition) -> Iterator[Meeting]:
    """List what meets on the pages of a theme's handouts in an edition, in either audience."""
    for audience in Audience:
        for close in (False, True):
            for role, style in text_styles(theme, audience, edition, close=close).items():
                yield from _text(role, style)
    yield from _runs()
    yield from _graphics()


def _text(role: Role, style: Style) -> Iterator[Meeting]:
    need = need_of_text(style.size, style.bold)
    if role is Role.MASTHEAD:
        yield Meeting(PaletteRole.ON_PRIMARY, PaletteRole.BAND, need, "masthead")
    elif role is Role.PANEL_HEADING:
        for kind in PanelKind:
            roles = panel_roles(kind)
            yield Meeting(roles.heading, roles.ground, need, role.value)
    else:
        need = Need.RUNNING if role in _READ_AT_LENGTH else need
        for ground in (PaletteRole.PAPER,) if role in _PAGE_ONLY else _EVERYWHERE:
            yield Meeting(style.ink, ground, need, role.value)


def _runs() -> Iterator[Meeting]:
    for ground in _EVERYWHERE:
        yield Meeting(PaletteRole.LINK, ground, Need.TEXT, "link")
        yield Meeting(PaletteRole.INK, ground, Need.TEXT, "table")
    yield Meeting(PaletteRole.INK, TABLE_HEAD, Need.TEXT, "table head")
    yield Meeting(PaletteRole.DANGER, PaletteRole.PAPER, Need.TEXT, "draft notice")
    yield Meeting(PaletteRole.ON_PRIMARY, PaletteRole.BAND, Need.TEXT, "step number")


def _graphics() -> Iterator[Meeting]:
    for kind in PanelKind:
        roles = panel_roles(kind)
        for ground in (PaletteRole.PAPER, roles.ground):
            yield Meeting(roles.bar, ground, Need.GRAPHIC, "panel bar")
    for ground in _EVERYWHERE:
        yield Meeting(PaletteRole.RULE, ground, Need.GRAPHIC, "rule and frame")
    yield Meeting(PaletteRole.MUTED, PaletteRole.PAPER, Need.GRAPHIC, "badge outline")
    yield Meeting(PaletteRole.ACCENT, PaletteRole.PAPER, Need.GRAPHIC, "stripe below the band")
