"""Which roles of the palette meet on the slides of a deck."""

from collections.abc import Iterator

from kdeck.paletterole import PaletteRole
from kdeck.plan.contrast.pair import Meeting
from kdeck.plan.look.need import Need, need_of_text
from kdeck.plan.master.layout import FOOTER_SIZE, Idx, LayoutName, Placeholder
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.master.slideground import slide_ground

_TITLES = frozenset({"title", "ctrTitle"})


def slide_meetings() -> Iterator[Meeting]:
    """List what meets on slides, by their layouts."""
    for layout in LAYOUTS.values():
        for place in layout.placeholders:
            yield from _placeholder(layout.name, place)
        ground = slide_ground(layout.name, -1)
        ink = PaletteRole.ON_PRIMARY if ground is PaletteRole.BAND else PaletteRole.MUTED
        yield Meeting(ink, ground, need_of_text(FOOTER_SIZE, bold=False), "footer")
    yield from _table()
    yield from _ornaments()


def _placeholder(layout: LayoutName, place: Placeholder) -> Iterator[Meeting]:
    ground, need = slide_ground(layout, place.idx), need_of_text(place.size, place.bold)
    if ground is PaletteRole.BAND:
        yield Meeting(PaletteRole.ON_PRIMARY, ground, need, f"{layout.value}: {place.name}")
    elif place.kind in _TITLES:
        yield Meeting(PaletteRole.DISPLAY, ground, need, "slide title")
        yield Meeting(PaletteRole.MUTED, ground, need, "part of a slide title")
    else:
        if place.idx == Idx.FOOT:
            yield Meeting(PaletteRole.MUTED, ground, Need.TEXT, "sources of a slide")
        yield Meeting(PaletteRole.INK, ground, Need.RUNNING, "slide text")
        yield Meeting(PaletteRole.LINK, ground, Need.TEXT, "link")
        yield Meeting(PaletteRole.DANGER, ground, Need.TEXT, "notice")
        yield Meeting(PaletteRole.PRIMARY, ground, Need.GRAPHIC, "bullet")


def _table() -> Iterator[Meeting]:
    yield Meeting(PaletteRole.ON_PRIMARY, PaletteRole.BAND, Need.TEXT, "table head")
    yield Meeting(PaletteRole.ON_PRIMARY, PaletteRole.BAND, Need.TEXT, "step number")
    yield Meeting(PaletteRole.RULE, PaletteRole.PAPER, Need.GRAPHIC, "table rule")


def _ornaments() -> Iterator[Meeting]:
    yield Meeting(PaletteRole.DISPLAY, PaletteRole.PAPER, Need.LARGE, "clinic's name")
    yield Meeting(PaletteRole.ACCENT, PaletteRole.PAPER, Need.GRAPHIC, "brand accent")
    yield Meeting(PaletteRole.ACCENT, PaletteRole.SURFACE, Need.GRAPHIC, "quotation marks")
    for ground in (PaletteRole.PAPER, PaletteRole.SURFACE):
        yield Meeting(PaletteRole.DANGER, ground, Need.GRAPHIC, "warning bar")
    yield Meeting(PaletteRole.PAPER, PaletteRole.DANGER, Need.GRAPHIC, "exclamation mark")
