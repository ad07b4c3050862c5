"""The theme's logo stands on a template that has none, clear of all else."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation

import starter
from kdeck.check.target.slides import check_slides
from kdeck.check.theme.template import check_matches
from kdeck.model.audience import Audience
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.master.adopting import adopted
from kdeck.plan.master.layout import LayoutName, Rect
from kdeck.render.pptx.writer import render
from kdeck.theme.theme import Theme
from rendered.test_template_shapes import theme


def lent(name: str, brand: str = "default") -> Theme:
    return replace(starter.theme(brand), template=theme(name).template)


def meet(one: Rect, other: Rect) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 0 and down > 0


@pytest.mark.parametrize("name", ["dark", "Google", "side title", "old Office"])
def test_it_stands_clear_of_text_and_of_what_the_template_draws(name: str) -> None:
    look = adopted(lent(name))
    layout = look.master.layout(LayoutName.TITLE)
    match = next(match for match in look.matches if match.name is LayoutName.TITLE)
    assert layout.logo is not None
    rect = layout.logo.rect
    others = [place.rect for place in (*layout.placeholders, *layout.feet)]
    assert not any(meet(rect, other) for other in others)
    assert not any(meet(rect, Rect(*box)) for box in match.layout.art)
    assert 0 < rect.x < rect.x + rect.width < look.master.width
    assert 0 < rect.y < rect.y + rect.height < look.master.height


@pytest.mark.parametrize("name", ["huge logo", "wide"])
def test_a_template_with_a_picture_has_no_second_logo(name: str) -> None:
    assert adopted(lent(name)).master.layout(LayoutName.TITLE).logo is None


def said(name: str, brand: str = "default") -> list[str]:
    found = check_matches(lent(name, brand))
    return [finding.message for finding in found if finding.code == "template-logo"]


def test_a_logo_that_no_slide_shows_is_said_with_what_stands_in_its_way() -> None:
    assert said("huge logo") == [
        "no slide on the template shows the theme's logo 'mark.svg': it has a picture of its own, "
        "which may be one"
    ]
    assert said("dark") == []
    without = theme("huge logo")
    assert without.logo is None
    assert not [f for f in check_matches(without) if f.code == "template-logo"]


def drawn(brand: Theme) -> list[str]:
    document = starter.documents("snow-hill", "default")[Audience.PLAIN]
    deck = Presentation(io.BytesIO(render(plan_deck(document, brand)).data))
    return [shape.name for shape in deck.slides[0].shapes]


@pytest.mark.slow
def test_the_first_slide_shows_it_as_decoration_on_a_plate_where_the_ground_is_another() -> None:
    names = drawn(lent("Google"))
    assert "Logo" in names
    assert "Logo" not in drawn(theme("Google"))
    dark = drawn(lent("dark"))
    assert "Logo" in dark


def test_the_last_slide_gives_up_its_code_before_its_words_where_a_template_is_small() -> None:
    document = starter.documents("safety-notes", "default")[Audience.PLAIN]
    deck = plan_deck(document, lent("Google"))
    assert not [finding.message for finding in check_slides(deck) if finding.severity == "error"]
    assert deck.slides[-1].layout is LayoutName.POINTS
    wide = plan_deck(document, starter.theme("default"))
    assert wide.slides[-1].layout is LayoutName.CONTACT
