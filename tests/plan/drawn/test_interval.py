"""Intervals say their numbers in words, and are drawn where the numbers put them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdeck.finding import Span
from kdeck.language.known import SOURCE
from kdeck.model.audience import Audience
from kdeck.model.datafigure import Estimate, Intervals, Scale
from kdeck.model.inline import Inlines, Text, plain_text
from kdeck.model.numberwords import interval_alt, interval_context, interval_sentences
from kdeck.model.scene import Label, Line, Move, Shape
from kdeck.plan.drawn.interval import axis_of, interval_scene
from kdeck.plan.handout.model import Illustration, Kept, SideRow
from planned import Planned

SPAN = Span("sources/topics/dose.md", 8)
TRIALS = (
    '::: {.intervals caption="Against midazolam" time="end of treatment" unit="points" '
    'below="favors ketamine" above="favors midazolam"}'
    """
| Trial | Difference in MADRS score, ketamine minus midazolam | Low | High |
|---|---|---|---|
| KARMA-Dep 2 (n = 62) | -3.16 | -8.54 | 2.22 |
| A trial masked by anesthesia (n = 40) | -0.50 | -4.0 | 3.1 |
:::
"""
)


def words(text: str) -> Inlines:
    return (Text(text, SPAN),)


def intervals(*numbers: tuple[str, str, str], line: str = "0") -> Intervals:
    scale = Scale(
        measure=words("Difference in MADRS score"),
        unit=words("points"),
        line=Decimal(line),
        line_label=words("no difference"),
        below=words("favors ketamine"),
        above=words("favors midazolam"),
        level=95,
    )
    estimates = tuple(
        Estimate(words(f"Trial {index}"), Decimal(row[0]), Decimal(row[1]), Decimal(row[2]), SPAN)
        for index, row in enumerate(numbers, 1)
    )
    return Intervals(estimates, scale, words("Trials"), words("day 28"), SPAN)


KARMA = ("-3.16", "-8.54", "2.22")


def test_an_estimate_keeps_its_digits_and_takes_the_minus_of_print() -> None:
    said = [
        plain_text(w)
        for w in interval_sentences(intervals(KARMA, ("-0.50", "-4.0", "3.1")), SOURCE)
    ]
    assert [text.replace("\u00a0", " ") for text in said] == [
        "Trial 1: −3.16 points (95% CI −8.54 to 2.22).",
        "Trial 2: −0.50 points (95% CI −4.0 to 3.1).",
    ]


def test_the_measure_the_line_its_sides_and_the_time_are_said() -> None:
    assert plain_text(interval_context(intervals(KARMA), SOURCE)) == (
        "Difference in MADRS score. 0 is no difference; lower favors ketamine, higher favors "
        "midazolam. Time: day 28."
    )


@pytest.mark.parametrize(
    ("numbers", "side"),
    [
        (KARMA, "across the line"),
        (("-3", "-8", "-1"), "all below the line"),
        (("3", "0.5", "8"), "all above the line"),
        (("3", "0", "8"), "across the line"),
    ],
)
def test_the_alt_text_says_where_the_interval_lies(
    numbers: tuple[str, str, str], side: str
) -> None:
    alt = interval_alt(intervals(numbers), SOURCE).replace("\u00a0", " ")
    assert f"{side} at 0, no difference." in alt
    assert "CI" not in alt


decimals = st.decimals(-9999, 9999, places=2, allow_nan=False)


@given(st.lists(st.tuples(decimals, decimals, decimals), min_size=1, max_size=6))
def test_the_axis_has_few_ticks_and_holds_everything(
    rows: list[tuple[Decimal, Decimal, Decimal]],
) -> None:
    ordered = [sorted(row) for row in rows]
    made = intervals(*((str(value), str(low), str(high)) for low, value, high in ordered))
    axis = axis_of(made)
    assert 2 <= len(axis.ticks) <= 6
    assert axis.ticks[0] == axis.low
    assert axis.ticks[-1] == axis.high
    everything = [Decimal(0), *(number for row in rows for number in row)]
    assert all(axis.low <= number <= axis.high for number in everything)


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    return Planned(tmp_path_factory.mktemp("trials"), TRIALS)


def test_bars_are_drawn_to_scale(planned: Planned) -> None:
    sheet = planned.handout(Audience.CLINICIAN).sheet
    scene = interval_scene(intervals(KARMA), sheet, SOURCE)
    shapes = {item.name: item for item in scene.items if isinstance(item, Shape)}
    low, high = (
        point.x for point in shapes["Interval"].segments[:2] if isinstance(point, (Move, Line))
    )
    ticks = {i.text: i.x for i in scene.items if isinstance(i, Label) and i.anchor == "middle"}
    unit = (ticks["5"] - ticks["−10"]) / 15
    assert low == pytest.approx(ticks["0"] - 8.54 * unit)
    assert high == pytest.approx(ticks["0"] + 2.22 * unit)


def test_labels_are_as_large_as_the_small_text_and_stay_inside(planned: Planned) -> None:
    sheet = planned.handout(Audience.CLINICIAN).sheet
    scene = interval_scene(intervals(KARMA, ("5000", "4", "90000")), sheet, SOURCE)
    for item in scene.items:
        if isinstance(item, Label):
            assert item.size >= sheet.smallest
            width = sheet.body.regular.width(item.text, item.size)
            left = item.x - {"start": 0, "middle": 0.5, "end": 1}[item.anchor] * width
            assert left >= -1
            assert left + width <= scene.width + 1
            assert item.y <= scene.height


def test_the_handout_keeps_the_drawing_with_its_numbers(planned: Planned) -> None:
    rows = [i for i in planned.handout(Audience.CLINICIAN).items if isinstance(i, SideRow)]
    (kept,) = (item for row in rows for item in row.main if isinstance(item, Kept))
    (figure,) = (item for item in kept.items if isinstance(item, Illustration))
    words = "Points with bars for their intervals. KARMA-Dep 2 (n\u00a0=\u00a062): "
    assert figure.alt.startswith(f"{words}across the line at 0, no difference.")
    assert len(kept.items) == 5


@pytest.mark.parametrize(
    "label", ["A trial", "A trial whose name is as long as the drawing is wide"]
)
def test_the_line_that_estimates_are_compared_with_crosses_no_words(
    planned: Planned, label: str
) -> None:
    sheet = planned.handout(Audience.CLINICIAN).sheet
    made = intervals(KARMA)
    made = replace(made, estimates=(replace(made.estimates[0], label=words(label)),))
    scene = interval_scene(made, sheet, SOURCE)
    (line,) = (s for s in scene.items if isinstance(s, Shape) and s.name == "Line")
    ends = [segment for segment in line.segments if isinstance(segment, (Move, Line))]
    (said,) = (i for i in scene.items if isinstance(i, Label) and i.text.startswith(label))
    above = [end for end in ends if end.y < said.y - said.size]
    beside = [end for end in ends if said.y - said.size < end.y < said.y + said.size * 0.3]
    assert bool(above) == bool(beside) == (label == "A trial")
    assert any(end.y > said.y for end in ends)
    assert len({end.x for end in ends}) == 1
