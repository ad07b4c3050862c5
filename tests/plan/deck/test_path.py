"""The path of a talk: its parts on a way downhill, each on a line, each a link."""

import pytest

from kdeck.plan.deck.model import Deck, SlideSteps
from kdeck.plan.deck.path import slope_of
from kdeck.plan.master.layout import SLIDE_WIDTH
from kdeck.plan.text.run import ToSlide
from plan.deck.test_talks import planned

TALKS = ("ketamine-talk", "group-talk")


def path(deck: Deck) -> SlideSteps:
    shapes = (shape for slide in deck.slides for shape in slide.shapes)
    return next(shape for shape in shapes if isinstance(shape, SlideSteps) and shape.sloping)


@pytest.mark.parametrize("talk", TALKS)
@pytest.mark.parametrize("theme", ["default", "harbor"])
def test_each_part_is_a_stop_that_leads_to_its_first_slide(talk: str, theme: str) -> None:
    deck = planned(talk, "US", theme)
    parts = [stretch for stretch in deck.sections if stretch.name not in ("Opening",)]
    drawn = path(deck)
    starts, at = {}, 1
    for stretch in deck.sections:
        starts[stretch.name] = at
        at += stretch.slides
    for step, part in zip(drawn.steps, parts, strict=False):
        named, *_ = step.text[0].runs
        assert named.text == part.name
        assert isinstance(named.mark, ToSlide)
        assert named.mark.number == starts[part.name]


@pytest.mark.parametrize("talk", TALKS)
def test_the_way_goes_down_within_the_slide_with_each_stop_before_its_words(
    talk: str,
) -> None:
    drawn = path(planned(talk, "US", "default"))
    tops = [step.node.y for step in drawn.steps]
    assert tops == sorted(tops)
    foot = drawn.area.y + drawn.area.height
    for step in drawn.steps:
        words = step.text_rect
        assert step.node.y >= drawn.area.y
        assert words.y + words.height <= foot
        assert words.x >= step.node.x + step.node.width
    for x, y in slope_of(drawn):
        assert 0 <= x <= SLIDE_WIDTH
        assert drawn.area.y <= y <= foot


def test_the_minutes_of_the_parts_add_up_to_about_those_of_the_talk() -> None:
    drawn = path(planned("ketamine-talk", "US", "default"))
    said = ["".join(run.text for run in step.text[0].runs) for step in drawn.steps]
    told = [int(text.rsplit("about ", 1)[1].split()[0]) for text in said]
    assert 12 <= sum(told) <= 17
