"""A title that a template has no room for gives way to fewer words of the same topic."""

from dataclasses import replace

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.check.target.slides import check_slides
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.titles import fitting, headline, lines_title, takeaway
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.model import OWN, Master

from ..talks import THEME, chapter, plan, points, section, talk

POINTS = (LayoutName.POINTS,)
TOPIC = replace(
    chapter("dose", points("One")),
    takeaway="The dose is small, and is given slowly, and somebody stays with you all the time",
    line="The dose is small, and somebody stays",
)


def lent(width: float) -> Master:
    """Narrow the titles of all layouts, as a template may have them."""
    layouts = []
    for layout in OWN.layouts:
        places = tuple(
            replace(place, rect=replace(place.rect, width=width, height=80.0))
            if place.idx == Idx.TITLE
            else place
            for place in layout.placeholders
        )
        layouts.append(replace(layout, placeholders=places))
    return replace(OWN, layouts=tuple(layouts))


def maker(master: Master) -> SlideMaker:
    return SlideMaker(talk(section("Part", TOPIC)), THEME, master)


def test_a_takeaway_that_fits_stands() -> None:
    assert takeaway(maker(lent(800)), TOPIC, POINTS) == TOPIC.takeaway


def test_the_short_line_stands_where_the_takeaway_has_no_room() -> None:
    assert takeaway(maker(lent(330)), TOPIC, POINTS) == TOPIC.line


def test_the_name_of_the_topic_stands_where_neither_has_room() -> None:
    assert takeaway(maker(lent(140)), TOPIC, POINTS) == TOPIC.title
    bare = replace(TOPIC, line="")
    assert takeaway(maker(lent(140)), bare, POINTS) == TOPIC.title


def test_under_our_own_titles_the_takeaway_stands_so_that_its_author_hears_of_it() -> None:
    long = replace(TOPIC, takeaway="So many words " * 40)
    assert takeaway(maker(OWN), long, POINTS) == long.takeaway


def test_all_numbered_slides_of_a_topic_have_the_title_that_fits_each_of_them() -> None:
    edge = next(
        w for w in range(700, 100, -5) if not maker(lent(w)).fits(*POINTS, "Five words here to fit")
    )
    make = maker(lent(edge + 5))
    assert fitting(make, POINTS, ("Five words here to fit", "Less")) == "Five words here to fit"
    assert fitting(make, POINTS * 3, ("Five words here to fit", "Less")) == "Less"


def test_a_part_is_headed_by_its_name_where_its_sentence_has_no_room() -> None:
    part = replace(section("Part", TOPIC), takeaway="A sentence of a part that is far too long")
    assert headline(maker(lent(800)), part, POINTS) == part.takeaway
    assert headline(maker(lent(120)), part, POINTS) == part.heading
    assert headline(maker(lent(120)), replace(part, heading=""), POINTS) == part.takeaway


def test_lines_that_go_on_are_headed_by_what_each_is_about_or_the_ends_or_a_count() -> None:
    names = ("Pregnancy", "Breastfeeding", "Contraception", "Home")
    own = [replace(TOPIC, id=name, title=name) for name in names]
    part, widths = section("After", *own), range(800, 100, -20)
    titles = [lines_title(maker(lent(width)), part, own, 2, 2) for width in widths]
    assert list(dict.fromkeys(titles)) == [
        "After: Pregnancy, breastfeeding, contraception, home",
        "After, from pregnancy to home",
        "After (2\u00a0of\u00a02)",
    ]


@pytest.mark.parametrize(
    ("title", "said", "within"),
    [
        ("Home use", "Use at home.", "home use"),
        ("Work", "Work waits.", "work"),
        ("ECT and sleep", "It is ECT.", "ECT and sleep"),
        ("mTOR", "It is mTOR.", "mTOR"),
        ("Larkspur clinics", "Go to Larkspur, or stay.", "Larkspur clinics"),
        ("Will and way", "Ask Will, or find a will.", "will and way"),
    ],
)
def test_within_a_title_a_topic_begins_small_but_for_a_name(
    title: str, said: str, within: str
) -> None:
    own = (
        replace(chapter("dose", points("One")), title="Dose"),
        replace(chapter("other", points(said)), title=title),
    )
    found = lines_title(maker(OWN), section("After", *own), own, 2, 2)
    assert found == f"After: Dose, {within}"


def document(audience: Audience) -> Document:
    project = starter.project("default")
    recipe = next(each for each in project.library.recipes if each.id == "how-ketamine-works")
    return select(project.library, recipe, Reader(audience, "US"), project.scenes)


def test_topics_bring_their_short_lines_as_titles_without_stops_or_marks_of_sources() -> None:
    found = [c for a in Audience for s in document(a).sections for c in s.chapters]
    lines = [each.line for each in found if each.line]
    assert len(lines) > len(found) / 4
    for line in lines:
        assert not line.endswith("."), line
        assert "[" not in line, line
        assert line == " ".join(line.split()), line


def test_two_topics_that_say_the_same_stand_under_different_titles() -> None:
    one, other, third = (
        replace(
            chapter(name, points("One", "Two")),
            takeaway="It helps some people",
            line=line,
            span=Span(f"{name}.md", 1),
        )
        for name, line in (("dose", ""), ("hope", ""), ("hope again", "Some are helped"))
    )
    titles = [s.title for s in plan(talk(section("Part", one, other, third))).slides]
    assert titles[1:4] == ["It helps some people", "Hope", "Hope Again"]
    same = replace(third, title="Hope")
    titles = [s.title for s in plan(talk(section("Part", one, other, same))).slides]
    assert titles[1:4] == ["It helps some people", "Hope", "Some are helped"]


def test_two_topics_alike_in_all_words_keep_their_title_for_the_check_to_find() -> None:
    one = chapter("dose", points("One"))
    other = replace(one, span=Span("other.md", 1), title=one.takeaway)
    deck = plan(talk(section("Part", one, other)))
    assert [f.code for f in check_slides(deck)] == ["slide-title-twice"]
