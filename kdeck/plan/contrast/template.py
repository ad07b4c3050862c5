"""Which colors meet on the slides of a clinic's template, and the fonts and sizes it asks for."""

from collections.abc import Iterator

from kdeck.color import BLACK
from kdeck.model.recipe import Format
from kdeck.paletterole import PaletteRole
from kdeck.plan.contrast.pair import Lent, Meeting, Pair, colored
from kdeck.plan.look.need import LIMITS, Need
from kdeck.plan.master.adopting import Adopted, adopted
from kdeck.plan.master.ink import least_contrast
from kdeck.plan.master.layout import Placeholder
from kdeck.plan.master.matching import Match
from kdeck.theme.decktemplate import TITLES, TemplatePlace
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

# What we draw on the template's slides ourselves.
_MEETINGS = (
    Meeting(PaletteRole.INK, PaletteRole.PAPER, Need.TEXT, "slide text"),
    Meeting(PaletteRole.LINK, PaletteRole.PAPER, Need.TEXT, "link"),
    Meeting(PaletteRole.DANGER, PaletteRole.PAPER, Need.TEXT, "notice"),
    Meeting(PaletteRole.HEADING, PaletteRole.PAPER, Need.TEXT, "step of a timeline"),
    Meeting(PaletteRole.PRIMARY, PaletteRole.PAPER, Need.GRAPHIC, "bullet"),
    Meeting(PaletteRole.ON_PRIMARY, PaletteRole.BAND, Need.TEXT, "table head"),
    Meeting(PaletteRole.RULE, PaletteRole.PAPER, Need.GRAPHIC, "table rule"),
)


def template_pairs(theme: Theme, drawn: tuple[Meeting, ...]) -> Iterator[Pair]:
    """Give the pairs of a theme's template: its own texts, and what is drawn on its slides."""
    look = adopted(theme)
    palette = look.theme.palette
    yield from colored((*_MEETINGS, *drawn), palette, Format.PPTX, Edition.STANDARD)
    seen: set[tuple[object, ...]] = set()
    for match, place, ours in texts(look):
        for ground in place.grounds:
            ink = (ours.loan.color if ours.loan else None) or next(iter(place.inks), BLACK)
            if ink is None or ground is None:
                continue
            limit = least_contrast(place, ours.size)
            need = next(n for n in (Need.TEXT, Need.LARGE) if LIMITS[n] == limit)
            front: Lent = "title" if place.kind in TITLES else "text"
            pair = Pair(
                Format.PPTX, Edition.STANDARD, front, "slide", need,
                f"{place.name} ({match.layout.name})", ink, ground,
            )  # fmt: skip
            if (ink, ground, need) not in seen:
                seen.add((ink, ground, need))
                yield pair


def texts(look: Adopted) -> Iterator[tuple[Match, TemplatePlace, Placeholder]]:
    """Give the places of the template's layouts that hold our texts, each once."""
    seen: set[tuple[str, str, int]] = set()
    for match, layout in zip(look.matches, look.master.layouts, strict=True):
        for ours in (*layout.placeholders, *layout.feet):
            lent = (p for p in match.layout.places if ours.loan and _is_lent(p, ours))
            place = next(lent, None)
            if place is not None and (match.layout.part, place.kind, place.idx) not in seen:
                seen.add((match.layout.part, place.kind, place.idx))
                yield match, place, ours


def _is_lent(place: TemplatePlace, ours: Placeholder) -> bool:
    return ours.loan is not None and (place.kind, place.idx) == (ours.loan.kind, ours.loan.idx)
