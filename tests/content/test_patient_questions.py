"""Every question that patients ask is answered in print, by a claim or by what the clinic says."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.batch.budget import fitted
from kdeck.batch.kit.table import kit_of
from kdeck.batch.leavingout import without
from kdeck.check.text.prose import document_prose
from kdeck.check.text.readability import score
from kdeck.model.audience import Audience
from kdeck.model.block import Claim
from kdeck.model.document import Document
from kdeck.model.recipe import Format, Priority
from kdeck.model.walk import walk_blocks
from kdeck.theme.schema import VISIT
from kdeck.theme.theme import Theme
from kdeck.theme.visit import NOTHING_SAID
from kdeck.variants import Edition

TABLE = Path(__file__).with_name("patient-questions.toml")


@dataclass(frozen=True)
class Question:
    question: str
    places: tuple[str, ...]
    says: tuple[str, ...]
    claims: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()


def _read() -> dict[str, Question]:
    entries = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {
        key: Question(
            entry.pop("question"),
            *(tuple(entry.pop(name)) for name in ("in", "says")),
            **{name: tuple(words) for name, words in entry.items()},
        )
        for key, entry in entries.items()
    }


QUESTIONS = _read()


def _document(name: str, theme: Theme) -> Document:
    library = starter.library()
    recipe = next(recipe for recipe in library.recipes if recipe.id == name)
    reader = Reader(Audience.PLAIN, theme.region, theme.language)
    return select(library, recipe, reader, starter.project().scenes)


@cache
def printed(name: str, *, silent: bool = False) -> str:
    """Give the words of a document that its pages always have room for, in the default theme."""
    theme = starter.theme("default")
    if silent:
        theme = replace(theme, clinic=replace(theme.clinic, visit=NOTHING_SAID))
    document = _document(name, theme)
    chapters = [chapter for section in document.sections for chapter in section.chapters]
    kept = without(document, [c.id for c in chapters if c.priority is Priority.MAY])
    plan = kit_of(Format.PDF).plan(kept, theme, Edition.STANDARD)
    return " ".join(" ".join(words.text for words in plan.words()).split())


def test_every_claim_and_every_key_of_the_table_exists() -> None:
    blocks = (b for source in (*starter.library().topics, *starter.library().places)
              for b in walk_blocks(source.blocks))  # fmt: skip
    known = {block.id for block in blocks if isinstance(block, Claim)}
    assert {claim for question in QUESTIONS.values() for claim in question.claims} <= known
    assert {key for question in QUESTIONS.values() for key in question.theme} == set(VISIT)
    assert all(question.claims or question.theme for question in QUESTIONS.values())
    assert all(bool(question.theme) == bool(question.ask) for question in QUESTIONS.values())
    assert len(QUESTIONS) >= 16


@pytest.mark.parametrize("key", QUESTIONS)
def test_the_documents_for_patients_answer(key: str) -> None:
    question = QUESTIONS[key]
    lost = [
        (place, words)
        for place in question.places
        for words in question.says
        if words not in printed(place)
    ]
    assert lost == []


@pytest.mark.parametrize("key", [key for key, question in QUESTIONS.items() if question.theme])
def test_a_clinic_answers_in_its_own_words_and_else_its_patients_are_told_to_ask(key: str) -> None:
    question, visit = QUESTIONS[key], starter.theme("default").clinic.visit
    for place in question.places:
        for name in question.theme:
            answer = visit.answer(name)
            assert answer in printed(place)
            assert answer not in printed(place, silent=True)
        for words in question.ask:
            assert words in printed(place, silent=True), (place, words)


@pytest.mark.slow
@pytest.mark.parametrize("name", starter.THEMES)
def test_the_treatment_visit_answers_within_its_pages_in_every_theme(name: str) -> None:
    theme = starter.theme(name)
    kept = fitted(_document("your-treatment-visit", theme), theme, Format.PDF)
    assert not [finding for finding in kept.findings if finding.code == "budget"]
    plan = kit_of(Format.PDF).plan(kept.document, theme, Edition.STANDARD)
    text = " ".join(words.text for words in plan.words())
    assert "say no, today or any day" in text
    assert plan.extent().count <= 6


def test_what_answers_is_easy_to_read_and_not_choppy() -> None:
    """Sentences of a few words each are as hard to follow as long ones."""
    document = _document("your-treatment-visit", starter.theme("default"))
    section = next(s for s in document.sections if s.heading == "What do people ask?")
    sentences = [prose.text for prose in document_prose(replace(document, sections=(section,)))]
    grade = score(sentences)
    assert grade.flesch_kincaid <= 6
    assert 9 <= grade.words / grade.sentences <= 12
