"""The ledger of clauses names what exists, and all that exists."""

import re

import pytest
from click.testing import CliRunner

from kdeck.check.pdf.reference import jvm
from kdeck.check.pdf.reference.coverage import Clause, Status, clauses, counts
from kdeck.check.pdf.reference.profile import Profile, read_profile
from kdeck.check.rules import rules
from kdeck.cli.explain import explain
from starter import ROOT

OF_VERAPDF = {f"pdf-{profile}" for profile in Profile}


@pytest.mark.parametrize("clause", clauses(), ids=lambda c: f"{c.standard} {c.number}")
def test_a_clause_names_what_exists(clause: Clause) -> None:
    assert clause.about
    assert clause.why.endswith(".")
    if clause.status is Status.ENFORCED:
        assert clause.by
        paths = [ROOT / f"{module.replace('.', '/')}.py" for module in clause.by]
        assert all(path.is_file() for path in paths)
        return
    assert set(clause.by) <= rules().keys()
    assert bool(clause.by) == (clause.status is Status.CHECKED) or clause.status is Status.HUMAN


def test_every_code_for_pdf_files_belongs_to_a_clause() -> None:
    named = {code for clause in clauses() for code in clause.by}
    assert {code for code in rules() if code.startswith("pdf-")} - OF_VERAPDF - named == set()


def test_every_clause_of_pdf_ua_2_that_verapdf_judges_is_listed() -> None:
    profile = read_profile(jvm.jar(), Profile.UA_2)
    judged = {rule.clause for rule in profile.rules if rule.standard == "ISO 14289-2"}
    listed = {clause.number for clause in clauses() if clause.standard == "PDF/UA-2"}
    assert listed == judged | {"ISO/TS 32005"}


def numbers(text: str) -> list[int]:
    """Read '2, 21 to 25' as the numbers it names."""
    found: list[int] = []
    for part in text.split(", "):
        first, _, last = part.partition(" to ")
        found += range(int(first), int(last or first) + 1)
    return found


def test_every_test_of_verapdf_for_pdf_ua_1_is_listed_once() -> None:
    judged = sorted(
        (rule.clause, rule.test_number) for rule in read_profile(jvm.jar(), Profile.UA_1).rules
    )
    listed = [
        (match[1], number)
        for clause in clauses()
        if clause.standard == "PDF/UA-1"
        and (match := re.fullmatch(r"([\d.]+), tests? (.+)", clause.number))
        for number in numbers(match[2])
    ]
    assert sorted(listed) == judged


def test_the_ledger_is_printed_with_its_counts() -> None:
    result = CliRunner().invoke(explain, ["--coverage"])
    assert result.exit_code == 0
    for standard in ("PDF/UA-1", "PDF/UA-2"):
        found = counts(c for c in clauses() if c.standard == standard)
        assert f"{standard}: {found[Status.ENFORCED]} enforced" in result.output
    assert CliRunner().invoke(explain, ["pdf-tree", "--coverage"]).exit_code == 2
