"""The slide of a crisis: its numbers large, beside all words that stand without them."""

from dataclasses import replace

import pytest

from kdeck.finding import Span
from kdeck.model.scene import Label
from kdeck.plan.deck.crisis import crisis_numbers
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideFigure, SlideText
from kdeck.plan.deck.pointslides import PointSlides
from kdeck.plan.master.layout import Idx
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run
from plan.deck.test_talks import REGIONS, planned, talk, theme

TALKS = ("ketamine-talk", "group-talk")
# Where so many lines are named that they take the whole slide.
FULL = "AU"


def said(make: SlideMaker) -> Group:
    return tuple(PointSlides(make).crisis(Span("")))


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", TALKS)
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("brand", ["default", "harbor"])
def test_the_numbers_of_a_region_stand_large_beside_all_that_is_said_of_them(
    name: str, region: str, brand: str
) -> None:
    make = SlideMaker(talk(name, region), theme(brand))
    made, line = crisis_numbers(make, said(make)), make.document.region.first_line
    assert line is not None
    if region == FULL:
        assert made is None
        return
    assert made is not None
    text, figure = made.shapes
    assert isinstance(text, SlideText)
    assert isinstance(figure, SlideFigure)
    assert text.paragraphs == said(make)
    assert text.size >= 20
    drawn = [item.text for item in figure.scene.items if isinstance(item, Label)]
    option = [line.option] if line.option else []
    assert drawn == [
        "Thoughts of suicide", line.number, *option, "In danger now",
        make.document.region.emergency,
    ]  # fmt: skip
    assert all(word in figure.alt for word in drawn)
    place = make.master.place(made.layout, Idx.BODY).rect
    assert place.x + place.width - text.narrowed < figure.rect.x
    assert figure.rect.x + figure.rect.width <= place.x + place.width
    widths = [
        natural_width((Run(i.text, Span("")),), Setting(make.theme.deck_body, i.size, True))
        for i in figure.scene.items
        if isinstance(i, Label)
    ]
    assert max(widths) < figure.rect.width


@pytest.mark.parametrize("name", TALKS)
def test_the_talk_has_them_on_its_slide_of_a_crisis(name: str) -> None:
    figures = (s for slide in planned(name, "US", "default").gone_through for s in slide.shapes)
    alts = [shape.alt for shape in figures if isinstance(shape, SlideFigure)]
    assert "Thoughts of suicide: 988. In danger now: 911." in alts


def test_a_number_that_nobody_has_confirmed_is_not_drawn() -> None:
    document = talk("group-talk", "US")
    lines = tuple(replace(line, confirmed=False) for line in document.region.lines)
    region = replace(document.region, lines=lines, emergency_confirmed=False)
    make = SlideMaker(replace(document, region=region), theme("default"))
    assert crisis_numbers(make, ()) is None
