"""The pages of a deck: each slide is drawn once, and each of its words is said once."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

import starter
from kdeck.color import Color
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.scene import Label, Pixels, Shape
from kdeck.plan.deck.model import Deck, NoteLine, Slide, SlideText
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.handout.model import Handout, Illustration, Item, ItemList, ListKind, Prose, SideRow
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.specimen.handoutpages import plan_handout_pages
from kdeck.plan.specimen.unsaid import unsaid_words
from kdeck.plan.text.run import run_text

DECKS = (("ketamine-talk", Audience.CLINICIAN), ("ketamine-in-brief", Audience.PLAIN))


@pytest.fixture(scope="module", params=DECKS, ids=lambda found: found[0])
def planned(request: pytest.FixtureRequest) -> tuple[Deck, Handout]:
    name, audience = request.param
    document: Document = starter.documents(name, "default")[audience]
    theme = starter.theme("default")
    deck = plan_deck(document, theme)
    return deck, plan_handout_pages(deck, document, theme)


def drawn(deck: Deck) -> list[Slide]:
    apart = (LayoutName.TITLE, LayoutName.SECTION, LayoutName.CONTACT, LayoutName.REFERENCES)
    return [slide for slide in deck.slides if slide.layout not in apart]


def pictures(handout: Handout) -> list[Illustration]:
    return [item for item in handout.items if isinstance(item, Illustration)]


def words(item: Item) -> str:
    match item:
        case Prose():
            return run_text(item.runs)
        case ItemList():
            return " ".join(words(inner) for entry in item.entries for inner in entry.items)
        case SideRow():
            return " ".join(words(inner) for inner in (*item.side, *item.main))
        case _:
            return ""


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


@pytest.mark.sampled(1)
def test_every_slide_is_drawn_under_its_title_with_its_notes_below(
    planned: tuple[Deck, Handout],
) -> None:
    deck, handout = planned
    slides, items = drawn(deck), handout.items
    places = [n for n, item in enumerate(items) if isinstance(item, Illustration)]
    assert len(places) == len(slides) > 0
    for place, slide in zip(places, slides, strict=True):
        heading = items[place - 1]
        assert isinstance(heading, Prose)
        assert heading.level > 1
        assert run_text(heading.runs) == slide.title
        told = [line.words for line in slide.script if not line.of_cut]
        below = words(items[place + 1]) if told else ""
        for line in told:
            assert bare(line) in bare(below), line


def test_the_words_of_a_picture_are_those_that_neither_heading_nor_notes_say(
    planned: tuple[Deck, Handout],
) -> None:
    deck, handout = planned
    for picture, slide in zip(pictures(handout), drawn(deck), strict=True):
        notes = bare(" ".join(line.words for line in slide.script))
        number = deck.slides.index(slide) + 1
        assert picture.alt.startswith(f"Slide {number} of {len(deck.slides)}.")
        for sentence in unsaid_words(slide):
            assert sentence in picture.alt
            assert bare(sentence) not in notes, sentence
        for shape in slide.shapes:
            if isinstance(shape, SlideText) and shape.idx != Idx.FOOT:
                for paragraph in shape.paragraphs:
                    said = bare(run_text(paragraph.runs))
                    assert said in notes or said in bare(picture.alt), said


def test_pictures_have_the_colors_of_the_deck_and_no_words_of_its_foot(
    planned: tuple[Deck, Handout],
) -> None:
    deck, handout = planned
    for picture in pictures(handout):
        for item in picture.scene.items:
            match item:
                case Shape():
                    paints = [paint for paint in (item.fill, item.stroke) if paint is not None]
                    assert all(isinstance(paint, Color) for paint in paints)
                case Label():
                    assert isinstance(item.role, Color)
                    assert item.text != deck.footer
                case Pixels():
                    pass


def test_headings_go_down_one_level_at_a_time(planned: tuple[Deck, Handout]) -> None:
    _, handout = planned
    levels = [item.level for item in handout.items if isinstance(item, Prose) and item.level]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_times_are_left_to_the_speaker(planned: tuple[Deck, Handout]) -> None:
    deck, handout = planned
    timed = [n.words for s in deck.slides for n in s.script if n.of_cut and n.label]
    assert timed
    whole = " ".join(words(item) for item in handout.items)
    assert not [line for line in timed if line in whole]


def test_a_note_that_repeats_a_point_leaves_it_out_of_the_picture(
    planned: tuple[Deck, Handout],
) -> None:
    slide = drawn(planned[0])[-1]
    said = unsaid_words(replace(slide, script=()))
    assert said
    told = replace(slide, script=tuple(NoteLine(words) for words in said))
    assert unsaid_words(told) == ()


@pytest.mark.slow
def test_a_line_below_a_list_of_sources_is_none_of_its_entries() -> None:
    document = starter.documents("evidence-summary", "default")[Audience.CLINICIAN]
    theme = starter.theme("default")
    deck = plan_deck(document, theme)
    items = plan_handout_pages(deck, document, theme).items
    lists = [
        item for item in items if isinstance(item, ItemList) and item.kind is ListKind.REFERENCES
    ]
    numbers = [entry.label for each in lists for entry in each.entries]
    assert numbers == [f"{number}." for number in range(1, len(numbers) + 1)]
    assert 0 < len(numbers) < len(document.references)
    left = f"{len(document.references) - len(numbers)} more are named in the notes"
    assert sum(words(item).startswith(left) for item in items) == 1
