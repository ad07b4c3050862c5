"""The ground under a footer of a template is as large as the words, and stays where they were."""

import io
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

import starter
from kdeck.color import WHITE
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.plan.deck.footground import hugged
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.master.adopting import adopted
from kdeck.plan.master.layout import LayoutName, Loan, Placeholder, Rect
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run
from kdeck.render.pptx.writer import render
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme
from projects import MemoryFiles
from theme.shapes import pictured
from theme.templates import WIDE, saved, sized

FAMILY = starter.theme("default").deck_body
WORDS = "Draft: not yet reviewed by a clinician"
FOOT = Placeholder(21, "ftr", "Footer", Rect(43, 500, 540, 28), 12, "", anchor="ctr")
PLATED = replace(FOOT, loan=Loan("ftr", 11, plate=WHITE))
NUMBER = replace(PLATED, kind="sldNum")


@cache
def waved() -> Theme:
    """Read a theme whose template has a picture along the foot of its slides."""
    deck = sized(Presentation(), WIDE)
    pictured(deck, (0, 480, 960, 60))
    brand = "defaults: {kdeck: {template: our.pptx}}\n"
    files = MemoryFiles({"themes/own/_brand.yml": brand, "themes/own/our.pptx": saved(deck)})
    theme, findings = read_theme(files, "own")
    assert theme is not None, findings
    return theme


def width(words: str) -> float:
    return natural_width((Run(words, Span("")),), Setting(FAMILY, 12))


@given(
    st.text("abc 123:", min_size=1, max_size=60),
    st.sampled_from(["ftr", "sldNum"]),
    st.sampled_from(["t", "ctr", "b"]),
    st.booleans(),
)
def test_it_holds_the_words_in_one_line_and_stays_in_its_place(
    words: str, kind: str, anchor: str, centered: bool
) -> None:
    place = Placeholder(21, kind, "", FOOT.rect, 12, "", anchor=anchor)  # type: ignore[arg-type]
    made = hugged(
        replace(place, loan=Loan(align="ctr" if centered else "l", plate=WHITE)), words, FAMILY
    )
    assert width(words) <= made.width + 0.01
    assert made.room >= 12 * 1.2 - 0.01
    inner, outer = made.rect, place.rect
    assert outer.x <= inner.x
    assert inner.x + inner.width <= outer.x + outer.width + 0.01
    assert outer.y <= inner.y
    assert inner.y + inner.height <= outer.y + outer.height + 0.01


@pytest.mark.parametrize(("place", "words"), [(PLATED, WORDS), (NUMBER, "7")])
def test_it_is_little_wider_than_the_words(place: Placeholder, words: str) -> None:
    made = hugged(place, words, FAMILY)
    assert made.rect.width <= max(width(words), width("00")) + 14
    assert made.rect.height < 20


def test_the_words_stay_at_their_side() -> None:
    assert hugged(PLATED, WORDS, FAMILY).rect.x == pytest.approx(43 + 7.2 - 6)
    number = hugged(NUMBER, "7", FAMILY).rect
    assert number.x + number.width == pytest.approx(43 + 540 - 7.2 + 6)
    middle = replace(PLATED, loan=Loan("ftr", 11, align="ctr", plate=WHITE))
    rect = hugged(middle, WORDS, FAMILY).rect
    assert rect.x + rect.width / 2 == pytest.approx(43 + 270)


def test_without_a_ground_or_with_more_than_a_line_nothing_changes() -> None:
    plain = replace(PLATED, loan=Loan("ftr", 11))
    for place, words in ((FOOT, WORDS), (plain, WORDS), (PLATED, WORDS * 5)):
        assert hugged(place, words, FAMILY) == place


def test_a_slide_over_a_picture_at_its_foot_shows_most_of_the_picture() -> None:
    layout = adopted(waved()).master.layout(LayoutName.POINTS)
    assert [foot.loan.plate for foot in layout.feet if foot.loan] == [WHITE, WHITE]
    document = starter.documents("snow-hill", "default")[Audience.PLAIN]
    deck = Presentation(io.BytesIO(render(plan_deck(document, waved())).data))
    feet = [s for s in deck.slides[2].shapes if s.top > 480 * 12700]
    assert len(feet) == 2
    assert sum(shape.width for shape in feet) < 0.35 * deck.slide_width
