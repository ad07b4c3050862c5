"""Slides as drawings: every word is there, and stands inside the slide."""

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.model.audience import Audience
from kdeck.model.scene import Curve, Label, Move, Pixels, Shape
from kdeck.plan.deck.model import Deck, SlideFigure, SlideText
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.master.layout import SLIDE_HEIGHT, SLIDE_WIDTH
from kdeck.plan.specimen.slidescene import slide_scene, title_scene, untitled_scene
from kdeck.plan.text.run import run_text


@pytest.fixture(scope="module", params=list(Audience))
def deck(request: pytest.FixtureRequest) -> Deck:
    project = starter.project("aurora")
    (theme,) = project.themes
    reader = Reader(request.param, theme.region)
    document = select(project.library, project.library.recipes[0], reader, project.scenes)
    return plan_deck(document, theme)


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.slow
@pytest.mark.sampled(1)
def test_every_word_of_a_slide_is_drawn(deck: Deck) -> None:
    for slide in deck.slides:
        items = slide_scene(slide, deck).items
        words = letters("".join(item.text for item in items if isinstance(item, Label)))
        assert letters(slide.title) in words
        for shape in slide.shapes:
            if isinstance(shape, SlideText):
                for paragraph in shape.paragraphs:
                    # What the face of a label lacks is left out: a picture of a slide is small.
                    known = deck.theme.body.regular
                    kept = "".join(c for c in run_text(paragraph.runs) if known.covers(c))
                    assert letters(kept) in words


@pytest.mark.sampled(1)
def test_nothing_stands_outside_the_slide(deck: Deck) -> None:
    for slide in deck.slides:
        for item in slide_scene(slide, deck).items:
            if isinstance(item, (Label, Pixels)):
                assert 0 <= item.x <= SLIDE_WIDTH
                assert 0 <= item.y <= SLIDE_HEIGHT


def test_figures_are_drawn_where_the_slide_has_them(deck: Deck) -> None:
    for slide in deck.slides:
        count = len(slide_scene(slide, deck).items)
        figures = [s.scene for s in slide.shapes if isinstance(s, SlideFigure)]
        assert count >= sum(len(scene.items) for scene in figures)


def test_a_title_and_the_rest_of_a_slide_are_the_whole(deck: Deck) -> None:
    for slide in deck.slides:
        whole = slide_scene(slide, deck).items
        title = title_scene(slide, deck).items
        rest = untitled_scene(slide, deck).items
        assert letters(slide.title) == letters(
            "".join(i.text for i in title if isinstance(i, Label))
        )
        assert len(whole) == len(title) + len(rest)
        assert set(whole) == {*title, *rest}


def test_the_title_slide_has_the_quarter_discs_of_the_deck(deck: Deck) -> None:
    items = slide_scene(deck.slides[0], deck).items
    shapes = [item for item in items if isinstance(item, Shape) and len(item.segments) == 4]
    starts = [shape.segments[0] for shape in shapes if isinstance(shape.segments[2], Curve)]
    left = SLIDE_WIDTH - 0.4 * SLIDE_HEIGHT
    assert len([s for s in starts if isinstance(s, Move) and s.x >= left - 0.01]) == 5
