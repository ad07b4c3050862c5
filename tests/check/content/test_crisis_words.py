"""A crisis text sends its reader to both numbers, and a crisis line names its own and no other."""

import pytest

import starter
from kdeck.check.content.crisiswords import check_crisis_texts
from kdeck.finding import Finding
from kdeck.load.project import read_library
from projects import FILES, REGIONS, MemoryFiles

PLAIN = "Call {crisis-line}. In danger, call {emergency}."
CLINICIAN = "Crisis: {crisis-line}. Danger: {emergency}."


def region(plain: str = PLAIN, clinician: str = CLINICIAN, line: str = "") -> list[Finding]:
    """Give what is found of a region with these texts, by its reader and by its rules."""
    text = FILES[REGIONS].replace(PLAIN, plain).replace(CLINICIAN, clinician)
    if line:
        text = text.replace('{name: "988 Lifeline", how: "Call 988."', f"{{{line}")
    library, findings = read_library(MemoryFiles({**FILES, REGIONS: text}))
    return [*findings, *check_crisis_texts(library.regions)]


GOOD = [
    "If you cannot stay safe, call {crisis-line} now. If your life is in danger, call {emergency}.",
    "If you don't feel safe, phone {crisis-line} or {emergency}.",
    "May you hurt someone? Call {emergency}. Thoughts of suicide? Call {crisis-line}.",
    "If you may hurt someone, call {emergency}; for thoughts of suicide, call {crisis-line}.",
    "Do not wait: call {crisis-line} or {emergency}.",
    "You are not alone. Call or text {crisis-line}, day or night. In danger, ring {emergency}.",
    "Call {crisis-line}. You do not have to give your name. In danger, dial {emergency}.",
    "Call {crisis-line}. In danger, go to an emergency room or call {emergency}.",
]
# No sentence may keep a reader from either number; the rest of the text is beyond reproach.
BAD = [
    "Do not call {crisis-line}. In danger, call {emergency}.",
    "Call {crisis-line}. Never call {emergency}.",
    "Don’t call {crisis-line}; call {emergency}.",
    "Do not, whatever you feel, call {crisis-line} or {emergency}.",
    "You need not call {crisis-line}. Call {emergency}.",
    "Call {crisis-line}. If in danger, you should not call {emergency}.",
    "Call {crisis-line}. Avoid calling {emergency}.",
    "Call nobody, neither {crisis-line} nor {emergency}.",
    "Call {crisis-line} rather than {emergency}.",
    "Call {crisis-line}. It is a scam. Call {emergency}.",
    "Call {crisis-line}. The line is closed. Call {emergency}.",
    "Call {crisis-line} or {emergency}. These numbers are old.",
    "Call {crisis-line} or {emergency}. Do not call them.",
    "Call {crisis-line}. In danger, {emergency}.",
    "Call {crisis-line}. {emergency} is for others.",
    "{crisis-line} or {emergency}.",
    "Ask for {crisis-line} and {emergency}.",
    "Call 555-555-0100, {crisis-line} or {emergency}.",
    "Call {crisis-line} or {emergency}. Skip the rest.",
    "If you might hurt yourself or someone else, call {crisis-line}. In danger, call {emergency}.",
    "For an overdose, call {crisis-line}. In danger, call {emergency}.",
    "Risk to others: {crisis-line}; danger: {emergency}.",
    "May you hurt someone? Call {crisis-line}. In danger? Call {emergency}.",
    "In danger, call {crisis-line}. Later, call {emergency}.",
]


@pytest.mark.parametrize("text", GOOD)
def test_a_text_that_sends_to_both_numbers_passes(text: str) -> None:
    assert not region(plain=text)
    assert not region(clinician=text)


@pytest.mark.parametrize("text", BAD)
@pytest.mark.parametrize("audience", ["plain", "clinician"])
def test_a_text_that_keeps_from_a_number_is_refused(text: str, audience: str) -> None:
    found = region(**{audience: text})
    assert found
    assert {finding.code for finding in found} == {"regions"}
    assert all(f"the {audience} crisis text" in finding.message for finding in found)
    assert all(finding.span.file == REGIONS for finding in found)


