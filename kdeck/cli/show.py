"""Findings and summaries on a terminal, in a pipe or as data."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import click

from kdeck.finding import Finding, Severity

# A flaw that stands everywhere in a file hides the others, and is mended in one go.
_MOST_ALIKE = 20
_SLIDE = re.compile(r"slide (\d{1,6})\b")
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def show_findings(findings: Iterable[Finding], *, err: bool = True) -> None:
    """Print findings to standard error or output, in color where it is a terminal."""
    alike: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        kind = (finding.span.file, finding.code)
        alike[kind] += 1
        if alike[kind] > _MOST_ALIKE:
            continue
        severity = click.style(str(finding.severity), fg=_COLORS[finding.severity], bold=True)
        code = click.style(f"[{finding.code}]", dim=True)
        click.echo(f"{finding.span}: {severity}: {finding.message} {code}", err=err)
        click.echo(f"  hint: {finding.hint}", err=err)
    for (file, code), count in alike.items():
        if count > _MOST_ALIKE:
            shown = click.style(f"[{code}]", dim=True)
            click.echo(f"{file}: and {count - _MOST_ALIKE:,} more in this file {shown}", err=err)


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put errors first, then warnings, then notes; each keeps its order."""
    return tuple(sorted(findings, key=lambda finding: list(Severity).index(finding.severity)))


def finding_data(finding: Finding) -> dict[str, Any]:
    """Give a finding as JSON data, with the number of the slide where it is one of a deck's."""
    slide = _SLIDE.match(finding.span.path or "")
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.span.file,
        "line": finding.span.line,
        "path": finding.span.path,
        **({"slide": int(slide[1])} if slide else {}),
    }


def summary(findings: Iterable[Finding]) -> str:
    """Count findings in words, such as '2 errors and 1 warning'."""
    found = list(findings)
    parts = []
    for severity in Severity:
        count = sum(finding.severity is severity for finding in found)
        if count:
            parts.append(f"{count} {severity}{'s' if count > 1 else ''}")
    return " and ".join(parts) if parts else "no findings"
