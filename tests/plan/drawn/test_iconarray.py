"""An icon array says both frames, draws what it says, and loses no word on slides."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.check.target.slides import check_slides
from kdeck.check.text.passage import passages
from kdeck.check.text.words import check_words
from kdeck.finding import Span
from kdeck.language.known import SOURCE
from kdeck.model.audience import Audience
from kdeck.model.datafigure import DENOMINATORS, Count, IconArray, IconGroup
from kdeck.model.inline import Text, plain_text
from kdeck.model.numberwords import icon_alt, icon_context, icon_sentences
from kdeck.model.scene import Close, Curve, Label, Line, Move, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.model import SlideFigure, SlideText
from kdeck.plan.drawn.iconarray import ROWS_UP_TO, icon_scene, strip_scene
from kdeck.plan.handout.model import Frames, Illustration, Item, Kept, Prose, SideRow
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.text.run import run_text
from planned import Planned
from projects import FRONT, TOPIC, read_project

SPAN = Span("sources/topics/dose.md", 8)
RATES = """\
::: {.key-points}
- Some feel better.
:::

::: {.icon-array of="10" caption="Who felt better" time="24 hours after 1 dose" comparison="none"}
| Group | Count | They | The others |
|---|---|---|---|
| Half of the symptoms gone | 4-5 | people felt at least half of their symptoms lift | did not |
| Few symptoms left | about 3 | people had few symptoms left | had more |
:::
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    # In the widest font that may stand in, all of the words are too many for one slide.
    short = RATES.replace("felt at least half of their symptoms lift", "felt half of them lift")
    return Planned(tmp_path_factory.mktemp("rates"), short)


def group(count: Count, label: str = "Ketamine") -> IconGroup:
    words = ((Text(text, SPAN),) for text in (label, "felt better", "did not"))
    label_words, they, others = words
    return IconGroup(label_words, count, they, others, SPAN)


def array(of: int, *groups: IconGroup, comparison: str = "") -> IconArray:
    compared = (Text(comparison, SPAN),) if comparison else ()
    caption, time = ((Text(text, SPAN),) for text in ("Better", "after 1 day"))
    return IconArray(of, groups, caption, time, compared, SPAN)


def said(of: int, count: Count) -> str:
    (words,) = icon_sentences(array(of, group(count)), SOURCE)
    return plain_text(words).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("of", "count", "words"),
    [
        (10, Count(3, 3, False), "3 out of 10 felt better. 7 out of 10 did not."),
        (10, Count(3, 3, True), "About 3 out of 10 felt better. About 7 out of 10 did not."),
        (10, Count(4, 5, False),
         "About 4 or 5 out of 10 felt better. About 5 or 6 out of 10 did not."),
        (100, Count(4, 7, False),
         "About 4 to 7 out of 100 felt better. About 93 to 96 out of 100 did not."),
        (20, Count(0, 0, False), "0 out of 20 felt better. 20 out of 20 did not."),
    ],
)  # fmt: skip
def test_both_frames_are_said_with_one_denominator(of: int, count: Count, words: str) -> None:
    assert said(of, count) == f"Ketamine: {words}"


def test_the_time_and_the_comparison_or_its_lack_are_said() -> None:
    assert plain_text(icon_context(array(10), SOURCE)) == (
        "Time: after 1 day. There was no comparison group."
    )
    compared = icon_context(array(10, comparison="a placebo drip"), SOURCE)
    assert plain_text(compared) == "Time: after 1 day. Comparison: a placebo drip."


@pytest.mark.parametrize(
    ("language", "drawn"),
    [
        ("en-US", "10 figures, 4 filled, 1 half filled, and 5 empty."),
        ("en-GB", "10 figures, 4 filled, 1 half filled and 5 empty."),
    ],
)
def test_the_alt_text_says_how_it_is_drawn(language: str, drawn: str) -> None:
    assert icon_alt(group(Count(4, 5, False)), 10, language) == drawn
    assert icon_alt(group(Count(3, 3, False)), 10, language) == "10 figures, 3 filled and 7 empty."


counts = st.sampled_from(DENOMINATORS).flatmap(
    lambda of: st.tuples(st.just(of), st.tuples(st.integers(0, of), st.integers(0, of)).map(sorted))
)


