"""Slides that show all points of a topic: around a number, side by side, quoted or as an answer."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kdeck.model.block import Panel, PanelKind
from kdeck.model.document import Chapter
from kdeck.plan.deck.bignumber import big_number
from kdeck.plan.deck.compared import compared
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideText
from kdeck.plan.deck.points import key_points
from kdeck.plan.deck.question import answered
from kdeck.plan.deck.quotation import quotation
from kdeck.plan.deck.shown import Made
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.text.run import Runs, run_text
from plan.talks import THEME, chapter, points, section, talk, text

LONG = "It goes on and on, for as long as somebody writes, and then for a little longer still. " * 9


def maker() -> SlideMaker:
    return SlideMaker(talk(section("One", topic("a"))), THEME)


def topic(*said: str) -> Chapter:
    return chapter("dose", points(*said))


def runs(make: SlideMaker, *said: str) -> list[Runs]:
    return [make.runs.runs(inlines) for inlines in key_points(topic(*said))]


def words(made: Made) -> dict[int, list[str]]:
    return {
        shape.idx: [run_text(paragraph.runs) for paragraph in shape.paragraphs]
        for shape in made.shapes
        if isinstance(shape, SlideText)
    }


def test_the_one_share_among_points_stands_large_beside_all_of_them() -> None:
    make = maker()
    made = big_number(make, runs(make, "It rose in 8–19%.", "Ask first.", "Wait."), "")
    assert made is not None
    assert made.layout is LayoutName.BIG_NUMBER
    assert words(made) == {
        Idx.BODY: ["8 to 19%"],
        Idx.SECOND: ["It rose in 8 to 19%.", "Ask first.", "Wait."],
    }


@pytest.mark.parametrize(
    "said",
    [
        ("It rose in 8% of 40 people.", "Wait."),
        ("It rose in 8%.", "It fell in 9%."),
        ("It rose in 8%.", "Wait 40 min."),
        ("Wait a while.", "Rest."),
    ],
)
def test_no_number_is_large_by_itself_where_there_are_others_or_none(said: Sequence[str]) -> None:
    make = maker()
    assert big_number(make, runs(make, *said), "") is None


def test_a_number_that_is_asked_for_is_large_where_a_point_has_it() -> None:
    make = maker()
    said = runs(make, "Wait 40 min.", "It is gone within 4 hours.")
    made = big_number(make, said, "4 hours")
    assert made is not None
    assert words(made)[Idx.BODY] == ["4 hours"]
    assert big_number(make, said, "5 hours") is None
    assert big_number(make, runs(make, "It is gone in 4 h.", LONG), "4 h") is None


def test_two_labels_make_two_columns_and_what_has_none_stands_below_both() -> None:
    make = maker()
    said = runs(make, "In animals: yes.", "In people: a hint.", "In animals: often.", "Ask us.")
    made = compared(make, said, "What holds")
    assert made is not None
    assert words(made) == {
        Idx.BODY: ["In animals"],
        Idx.SECOND: ["Yes.", "Often."],
        Idx.THIRD: ["In people"],
        Idx.FOURTH: ["A hint."],
        Idx.FIFTH: ["Ask us."],
    }
    again = compared(make, said, "Ask us")
    assert again is not None
    assert Idx.FIFTH not in words(again)


@pytest.mark.parametrize("said", [("One: a.", "Two: b.", "Three: c."), ("One: a.", "One: b.")])
def test_one_label_or_three_are_not_compared(said: Sequence[str]) -> None:
    make = maker()
    assert compared(make, runs(make, *said), "") is None


def test_a_topic_that_asks_is_answered_by_what_it_says() -> None:
    make = maker()
    asked = replace(topic("Ask us."), title="Will it last?")
    made = answered(make, asked, runs(make, "Ask us."))
    assert made is not None
    assert made.title == "Will it last?"
    assert words(made) == {Idx.BODY: ["What dose says"], Idx.SECOND: ["Ask us."]}
    assert answered(make, topic("Ask us."), runs(make, "Ask us.")) is None
    assert answered(make, asked, runs(make, LONG, LONG)) is None


def test_a_quotation_stands_over_the_points_that_say_whose_it_is() -> None:
    make = maker()
    said = ("“Snow falls.”", "A poet said this.")
    quoted = Panel(PanelKind.QUOTE, (), (text("“Snow falls.” … “It melts.”"),), text("").span)
    made = quotation(make, chapter("snow", quoted, points(*said)), runs(make, *said))
    assert made is not None
    assert made.layout is LayoutName.QUOTE
    assert words(made) == {
        Idx.BODY: ["“Snow falls.” … “It melts.”"],
        Idx.SECOND: ["A poet said this."],
    }
    assert quotation(make, topic(*said), runs(make, *said)) is None
