"""Numbers that mislead are found; numbers that only look like them are not."""

from dataclasses import replace

import pytest

from kdeck.check.content.denominator import check_denominators
from kdeck.model.audience import Audience

from ..documents import at, document, paragraph
from .texts import codes, in_claim

FOUND = [
    ("number-one-in", "About 1 in 5 people felt sick."),
    ("number-one-in", "One in three felt sick."),
    ("number-one-in", "It was 1 in every 20."),
    ("number-one-in", "This is 1 of every 8 people."),
    ("number-relative", "You are twice as likely to feel sick."),
    ("number-relative", "There was 3 times more harm."),
    ("number-relative", "The chance was 30% lower."),
    ("number-relative", "It cuts the risk by half."),
    ("number-relative", "It lowers your chance of harm by 20%."),
    ("number-relative", "It doubles the risk."),
    ("number-relative", "The odds ratio was high."),
    ("number-relative", "The RR 3.01 tells this."),
    ("number-percent", "About 30% felt sick."),
    ("number-percent", "About 30 percent felt sick."),
    ("number-verbal", "Fainting is rare."),
    ("number-verbal", "In rare cases people faint."),
    ("number-verbal", "You are likely to feel sick."),
    ("number-verbal", "Common side effects are these."),
    ("number-verbal", "There is a small chance of harm."),
    ("number-up-to", "Up to 70 percent got better."),
]
NOT_FOUND = [
    "About 3 out of 10 people felt sick.",
    "Come at 1 in the afternoon. Step 1 in 2 parts.",
    "You rest for 1 in 2 hours.",
    "Take it 2 times a week.",
    "Wait twice as a rule.",
    "About 20 out of 100 felt sick with it, and 10 out of 100 without. That is twice as many.",
    "Ask what is likely for you.",
    "Is it likely to help?",
    "We have one thing in common. Use common sense.",
    "With medical use this seems rare, but long-term risk is not clear.",
    "Fainting is rare: about 3 out of 1,000 people fainted.",
    "Many people take part in 1 in-person visit.",
    "You may get up to 6 doses.",
    "Half of the people felt better.",
]


@pytest.mark.parametrize(("code", "text"), FOUND)
def test_a_number_that_misleads_patients_is_found(code: str, text: str) -> None:
    assert codes(text) == {code}


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_number_that_patients_can_use_is_not_found(text: str) -> None:
    assert not codes(text)


@pytest.mark.parametrize("text", [text for code, text in FOUND if code != "number-up-to"])
def test_clinicians_may_read_it_with_a_sample(text: str) -> None:
    assert not codes(f"{text} (n = 12)", "clinician")


@pytest.mark.parametrize(
    "text",
    [
        "Up to 70% of patients (n = 24) responded.",
        "As many as 70% of 24 patients responded.",
        "Up to about 7 out of 10 patients responded.",
        "Up to nearly 7 in 10 patients responded.",
    ],
)
def test_the_highest_figure_is_found_for_either_audience(text: str) -> None:
    assert "number-up-to" in codes(text, "clinician")
    assert "number-up-to" in codes(text)


@pytest.mark.parametrize(
    "text", ["For up to 1 week.", "Up to six infusions in 2 weeks.", "As many as you like."]
)
def test_a_limit_that_is_no_figure_of_effect_is_not_found(text: str) -> None:
    assert not codes(text, "clinician")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Response was 45%.", True),
        ("The difference was 5 points (95% CI 2 to 8).", False),
        ("Response was 45% (95% CI 40 to 50).", True),
        ("Response was 45% (n = 20).", False),
        ("Response was 45% in 2,665 patients.", False),
        ("Response was 45% in ten depressed adult outpatients.", False),
        ("Response was 45% v 20% with saline.", False),
        ("Response was lower than 45%.", False),
        ("Oral bioavailability is about 20%.", False),
    ],
)
def test_a_percentage_for_clinicians_needs_a_sample_or_a_comparator(
    text: str, *, found: bool
) -> None:
    assert codes(text, "clinician") == ({"percent-alone"} if found else set())


def test_the_sample_may_stand_elsewhere_in_the_claim() -> None:
    assert not in_claim("Response was 45%.\n\nIt was seen in 30 patients.", "clinician")
    assert in_claim("Response was 45%.\n\nIt was seen often.", "clinician") == {"percent-alone"}


def found_in(*texts: str) -> list[tuple[str, int | None]]:
    blocks = [paragraph(text, line) for line, text in enumerate(texts, 10)]
    return [(f.code, f.span.line) for f in check_denominators(document(*blocks))]


@pytest.mark.parametrize(
    ("texts", "lines"),
    [
        (("About 3 out of 10 fell.", "About 4 or 5 out of 10 rose."), []),
        (("About 3 out of 10 fell.", "Then 12 out of 100 rose."), [11]),
        (("About 3 out of 10 fell.", "Then 12 in 100 people rose.", "And 4 out of 10."), [11]),
        (("Then 2 out of 3 fell.",), [10]),
        (("Then two out of three fell.",), [10]),
        (("It was 3 of 1,000 people.",), []),
        (("Of 24 people, 17 rose.", "It took 3 out of 24 hours."), []),
        (("Take 2 of the 3 forms.",), []),
    ],
)
def test_counts_of_a_section_are_out_of_one_number(
    texts: tuple[str, ...], lines: list[int]
) -> None:
    assert found_in(*texts) == [("number-denominator", line) for line in lines]


def test_another_section_may_count_out_of_another_number() -> None:
    one = document(paragraph("About 3 out of 10 fell."))
    two = document(paragraph("About 3 out of 100 fell."))
    assert not list(check_denominators(replace(one, sections=one.sections + two.sections)))


def test_clinicians_compare_for_themselves() -> None:
    text = paragraph("Then 2 out of 3 fell.", 5)
    assert not list(check_denominators(document(text, audience=Audience.CLINICIAN)))
    assert [finding.span for finding in check_denominators(document(text))] == [at(5)]
