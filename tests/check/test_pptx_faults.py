"""Each rule for decks sees its fault in a deck that is good in all else."""

import pytest

from kdeck.check.pptx.file import check_pptx
from kdeck.check.rules import rules

from . import deck_faults, deck_faults_unseen
from .broken_deck import FAULTS, NUMBERS, Fault, broken, good

assert deck_faults  # importing them fills the table
assert deck_faults_unseen


def test_the_good_deck_has_no_findings() -> None:
    assert check_pptx(good(), "a.pptx") == ()


@pytest.mark.sampled(3)
@pytest.mark.parametrize("one", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found_as_what_it_is_and_where_it_is(one: Fault) -> None:
    found = check_pptx(broken(one), "a.pptx")
    where = f"slide {NUMBERS[one.slide] + 1}" if one.slide else None
    assert {(finding.code, finding.span.path) for finding in found} == {(one.code, where)}


def test_every_rule_for_decks_has_a_fault() -> None:
    codes = {code for code in rules() if code.startswith("pptx-")}
    # What is wrong with most slides is told beside what is wrong with each: it has own tests.
    whole = {"pptx-deck-untitled", "pptx-deck-pictures", "pptx-deck-alt"}
    assert {one.code for one in FAULTS} == codes - {"pptx-unreadable"} - whole
