"""Words that a project avoids are found wherever they stand, and only as whole words."""

from pathlib import Path

import pytest

from kdeck.check.text.passage import passages
from kdeck.check.text.words import check_words
from kdeck.finding import Finding, Severity
from projects import CLAIM, FILES, FRONT, GLOSSARY, RECIPE, TOPIC, WORDS, read_project


def found(folder: Path, path: str, text: str) -> list[Finding]:
    library, findings = read_project(folder, {path: text})
    assert not findings
    return list(check_words(library.words, passages(library)))


@pytest.mark.parametrize(
    "text",
    [
        "It may reset you.",
        "A RESET for all.",
        "A **reset** comes.",
        "- Reset",
        "| A | B |\n|---|---|\n| a reset | b |",
        "Term\n:   A reset.",
    ],
)
def test_an_avoided_word_is_found_in_every_kind_of_block(tmp_path: Path, text: str) -> None:
    (finding,) = found(tmp_path, TOPIC, f"{FRONT}{text}\n")
    assert finding.code == "word-avoided"
    assert finding.severity is Severity.WARNING
    assert finding.span.file == TOPIC
    assert finding.hint == "say 'change over time'"


@pytest.mark.parametrize(
    ("stops", "severity"), [("true", Severity.ERROR), ("false", Severity.WARNING)]
)
def test_a_word_that_could_harm_stops_a_build(
    tmp_path: Path, stops: str, severity: Severity
) -> None:
    words = FILES[WORDS].replace('why: "It is false."', f'why: "It is false.", stops: {stops}')
    assert words != FILES[WORDS]
    library, findings = read_project(tmp_path, {WORDS: words, TOPIC: f"{FRONT}A reset.\n"})
    assert not findings
    (finding,) = check_words(library.words, passages(library))
    assert finding.severity is severity


@pytest.mark.parametrize(
    "word",
    ["cure", "completely safe", "no side effects", "not addictive", "microdose", "only 0.7%"],
)
def test_the_shipped_list_stops_a_build_at_what_could_harm(tmp_path: Path, word: str) -> None:
    shipped = (Path(__file__).parents[3] / WORDS).read_text("utf-8")
    library, _ = read_project(tmp_path, {WORDS: shipped, TOPIC: f"{FRONT}A {word}.\n"})
    found = check_words(library.words, passages(library))
    assert Severity.ERROR in {finding.severity for finding in found}


def test_the_line_of_the_word_is_named(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, TOPIC, f"{FRONT}Fine.\n\nA reset.\n")
    assert finding.span.line == FRONT.count("\n") + 3


@pytest.mark.parametrize("text", ["Presets.", "It resets.", "A re-set."])
def test_a_part_of_another_word_is_not_found(tmp_path: Path, text: str) -> None:
    assert not found(tmp_path, TOPIC, f"{FRONT}{text}\n")


@pytest.mark.parametrize("audience", ["low", "subanesthetic"])
def test_both_wordings_of_a_claim_are_read(tmp_path: Path, audience: str) -> None:
    text = FRONT + CLAIM.replace(f"is {audience}", "is a reset")
    assert len(found(tmp_path, TOPIC, text)) == 1


def test_titles_messages_and_definitions_are_read(tmp_path: Path) -> None:
    for path, old in (
        (RECIPE, "It may help."),
        (GLOSSARY, "A chemical of nerve cells."),
        (TOPIC, "The dose is small"),
    ):
        text = FILES[path].replace(old, "A reset", 1)
        assert [finding.span.file for finding in found(tmp_path, path, text)] == [path]
        (tmp_path / path).write_text(FILES[path])


def test_a_question_for_teach_back_is_read(tmp_path: Path) -> None:
    asked = 'teach-back: {plain: "What is a reset?", clinician: "Ask"}\n---\n'
    text = FILES[TOPIC].replace("---\n:::", f"{asked}:::", 1)
    assert len(found(tmp_path, TOPIC, text)) == 1
