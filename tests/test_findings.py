"""One collector of findings serves all that is read, planned and written."""

from dataclasses import dataclass

import pytest

from kdeck.finding import Finding, Findings, Severity, Span
from kdeck.nearest import closest, nearest

HERE = Span("b.yml", 7, "$.a")


@dataclass(frozen=True)
class Thing:
    span: Span = HERE


@pytest.mark.parametrize(
    ("where", "span"),
    [(None, Span("a.yml")), (3, Span("a.yml", 3)), (HERE, HERE), (Thing(), HERE)],
    ids=["the file", "a line", "a place", "what has a place"],
)
def test_a_finding_stands_where_it_is_said_to(where: Thing | Span | int | None, span: Span) -> None:
    findings = Findings("a.yml")
    findings.error("code", "wrong", "mend it", where)
    assert list(findings) == [Finding("code", "wrong", "mend it", span)]


def test_several_files_are_collected_together_in_the_order_of_reading() -> None:
    findings = Findings()
    findings.of("b.yml").error("code", "one", "mend it", 1)
    findings.of("a.yml").warning("code", "two", "mend it")
    findings.extend([Finding("code", "three", "mend it", HERE)])
    assert [f"{f.span} {f.severity} {f.message}" for f in findings] == [
        "b.yml:1 error one",
        "a.yml warning two",
        "b.yml:7: $.a error three",
    ]


@pytest.mark.parametrize(
    ("strict", "severities"),
    [(False, [Severity.NOTE, Severity.WARNING]), (True, [Severity.ERROR, Severity.ERROR])],
)
def test_where_all_is_strict_nothing_is_changed_in_silence(
    strict: bool, severities: list[Severity]
) -> None:
    findings = Findings("a.yml", strict=strict)
    findings.of("b.yml").changed("code", "changed", "mend it")
    findings.mended("code", "mended", "mend it")
    assert [finding.severity for finding in findings] == severities


def test_what_was_found_can_be_taken_back() -> None:
    findings = Findings("a.yml")
    findings.error("code", "one", "mend it")
    before = len(findings.found)
    findings.note("code", "two", "mend it")
    assert [finding.message for finding in findings.take_since(before)] == ["two"]
    assert [finding.message for finding in findings] == ["one"]


def test_the_nearest_name_is_offered_or_all_are_listed() -> None:
    known = ("warning", "limits")
    assert closest("warnin", known) == "warning"
    assert nearest("warnin", known) == "did you mean 'warning'?"
    assert nearest("zzz", known) == "use one of: warning, limits"
    assert nearest("zzz", known, "remove it") == "remove it"
    assert closest("w" * 100_000, known) is None
