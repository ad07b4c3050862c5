"""The widths of columns: shared by their text, and never under their longest word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdeck.plan.text.tablewidth import at_least, shares

columns = st.lists(
    st.tuples(st.floats(20, 300), st.floats(5, 200)), min_size=1, max_size=7
)  # width and least width


@given(columns)
def test_no_column_is_narrower_than_its_longest_word_where_all_fit(
    found: list[tuple[float, float]],
) -> None:
    widths, least = [w for w, _ in found], [n for _, n in found]
    made = at_least(widths, least)
    assert sum(made) == pytest.approx(sum(widths))
    if sum(least) <= sum(widths):
        assert all(width >= part - 1e-6 for width, part in zip(made, least, strict=True))


def test_columns_that_are_wide_enough_keep_their_widths() -> None:
    assert at_least((100.0, 200.0), (50.0, 60.0)) == pytest.approx((100.0, 200.0))


def test_a_long_word_takes_its_width_from_the_column_that_can_spare_it() -> None:
    assert at_least((40.0, 60.0, 200.0), (70.0, 60.0, 50.0)) == pytest.approx((70.0, 60.0, 170.0))


def test_the_shares_of_columns_add_up_to_one() -> None:
    assert sum(shares((("a", "bb"), ("a much longer text",)))) == pytest.approx(1)
