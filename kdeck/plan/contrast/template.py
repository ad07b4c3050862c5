"""Which colors meet on the slides of a clinic's template, and the fonts and sizes it asks for."""

from collections.abc import Iterator

from kdeck.color import BLACK
from kdeck.model.recipe import Format
from kdeck.plan.contrast.pair import Meeting, Pair, colored
from kdeck.plan.look.need import LIMITS, Need
from kdeck.plan.master.borrowing import least_contrast
from kdeck.plan.master.dressing import Dressed, dressed
from kdeck.plan.master.layout import Placeholder
from kdeck.plan.master.matching import Match
from kdeck.theme.decktemplate import TITLES, TemplatePlace
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

# What we draw on the template's slides ourselves.
_MEETINGS = (
    Meeting("ink", "paper", Need.TEXT, "slide text"),
    Meeting("link", "paper", Need.TEXT, "link"),
    Meeting("danger", "paper", Need.TEXT, "notice"),
    Meeting("heading", "paper", Need.TEXT, "step of a timeline"),
    Meeting("primary", "paper", Need.GRAPHIC, "bullet"),
    Meeting("on_primary", "band", Need.TEXT, "table head"),
    Meeting("rule", "paper", Need.GRAPHIC, "table rule"),
)


def template_pairs(theme: Theme, drawn: tuple[Meeting, ...]) -> Iterator[Pair]:
    """Give the pairs of a theme's template: its own texts, and what is drawn on its slides."""
    look = dressed(theme)
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
            front = "title" if place.kind in TITLES else "text"
            pair = Pair(
                Format.PPTX, Edition.STANDARD, front, "slide", need,
                f"{place.name} ({match.layout.name})", ink, ground,
            )  # fmt: skip
            if (ink, ground, need) not in seen:
                seen.add((ink, ground, need))
                yield pair


def texts(look: Dressed) -> Iterator[tuple[Match, TemplatePlace, Placeholder]]:
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
