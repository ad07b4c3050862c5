"""What holds of the slides and notes of all shipped decks."""

import re
from collections.abc import Iterator
from functools import cache

import regional
import starter
from kdeck.model.audience import Audience
from kdeck.model.block import Statement
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.model.scene import Shape
from kdeck.model.walk import walk_blocks
from kdeck.plan.deck.model import Deck, Slide, SlideFigure, SlideText
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.text.authoryear import author_year
from kdeck.plan.text.run import run_text
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


def foot(slide: Slide) -> str:
    found = (s for s in slide.shapes if isinstance(s, SlideText) and s.idx == Idx.FOOT)
    return " ".join(run_text(p.runs) for text in found for p in text.paragraphs)


def test_each_slide_for_clinicians_that_states_a_finding_names_a_source_of_it() -> None:
    asked = 0
    for document, deck in decks():
        if document.audience is not Audience.CLINICIAN:
            continue
        known = {reference.id: author_year(reference) for reference in document.references}
        chapters = [chapter for section in document.sections for chapter in section.chapters]
        for slide in deck.slides:
            stated = {
                known[key]
                for chapter in chapters
                if chapter.takeaway == slide.title.removesuffix(slide.part).rstrip()
                if not (chapter.said or chapter.short)
                for block in walk_blocks(chapter.blocks)
                if isinstance(block, Statement)
                for key in block.refs
                if key in known
            }
            if stated:
                asked += 1
                assert any(name in foot(slide) for name in stated), slide.title
    assert asked >= 80


def test_references_take_three_slides_at_most() -> None:
    for document, deck in decks():
        lists = [slide for slide in deck.slides if slide.layout is LayoutName.REFERENCES]
        assert len(lists) <= 3, document.id


def test_an_icon_array_is_a_few_objects() -> None:
    figures = [
        shape
        for slide in slides()
        for shape in slide.shapes
        if isinstance(shape, SlideFigure) and shape.name == "Icon array"
    ]
    assert figures
    for figure in figures:
        drawn = [item for item in figure.scene.items if isinstance(item, Shape)]
        assert len(drawn) <= 3 * 2
