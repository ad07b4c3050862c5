"""Findings and summaries on a terminal or in a pipe."""

from collections.abc import Iterable

import click

from kdeck.finding import Finding, Severity

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings to standard error, in color where it is a terminal that wants it."""
    for finding in findings:
        severity = click.style(str(finding.severity), fg=_COLORS[finding.severity], bold=True)
        code = click.style(f"[{finding.code}]", dim=True)
        click.echo(
            f"{finding.span}: {severity}: {finding.message} {code}", err=True, color=_color()
        )
        click.echo(f"  hint: {finding.hint}", err=True, color=_color())


def summary(findings: Iterable[Finding]) -> str:
    """Count findings in words, such as '2 errors and 1 warning'."""
    found = list(findings)
    parts = []
    for severity in Severity:
        count = sum(finding.severity is severity for finding in found)
        if count:
            parts.append(f"{count} {severity}{'s' if count > 1 else ''}")
    return " and ".join(parts) if parts else "no findings"


def _color() -> bool | None:
    import os

    return False if os.environ.get("NO_COLOR") else None
