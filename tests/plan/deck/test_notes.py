"""The speaker notes of a deck: whole, shared out, timed, and fit for print."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdeck.check.target.slides import check_slides
from kdeck.model.audience import Audience
from kdeck.model.recipe import PartForm
from kdeck.model.walk import Place
from kdeck.plan.deck.model import NoteLine, Slide
from kdeck.plan.deck.notespage import COMPACT, DENSE, ROOMY, SMALL
from kdeck.plan.deck.script import Told, Unsaid, share_script
from kdeck.plan.deck.timing import minutes
from kdeck.plan.master.layout import LayoutName
from plan.talks import (
    chapter,
    long_talk,
    plan,
    points,
    section,
    statement,
    table,
    talk,
    text,
    texts,
)

MANY = tuple(f"Point {number} " + "with some words " * 6 for number in range(9))
GOES_ON, AS_SHOWN = NoteLine("It goes on.", said=False), NoteLine("It speaks.", said=False)
PLACES: list[Place] = [(0,), (0, 0), (0, 1), (1,)]


def words(slide: Slide) -> str:
    return " | ".join(slide.notes)


@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from([None, *PLACES])), max_size=12),
    st.lists(st.lists(st.sampled_from(PLACES), max_size=2, unique=True), min_size=1, max_size=5),
)
def test_every_line_is_on_one_slide_and_prose_keeps_its_order(
    lines: list[tuple[int, Place | None]], shown: list[list[Place]]
) -> None:
    told = [Told(NoteLine(f"{n} " + "w " * size), home) for n, (size, home) in enumerate(lines)]
    scripts = share_script(told, shown, Unsaid(GOES_ON, AS_SHOWN))
    assert len(scripts) == len(shown)
    assert all(scripts)
    found = [line for script in scripts for line in script if line not in (GOES_ON, AS_SHOWN)]
    assert sorted(found, key=lambda line: line.text) == sorted(
        (t.line for t in told), key=lambda line: line.text
    )
    homes = {place for places in shown for place in places}
    prose = [t.line for t in told if t.home not in homes]
    assert [line for line in found if line in prose] == prose
    points = [number for number, places in enumerate(shown) if not places]
    for number, script in enumerate(scripts):
        if GOES_ON in script:
            assert prose[0] in scripts[points[0]], "it goes on with what was begun before it"
            assert number > points[0]


def test_what_is_told_of_a_table_stands_on_the_slide_that_shows_it() -> None:
    rows = [("Question", "Answer"), *((f"Row {n}", f"Answer {n} " * 9) for n in range(12))]
    made = plan(talk(section("A", chapter("one", text("Prose."), points("X", "Y"), table(*rows)))))
    slides = [slide for slide in made.slides if slide.layout is LayoutName.TABLE]
    assert len(slides) > 1
    for slide in slides:
        for number in range(12):
            shown = f"Row {number}" in texts(slide)
            assert any(note.startswith(f"Row {number}: ") for note in slide.notes) is shown
    assert "Prose." in words(made.slides[1])


def test_a_table_that_stands_twice_in_a_chapter_is_told_where_each_is_shown() -> None:
    same = table(("Question", "Answer"), ("First", "Yes"), ("Second", "No"))
    made = plan(talk(section("A", chapter("one", points("X", "Y"), same, text("Between."), same))))
    slides = [slide for slide in made.slides if slide.layout is LayoutName.TABLE]
    assert len(slides) == 2
    for slide in slides:
        assert [note.split(":")[0] for note in slide.notes][-3:] == ["Table", "First", "Second"]


def test_prose_is_shared_out_over_slides_that_go_on() -> None:
    prose = [text(f"Paragraph {n} " + "and more " * 30) for n in range(6)]
    made = plan(talk(section("A", chapter("one", *prose, points(*MANY)))))
    slides = [slide for slide in made.slides if slide.title.startswith("What one says")]
    assert len(slides) > 1
    assert all(any("Paragraph" in note for note in slide.notes) for slide in slides)


@pytest.mark.parametrize("form", [PartForm.TOPICS, PartForm.NOTES])
def test_a_table_is_shown_and_told_once_in_every_form(form: PartForm) -> None:
    rows = (("Question", "Answer"), ("Only here", "Yes"), ("And here", "No"))
    made = plan(talk(section("A", chapter("one", points("X", "Y"), table(*rows)), form=form)))
    assert sum("Only here" in texts(slide) for slide in made.slides) == 1
    assert sum("Only here" in words(slide) for slide in made.slides) == 1


@pytest.mark.parametrize("form", [PartForm.TOPICS, PartForm.NOTES])
def test_the_question_for_teach_back_ends_the_notes_of_its_topic(form: PartForm) -> None:
    asking = chapter("one", text("Prose."), points(*MANY), teach_back="What would you do?")
    made = plan(talk(section("A", asking, form=form)))
    own = [slide for slide in made.slides if "Prose." in words(slide)]
    asked = [n for n, slide in enumerate(made.slides) if "teach-back: What would" in words(slide)]
    assert len(asked) == 1
    assert asked[0] >= made.slides.index(own[-1])
    assert made.slides[asked[0]].notes[-1] == "Ask, for teach-back: What would you do?"


@pytest.mark.parametrize(
    ("count", "expected"), [(0, 0), (1, 0.5), (65, 0.5), (66, 1), (130, 1), (131, 1.5), (650, 5)]
)
def test_minutes_are_rounded_up_to_half_ones_at_130_words_a_minute(
    count: int, expected: float
) -> None:
    assert minutes((NoteLine("word " * count), NoteLine("not " * 900, said=False))) == expected


def test_each_slide_begins_with_its_time_and_the_first_with_the_whole_time() -> None:
    slides = plan(long_talk(2, 3)).slides
    assert slides[0].notes[0] == (
        f"Time: less than half a minute. All {len(slides)} slides take about 1 minute, at 130 "
        "words a minute."
    )
    assert slides[1].notes[0] == "Time: less than half a minute."
    assert "Time: about half a minute, to minute 0.5." in [slide.notes[0] for slide in slides]


def told_minutes(slide: Slide) -> float:
    (line,) = (line.text for line in slide.script if line.label == "Time")
    if line.startswith("less than"):
        return 0.0
    return float(line.split()[1].replace("half", "0.5"))


@given(st.lists(st.integers(1, 500), min_size=2, max_size=9))
def test_the_times_on_the_slides_add_up_to_the_whole(counts: list[int]) -> None:
    chapters = [
        chapter(f"t{n}", text("word " * count), points("X", "Y")) for n, count in enumerate(counts)
    ]
    slides = plan(talk(section("", *chapters))).slides
    whole = re.search(r"slides take (?:about )?(.+?) minute", slides[0].notes[0])
    assert whole
    said = {"half a": 0.5, "less than half a": 0.0}.get(whole[1])
    spoken = [slide for slide in slides if any(line.said for line in slide.script)]
    assert sum(map(told_minutes, spoken)) == (float(whole[1]) if said is None else said)


def test_a_label_that_asks_has_no_colon_and_a_row_that_ends_has_one_stop() -> None:
    assert NoteLine("An old drug.", "What is it?").words == "What is it? An old drug."
    assert (
        NoteLine("It is not.", "Myth: “It is a cure.”").words == "Myth: “It is a cure.” It is not."
    )
    rows = table(("Said", "Known"), ("It is a cure.", "It fades."), ("It is new", "It is old"))
    slide = next(
        s
        for s in plan(talk(section("A", chapter("one", points("X", "Y"), rows)))).slides
        if s.layout is LayoutName.TABLE
    )
    assert slide.notes[-2:] == ("It is a cure. Known: It fades.", "It is new: Known: It is old.")


def test_evidence_is_named_to_the_speaker_in_both_wordings() -> None:
    part = section("A", chapter("one", statement(text("It works.")), points("X", "Y")))
    plain = plan(talk(part)).slides[1]
    clinician = plan(talk(part, audience=Audience.CLINICIAN)).slides[1]
    assert "Evidence: randomized trial." in plain.notes
    assert "It works. (Evidence: randomized trial.)" in clinician.notes


@pytest.mark.parametrize(
    ("size", "page", "codes"),
    [
        (9, ROOMY, []),
        (27, COMPACT, []),
        (30, SMALL, []),
        (36, DENSE, []),
        (60, DENSE, ["notes-long"]),
    ],
)
def test_longer_notes_take_a_smaller_picture_then_smaller_type_then_a_finding(
    size: int, page: object, codes: list[str]
) -> None:
    prose = text("Words of a line that fills about one line of the printed page. " * size)
    deck = plan(talk(section("A", chapter("one", prose, points("X", "Y")))))
    assert deck.slides[1].page == page
    assert [finding.code for finding in check_slides(deck)] == codes


def test_topics_whose_notes_do_not_fit_one_page_have_slides_of_their_own_with_what_they_say() -> (
    None
):
    topics = [
        chapter(name, text("A line that fills about one line of the printed page. " * 18),
                points("X", "Y"))
        for name in ("one", "two", "three")
    ]  # fmt: skip
    deck = plan(talk(section("A", *topics, form=PartForm.NOTES)))
    assert not list(check_slides(deck))
    shown = [slide.title for slide in deck.slides]
    assert [each.takeaway for each in topics] == [title for title in shown if "says" in title]
    assert not any(title.startswith("A in a sentence") for title in shown)


# What these hold stands on the slides of their part.
IN_SHORT = (PartForm.NOTES, PartForm.LINES)


@pytest.mark.parametrize("form", PartForm)
@pytest.mark.parametrize("audience", Audience)
def test_a_topic_of_one_sentence_without_points_does_not_keep_others_from_their_slides(
    form: PartForm, audience: Audience
) -> None:
    bare, whole = chapter("bare", text("Ask your team.")), chapter("whole", points("X", "Y"))
    for chapters in ((bare,), (bare, whole), (whole, bare)):
        made = plan(talk(section("A", *chapters, form=form), audience=audience))
        shown = [slide.title for slide in made.slides]
        assert (whole.takeaway in shown) == (whole in chapters) or form in IN_SHORT
