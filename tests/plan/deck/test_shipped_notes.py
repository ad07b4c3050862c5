"""What the slides of all shipped decks say of themselves, and how their notes are set."""

import re
from collections.abc import Iterator
from functools import cache

import regional
import starter
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.plan.deck.model import Deck, Slide
from kdeck.plan.deck.planner import plan_deck
from plan.talks import texts

# A slide is no sheet, and a deck no handout.
PAPER = re.compile(r"\bthis (?:sheet|handout|leaflet|page|document|paper)\b", re.IGNORECASE)
TWO_STOPS = re.compile(r"[.?!]”?(?:\.|:)(?!\w)")


@cache
def decks() -> tuple[tuple[Document, Deck], ...]:
    theme = starter.theme("default")
    return tuple(
        (document, plan_deck(document, theme))
        for document in regional.documents("US")
        if Format.PPTX in document.formats
    )


def slides() -> Iterator[Slide]:
    return (slide for _, deck in decks() for slide in deck.slides)


def test_no_slide_and_no_note_speaks_of_paper() -> None:
    said = [(slide.title, text) for slide in slides() for text in (*texts(slide), *slide.notes)]
    assert [(title, text) for title, text in said if PAPER.search(text)] == []


def test_no_note_ends_twice() -> None:
    assert [note for slide in slides() for note in slide.notes if TWO_STOPS.search(note)] == []