@given(counts)
def test_as_many_icons_are_filled_as_are_counted(drawn: tuple[int, list[int]]) -> None:
    of, (low, high) = drawn
    scene = icon_scene(Count(low, high, False), of)
    shapes = [item for item in scene.items if isinstance(item, Shape)]
    filled = outlines(s for s in shapes if s.fill == PaletteRole.PRIMARY and s.stroke)
    halves = outlines(s for s in shapes if s.fill == PaletteRole.PRIMARY and not s.stroke)
    empty = outlines(s for s in shapes if s.fill == PaletteRole.PAPER)
    # A person has a head and a body.
    each = 2 if of <= ROWS_UP_TO else 1
    assert (filled, halves) == (low * each, (high - low) * each)
    assert filled + empty == of * each
    assert len(shapes) <= 3
    for shape in shapes:
        for x, y in points(shape):
            assert -1 <= x <= scene.width + 1
            assert -1 <= y <= scene.height + 1


def outlines(shapes: Iterable[Shape]) -> int:
    return sum(isinstance(segment, Move) for shape in shapes for segment in shape.segments)


def points(shape: Shape) -> list[tuple[float, float]]:
    found = []
    for segment in shape.segments:
        match segment:
            case Move(x, y) | Line(x, y):
                found.append((x, y))
            case Curve():
                found.append((segment.x, segment.y))
            case Close():
                pass
    return found


def test_filled_and_empty_icons_differ_in_gray() -> None:
    shapes = icon_scene(Count(1, 1, False), 10).items
    assert [(s.fill, s.stroke) for s in shapes[:2] if isinstance(s, Shape)] == [
        (PaletteRole.PRIMARY, PaletteRole.PRIMARY), (PaletteRole.PAPER, PaletteRole.MUTED),
    ]  # fmt: skip


def groups_of(kept: Kept) -> list[tuple[Item, ...]]:
    """List what a page holds whole."""
    return [group.items for group in kept.items if isinstance(group, Kept)]


def test_the_handout_keeps_caption_icons_words_and_context_together(planned: Planned) -> None:
    rows = [i for i in planned.handout(Audience.PLAIN).items if isinstance(i, SideRow)]
    (kept,) = (item for row in rows for item in row.main if isinstance(item, Kept))
    assert kept.tears
    kinds = [[type(item) for item in group] for group in groups_of(kept)]
    assert kinds == [[Prose, Illustration, Prose], [Illustration, Prose, Prose]]
    items = (item for group in groups_of(kept) for item in group)
    texts = [run_text(i.runs).replace("\u00a0", " ") for i in items if isinstance(i, Prose)]
    assert texts == [
        "Who felt better",
        "Half of the symptoms gone: About 4 or 5 out of 10 people felt half of them lift. "
        "About 5 or 6 out of 10 did not.",
        "Few symptoms left: About 3 out of 10 people had few symptoms left. About 7 out of 10 had "
        "more.",
        "Time: 24 hours after 1 dose. There was no comparison group.",
    ]


def test_grids_stand_side_by_side_in_pairs(tmp_path: Path) -> None:
    third = "| Third | 1 | felt worse | did not |\n:::\n"
    body = RATES.replace('of="10"', 'of="100"').removesuffix(":::\n") + third
    rows = [
        item
        for item in Planned(tmp_path, body).handout(Audience.PLAIN).items
        if isinstance(item, SideRow)
    ]
    (kept,) = (item for row in rows for item in row.main if isinstance(item, Kept))
    kinds = [[type(item) for item in group] for group in groups_of(kept)]
    assert kinds == [[Prose, Frames], [Illustration, Prose, Prose]]


def test_the_slide_shows_icons_and_the_words_beside_them(planned: Planned) -> None:
    deck = planned.deck(Audience.PLAIN)
    (slide,) = (slide for slide in deck.slides if slide.layout is LayoutName.NUMBERS)
    figure, text = slide.shapes
    assert isinstance(figure, SlideFigure)
    assert isinstance(text, SlideText)
    labels = [item for item in figure.scene.items if isinstance(item, Label)]
    assert [label.text for label in labels] == [
        "Who felt better", "Half of the symptoms gone", "Few symptoms left",
    ]  # fmt: skip
    assert min(label.size for label in labels) >= 20
    assert figure.scene.height <= figure.rect.height + 0.01
    assert figure.scene.width <= figure.rect.width + 0.01
    begins = "Who felt better. Half of the symptoms gone: 10 figures, 4 filled, 1 half filled"
    assert figure.alt.startswith(begins)
    assert len(text.paragraphs) == 3
    assert text.size >= 20


