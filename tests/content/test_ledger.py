"""Every row of the clinical ledger is in a topic, refused by a rule, or left out for a reason."""

import re

import pytest

import starter
from content.ledger import Entry, read_ledger
from kdeck.check.rules import rules
from kdeck.model.audience import Audience
from kdeck.model.block import Claim
from kdeck.model.library import Library
from kdeck.model.walk import walk_blocks
from kdeck.plan.text.wording import wording

LAST = {
    "W-": 30, "W-R": 10, "W-N": 4, "S-": 21, "U-": 15, "I-": 27, "I-R": 3, "N-": 9, "M-": 17,
    "D-": 27, "E-": 27, "G-": 60,
}  # fmt: skip
CLAIMS = 46
REFERENCES = 142


@pytest.fixture(scope="module")
def library() -> Library:
    return starter.library()


@pytest.fixture(scope="module")
def ledger() -> dict[str, Entry]:
    return read_ledger()


def test_every_row_has_a_line(ledger: dict[str, Entry]) -> None:
    for prefix, last in LAST.items():
        numbers = [int(m[1]) for key in ledger if (m := re.fullmatch(rf"{prefix}(\d+)", key))]
        assert sorted(numbers) == list(range(1, last + 1)), prefix
    assert sum(key.startswith("B-") for key in ledger) == CLAIMS
    assert sum(key[0].islower() for key in ledger) == REFERENCES
    assert all(entry.places or entry.reason for entry in ledger.values())


def test_every_place_exists(library: Library, ledger: dict[str, Entry]) -> None:
    printed = wording("en-US").version_line("1.0", "2026-06", Audience.PLAIN, draft=True)
    known = {
        "claim": claim_ids(library),
        "topic": {topic.id for topic in library.topics},
        "word": {phrase for entry in library.words for phrase in entry.phrases},
        "rule": set(rules()),
        "reference": {reference.id for reference in library.references},
        "term": {entry.key for entry in library.glossary},
    }
    lost = [
        f"{key}: no {kind} {name}"
        for key, entry in ledger.items()
        for kind, name in entry.places
        if (name not in printed if kind == "print" else name not in known[kind])
    ]
    assert lost == []


def test_no_claim_reference_or_term_is_outside_the_ledger(
    library: Library, ledger: dict[str, Entry]
) -> None:
    placed = {place for entry in ledger.values() for place in entry.places}
    composed = {"mechanism-steps", "visit-first", "visit-steps", "evidence-first"}
    assert {("claim", key) for key in claim_ids(library) - composed} <= placed
    assert {("reference", reference.id) for reference in library.references} <= placed
    assert {("term", entry.key) for entry in library.glossary} <= placed


def claim_ids(library: Library) -> set[str]:
    blocks = (block for topic in library.written for block in walk_blocks(topic.blocks))
    return {block.id for block in blocks if isinstance(block, Claim)}
