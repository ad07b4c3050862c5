"""Which roles of the palette meet on the slides of a deck."""

from collections.abc import Iterator

from kdeck.plan.contrast.pair import Meeting
from kdeck.plan.look.need import Need, need_of_text
from kdeck.plan.master.layout import FOOTER_SIZE, LayoutName, Placeholder
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.master.slideground import slide_ground

_TITLES = frozenset({"title", "ctrTitle"})


def slide_meetings() -> Iterator[Meeting]:
    """List what meets on slides, by their layouts."""
    for layout in LAYOUTS.values():
        for place in layout.placeholders:
            yield from _placeholder(layout.name, place)
        ground = slide_ground(layout.name, -1)
        ink = "on_primary" if ground == "band" else "muted"
        yield Meeting(ink, ground, need_of_text(FOOTER_SIZE, bold=False), "footer")
    yield from _table()
    yield from _ornaments()


def _placeholder(layout: LayoutName, place: Placeholder) -> Iterator[Meeting]:
    ground, need = slide_ground(layout, place.idx), need_of_text(place.size, place.bold)
    if ground == "band":
        yield Meeting("on_primary", ground, need, f"{layout.value}: {place.name}")
    elif place.kind in _TITLES:
        yield Meeting("display", ground, need, "slide title")
        yield Meeting("muted", ground, need, "part of a slide title")
    else:
        yield Meeting("ink", ground, Need.RUNNING, "slide text")
        yield Meeting("link", ground, Need.TEXT, "link")
        yield Meeting("danger", ground, Need.TEXT, "notice")
        yield Meeting("primary", ground, Need.GRAPHIC, "bullet")


def _table() -> Iterator[Meeting]:
    yield Meeting("on_primary", "band", Need.TEXT, "table head")
    yield Meeting("on_primary", "band", Need.TEXT, "step number")
    yield Meeting("rule", "paper", Need.GRAPHIC, "table rule")


def _ornaments() -> Iterator[Meeting]:
    yield Meeting("display", "paper", Need.LARGE, "clinic's name")
    yield Meeting("accent", "paper", Need.GRAPHIC, "brand accent")
    yield Meeting("accent", "surface", Need.GRAPHIC, "quotation marks")
    for ground in ("paper", "surface"):
        yield Meeting("danger", ground, Need.GRAPHIC, "warning bar")
    yield Meeting("paper", "danger", Need.GRAPHIC, "exclamation mark")
