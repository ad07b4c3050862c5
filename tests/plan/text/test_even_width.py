"""Titles whose lines are of about one length."""

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.finding import Span
from kdeck.plan.text.evenwidth import even_width
from kdeck.plan.text.lines import Setting, break_lines, natural_width
from kdeck.plan.text.run import Run, Runs
from kdeck.theme.shipped import shipped_family

TITLE = Setting(shipped_family("Source Sans 3"), 24, bold=True)


def runs(text: str) -> Runs:
    return (Run(text, Span("sources/topics/dose.md", 7)),)


def lines_of(text: str, width: float) -> list[str]:
    lines = break_lines(runs(text), TITLE, width)
    return ["".join(piece.text for piece in line.pieces).strip() for line in lines]


def test_a_title_does_not_end_with_one_word_on_its_own() -> None:
    title = "The treatment visit: before, during and after"
    width = natural_width(runs("The treatment visit: before, during and"), TITLE) + 1
    assert lines_of(title, width)[1] == "after"
    even = even_width(runs(title), TITLE, width)
    assert lines_of(title, even) == ["The treatment visit:", "before, during and after"]


def test_one_line_is_left_alone() -> None:
    assert even_width(runs("Short"), TITLE, 400.0) == 400.0


@given(st.text("abc deéü-", min_size=1, max_size=120), st.floats(20, 500))
@settings(max_examples=examples(200))
def test_it_never_costs_a_line_nor_gains_width(text: str, width: float) -> None:
    even = even_width(runs(text), TITLE, width)
    assert even <= width
    assert len(lines_of(text, even)) == len(lines_of(text, width))