def test_the_notes_say_the_caption_the_frames_and_the_context(planned: Planned) -> None:
    slides = planned.deck(Audience.PLAIN).slides
    shown = next(s for s in slides if s.layout is LayoutName.NUMBERS)
    notes = [note.replace("\u00a0", " ") for note in shown.notes[1:]]
    assert notes[0] == "Who felt better"
    assert notes[1].endswith("About 5 or 6 out of 10 did not.")
    assert notes[3] == "Time: 24 hours after 1 dose. There was no comparison group."


@pytest.mark.slow
@settings(max_examples=examples(20))
@given(of=st.sampled_from(DENOMINATORS), groups=st.integers(1, 5), length=st.integers(1, 18))
def test_groups_share_out_over_slides_and_none_is_lost(
    tmp_path_factory: pytest.TempPathFactory, of: int, groups: int, length: int
) -> None:
    rows = "".join(
        f"| Group {n} | {n} | people {'felt better ' * length} | did not |\n"
        for n in range(1, groups + 1)
    )
    opener = RATES[RATES.index("::: {.icon-array") :].split("\n| Half", maxsplit=1)[0]
    body = opener.replace('of="10"', f'of="{of}"') + f"\n{rows}:::\n"
    deck = Planned(tmp_path_factory.mktemp("many"), body).deck(Audience.PLAIN)
    slides = [slide for slide in deck.slides if slide.layout is LayoutName.NUMBERS]
    labels = []
    for slide in slides:
        figure, text = slide.shapes
        assert isinstance(figure, SlideFigure)
        assert isinstance(text, SlideText)
        found = [i.text for i in figure.scene.items if isinstance(i, Label)]
        assert figure.scene.height <= figure.rect.height + 0.01
        assert len(text.paragraphs) == len(found)
        labels.extend(found[1:])
    assert labels == [f"Group {n}" for n in range(1, groups + 1)]


def test_an_avoided_word_in_a_cell_is_found(tmp_path: Path) -> None:
    body = RATES.replace("had more", "had a reset")
    library, findings = read_project(tmp_path, {TOPIC: FRONT + body})
    assert findings == ()
    assert [(f.code, f.span.line) for f in check_words(library.words, passages(library))] == [
        ("word-avoided", 15)
    ]


def test_labels_that_leave_the_icons_no_room_are_refused(tmp_path: Path) -> None:
    long = RATES.replace("Half of the symptoms gone", "Half of the symptoms gone " * 40)
    deck = Planned(tmp_path, long.replace("Few symptoms left", "Few left " * 30)).deck(
        Audience.PLAIN
    )
    assert [f.message for f in check_slides(deck) if "Icon" in f.message] == [
        "the text of 'Icon array' does not fit on the slide 'Who felt better (1\u00a0of\u00a02)'",
    ]


def test_rows_of_people_on_a_sheet_stand_apart_by_a_fifth_of_a_person() -> None:
    scene = strip_scene(Count(47, 47, about=False), 100)
    people: list[tuple[float, float]] = []
    for shape in scene.items:
        assert isinstance(shape, Shape)
        for number, segment in enumerate(shape.segments):
            if isinstance(segment, Move):
                ends = [i for i, s in enumerate(shape.segments) if isinstance(s, Close)]
                part = shape.segments[number : next(i for i in ends if i > number)]
                ys = [s.y for s in part if isinstance(s, Move | Line | Curve)]
                people.append((min(ys), max(ys)))
    rows: list[tuple[float, float]] = []
    for top, bottom in sorted(people):
        if rows and top <= rows[-1][1] + 1:
            rows[-1] = (rows[-1][0], max(bottom, rows[-1][1]))
        else:
            rows.append((top, bottom))
    assert len(rows) == 4
    for (_, bottom), (top, below) in pairwise(rows):
        assert top - bottom >= (below - top) / 5


def test_a_comparison_that_is_a_sentence_needs_no_word_before_it() -> None:
    group = IconGroup(
        (Text("A", SPAN),), Count(1, 1, about=False), (Text("b", SPAN),), (Text("c", SPAN),), SPAN
    )
    said = (Text("The other drug makes you drowsy, too.", SPAN),)
    array = IconArray(10, (group,), (Text("Of 10", SPAN),), (Text("one day", SPAN),), said, SPAN)
    assert plain_text(icon_context(array, SOURCE, timed=True)) == plain_text(said)
