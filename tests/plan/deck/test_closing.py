"""The first and the last slide, whatever a clinic is called and wherever it is."""

from dataclasses import replace

from kdeck.check.target.crisisplace import check_deck
from kdeck.check.target.slides import check_slides
from kdeck.model.audience import Audience
from kdeck.plan.deck.model import Deck, Slide, SlideFigure, SlideText
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.run import run_text
from plan.contrast.test_pairs import document, project

NAME = "The Interdisciplinary Centre for Treatment-Resistant Depression and Recovery of " * 3
ADDRESS = ("Outpatient Department, Block C, Third Floor, Rooms 301 to 318",) * 5
HOURS = "Monday, Tuesday and Thursday from 8am to 5.30pm, " * 3


def deck(**clinic: object) -> Deck:
    theme = project().themes[0]
    changed = replace(theme.clinic, **clinic)  # type: ignore[arg-type]
    return plan_deck(document(Audience.PLAIN), replace(theme, clinic=changed))


def words(slide: Slide) -> str:
    return "\n".join(
        run_text(paragraph.runs)
        for shape in slide.shapes
        if isinstance(shape, SlideText)
        for paragraph in shape.paragraphs
    )


def test_a_clinic_that_fits_has_one_slide_with_its_code() -> None:
    *_, before, last = deck().slides
    assert last.layout is LayoutName.CONTACT
    assert any(isinstance(shape, SlideFigure) for shape in last.shapes)
    assert before.layout is not LayoutName.CONTACT
    assert "12 Larkspur Lane" in words(last)
    assert "12 Larkspur Lane" not in words(before)


def test_a_clinic_that_is_long_to_tell_has_slides_before_the_numbers_to_call() -> None:
    long = deck(name=NAME.strip(), short_name="", address=ADDRESS, hours=HOURS.strip())
    *_, before, last = long.slides
    assert "Rooms 301 to 318" in words(before)
    assert "Rooms 301 to 318" not in words(last)
    assert "555-555-0142" in words(last)
    assert list(check_deck(long, document(Audience.PLAIN))) == []
    assert list(check_slides(long)) == []


def test_without_an_address_on_the_web_the_words_have_the_whole_slide() -> None:
    last = deck(web="").slides[-1]
    assert last.layout is LayoutName.POINTS
    assert [shape for shape in last.shapes if not isinstance(shape, SlideText)] == []
    assert "988" in words(last)


def test_a_long_name_makes_nothing_on_the_first_slide_small() -> None:
    first = deck(name=NAME.strip(), short_name=NAME.strip()).slides[0]
    details = next(s for s in first.shapes if isinstance(s, SlideText) and s.idx == 10)
    assert details.size == LAYOUTS[LayoutName.TITLE].placeholder(10).size
    assert run_text(details.paragraphs[0].runs).endswith("…")
    assert "not yet reviewed" in words(first)
