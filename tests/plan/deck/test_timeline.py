"""A timeline keeps its order and every word, on paper, on slides and in the notes."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.model.audience import Audience
from kdeck.plan.deck.model import SlideParagraph, SlideSteps
from kdeck.plan.deck.steps import StepWords, slide_steps
from kdeck.plan.handout.model import StepList
from kdeck.plan.master.layout import AREA, BODY_BOTTOM, BODY_TOP, LayoutName
from kdeck.plan.text.run import run_text
from planned import Planned
from render.pptx.sample_deck import family, run

VISIT = """\
::: {.key-points}
- Plan your ride.
:::

::: {.timeline}
:::: {.step time="Before you come" title="Plan your ride"}
Someone else must drive you home.

- Bring your list of medicines.
- Wear loose sleeves.
::::
:::: {.step time="About 40 minutes" title="The drip runs"}
::::: plain
You rest in a chair.
:::::
::::: clinician
Infuse over 40 minutes.
:::::
::::
:::: {.step time="At least 2 hours" title="We watch you"}
We check your blood pressure.
::::
:::
"""
SANS = family("Source Sans 3", "SourceSans3")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    return Planned(tmp_path_factory.mktemp("visit"), VISIT)


def steps_of(planned: Planned, audience: Audience) -> list[SlideSteps]:
    shapes = (shape for slide in planned.deck(audience).slides for shape in slide.shapes)
    return [shape for shape in shapes if isinstance(shape, SlideSteps)]


def test_the_handout_numbers_the_steps_in_order(planned: Planned) -> None:
    items = planned.handout(Audience.PLAIN).items
    (steps,) = (item for item in items if isinstance(item, StepList))
    assert [(s.label, run_text(s.time.runs), run_text(s.title.runs)) for s in steps.entries] == [
        ("1", "Before you come", "Plan your ride"),
        ("2", "About 40\u00a0minutes", "The drip runs"),
        ("3", "At least 2\u00a0hours", "We watch you"),
    ]


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        (Audience.PLAIN, "You rest in a chair."),
        (Audience.CLINICIAN, "Infuse over 40\u00a0minutes."),
    ],
)
def test_a_step_has_the_words_of_its_reader_alone(
    planned: Planned, audience: Audience, words: str
) -> None:
    (made,) = steps_of(planned, audience)
    assert [run_text(p.runs) for p in made.steps[1].text] == ["The drip runs", words]


def test_the_slide_has_a_layout_of_its_own_and_the_list_of_a_step_is_no_key_point(
    planned: Planned,
) -> None:
    slides = planned.deck(Audience.PLAIN).slides
    (found,) = (slide for slide in slides if slide.layout is LayoutName.TIMELINE)
    assert found.title == "The dose"
    (made,) = found.shapes
    assert isinstance(made, SlideSteps)
    assert [(run_text(p.runs), p.bullet) for p in made.steps[0].text] == [
        ("Plan your ride", False),
        ("Someone else must drive you home.", False),
        ("Bring your list of medicines.", True),
        ("Wear loose sleeves.", True),
    ]


def test_the_notes_tell_the_steps_in_words(planned: Planned) -> None:
    slides = planned.deck(Audience.PLAIN).slides
    notes = next(s for s in slides if s.layout is LayoutName.TIMELINE)
    assert notes.notes[1:] == (
        "1. Before you come: Plan your ride",
        "Someone else must drive you home.",
        "Bring your list of medicines.",
        "Wear loose sleeves.",
        "2. About 40\u00a0minutes: The drip runs",
        "You rest in a chair.",
        "3. At least 2\u00a0hours: We watch you",
        "We check your blood pressure.",
    )


def test_a_timeline_without_key_points_has_its_slides_and_no_others(tmp_path: Path) -> None:
    body = VISIT[VISIT.index("::: {.timeline}") :]
    deck = Planned(tmp_path, body).deck(Audience.PLAIN)
    chapter = [slide for slide in deck.slides if slide.title.startswith("The dose")]
    assert [slide.layout for slide in chapter] == [LayoutName.TIMELINE]


texts = st.text("abc defgh", min_size=1, max_size=400).map(lambda t: f"x{t.strip()}")


@settings(max_examples=examples(60))
@given(st.lists(st.tuples(texts.map(lambda t: t[:30]), texts), min_size=1, max_size=14))
def test_no_step_is_lost_moved_or_run_off_the_slide(said: list[tuple[str, str]]) -> None:
    words = [
        StepWords(SlideParagraph((run(time),)), (SlideParagraph((run(text),)),))
        for time, text in said
    ]
    slides = slide_steps(words, SANS, AREA)
    steps = [step for slide in slides for step in slide.steps]
    assert [(run_text(s.time.runs), run_text(s.text[0].runs)) for s in steps] == said
    assert [step.number for step in steps] == [str(n) for n in range(1, len(said) + 1)]
    assert {slide.size for slide in slides} <= {20.0, 22.0, 24.0}
    assert [s.earlier for s in slides] == [False] + [True] * (len(slides) - 1)
    assert [s.later for s in slides] == [True] * (len(slides) - 1) + [False]
    for slide in slides:
        assert len(slide.steps) <= 5
        tops = [step.text_rect.y for step in slide.steps]
        assert tops[0] == BODY_TOP
        for above, below in zip(slide.steps, slide.steps[1:], strict=False):
            assert above.text_rect.y + above.text_rect.height < below.text_rect.y
            assert above.node.y + above.node.height < below.node.y
        last = slide.steps[-1].text_rect
        assert last.y + last.height <= BODY_BOTTOM + 0.01 or len(slide.steps) == 1


def test_steps_share_out_so_that_none_stands_alone_where_that_can_be() -> None:
    words = [
        StepWords(SlideParagraph((run("Then"),)), (SlideParagraph((run("word " * 45),)),))
        for _ in range(4)
    ]
    assert [len(slide.steps) for slide in slide_steps(words, SANS, AREA)] == [2, 2]


def test_a_thousand_steps_are_set_like_ten() -> None:
    words = [
        StepWords(SlideParagraph((run("Then"),)), (SlideParagraph((run(f"Step {n}"),)),))
        for n in range(1000)
    ]
    assert sum(len(slide.steps) for slide in slide_steps(words, SANS, AREA)) == 1000
