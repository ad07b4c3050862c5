"""Findings and summaries on a terminal, in a pipe or as data."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import click

from kdeck.finding import Finding, Severity, printable, several

# A flaw that stands everywhere in a file hides the others, and is mended in one go.
_MOST_ALIKE = 20
_SLIDE = re.compile(r"slide (\d{1,6})\b")
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


def confirmed(question: str) -> bool | None:
    """Ask a person on the error stream; None where nobody answers."""
    try:
        return click.confirm(printable(question), err=True)
    except click.Abort:
        return None


def say_data(data: object) -> None:
    """Print one JSON value, in ASCII."""
    click.echo(json.dumps(data, indent=1))


def _drawn(part: str | Styled) -> str:
    if isinstance(part, str):
        return printable(part)
    return click.style(printable(part.text), fg=part.color, bold=part.bold, dim=part.dim)


def show_findings(findings: Iterable[Finding], *, err: bool = True) -> None:
    """Print findings to standard error or output, in color where it is a terminal."""
    alike: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        kind = (finding.span.file, finding.code)
        alike[kind] += 1
        if alike[kind] > _MOST_ALIKE:
            continue
        severity = Styled(str(finding.severity), _COLORS[finding.severity], bold=True)
        code = Styled(f"[{finding.code}]", dim=True)
        times = f" ({finding.times} times)" if finding.times > 1 else ""
        say(f"{finding.span}: ", severity, f": {finding.message}{times} ", code, err=err)
        say(f"  hint: {finding.hint}", err=err)
    for (file, rule), count in alike.items():
        if count > _MOST_ALIKE:
            more = f"{file}: and {count - _MOST_ALIKE:,} more in this file "
            say(more, Styled(f"[{rule}]", dim=True), err=err)


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Put errors first, then warnings, then notes; each keeps its order."""
    return tuple(sorted(findings, key=lambda finding: list(Severity).index(finding.severity)))


def finding_data(finding: Finding) -> dict[str, object]:
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
        "times": finding.times,
        **({"slide": int(slide[1])} if slide else {}),
    }


def summary(findings: Iterable[Finding]) -> str:
    """Count findings in words, such as '2 errors and 1 warning'."""
    found = list(findings)
    parts = []
    for severity in Severity:
        count = sum(finding.severity is severity for finding in found)
        if count:
            parts.append(several(count, severity))
    return " and ".join(parts) if parts else "no findings"
