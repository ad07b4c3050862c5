"""Numbers to call are said digit by digit."""

import pytest

from kdeck.plan.text.spoken import by_digit


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("988", "9 8 8"),
        ("911", "9 1 1"),
        ("Call 988", "Call 9 8 8"),
        ("555-555-0142", "5 5 5, 5 5 5, 0 1 4 2"),
        ("0800\u00a083 85 87", "0 8 0 0, 8 3, 8 5, 8 7"),
        ("+1 (555) 0142", "+1, 5 5 5, 0 1 4 2"),
        ("Call us", "Call us"),
    ],
)
def test_digits_are_apart_and_groups_are_told_by_a_pause(printed: str, said: str) -> None:
    assert by_digit(printed) == said
