"""What no text may say is found however it is said, and what clinics honestly say is not."""

import pytest

from kdeck.check.content.endorsement import endorsement
from kdeck.check.content.promise import promise
from kdeck.check.content.retraction import retraction
from kdeck.check.text.sentence import split_sentences
from kdeck.finding import Severity

from .statements import (
    HONEST_ADDRESSES,
    HONEST_FORMATS,
    HONEST_HOURS,
    HONEST_NAMES,
    HONEST_WORDS,
    PROMISES,
    RETRACTIONS,
    REVIEWS,
)
from .texts import codes, in_claim, outside

HONEST = (*HONEST_NAMES, *HONEST_ADDRESSES, *HONEST_HOURS, *HONEST_FORMATS, *HONEST_WORDS)


@pytest.mark.parametrize("text", RETRACTIONS)
def test_what_takes_a_note_back_is_found(text: str) -> None:
    assert any(map(retraction, split_sentences(text)))


@pytest.mark.parametrize("text", REVIEWS)
def test_what_claims_a_review_is_found(text: str) -> None:
    assert any(map(endorsement, split_sentences(text)))


@pytest.mark.parametrize("text", PROMISES)
def test_what_promises_too_much_is_found(text: str) -> None:
    assert any(map(promise, split_sentences(text)))


@pytest.mark.parametrize("text", HONEST)
def test_what_a_clinic_honestly_says_is_none_of_them(text: str) -> None:
    for sentence in split_sentences(text):
        assert not retraction(sentence)
        assert not endorsement(sentence)
        assert not promise(sentence)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ketamine cures depression and is completely safe.", "promise-made"),
        ("It works for all people.", "promise-made"),
        ("You may drive.", "note-contradicted"),
        ("Medically reviewed.", "review-claimed"),
    ],
)
def test_prose_outside_a_claim_is_judged(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ask how ketamine works.",
        "Does ketamine help?",
        "No one knows how ketamine helps.",
        "Ketamine does not help everyone.",
        "Staff give ketamine through a drip.",
    ],
)
def test_what_asks_denies_or_describes_needs_no_claim(text: str) -> None:
    assert not outside(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ketamine lifts the mood within hours.",
        "Ketamine damages the bladder.",
        "The trials of ketamine were small.",
    ],
)
def test_a_fact_outside_a_claim_is_an_error(text: str) -> None:
    (finding,) = outside(text)
    assert finding.severity is Severity.ERROR
    assert text in finding.message


def test_a_claim_may_say_what_a_drug_does_and_not_promise_it() -> None:
    assert "claim-outside" not in in_claim("Ketamine lifts the mood of some people.")
    assert "promise-made" in in_claim("Ketamine cures depression.")


def test_a_corrected_myth_may_be_told() -> None:
    table = "| Myth | Fact |\n|---|---|\n| Ketamine is safe | It has risks |"
    assert "promise-made" not in codes(f'\n:::: {{.table caption="Myths"}}\n{table}\n::::\n')
