"""The command 'kdeck review', with 'approve' and 'status'."""

import sys
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kdeck.cli.options import project_option
from kdeck.cli.show import Styled, say, say_data
from kdeck.errors import ExitCode

if TYPE_CHECKING:
    from kdeck.batch.review import Standing

_LONGEST = 80


@click.group()
def review() -> None:
    """Record who reviewed a document, and show which reviews hold."""


def _line(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    text = unicodedata.normalize("NFC", " ".join(value.split()))
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise click.BadParameter(f"give 1 to {_LONGEST} characters that can be printed")
    return text


@review.command()
@click.argument("document")
@click.option("--by", required=True, callback=_line, help="The name of the clinician.")
@click.option("--role", required=True, callback=_line, help="The clinician's role.")
@click.option(
    "--due",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help="The last day on which the review holds.",
)
@click.option("--audience", "audiences", multiple=True, type=click.Choice(["plain", "clinician"]))
@project_option
def approve(
    document: str, due: datetime, audiences: tuple[str, ...], project: Path, **who: str
) -> None:
    """Record in sources/reviews.yml that a clinician has read DOCUMENT and approves it.

    The sign-off covers the document for the regions of the project's themes. It ends when anything
    that it covers is changed, and when the due date has passed.
    """
    from kdeck.batch.clock import today
    from kdeck.batch.signing import Approval
    from kdeck.batch.signing import approve as sign
    from kdeck.cli.show import show_findings, summary
    from kdeck.finding import has_errors
    from kdeck.model.audience import Audience

    day = today()
    if due.date() < day:
        raise click.BadParameter(f"'{due.date()}' is past", param_hint="'--due'")
    chosen = tuple(Audience(name) for name in dict.fromkeys(audiences))
    approval = Approval(document, who["by"], who["role"], due.date(), chosen)
    signed = sign(project, approval, day)
    show_findings(signed.findings)
    for sign_off in signed.sign_offs:
        regions = ", ".join(sign_off.regions)
        say(f"approved {document} for {sign_off.audience} readers in {regions}")
    if has_errors(signed.findings):
        say(f"nothing approved: {summary(signed.findings)}")
        sys.exit(ExitCode.FINDINGS)
    say("run 'kdeck build' to print it")


@review.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@project_option
def status(as_json: bool, project: Path) -> None:
    """Show for each document and audience whether a review holds, and what has changed since."""
    from kdeck.batch.clock import today
    from kdeck.batch.signing import list_standings
    from kdeck.cli.show import show_findings
    from kdeck.finding import has_errors

    found = list_standings(project, today())
    show_findings(found.findings)
    if as_json:
        data = [_data(standing, found.regions) for standing in found.standings]
        say_data({"reviews": data})
    else:
        for standing in found.standings:
            _show(standing, found.regions)
    sys.exit(ExitCode.FINDINGS if has_errors(found.findings) else ExitCode.OK)


def _data(standing: "Standing", regions: tuple[str, ...]) -> dict[str, Any]:
    sign_off = standing.sign_off
    about = sign_off.review if sign_off else None
    return {
        "document": standing.document,
        "audience": str(standing.audience),
        "state": str(standing.state),
        "overdue": standing.overdue,
        "changed": list(standing.changed),
        "by": about.by if about else None,
        "role": about.role if about else None,
        "on": about.on if about else None,
        "due": about.due if about else None,
        "regions": list(sign_off.regions) if sign_off else [],
        "uncovered": [key for key in regions if not sign_off or key not in sign_off.regions],
    }


def _show(standing: "Standing", regions: tuple[str, ...]) -> None:
    colors = {"approved": "green", "stale": "red", "overdue": "red"}
    state = Styled(f"{standing.state:<15}", colors.get(str(standing.state)))
    say(state, f" {standing.document} ({standing.audience})")
    if standing.sign_off is None:
        return
    about = standing.sign_off.review
    ended = ", and that has passed" if standing.overdue else ""
    say(f"  by {about.by}, {about.role}, on {about.on}; due {about.due}{ended}")
    if standing.changed:
        say(f"  changed since: {', '.join(standing.changed)}")
    uncovered = [key for key in regions if key not in standing.sign_off.regions]
    if uncovered:
        say(f"  not approved for {', '.join(uncovered)}, where it stays a draft")
