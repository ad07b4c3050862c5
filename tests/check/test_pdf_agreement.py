"""Our own judgment of PDF files beside that of veraPDF, on broken files and on good ones."""

import itertools
import re
import sys
from dataclasses import dataclass

import pytest

import starter
from kdeck.check.pdf.file import check_pdf
from kdeck.check.pdf.reference.verapdf import Profile, validate, validate_all
from kdeck.finding import Finding, Severity
from kdeck.model.audience import Audience
from kdeck.plan.handout.planner import plan_handout
from kdeck.render.pdf.writer import render
from kdeck.variants import Edition, Standard
from verdicts import KEPT, flaws, reference_flaws

from .breaking import good, torture
from .broken import BROKEN, Broken

LEAST_AGREEMENT = 0.97
# The editions of the longest document are slow.
CASES = [
    pytest.param(
        *case,
        marks=[pytest.mark.slow]
        * (case[0] is Audience.CLINICIAN and case[1] is not Edition.STANDARD),
    )
    for case in itertools.product(Audience, Edition, Standard)
]
# Nothing tells these from a good file: content that a lenient parser reads to its end, and a
# catalog that raises the version, which the clause does not mention.
NOT_FOUND = {"content_that_cannot_be_read", "version_2"}
# Files with which more than one profile finds fault.
TOGETHER = {
    "font_not_embedded", "widths_of_another_font", "missing_glyph_shown",
    "font_without_its_last_code", "to_unicode_removed",
}  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    broken: Broken
    reference: tuple[Finding, ...]
    ours: tuple[Finding, ...]

    @property
    def is_found(self) -> bool:
        return any(finding.severity is not Severity.NOTE for finding in self.ours)


def verdict(broken: Broken) -> Verdict:
    data = broken.data()
    reference = validate(data, Profile.UA_1, broken.name)
    return Verdict(broken, reference, check_pdf(data, broken.name))


@pytest.mark.slow
@pytest.mark.long
def test_it_finds_what_verapdf_finds(capsys: pytest.CaptureFixture[str]) -> None:
    verdicts = [verdict(broken) for broken in BROKEN]
    failed = [each for each in verdicts if each.reference]
    missed = [each.broken.name for each in failed if not each.is_found]
    more = [each.broken.name for each in verdicts if not each.reference and each.is_found]
    found = len(failed) - len(missed)
    report = f"agrees with veraPDF on {found} of {len(failed)} files, and finds {len(more)} more"
    with capsys.disabled():
        sys.stdout.write(f"\n{report}\n")
    assert len(missed) <= (1 - LEAST_AGREEMENT) * len(failed), missed
    unfound = {each.broken.name for each in verdicts if not each.ours}
    assert unfound == NOT_FOUND


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("broken", [b for b in BROKEN if b.name in TOGETHER], ids=lambda b: b.name)
@pytest.mark.parametrize("standard", list(Standard))
def test_profiles_that_judge_together_find_what_each_finds_alone(
    broken: Broken, standard: Standard
) -> None:
    data, profiles = broken.data(), KEPT[standard]
    together = validate_all(data, profiles, broken.name)
    alone = [found for each in profiles for found in validate(data, each, broken.name)]
    assert alone
    # What veraPDF calls a place on the way may differ, which stands in the hint.
    assert [(f.code, f.message) for f in together] == [(f.code, f.message) for f in alone]


def test_the_set_is_large_and_every_file_has_a_name_of_its_own() -> None:
    assert len(BROKEN) >= 100
    assert len({broken.name for broken in BROKEN}) == len(BROKEN)
    assert all(re.fullmatch(r"[5-7](\.\d+)*-\d+", broken.clause) for broken in BROKEN)


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", ["torture", "sheet", "plain", "clinician"])
def test_what_is_broken_was_good_before(name: str) -> None:
    assert validate(good(name), Profile.UA_1, name) == ()
    assert check_pdf(good(name), name) == ()


@pytest.mark.slow
@pytest.mark.parametrize(("audience", "edition", "standard"), CASES)
def test_no_edition_of_a_good_handout_has_a_finding(
    audience: Audience, edition: Edition, standard: Standard
) -> None:
    # The same bytes as elsewhere, of which each judge is asked once.
    document = starter.documents("how-ketamine-works", "default")[audience]
    data = render(plan_handout(document, starter.theme("default"), edition), standard).data
    assert flaws(data, "handout.pdf") == ()
    assert reference_flaws(data, "handout.pdf") == ()


def test_a_torture_in_pdf_2_has_no_finding() -> None:
    data = render(torture(), Standard.UA_2).data
    assert validate(data, Profile.UA_2, "torture.pdf") == ()
    assert check_pdf(data, "torture.pdf") == ()
