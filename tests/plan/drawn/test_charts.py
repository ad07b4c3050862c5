"""Bars and lines say every number, are drawn where their numbers put them, and differ in gray."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.finding import Span
from kdeck.language.known import SOURCE
from kdeck.model.audience import Audience
from kdeck.model.chartwords import chart_alt, chart_context, chart_sentences
from kdeck.model.datafigure import Amount, Bars, Lines, Series
from kdeck.model.inline import Inlines, Text, plain_text
from kdeck.model.scene import Close, Label, Line, Move, Scene, Shape
from kdeck.plan.deck.model import SlideBars, SlideLines
from kdeck.plan.drawn.barscene import bar_scene
from kdeck.plan.drawn.linescene import line_scene
from kdeck.plan.handout.model import Illustration, Kept, SideRow
from kdeck.plan.look.style import Stylesheet
from planned import Planned

SPAN = Span("sources/topics/dose.md", 8)
BODY = """\
::: {.key-points}
- Some felt dizzy.
:::

::: {.bars of="100" caption="Felt on the spray" time="over 4 weeks"}
| What was felt | Spray | Placebo |
|---|---|---|
| Dizzy | 36 | 11 |
| A large rise in blood pressure | 8-19 | 1-4 |
:::

::: {.lines unit="points" caption="Depression score" time="28 days"}
| Day | Ketamine | Midazolam |
|---|---|---|
| 0 | 33 | 32 |
| 1 | 18 | 26 |
| 28 | 24 | 25 |
:::
"""


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    return Planned(tmp_path_factory.mktemp("charts"), BODY)


@pytest.fixture(scope="module")
def sheet(planned: Planned) -> Stylesheet:
    return planned.handout(Audience.PLAIN).sheet


def words(text: str) -> Inlines:
    return (Text(text, SPAN),)


def exactly(*numbers: Decimal) -> tuple[Amount, ...]:
    return tuple(Amount(number, number) for number in numbers)


def bars(*rows: tuple[Amount, ...], of: int = 100) -> Bars:
    names = tuple(words(f"Name {number}") for number in range(len(rows)))
    series = tuple(
        Series(words(f"Series {number}"), amounts)
        for number, amounts in enumerate(zip(*rows, strict=True))
    )
    unit = () if of else words("points")
    return Bars(names, series, words("What"), of, unit, words("Felt"), words("4 weeks"), SPAN)


def lines(points: tuple[Decimal, ...], *series: tuple[Decimal, ...]) -> Lines:
    told = tuple(Series(words(f"Series {n}"), exactly(*each)) for n, each in enumerate(series))
    unit = words("points")
    return Lines(points, told, words("Day"), 0, unit, words("Score"), words("28 days"), SPAN)


def said(chart: Bars | Lines) -> list[str]:
    found = (plain_text(inlines) for inlines in chart_sentences(chart, SOURCE))
    return [text.replace("\u00a0", " ") for text in found]


def test_numbers_are_said_with_what_they_are_out_of_and_ranges_in_words() -> None:
    rise = (Amount(Decimal(8), Decimal(19)), Amount(Decimal(1), Decimal(4)))
    chart = bars(exactly(Decimal(36), Decimal("10.50")), rise)
    assert said(chart) == [
        "Name 0: Series 0 36 out of 100, Series 1 10.50 out of 100.",
        "Name 1: Series 0 8 to 19 out of 100, Series 1 1 to 4 out of 100.",
    ]
    assert plain_text(chart_context(chart, SOURCE)) == "Each number is out of 100. Time: 4 weeks."


def test_lines_are_said_from_point_to_point() -> None:
    chart = lines((Decimal(0), Decimal(7)), (Decimal(33), Decimal(-2)))
    assert said(chart) == ["Series 0: Day 0: 33 points, Day 7: −2 points."]


amounts = st.decimals(min_value=0, max_value=100, places=1).map(lambda n: Amount(n, n)) | st.tuples(
    st.integers(0, 100), st.integers(0, 100)
).map(lambda pair: Amount(Decimal(min(pair)), Decimal(max(pair))))


@settings(max_examples=examples(15))
@given(
    st.integers(1, 3).flatmap(lambda n: st.lists(st.tuples(*[amounts] * n), min_size=1, max_size=4))
)
def test_every_bar_has_its_number_and_the_larger_one_reaches_further(
    sheet: Stylesheet, rows: list[tuple[Amount, ...]]
) -> None:
    chart = bars(*rows)
    scene = bar_scene(chart, sheet, SOURCE)
    inside(scene)
    alt = chart_alt(chart, SOURCE).replace("\u00a0", " ")
    drawn = [item.text.replace("\u00a0", " ") for item in scene.items if isinstance(item, Label)]
    every = [amount for row in rows for amount in row]
    for amount in every:
        low, high = f"{amount.low:f}", f"{amount.high:f}"
        number = high if low == high else f"{low} to {high}"
        assert number in drawn
        assert f"{number} out of 100" in alt
    boxes = [item for item in scene.items if isinstance(item, Shape) and item.name == "Bar"]
    wide = [right(box) for box in boxes[-len(every) :]]
    for one, a in zip(wide, every, strict=True):
        assert all(
            one <= other + 0.01 for other, b in zip(wide, every, strict=True) if a.low <= b.low
        )


values = st.decimals(min_value=-50, max_value=400, places=1)


@settings(max_examples=examples(15))
@given(
    st.lists(st.integers(0, 400), min_size=2, max_size=6, unique=True).flatmap(
        lambda days: st.tuples(
            st.just(sorted(days)),
            st.lists(st.tuples(*[values] * len(days)), min_size=1, max_size=3),
        )
    )
)
def test_every_point_of_a_line_stands_where_its_numbers_put_it(
    sheet: Stylesheet, drawn: tuple[list[int], list[tuple[Decimal, ...]]]
) -> None:
    days, series = drawn
    scene = line_scene(lines(tuple(map(Decimal, days)), *series), sheet, SOURCE)
    inside(scene)
    marks = [item for item in scene.items if isinstance(item, Shape) and item.name == "Point"]
    places = [middle(mark) for mark in marks]
    found = [
        (Decimal(day), value) for each in series for day, value in zip(days, each, strict=True)
    ]
    assert len(places) == len(found)
    for (x, y), (day, value) in zip(places, found, strict=True):
        for (x2, y2), (day2, value2) in zip(places, found, strict=True):
            assert (x < x2 - 0.01) <= (day < day2)
            assert (y > y2 + 0.01) <= (value < value2)
    names = [item.y for item in scene.items if isinstance(item, Label) and "Series" in item.text]
    assert all(abs(a - b) >= 5 for n, a in enumerate(names) for b in names[:n])


def inside(scene: Scene) -> None:
    for item in scene.items:
        if isinstance(item, Label):
            assert -0.01 <= item.x <= scene.width + 0.01
            assert -0.01 <= item.y <= scene.height + 0.01


def right(shape: Shape) -> float:
    return max(s.x for s in shape.segments if isinstance(s, Move | Line))


def middle(shape: Shape) -> tuple[float, float]:
    ends = [(s.x, s.y) for s in shape.segments if not isinstance(s, Close)]
    xs, ys = zip(*ends, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def test_series_differ_by_more_than_a_color(sheet: Stylesheet) -> None:
    three = exactly(Decimal(5), Decimal(5), Decimal(5))
    scene = bar_scene(bars(three), sheet, SOURCE)
    looks = {(item.name, item.fill) for item in scene.items if isinstance(item, Shape)}
    assert {name for name, _ in looks} >= {"Bar", "Stripes"}
    assert len({fill for name, fill in looks if name == "Bar"}) == 2
    days = (Decimal(0), Decimal(9))
    drawn = line_scene(lines(days, *[(Decimal(1), Decimal(2))] * 3), sheet, SOURCE)
    shapes = [item for item in drawn.items if isinstance(item, Shape)]
    dashes = [len(item.segments) for item in shapes if item.name == "Line"]
    marks = {len(item.segments) for item in shapes if item.name == "Point"}
    assert len(set(dashes)) == 3
    assert len(marks) == 2  # discs have curves, squares and diamonds corners


def test_a_handout_draws_both_with_every_number_in_the_alt_text(planned: Planned) -> None:
    found = walked(planned.handout(Audience.PLAIN).items)
    alts = [item.alt.replace("\u00a0", " ") for item in found if isinstance(item, Illustration)]
    assert any("Spray 8 to 19 out of 100, Placebo 1 to 4 out of 100." in alt for alt in alts)
    assert any("Ketamine: Day 0: 33 points, Day 1: 18 points" in alt for alt in alts)


def walked(items: object) -> list[object]:
    found: list[object] = []
    for item in items if isinstance(items, tuple) else ():
        found.append(item)
        if isinstance(item, SideRow):
            found += walked(item.main)
        if isinstance(item, Kept):
            found += walked(item.items)
    return found


def test_a_deck_draws_both_natively_on_slides_of_their_own(planned: Planned) -> None:
    shapes = [shape for slide in planned.deck(Audience.PLAIN).slides for shape in slide.shapes]
    (drawn,) = (shape for shape in shapes if isinstance(shape, SlideBars))
    assert drawn.lying, "a name of many words stands left of its bar"
    assert drawn.series[0].said == ("36", "8\u00a0to\u00a019")
    (lined,) = (shape for shape in shapes if isinstance(shape, SlideLines))
    assert list(map(int, lined.points)) == [0, 1, 28]
    told = [list(map(int, series.values)) for series in lined.series]
    assert told == [[33, 18, 24], [32, 26, 25]]
