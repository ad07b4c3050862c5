"""Finding one's way: the agenda, the slides between parts, the sections of the outline."""

from dataclasses import replace

import pytest

from kdeck.model.audience import Audience
from kdeck.plan.deck.model import Deck, Slide, SlideText
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.text.run import Run, ToSlide
from plan.talks import chapter, long_talk, plan, points, section, talk, texts


def agenda(deck: Deck) -> list[Run]:
    return [
        run
        for slide in deck.slides
        for shape in slide.shapes
        if isinstance(shape, SlideText)
        for paragraph in shape.paragraphs
        for run in paragraph.runs
        if isinstance(run.mark, ToSlide)
    ]


def led_to(deck: Deck) -> list[tuple[str, Slide]]:
    marks = [(run.text, run.mark) for run in agenda(deck)]
    return [(words, deck.slides[m.number - 1]) for words, m in marks if isinstance(m, ToSlide)]


@pytest.mark.parametrize(("parts", "topics"), [(3, 3), (2, 9)], ids=["few slides", "few parts"])
def test_a_short_talk_has_no_agenda(parts: int, topics: int) -> None:
    deck = plan(long_talk(parts, topics))
    assert not agenda(deck)
    assert all(slide.layout is not LayoutName.SECTION for slide in deck.slides)


@pytest.mark.parametrize("parts", [6, 7, 12, 15, 30])
def test_every_part_of_a_long_talk_is_on_its_agenda_in_order(parts: int) -> None:
    deck = plan(long_talk(parts, 2))
    assert [words for words, _ in led_to(deck)] == [f"Part {n}" for n in range(parts)]
    for number, (_, slide) in enumerate(led_to(deck)):
        assert f"Point {number}-0" in texts(slide)


def test_an_entry_leads_to_the_slide_that_begins_its_part_and_says_so() -> None:
    deck = plan(long_talk(5, 3))
    for run in agenda(deck):
        assert isinstance(run.mark, ToSlide)
        slide = deck.slides[run.mark.number - 1]
        assert (slide.layout, slide.title) == (LayoutName.SECTION, run.text)
        assert run.mark.description == f"Slide {run.mark.number}: {slide.title}"


def test_parts_of_one_or_two_slides_have_no_slide_between_them() -> None:
    assert all(s.layout is not LayoutName.SECTION for s in plan(long_talk(8, 2)).slides)


def test_a_part_with_a_slide_that_has_its_name_only_has_no_other_slide_of_that_name() -> None:
    first, *others = long_talk(5, 4).sections
    named = replace(first.chapters[1], takeaway=first.heading)
    first = replace(first, chapters=(first.chapters[0], named, *first.chapters[2:]))
    titles = [slide.title for slide in plan(talk(first, *others)).slides]
    assert titles.count(first.heading) == 1
    assert all(titles.count(section.heading) == 1 for section in others)


def test_what_has_no_heading_belongs_to_the_opening() -> None:
    first = section("", chapter("first", points("One", "Two")))
    deck = plan(talk(first, *long_talk(6, 2).sections))
    assert [slide.title for slide in deck.slides[:3]] == [
        "A talk", "What we will talk about", "What first says",
    ]  # fmt: skip
    assert (deck.sections[0].name, deck.sections[0].slides) == ("Opening", 3)
    assert led_to(deck)[0][1].title == "What topic 0-0 says"


@pytest.mark.parametrize(("parts", "topics"), [(1, 1), (6, 2), (5, 3), (30, 2)])
def test_every_slide_is_in_one_section_and_section_names_and_titles_are_unique(
    parts: int, topics: int
) -> None:
    deck = plan(long_talk(parts, topics))
    assert sum(stretch.slides for stretch in deck.sections) == len(deck.slides)
    assert all(stretch.slides for stretch in deck.sections)
    for names in ([s.name for s in deck.sections], [s.title for s in deck.slides]):
        assert len({name.casefold() for name in names}) == len(names)


def test_two_parts_of_one_name_are_told_apart_in_the_outline() -> None:
    parts = (section(name, chapter(name, points("A", "B"))) for name in ("Dose", "dose", "Opening"))
    names = [stretch.name for stretch in plan(talk(*parts)).sections]
    assert names == ["Opening", "Dose", "dose (2)", "Opening (2)", "Sources and contact"]


def test_the_agenda_of_clinicians_is_worded_for_them() -> None:
    document = talk(*long_talk(6, 2).sections, audience=Audience.CLINICIAN)
    assert plan(document).slides[1].title == "What this talk covers"
