"""The master of a theme's decks, and the theme as its template makes it: its colors and fonts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kdeck.color import BLACK, WHITE, Color, contrast, luminance
from kdeck.plan.master.borrowing import borrowed_layout
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.logoroom import logo_room
from kdeck.plan.master.matching import Match, match_layouts, onto
from kdeck.plan.master.model import OWN, Master
from kdeck.theme.decktemplate import DeckTemplate, TemplatePlace
from kdeck.theme.face import Family
from kdeck.theme.office import set_in
from kdeck.theme.roles import ENHANCED, Derivation, derive
from kdeck.theme.theme import Theme

# The luminance from which black stands out more than white does.
_MIDDLE = 0.18


@dataclass(frozen=True, slots=True)
class Adopted:
    """Hold a master, the theme with the template's looks, and what was matched and changed."""

    master: Master
    theme: Theme
    matches: tuple[Match, ...] = ()
    derivation: Derivation | None = None


@lru_cache(maxsize=8)
def adopted(theme: Theme, cramped: frozenset[LayoutName] = frozenset()) -> Adopted:
    """Give the master of a theme's decks, our own or that of its template, and their looks.

    cramped are those for which the template's own leave a deck no room: they stand on the one that
    is added to it.
    """
    template = theme.template
    if template is None:
        if theme.deck_type is None:
            return Adopted(OWN, theme)
        chosen = theme.deck_type
        return Adopted(OWN, replace(theme, headings=chosen.headings, body=chosen.body))
    matches = match_layouts(template)
    points = next(match for match in matches if match.name is LayoutName.POINTS)
    body, title = points.places[0], points.layout.title
    assert body is not None
    assert title is not None
    used = [
        onto(template.spare.layout, match)
        if template.spare is not None and match.name in cramped
        else match
        for match in matches
    ]
    borrowed = [(borrowed_layout(match, body, template), match) for match in used]
    layouts = tuple(
        replace(layout, logo=logo_room(layout, match, template)) for layout, match in borrowed
    )
    feet = [f.width for layout in layouts for f in layout.feet if f.kind == "ftr"]
    master = Master(*template.size, layouts, min(feet))
    derivation = derive(_given(template, body, theme), printed=False)
    worn = replace(
        theme,
        palette=derivation.palette,
        headings=_family(theme.headings, title.family),
        body=_family(theme.body, body.family),
    )
    return Adopted(master, worn, matches, derivation)


def _given(template: DeckTemplate, body: TemplatePlace, theme: Theme) -> Mapping[str, Color]:
    colors = dict(template.colors)
    grounds = {ground for ground in body.grounds if ground is not None}
    inks = [ink for ink in (*body.inks, colors["tx1"]) if ink is not None]
    # Of a gradient, what our colors stand out from least counts.
    light = sum(map(luminance, grounds)) > _MIDDLE * len(grounds)
    paper = (min if light else max)(grounds, key=luminance, default=colors["bg1"])
    ink = next((each for each in inks if contrast(each, paper) >= ENHANCED), None)
    # With neither, what is nearest to the template's own words is black or white.
    ink = ink or max((BLACK, WHITE), key=lambda each: contrast(each, paper))
    given = {"background": paper, "foreground": ink, "danger": theme.palette.danger}
    for role, slot in (("primary", "accent1"), ("secondary", "accent2"), ("link", "hlink")):
        if slot in colors:
            given[role] = colors[slot]
    return given


def _family(family: Family, name: str) -> Family:
    return family if name == family.name else set_in(family, name)
