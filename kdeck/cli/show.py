"""Findings and summaries on a terminal, in a pipe or as data."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import click

from kdeck.finding import Finding, Severity, printable

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


@dataclass(frozen=True, slots=True)
class Styled:
    """Give a part of a line a color or a weight."""

    text: str
    color: str | None = None
    bold: bool | None = None
    dim: bool | None = None


def say(*parts: str | Styled, err: bool = False) -> None:
    """Print one line; whatever the parts hold, it stays one line and steers no terminal."""
    click.echo("".join(_drawn(part) for part in parts), err=err)


def say_data(data: object) -> None:
    """Print one JSON value, in ASCII."""
    click.echo(json.dumps(data, indent=1))


def _drawn(part: str | Styled) -> str:
    if isinstance(part, str):
        return printable(part)
    return click.style(printable(part.text), fg=part.color, bold=part.bold, dim=part.dim)


def show_findings(findings: Iterable[Finding], *, err: bool = True) -> None:
    """Print findings to standard error or output, in color where it is a terminal."""
    for finding in findings:
        severity = Styled(str(finding.severity), _COLORS[finding.severity], bold=True)
        code = Styled(f"[{finding.code}]", dim=True)
        times = f" ({finding.times} times)" if finding.times > 1 else ""
        say(f"{finding.span}: ", severity, f": {finding.message}{times} ", code, err=err)
        say(f"  hint: {finding.hint}", err=err)


def finding_data(finding: Finding) -> dict[str, Any]:
    """Give a finding as JSON data."""
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "hint": finding.hint,
        "file": finding.span.file,
        "line": finding.span.line,
        "path": finding.span.path,
        "times": finding.times,
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
