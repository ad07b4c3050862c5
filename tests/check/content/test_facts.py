"""A fact about an illness, a drug, an effect or a risk is told from what anybody may say."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from buildable import SOURCES
from kdeck.batch.project import read_project
from kdeck.check.content.factual import fact
from kdeck.check.content.factwords import Kind, tagged
from kdeck.check.content.rulebook import check_library
from kdeck.check.text.passage import PROSE, passages
from kdeck.finding import Severity
from projects import CLAIM, FRONT, TOPIC, MemoryFiles
from starter import library as shipped

from .statements import HONEST_FORMATS, HONEST_HOURS, HONEST_WORDS
from .texts import library, outside

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Judged:
    text: str
    fact: bool


def sentences(name: str) -> tuple[Judged, ...]:
    """Read sentences that a person judged, each written before the rule was looked at."""
    read = tomllib.loads((HERE / f"sentences-{name}.toml").read_text(encoding="utf-8"))
    return tuple(Judged(entry["text"], entry["fact"]) for entry in read["sentence"])


def counted(judged: tuple[Judged, ...]) -> tuple[int, int]:
    """Count the facts that are found, and what is taken for one and is none."""
    found = sum(1 for each in judged if each.fact and fact(each.text))
    false = sum(1 for each in judged if not each.fact and fact(each.text))
    return found, false


def test_of_120_sentences_57_facts_are_found_and_3_others_at_most() -> None:
    judged = (*sentences("topics"), *sentences("clinic"))
    assert sum(each.fact for each in judged) == 60
    assert len(judged) == 120
    found, false = counted(judged)
    assert found >= 57
    assert false <= 3


def test_of_90_further_sentences_most_facts_are_found_and_hardly_any_others() -> None:
    judged = sentences("more")
    assert len(judged) == 90
    found, false = counted(judged)
    assert found >= 39
    assert false <= 1


def test_what_clinics_honestly_write_is_no_fact() -> None:
    for text in (*HONEST_WORDS, *HONEST_HOURS, *HONEST_FORMATS):
        assert not fact(text), text


def test_most_of_what_the_shipped_claims_state_is_told_for_a_fact() -> None:
    """Orders and labels stand in claims as well, so that not all of their sentences are facts.

    Texts of regions tell who pays, who prescribes and whom to ask: rules of a place, left out here.
    """
    told = {
        sentence: fact(sentence)
        for passage in passages(shipped())
        if passage.claim and passage.place in PROSE
        if not passage.span.file.startswith("sources/regions/")
        for sentence, _ in passage.sentences()
        if "ketamine" in sentence.casefold() and sentence.endswith(".")
    }
    assert sum(map(bool, told.values())) > 0.75 * len(told)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Ask us. Ketamine is quick.", True),
        ("Call us, because the drug can harm the bladder.", True),
        ("If you feel dizzy, sit down.", False),
        ("If you feel dizzy, the drug causes it.", True),
        ("Remember that the spray wears off within hours.", True),
        ("Remember to bring your list.", False),
        ("Did you know that one in four relapses?", True),
        ("Do you know how it works?", False),
        ("Why does it lift the mood?", True),
        ("Why do we call you?", False),
        ("Take 40 mg in the morning.", True),
        ("Take the lift to floor 4.", False),
        ("Parking is free for two hours.", False),
        ("Parking for people with depression is free.", False),
        ("The consent form for ketamine is at the desk.", False),
        ("No one knows how long the effect lasts.", False),
        ("No lasting harm", True),
    ],
)
def test_a_fact_is_told_by_its_clause(text: str, stated: bool) -> None:
    assert bool(outside(text)) is stated


def test_every_kind_of_word_has_words() -> None:
    said = (
        "ketamine infusion depression nausea brain trial people helps safe better feel shows risk"
    )
    assert len(tagged(said).all) >= 12
    assert Kind.NAMED in tagged("Esketamine’s").all
    assert Kind.EVERYDAY not in tagged("street ketamine").all


def test_the_finding_names_its_sentence_its_line_and_the_claim_that_says_it() -> None:
    (finding,) = outside("Stay near us.\nThe drug makes rats dizzy.")
    assert finding.severity is Severity.ERROR
    assert "'The drug makes rats dizzy.'" in finding.message
    assert finding.span.file == TOPIC
    assert "{.claim #KEY" in finding.hint
    claim = CLAIM.replace("The dose is low.", "The drug makes many rats dizzy within minutes.")
    again = library({TOPIC: f"{FRONT}The drug makes rats dizzy.\n\n{claim}"})
    (named,) = [f for f in check_library(again) if f.code == "claim-outside"]
    assert named.hint.startswith("the claim 'low-dose' in sources/topics/dose.md:")


@pytest.mark.parametrize(
    ("point", "lost"),
    [
        ("Ketamine shrinks tumors in the liver.", "ketamine"),
        ("It lasts for 77 days.", "77"),
    ],
)
def test_a_point_says_nothing_that_no_claim_of_its_topic_says(point: str, lost: str) -> None:
    body = f"{FRONT}{CLAIM}\n\n::: {{.key-points}}\n- {point}\n:::"
    found = [f for f in check_library(library({TOPIC: body})) if f.code == "claim-outside"]
    assert [f.message.split("'")[1] for f in found] == [lost]


@pytest.mark.slow
def test_what_is_shipped_states_no_fact_outside_a_claim() -> None:
    assert not [str(f) for f in check_library(shipped()) if f.code == "claim-outside"]


def test_a_fact_in_a_clinics_own_words_is_warned_of() -> None:
    """What a clinic promises is an error still; where it parks is nobody's concern."""
    words = (
        "We are kind. The spray lifts the mood of most people within a day.\n\n"
        "Ketamine cures depression and is completely safe. Parking is free for two hours.\n"
    )
    changes = {**SOURCES, "themes/default/words/about-us.md": words}
    found = read_project(MemoryFiles(changes), ("default",)).findings
    assert {(f.code, f.severity) for f in found} == {
        ("claim-outside", Severity.WARNING),
        ("promise-made", Severity.ERROR),
    }
    (fact_found,) = (f for f in found if f.code == "claim-outside")
    assert "'The spray lifts the mood of most people within a day.'" in fact_found.message
    assert fact_found.hint.startswith("leave it out, or have it put into a claim of the project")
