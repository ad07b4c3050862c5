"""That types of elements in namespaces get the verdict that veraPDF gives them in part 1."""

import re

import pytest

from kdeck.check.pdf.file import check_pdf
from kdeck.check.pdf.reference.verapdf import Profile, validate

from .partone import CASES, UNCLAIMED, Case


@pytest.mark.sampled(6)
@pytest.mark.parametrize("case", [*CASES, *UNCLAIMED], ids=lambda case: case.name)
def test_a_type_is_known_or_found(case: Case) -> None:
    found = {f.code: f for f in check_pdf(case.make(), "leaflet.pdf")}
    assert ("pdf-role" in found) != case.good, found
    others = found.keys() - {"pdf-role", "pdf-tree", "pdf-identifier"}
    assert not others, found


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_verapdf_gives_the_same(case: Case) -> None:
    failed = [f.message for f in validate(case.make(), Profile.UA_1, "leaflet.pdf")]
    clauses = {m[1] for each in failed if (m := re.search(r"clause (.*?, test \d+)", each))}
    assert bool(clauses) != case.good, failed
    assert clauses <= {"7.1, test 5", "7.1, test 6"}, failed
