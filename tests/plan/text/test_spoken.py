"""Numbers to call are said digit by digit, and ranges in words."""

import pytest

from kdeck.finding import Span
from kdeck.plan.text.run import LinkTo, Run, Speak, run_text
from kdeck.plan.text.spoken import by_digit, range_in_words, said_as_range


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


def to(first: str, last: str) -> str:
    return f"{first} to {last}"


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("at 3–14 days", "at 3 to 14 days"),
        ("in 8–19%, d 0.48–0.85.", "in 8 to 19%, d 0.48 to 0.85."),
        ("(1,200–1,500 people)", "(1,200 to 1,500 people)"),
        ("level 3–4, twice", "level 3 to 4, twice"),
        ("BDNF–TrkB", "BDNF–TrkB"),
        ("801-811", "801-811"),
        ("2026–11–29", "2026–11–29"),
        ("SV2A–3", "SV2A–3"),
    ],
)
def test_a_dash_from_one_number_to_another_is_said_in_words(printed: str, said: str) -> None:
    runs = said_as_range((Run(printed, Span("a")),), to)
    heard = "".join(
        (run.mark.expansion or "") if isinstance(run.mark, Speak) else run.text for run in runs
    )
    assert (heard, run_text(runs)) == (said, printed)
    assert range_in_words(printed, to) == said


def test_what_a_link_or_a_language_says_stays_as_it_is() -> None:
    runs = (
        Run("3–14", Span("a"), mark=LinkTo("https://example.org", "3–14")),
        Run("3–14", Span("a"), mark=Speak(lang="de-DE")),
    )
    assert said_as_range(runs, to) == runs
