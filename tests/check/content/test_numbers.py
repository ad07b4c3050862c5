"""Numbers that mislead are found; numbers that only look like them are not."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.check.content.denominator import check_denominators
from kdeck.check.content.wholepeople import is_possible
from kdeck.model.audience import Audience

from ..documents import at, document, paragraph
from .texts import codes, in_claim, in_topic

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
    assert not codes(f"{text} (n = 120, against 120 with placebo; week 4)", "clinician")


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
    ("text", "lacks"),
    [
        ("Response was 45%.", {"how many", "compared", "how long"}),
        ("The difference was 5 points (95% CI 2 to 8).", set()),
        ("Response was 45% (95% CI 40 to 50).", {"how many", "compared", "how long"}),
        ("Response was 45% (n = 20).", {"compared", "how long"}),
        ("Response was 45% in 2,665 patients at 4 weeks.", {"compared"}),
        ("Response was 45% at day 3, without a control.", {"how many"}),
        ("Response was 45% v 20% with saline (n = 20 in each arm).", {"how long"}),
        ("Response was 45% v 20% with saline at 24 h (n = 20 in each arm).", set()),
        ("Response was 45% (n = 20, uncontrolled, no single time point).", set()),
        ("Response was 45% v 1–4% with placebo over 4 weeks (n not stated).", set()),
        ("Oral bioavailability is about 20%.", set()),
    ],
)
def test_a_percentage_for_clinicians_needs_a_sample_a_comparator_and_a_time(
    text: str, lacks: set[str]
) -> None:
    found = in_topic(f"::: clinician\n{text}\n:::")
    assert {f.code for f in found} == ({"percent-alone"} if lacks else set())
    said = " ".join(f.message for f in found)
    assert {words for words in ("how many", "compared", "how long") if words in said} == lacks


def test_what_a_percentage_lacks_may_stand_elsewhere_in_the_claim() -> None:
    rest = "It was seen in 30 patients, uncontrolled, at week 4."
    assert not in_claim(f"Response was 45%.\n\n{rest}", "clinician")
    assert in_claim("Response was 45%.\n\nIt was seen often.", "clinician") == {"percent-alone"}


WHOLE = "against placebo over 4 weeks"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Nausea came in 24.8% (n = 378) {WHOLE}.", True),
        (f"Nausea came in 24.8% (n = 226) {WHOLE}.", False),
        (f"Dizziness 36.3 against 11.0% (n = 983, n = 782) {WHOLE}.", False),
        (f"Dizziness 36.3 against 11.3% (n = 83, n = 82) {WHOLE}.", True),
        (f"Response was 46.9 and 33.3% in 62 patients {WHOLE}.", True),
        (f"Response was 46.9% of 32 patients and 33.3% of 30 patients {WHOLE}.", False),
        (f"Response was 59% in 41 patients {WHOLE}.", False),
        (f"Response was 46.5 and 25.9% (4 RCTs, 296 people) {WHOLE}.", False),
        (f"An adjusted response was 46.5% (n = 296) {WHOLE}.", False),
        (f"The rise came in 8–19% (n = 9) {WHOLE}.", False),
        (f"The difference was 5 points (95% CI 2 to 8; n = 7) {WHOLE}.", False),
        (f"Response was 50% (n = 9) {WHOLE}.", True),
        (f"Nobody of 9 patients responded, 0% {WHOLE}, and 100% did not.", False),
        (f"It was 150% (n = 9) {WHOLE}.", True),
    ],
)
def test_a_percentage_is_of_a_whole_number_of_people(text: str, *, found: bool) -> None:
    assert codes(text, "clinician") == ({"percent-impossible"} if found else set())


@given(size=st.integers(1, 3000), share=st.floats(0, 1), places=st.integers(0, 2))
@settings(max_examples=examples(60))
def test_every_percentage_that_was_counted_is_possible(
    size: int, share: float, places: int
) -> None:
    people = round(size * share)
    assert is_possible(f"{100 * people / size:.{places}f}", size)


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
