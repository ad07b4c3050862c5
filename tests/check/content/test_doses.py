"""Doses that are easily misread are found for either audience; other figures are not."""

import pytest

from .texts import codes, in_topic


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("dose-trailing-zero", "Give 5.0 mg."),
        ("dose-trailing-zero", "Give 2.50 mL."),
        ("dose-trailing-zero", "Give 1.0 mg/kg."),
        ("dose-naked-decimal", "Give .5 mg."),
        ("dose-naked-decimal", "Give .5 mg/kg."),
        ("dose-abbreviation", "Give 10U now."),
        ("dose-abbreviation", "Give 10 U now."),
        ("dose-abbreviation", "Give 10 IU now."),
        ("dose-abbreviation", "Give 5 µg now."),
        ("dose-abbreviation", "Give 5 μg now."),
        ("dose-abbreviation", "Give 5 ug now."),
        ("dose-abbreviation", "Give 5 mg QD."),
        ("dose-abbreviation", "Give 5 mg q.d. as said."),
        ("dose-abbreviation", "Give 5 mg QOD."),
        ("dose-abbreviation", "Give 5 mg MS."),
        ("dose-abbreviation", "Give MS 5 mg."),
        ("dose-abbreviation", "Give MSO4."),
        ("dose-abbreviation", "Give 5 cc now."),
        ("dose-thousands", "Give 1000 mg."),
        ("dose-thousands", "Give 10 000 units."),
        ("dose-thousands", "Give 1,5 mg."),
        ("dose-break", "Give **5** mg."),
        ("dose-break", "Give 5 [mg]{lang=fr}."),
        ("dose-break", "Give **0.5** mL."),
    ],
)
def test_a_dose_that_kills_is_found(code: str, text: str) -> None:
    assert codes(text, "clinician") == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Give 0.5 mg/kg over 40 min.",
        "Give 5 mg, 10.5 mL, 100 mcg or 1,000 units.",
        "Give 10 units, 5 ml, 3 mEq or 2 mmol.",
        "The level was 5.0 (p < .05).",
        "Use 13C-MRS and MS spectra.",
        "In 3 U.S. states, CC and QT were measured.",
        "At 180/115 mm Hg it was stopped.",
        "The mean was 7.0 of 10; a score of 24.0 fell.",
    ],
)
def test_a_dose_that_is_written_well_is_not_found(text: str) -> None:
    assert not codes(text, "clinician")


@pytest.mark.parametrize(
    "text",
    ["You get 40 mg.", "You get 0.5 mg/kg.", "You get 100 mcg.", "Take 5 mL.", "A 40-mg dose."],
)
def test_no_dose_is_for_patients(text: str) -> None:
    assert codes(text) == {"dose-patient"}


@pytest.mark.parametrize("text", ["Wait for 40 minutes.", "Rest 2 hours.", "Do 3 good things."])
def test_other_amounts_are_for_patients(text: str) -> None:
    assert not codes(text)


def test_a_unit_keeps_to_its_number_wherever_it_stands() -> None:
    (finding,) = in_topic("::: clinician\nFine.\n\nGive **0.5 mg**, then **5** mg.\n:::")
    assert (finding.code, finding.span.line) == ("dose-break", 10)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("Give .5 mg.", "'.5' is read as '5' when the point is lost", "write '0.5'"),
        ("Give .25 mg/kg.", "'.25' is read as '25' when the point is lost", "write '0.25'"),
        ("Give 5.0 mg.", "'5.0' is read as '50' when the point is lost", "write '5'"),
        ("Give 2.50 mL.", "'2.50' is read as '250' when the point is lost", "write '2.5'"),
    ],
)
def test_the_message_says_how_the_dose_is_misread_and_the_hint_how_to_write_it(
    text: str, message: str, hint: str
) -> None:
    (finding,) = in_topic(f"::: clinician\n{text}\n:::")
    assert (finding.message, finding.hint) == (message, hint)
