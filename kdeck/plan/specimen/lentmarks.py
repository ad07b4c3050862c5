"""What stands on a slide beside its content where a template lends the layout."""

from collections.abc import Iterator
from typing import Literal

from kdeck.color import Color
from kdeck.model.scene import Label, Paint, SceneItem
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.footground import hugged
from kdeck.plan.deck.lentlogo import lent_logo
from kdeck.plan.deck.model import Deck
from kdeck.plan.master.layout import Layout, LayoutName, Placeholder, Rect
from kdeck.plan.master.slideground import lent_bar
from kdeck.plan.specimen.backdrop import backdrop_items
from kdeck.plan.specimen.placing import emblem_items, rectangle
from kdeck.plan.specimen.slidetext import plain
from kdeck.theme.decktemplate import Align

_ANCHORS: dict[Align, Literal["start", "middle", "end"]] = {
    "l": "start", "ctr": "middle", "r": "end",
}  # fmt: skip


def lent_marks(layout: Layout, deck: Deck) -> Iterator[SceneItem]:
    """Draw what a template does, the bar of a warning, our logo, plates, and the footer."""
    template = deck.theme.template
    lent = template.of_part(layout.part) if template is not None else None
    if template is not None and lent is not None:
        yield from backdrop_items(template, lent)
    if layout.name is LayoutName.WARNING:
        yield rectangle(Rect(0, 0, lent_bar(layout), deck.master.height), PaletteRole.DANGER)
    yield from _logo(layout, deck)
    for place in layout.placeholders:
        if place.loan is not None and place.loan.plate is not None:
            yield rectangle(place.rect, place.loan.plate)
    for foot in layout.feet:
        if foot.kind == "ftr" and deck.footer:
            yield from _footer(foot, layout, deck)


def lent_ink(place: Placeholder, layout: Layout, deck: Deck) -> Color | None:
    """Give the color of text in a place of a template; None where nobody can tell."""
    if place.loan is None or place.loan.color is not None:
        return place.loan.color if place.loan is not None else None
    template = deck.theme.template
    lent = template.of_part(layout.part) if template is not None else None
    places = lent.places if lent is not None else ()
    held = (p for p in places if (p.kind, p.idx) == (place.loan.kind, place.loan.idx))
    return next((ink for each in held for ink in each.inks if ink is not None), None)


def _footer(foot: Placeholder, layout: Layout, deck: Deck) -> Iterator[SceneItem]:
    """Set the footer on the ground that it needs, or at the left of the room of others."""
    words = plain(deck.footer, deck.theme.body, bold=False)
    ink: Paint = lent_ink(foot, layout, deck) or PaletteRole.MUTED
    place = hugged(foot, words, deck.theme.body)
    rect, loan = place.rect, place.loan
    plate = loan.plate if loan is not None else None
    align: Align = "l"
    if plate is not None:
        align = "ctr"
        yield rectangle(rect, plate)
    elif loan is not None and not loan.moved:
        align = loan.align
    left, right = rect.x + place.insets[0], rect.x + rect.width - place.insets[2]
    x = {"l": left, "ctr": (left + right) / 2, "r": right}[align]
    y = rect.y + rect.height / 2 + place.size / 3
    yield Label(words, x, y, place.size, _ANCHORS[align], ink)


def _logo(layout: Layout, deck: Deck) -> Iterator[SceneItem]:
    room = layout.logo
    emblem = lent_logo(deck.theme, room) if room is not None else None
    if room is None or emblem is None:
        return
    pad = emblem.safe if emblem.plate else 0.0
    far = room.rect.x > deck.master.width / 2
    left = room.rect.x + (room.rect.width - emblem.width - pad if far else pad)
    yield from emblem_items(emblem, left, room.rect.y + (room.rect.height - emblem.height) / 2)
