"""What holds of the slides and notes of all shipped decks."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

import regional
import starter
from kdeck.model.audience import Audience
from kdeck.model.block import Listing, Statement
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.model.scene import Shape
from kdeck.model.walk import walk_blocks
from kdeck.plan.deck.model import Deck, Slide, SlideBars, SlideFigure, SlideText, SlideTiles
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.text.authoryear import author_year
from kdeck.plan.text.run import run_text
from plan.talks import texts

# A slide is no sheet, and a deck no handout.
PAPER = re.compile(r"\bthis (?:sheet|handout|leaflet|page|document|paper)\b", re.IGNORECASE)
TWO_STOPS = re.compile(r"[.?!]”?(?:\.|:)(?!\w)")


@cache
def decks(brand: str = "default") -> tuple[tuple[Document, Deck], ...]:
    theme = starter.theme(brand)
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


def test_each_emergency_sign_is_a_tile_with_an_icon_of_its_own() -> None:
    found = 0
    for document, deck in decks():
        signs = [c for s in document.sections for c in s.chapters if c.id == "emergency-signs"]
        for slide in deck.slides:
            for shape in slide.shapes:
                if not isinstance(shape, SlideTiles):
                    continue
                found += 1
                icons = [tile.icon for tile in shape.tiles]
                assert len(set(icons)) == len(icons), document.id
                said = [run_text(tile.text.runs) for tile in shape.tiles]
                items = [
                    item
                    for chapter in signs
                    for block in walk_blocks(chapter.blocks)
                    if isinstance(block, Listing)
                    for item in block.items
                    if item.keys
                ]
                assert len(said) == len(items) == 9
                assert document.region.emergency in run_text(shape.lead.runs)
    assert found >= 8


def ideas(deck: Deck) -> list[LayoutName | None]:
    """Give the layout of each idea: slides of one topic, or of one title, show one.

    None stands for a table of an appendix.
    """
    behind = {slide.span for slide in deck.slides[len(deck.gone_through) :]}
    found: list[tuple[LayoutName | None, object]] = []
    for slide in deck.slides:
        # Tables of an appendix are looked up, each by itself.
        if deck.appendix and slide.span in behind and slide.layout is LayoutName.TABLE:
            found.append((None, slide.title))
            continue
        whose = slide.span if slide.span.file.startswith("sources/topics") else slide.title
        idea = (slide.layout, whose if not slide.part else slide.title.removesuffix(slide.part))
        if found[-1:] != [idea]:
            found.append(idea)
    return [layout for layout, _ in found]


@pytest.mark.parametrize("brand", ["default", "harbor"])
def test_no_layout_shows_three_ideas_in_a_row(brand: str) -> None:
    for document, deck in decks(brand):
        row = ideas(deck)
        trios = zip(row, row[1:], row[2:], strict=False)
        assert [a for a, b, c in trios if a is not None and a == b == c] == [], document.id


def test_remission_by_step_is_drawn_with_the_numbers_of_its_source() -> None:
    drawn = [s for slide in slides() for s in slide.shapes if isinstance(s, SlideBars)]
    remission = [bars for bars in drawn if "STAR*D" in " ".join(bars.title)]
    assert remission
    for bars in remission:
        (series,) = bars.series
        assert [str(value) for value in series.values] == ["36.8", "30.6", "13.7", "13.0"]
        assert bars.unit == "%"
