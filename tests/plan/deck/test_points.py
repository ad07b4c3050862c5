"""How points stand on a slide: beside a title or under it, under headings, numbered, in columns."""

from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation

from check.documents import SPAN
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.recipe import PartForm
from kdeck.model.topic import TopicKind
from kdeck.plan.deck.balance import title_fits, title_narrowed
from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.maker import plain
from kdeck.plan.deck.model import Slide, SlideSteps, SlideTable, SlideText
from kdeck.plan.deck.points import parted
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.lines import Setting, break_lines
from kdeck.plan.text.run import Run, run_text
from kdeck.render.pptx.writer import render
from plan.talks import THEME, chapter, plan, points, section, talk
from plan.text.test_references import BARE

SHORT = ("Rest today", "Eat something", "Call a friend")
FIVE = (*SHORT, "Walk", "Sleep")


def slides(*words: str, name: str = "one") -> list[Slide]:
    made = plan(talk(section("A", chapter(name, points(*words))))).slides
    return [slide for slide in made if slide.title.startswith(f"What {name}")]


def groups(slide: Slide) -> list[SlideText]:
    return [shape for shape in slide.shapes if isinstance(shape, SlideText)]


def cited(number: int, audience: Audience) -> Document:
    references = tuple(
        replace(BARE, id=f"r{n}", title=f"Study {n} of what helps", short=f"Study {n}")
        for n in range(1, number + 1)
    )
    document = talk(section("A", chapter("one", points(*SHORT))), audience=audience)
    return replace(document, references=references)


def test_few_short_points_stand_beside_their_title_and_fill_the_slide() -> None:
    (slide,) = slides(*FIVE)
    (text,) = groups(slide)
    assert slide.layout is LayoutName.FEW
    place = LAYOUTS[LayoutName.FEW].placeholder(10)
    assert place.anchor == "ctr"
    assert text.size > LAYOUTS[LayoutName.POINTS].placeholder(10).size


def test_points_that_fill_a_slide_stand_under_their_title() -> None:
    (slide,) = slides(*("Words that fill two lines of the slide, and a few more " * 2,) * 5)
    assert slide.layout is LayoutName.POINTS


@pytest.mark.parametrize("word", ["w" * 30, "w" * 10, "contraindications, and more of the same,"])
def test_a_word_of_a_title_beside_points_is_never_broken(word: str) -> None:
    made = slides(*FIVE, name=word)
    assert {slide.layout for slide in made} == {
        LayoutName.POINTS if word == "w" * 30 else LayoutName.FEW
    }
    for slide in made:
        place = LAYOUTS[slide.layout].placeholder(0)
        measure = Measure(THEME.deck_headings, place, slide.title_size)
        title = plain(slide.title, SPAN)
        assert title_fits(measure, title)
        widest = max(wide for wide, _ in measure.words(title)) * slide.title_size
        assert widest <= measure.width(title, slide.narrowed)


def test_points_of_topics_that_share_a_slide_stand_under_their_titles() -> None:
    shared = section(
        "A",
        *(chapter(f"topic {n}", points("One thing", "Another thing")) for n in range(2)),
        form=PartForm.NOTES,
    )
    made = [slide for slide in plan(talk(shared)).slides if slide.title == shared.takeaway]
    (text,) = groups(made[0])
    kinds = [(run_text(p.runs), p.bullet, p.follows) for p in text.paragraphs]
    one = [("One thing", True, True), ("Another thing", True, True)]
    # Four points and two headings: a heading is not one of the five points of a slide.
    assert kinds == [("Topic 0", False, False), *one, ("Topic 1", False, False), *one]


def last_words(title: str, layout: LayoutName) -> list[str]:
    paragraph = plain(title, SPAN)
    place = LAYOUTS[layout].placeholder(0)
    measure = Measure(THEME.deck_headings, place, 32)
    less = title_narrowed(measure, paragraph, 0.5, THEME.headings)
    assert measure.lines(paragraph, less) == measure.lines(paragraph)
    width = measure.width(paragraph, less)
    lines = break_lines(paragraph.runs, Setting(THEME.deck_headings, 32, bold=True), width)
    return ["".join(p.text for p in line.pieces).split()[-1] for line in lines]


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("Trained staff must watch you, and an adult must take you home", "you, home"),
        ("Ketamine helps some people for a while, and it needs close care", "while, care"),
        ("Your visit has 6 steps, and staff watch you until you may leave", "staff leave"),
        ("Pooled data favor a single dose; the best-masked trials do not", "dose; not"),
    ],
)
def test_a_title_of_two_lines_breaks_where_the_sense_does(title: str, ends: str) -> None:
    assert last_words(title, LayoutName.POINTS) == ends.split()


