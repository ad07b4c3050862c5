"""Statements are held to what stands behind them: animals, drugs, approvals, captions, numbers."""

import pytest

from kdeck.check.content.rulebook import check_library
from projects import FILES, REGIONS, TOPIC

from .texts import SHIPPED, codes, in_claim, in_topic, library

PRECLINICAL = {"evidence": "preclinical"}


@pytest.mark.parametrize(
    "text",
    [
        "Ketamine grows new links.",
        "In mice, ketamine grew links. It also raised BDNF.",
        "New links grew back within a day.",
        "Ketamine may grow new links.",
        "The drug turns this switch on.",
        "- In rats, it helped.\n- Ketamine turns this switch on.",
    ],
)
def test_an_animal_finding_without_its_animal_is_found(text: str) -> None:
    assert in_claim(text, **PRECLINICAL) == {"animal-unsaid"}
    assert in_claim(text, "clinician", **PRECLINICAL) == {"animal-unsaid"}


@pytest.mark.parametrize(
    "text",
    [
        # The ledger's own wordings.
        "BDNF is a protein that helps nerve cells grow and link up. In animals, ketamine raises "
        "it. In people, blood tests give mixed results.",
        "mTORC1 is a switch in cells that helps build new parts. In rats, ketamine turns it on. "
        "One small study in people did not fit this idea.",
        "Some of the extra glutamate may open a second gate. It is called the AMPA receptor. In "
        "animals, ketamine does not work well if this gate is blocked.",
        "In mice, ketamine helps regrow tiny links between nerve cells. The mice got better before "
        "the links grew back. We do not yet know if the same thing happens in people.",
        "A tiny part of the brain, the lateral habenula, reacts to bad news. In rats and mice, "
        "ketamine quiets it. We do not know yet if this is how it helps people.",
        "Ketamine may also act on two other brain chemicals. They are called dopamine and "
        "serotonin. Most of the proof is from animals.",
        "For a short time, ketamine may raise glutamate. Most of the proof is from animals.",
        "It does not follow that thought improves. This was in vitro.",
        "Nerve cells in a dish grew new spines.",
        "The body turns ketamine into other chemicals. Some may help too. Studies do not agree.",
        "Blood levels after ketamine are inconsistent.",
    ],
)
def test_an_animal_finding_that_says_so_is_not_found(text: str) -> None:
    assert "animal-unsaid" not in in_claim(text, **PRECLINICAL)


def test_a_sentence_that_carries_on_from_animals_names_them_in_any_claim() -> None:
    assert in_claim("In mice, links grew. They also restored sleep.") == {"animal-unsaid"}
    assert not in_claim("In mice, links grew. In people, this is not known.")
    assert not in_claim("In people, links grew. They also restored sleep.")
    assert not in_claim("In mice, links grew. It is a common test.")


def test_a_table_names_its_animals_in_its_headers() -> None:
    table = "| Step | {} |\n|---|---|\n| BDNF | Ketamine raised it |"
    assert not in_claim(table.format("In mice"), "clinician", **PRECLINICAL)
    assert in_claim(table.format("Finding"), "clinician", **PRECLINICAL) == {"animal-unsaid"}


@pytest.mark.parametrize(
    ("drug", "text", "code"),
    [
        ("ketamine", "Ketamine has a boxed warning.", "drug-fact"),
        ("ketamine", "Treatment falls under a REMS.", "drug-fact"),
        ("both", "With ketamine you must stay at least 2 hours.", "drug-fact"),
        ("both", "With ketamine, staff watch you for two hours.", "drug-fact"),
        ("both", "Ketamine is approved for adults with depression.", "drug-fact"),
        ("both", "Ketamine and esketamine are approved for depression.", "drug-fact"),
        ("both", "Unlike esketamine, ketamine has a boxed warning.", "drug-fact"),
        ("both", "Ketamine is old. It has a boxed warning.", "drug-fact"),
        ("both", "Esketamine is off-label in depression.", "drug-fact"),
        ("esketamine", "It is not approved for depression.", "drug-fact"),
        ("both", "Esketamine needs no REMS.", "drug-fact"),
        ("both", "There is a boxed warning.", "drug-unnamed"),
        ("both", "You must stay for 2 hours.", "drug-unnamed"),
    ],
)
def test_a_legal_fact_of_the_wrong_drug_is_found(drug: str, text: str, code: str) -> None:
    given = {"drug": drug, "evidence": "label"}
    assert in_claim(text, "clinician", **given) == {code}
    assert code in in_claim(text, **given)


@pytest.mark.parametrize(
    ("drug", "text"),
    [
        ("both", "Ketamine has no REMS; esketamine has one."),
        ("both", "REMS, the 2-hour rule and the boxed warning belong to esketamine."),
        ("both", "Ketamine is approved for surgery, not for depression."),
        ("both", "Ketamine is not approved for depression. Esketamine is a spray. It is approved "
                 "for some adults with depression."),
        ("esketamine", "There is a boxed warning. Patients stay at least 2 hours."),
        ("ketamine", "Esketamine is never dispensed for home use."),
        ("both", "Esketamine: REMS, at least 2 h and until settled."),
        ("both", "The feeling often fades in about two hours."),
        ("both", "Neither drug is approved for depression in people under 18."),
        ("both", "Boxed warning: antidepressants raise suicidal thoughts in the young."),
        ("both", "A compounded product sits outside any REMS."),
        ("ketamine", "Esketamine’s boxed warning does not apply; monitor all the same."),
    ],
)  # fmt: skip
def test_a_legal_fact_of_its_own_drug_is_not_found(drug: str, text: str) -> None:
    assert not in_claim(text, "clinician", drug=drug, evidence="label")