@pytest.mark.parametrize("audience", ["plain", "clinician"])
@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Call {crisis-line}.", "lacks {emergency}"),
        ("Call {emergency}.", "lacks {crisis-line}"),
        ("Get help now.", "lacks {emergency} and {crisis-line}"),
    ],
)
def test_each_number_must_stand_in_each_text(audience: str, text: str, lacks: str) -> None:
    found = region(**{audience: text})
    assert [finding.message for finding in found] == [f"the {audience} crisis text {lacks}"]


LINES = {
    "name": [
        "The real line; all others are fake",
        "988 is closed, so call this instead",
        "Lines that are closed now",
        "The old line",
        "988 and 741741",
    ],
    "how": [
        "Do not call 988.",
        "Call 988 or 911.",
        "Call 988, not 911.",
        "Text 741741, or call 988.",
        "Call 988. Never call anybody else.",
        "No need to call 988.",
        "Ignore the others. Call 988.",
        "Call 988 1234.",
        "Call 988 or 555-555-0199.",
    ],
}
CASES = [(key, words) for key, texts in LINES.items() for words in texts]


@pytest.mark.parametrize(("key", "words"), CASES)
def test_a_line_that_misleads_is_refused(key: str, words: str) -> None:
    given = {"name": "Lifeline", "how": "Call 988."} | {key: words}
    found = region(line=f'name: "{given["name"]}", how: "{given["how"]}"')
    assert found
    assert all(f"'{key}' of the crisis line '988'" in finding.message for finding in found)


@pytest.mark.parametrize(
    "how",
    [
        "Call or text 988, or chat at 988lifeline.org.",
        "Call 988, then press 1.",
        "Call 988, 24 hours a day, 7 days a week.",
        "Call 988 24/7.",
        "Call 988 from 8:30 to 17:00, in 240 languages.",
        "Call 988. Not for emergencies.",
        "Call 988. You do not have to give your name.",
        "If you cannot wait, call 988.",
        "Call 9-8-8, which is 988.",
    ],
)
def test_a_line_may_say_when_and_how_it_is_reached(how: str) -> None:
    assert not region(line=f'name: "Lifeline", how: "{how}"')


def beside(how: str, channels: str, name: str = "Relay") -> list[Finding]:
    """Give what is found of a line that stands beside the region's own."""
    lines = FILES[REGIONS].replace(
        "    lines:\n",
        f"    lines:\n      - {{name: {name}, how: {how}, number: 555-0123, channels: [{channels}],"
        " confirmed: false}\n",
    )
    library, findings = read_library(MemoryFiles({**FILES, REGIONS: lines}))
    return [*findings, *check_crisis_texts(library.regions)]


@pytest.mark.parametrize("channels", ["relay", "interpreter"])
def test_a_relay_and_an_interpreter_are_asked_for_a_line_of_the_region_and_no_other(
    channels: str,
) -> None:
    assert not beside("From a TTY call 555-0123 and ask for 988.", channels)
    assert beside("From a TTY call 555-0123 and ask for 555-0199.", channels)
    assert beside("Text 555-0123 and ask for 988.", "text")


def test_a_line_may_be_named_by_a_number_with_a_word_and_no_other_is_said() -> None:
    assert not beside("Call 1800HELPERS on 555-0123.", "call", "1800HELPERS")
    assert beside("Call 1800FLOWERS on 555-0123.", "call", "1800HELPERS")
    assert beside("Call 1800HELPERS on 555-0123.", "call", "Helpers")
    assert beside("Call 555-0123.", "call", "Call 1800HELPERS")


@pytest.mark.parametrize("number", ["988 or so", "the number", "98", "1-800-HELP-NOW"])
def test_a_number_of_a_region_is_a_phone_number(number: str) -> None:
    text = FILES[REGIONS].replace('number: "988"', f'number: "{number}"')
    _, findings = read_library(MemoryFiles({**FILES, REGIONS: text}))
    assert f"'number' is not a phone number: '{number}'" in {f.message for f in findings}
    text = FILES[REGIONS].replace('number: "911"', f'number: "{number}"')
    _, findings = read_library(MemoryFiles({**FILES, REGIONS: text}))
    assert [f.message for f in findings] == [f"'number' is not a phone number: '{number}'"]


def test_the_shipped_regions_pass() -> None:
    library = starter.library()
    assert len(library.regions) == 9
    assert not list(check_crisis_texts(library.regions))