def test_the_part_of_a_title_stays_on_one_line() -> None:
    made = slides(*("Words that fill two lines of the slide, and a few more " * 2,) * 7)
    assert [slide.part for slide in made] == ["(1\u00a0of\u00a02)", "(2\u00a0of\u00a02)"]
    assert all(slide.title.endswith(f" {slide.part}") for slide in made)


@pytest.mark.parametrize("number", [1, 2, 9, 40])
def test_references_are_a_native_numbered_list_that_goes_on(number: int) -> None:
    deck = plan(cited(number, Audience.CLINICIAN))
    texts = [
        text
        for slide in deck.slides
        if slide.layout is LayoutName.REFERENCES
        for text in groups(slide)
    ]
    assert [p.number for text in texts for p in text.paragraphs] == list(range(1, number + 1))
    shown = [
        paragraph
        for slide in Presentation(BytesIO(render(deck).data)).slides
        if slide.slide_layout.name == LayoutName.REFERENCES
        for shape in slide.placeholders
        if shape.placeholder_format.idx in {10, 11}
        for paragraph in shape.text_frame.paragraphs
    ]
    starts = [mark.get("startAt", "1") for p in shown for mark in p._p.xpath("a:pPr/a:buAutoNum")]
    assert starts == [str(text.paragraphs[0].number) for text in texts for _ in text.paragraphs]
    assert all(paragraph.text.startswith("Smith AB, Lee B. Study") for paragraph in shown)


def test_the_sources_of_a_plain_deck_have_no_numbers() -> None:
    deck = plan(cited(3, Audience.PLAIN))
    (slide,) = (slide for slide in deck.slides if slide.layout is LayoutName.REFERENCES)
    assert [p.number for text in groups(slide) for p in text.paragraphs] == [0, 0, 0]


@pytest.mark.parametrize("number", [2, 3, 30, 45])
def test_both_columns_of_each_slide_of_references_are_filled(number: int) -> None:
    made = plan(cited(number, Audience.CLINICIAN)).slides
    shown = [groups(slide) for slide in made if slide.layout is LayoutName.REFERENCES]
    assert all([text.idx for text in texts] == [10, 11] for texts in shown)
    assert min(text.size for texts in shown for text in texts) >= 16


def test_the_code_to_scan_says_in_words_what_it_opens() -> None:
    clinic = replace(THEME.clinic, web="https://example.org/visit/")
    deck = plan(talk(), replace(THEME, clinic=clinic))
    (contact,) = (s for s in deck.slides if s.layout is LayoutName.CONTACT)
    (caption,) = groups(contact)[-1].paragraphs
    assert run_text(caption.runs) == "Scan to open example.org/visit"


def test_a_point_that_repeats_the_title_is_left_out_where_another_stands() -> None:
    (slide,) = slides("What one says.", "Eat something", "Call a friend")
    assert [run_text(p.runs) for text in groups(slide) for p in text.paragraphs] == [
        "Eat something", "Call a friend",
    ]  # fmt: skip
    (alone,) = slides("What one says.")
    assert groups(alone) == []
    assert alone.layout is LayoutName.STATEMENT


def test_what_is_to_be_done_has_boxes_and_labeled_points_are_a_table() -> None:
    topic = replace(chapter("one", points(*SHORT)), kind=TopicKind.ACTION)
    labels = chapter("two", points("Drip: slow", "Spray: fast", "Tablet: not known"))
    made = plan(talk(section("A", topic, labels))).slides
    steps, table = (s for slide in made[1:3] for s in slide.shapes)
    assert isinstance(steps, SlideSteps)
    assert [run_text(step.text[0].runs) for step in steps.steps] == list(SHORT)
    # It is in no order, so that nothing numbers it and no line leads through it.
    assert {step.number for step in steps.steps} == {""}
    assert steps.stretches == ()
    assert isinstance(table, SlideTable)
    assert [run_text(row[0]) for row in table.rows] == ["Drip", "Spray", "Tablet"]


def test_what_stands_behind_a_label_begins_with_a_capital_unless_it_is_a_name() -> None:
    for said, shown in (("Rats: mTOR adds links", "mTOR adds links"), ("Rats: it acts", "It acts")):
        pair = parted((Run(said, SPAN),))
        assert pair is not None
        assert run_text(pair[1]) == shown
