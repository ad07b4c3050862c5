"""That PDF/UA-2 files get the verdict that veraPDF gives them, for the same reason."""

import re

import pytest

from kdeck.check.pdf.file import check_pdf
from kdeck.check.pdf.reference.verapdf import Profile, validate
from kdeck.finding import Severity

from .parttwo import CASES, Case


@pytest.mark.sampled(10)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_file_of_part_two_gets_its_verdict(case: Case) -> None:
    found = check_pdf(case.make(), "leaflet.pdf")
    errors = {finding.code for finding in found if finding.severity is Severity.ERROR}
    assert errors == case.codes, found


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_verapdf_gives_the_same(case: Case) -> None:
    failed = [f.message for f in validate(case.make(), Profile.UA_2, "leaflet.pdf")]
    clauses = {match[1] for each in failed if (match := re.search(r"clause (.*?), test", each))}
    assert case.clause in clauses if case.clause else not clauses, failed