def test_a_cell_is_of_the_drug_that_heads_its_column() -> None:
    table = "| Feature | Ketamine | Esketamine |\n|---|---|---|\n| {} | {} | {} |"
    good = table.format("Rules", "None", "REMS; stay at least 2 h")
    bad = table.format("Rules", "REMS; stay at least 2 h", "None")
    assert not in_claim(good, "clinician", drug="both")
    assert in_claim(bad, "clinician", drug="both") == {"drug-fact"}


def test_an_approval_may_be_repeated_where_its_label_claim_is_cited() -> None:
    label = in_claim("Ketamine is off-label here.", "clinician", evidence="label")
    assert not label
    assert in_claim("Ketamine is off-label here.", "clinician") == {"approval-literal"}
    assert codes("Ketamine is off-label here.", "clinician") == {"approval-literal"}
    status = (
        '::: {.claim #status drug="ketamine" evidence="label" refs="smith2020" as-of="2026-06"}\n'
        ":::: plain\nIt is not approved for this.\n::::\n"
        ":::: clinician\nOff-label [@smith2020].\n::::\n:::\n\n"
    )
    points = "::: {.key-points}\n- Ketamine is off-label here.\n:::"
    again = status.replace("#status", "#again").replace("label", "rct", 1)
    assert not in_topic(status + again + points)
    assert {f.code for f in in_topic(points)} == {"approval-literal"}
    assert {f.code for f in in_topic(f"{status}Off-label.")} == {"approval-literal"}


@pytest.mark.parametrize(
    "text",
    [
        "Ask about its approval status.",
        "FDA anesthetic approval came in 1970.",
        "See a licensed nurse.",
    ],
)
def test_a_word_on_approvals_is_no_statement(text: str) -> None:
    assert not codes(text, "clinician")


@pytest.mark.parametrize(
    "caption",
    [
        "Ketamine helps the brain.",
        "This drug increases neuroplasticity.",
        "It works within hours.",
        "Treatment reduces symptoms.",
        "The spray lifts low mood.",
    ],
)
def test_a_claim_in_a_caption_or_an_alt_text_is_found(caption: str) -> None:
    figure = "::: {.figure}\n![%s](hill.svg)\n\n%s\n:::"
    for text in (figure % ("A hill.", caption), figure % (caption, "A hill.")):
        assert {finding.code for finding in in_topic(text)} == {"claim-hidden"}
    table = f'::: {{.table caption="{caption}"}}\n| A | B |\n|---|---|\n| c | d |\n:::'
    assert {finding.code for finding in in_topic(table)} == {"claim-hidden"}


@pytest.mark.parametrize(
    "caption",
    [
        "A drawing, not to scale. Ketamine does not help everyone.",
        "We do not know if this happens in people.",
        "A nurse helps a man with his mask before treatment.",
        "A drawing of how ketamine works on a gate.",
        "The line rises from 2 to 5.",
        "A bar increases in width.",
        "Proposed steps and the evidence for each",
    ],
)
def test_what_is_drawn_may_be_said(caption: str) -> None:
    assert not in_topic(f"::: {{.figure}}\n![{caption}](hill.svg)\n\n{caption}\n:::")


@pytest.mark.parametrize(
    "text",
    [
        "Call 911 now.", "In danger, 988 is there.", "Dial 112.", "Ring 000 at once.",
        "Call 116 123.", "Call 13 11 14.", "Text 1737.", "Call (555) 010-1234.", "Call 555-0100.",
        "Call 1-800-273-8255.", "Call +44 20 7946 0000.", "Call 9-8-8.", "Call 1-800-CALL-NOW.",
    ],
)  # fmt: skip
def test_a_number_to_call_is_found(text: str) -> None:
    shipped = (SHIPPED.parent / "regions.yml").read_text("utf-8")
    read = library({TOPIC: FILES[TOPIC] + text, REGIONS: shipped})
    assert {finding.code for finding in check_library(read)} == {"contact-literal"}


@pytest.mark.parametrize(
    "text",
    [
        "Of 112 people, 111 came back.", "It took 2,665 patients (2019 to 2021).",
        "Grades 3–14; 5–10 days.", "A score of 000.", "The range was 120-180.",
        "Call [emergency]{.region} or [phone]{.clinic}.", "Call us within 24 hours of dose 2.",
    ],
)  # fmt: skip
def test_another_number_is_not_found(text: str) -> None:
    shipped = (SHIPPED.parent / "regions.yml").read_text("utf-8")
    read = library({TOPIC: f"{FILES[TOPIC]}\n::: clinician\n{text}\n:::", REGIONS: shipped})
    assert not list(check_library(read))
