"""Findings as entries of JSON, in what is recorded between runs."""

from kdeck.finding import Finding, Severity, Span


def finding_entry(finding: Finding) -> list[str | int | None]:
    """Write a finding as an entry."""
    span = finding.span
    named = [finding.code, finding.message, finding.hint, str(finding.severity)]
    return [*named, span.file, span.line, span.path]


def finding_of(entry: list[str]) -> Finding:
    """Read a finding from its entry; raises ValueError or TypeError for what is none."""
    code, message, hint, severity, *span = entry
    return Finding(code, message, hint, _span(*span), Severity(severity))


def _span(file: str, line: int | str | None, path: str | None) -> Span:
    return Span(str(file), None if line is None else int(line), path)
