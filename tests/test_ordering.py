"""Long tests begin first, each process with its share of them, and no test is lost."""

import pytest

from ordering import in_runs

LONG, OTHERS = ["A", "B", "C"], list("abcdefg")


def test_each_of_two_processes_begins_with_its_share_of_the_long_tests() -> None:
    assert "".join(in_runs(LONG, OTHERS, 2)) == "ACabcBdefg"


def test_a_third_process_begins_with_long_ones_too() -> None:
    assert "".join(in_runs(LONG, OTHERS, 3)) == "AabBcdCefg"


@pytest.mark.parametrize("count", [1, 2, 3, 8])
@pytest.mark.parametrize("long", range(4))
@pytest.mark.parametrize("others", range(8))
def test_no_test_is_lost_or_run_twice(others: int, long: int, count: int) -> None:
    cases = [*LONG[:long], *OTHERS[:others]]
    assert sorted(in_runs(LONG[:long], OTHERS[:others], count)) == sorted(cases)
