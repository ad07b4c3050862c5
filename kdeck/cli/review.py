"""The command 'kdeck review', with 'approve', 'withdraw', 'status' and 'stale'."""

import sys
import unicodedata
from datetime import datetime
from pathlib import Path

import click

from kdeck.cli.group import CommandGroup
from kdeck.cli.options import project_option, words_of
from kdeck.cli.show import say, say_data
from kdeck.cli.writing import writing
from kdeck.errors import ExitCode
from kdeck.finding import several
from kdeck.model.audience import Audience

_LONGEST = 80
_LONGEST_REASON = 200


@click.group(
    cls=CommandGroup,
    help="""Record who reviewed a document, and show which reviews hold.

    It is a record of who said that they had read what, not a proof.
    """,
)
def review() -> None:
    """Run 'kdeck review'."""


def _line(_context: click.Context, parameter: click.Parameter, value: str) -> str:
    longest = _LONGEST_REASON if parameter.name == "because" else _LONGEST
    text = unicodedata.normalize("NFC", " ".join(value.split()))
    if not text or len(text) > longest or not text.isprintable():
        raise click.BadParameter(f"give 1 to {longest} characters that can be printed")
    return text


_themes = click.option(
    "--theme",
    "themes",
    multiple=True,
    show_default="as kdeck.toml says, or 'default'",
    help="The theme in which it is printed; several times for several.",
)


def _named(themes: tuple[str, ...], project: Path) -> tuple[str, ...]:
    """Give the themes that were named, each once, or the usual one of a project."""
    from kdeck.batch.setup import read_setup
    from kdeck.cli.show import show_findings

    if themes:
        return tuple(dict.fromkeys(themes))
    setup = read_setup(project)
    if setup.findings:
        show_findings(setup.findings)
        sys.exit(ExitCode.FINDINGS)
    return (setup.settings.theme,)


@review.command(
    help="""Record in sources/reviews.yml that a clinician has read DOCUMENT and approves it.

    The sign-off covers every word of the document as a theme prints it, in all editions, as
    handout and as deck. It ends when any of it is changed, when it is withdrawn, and when the due
    date has passed everywhere on earth.
    """
)
@click.argument("document")
@_themes
@click.option("--by", required=True, callback=_line, help="The name of the clinician.")
@click.option("--role", required=True, callback=_line, help="The clinician's role.")
@click.option(
    "--due",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help="The last day on which the review holds.",
)
@click.option(
    "--audience",
    "audiences",
    multiple=True,
    type=words_of(Audience),
    help="Whose version was read; without it, every one.",
)
@project_option
def approve(
    document: str,
    themes: tuple[str, ...],
    due: datetime,
    audiences: tuple[str, ...],
    project: Path,
    **who: str,
) -> None:
    """Run 'kdeck review approve'."""
    from kdeck.batch.signing import Approval
    from kdeck.batch.signing import approve as sign
    from kdeck.cli.clock import date_here, today
    from kdeck.cli.show import show_findings, summary
    from kdeck.finding import has_errors

    now, on = today(), date_here()
    if due.date() < on:
        raise click.BadParameter(f"'{due.date()}' is past", param_hint="'--due'")
    chosen = tuple(Audience(name) for name in dict.fromkeys(audiences))
    named = _named(themes, project)
    approval = Approval(document, who["by"], who["role"], on, due.date(), named, chosen)
    with writing(project, "kdeck review approve"):
        signed = sign(project, approval, now)
    show_findings(signed.findings)
    for sign_off in signed.sign_offs:
        say(f"approved {document} for {sign_off.audience} readers in {sign_off.theme}")
    if has_errors(signed.findings):
        say(f"nothing approved: {summary(signed.findings)}")
        sys.exit(ExitCode.FINDINGS)
    options = "".join(f" --theme {theme}" for theme in dict.fromkeys(themes))
    say(f"run 'kdeck build {document}{options}' to print it")


@review.command(
    help="""Record that the sign-offs of DOCUMENT in a theme hold no more.

    The entries stay in sources/reviews.yml, with the day and the reason.
    """
)
@click.argument("document")
@_themes
@click.option("--because", required=True, callback=_line, help="Why it holds no more.")
@project_option
def withdraw(document: str, themes: tuple[str, ...], because: str, project: Path) -> None:
    """Run 'kdeck review withdraw'."""
    from kdeck.batch.signing import withdraw as end
    from kdeck.cli.clock import date_here
    from kdeck.model.review import Withdrawal

    withdrawal = Withdrawal(date_here().isoformat(), because)
    with writing(project, "kdeck review withdraw"):
        ended = end(project, document, _named(themes, project), withdrawal)
    for sign_off in ended:
        say(f"withdrew {document} for {sign_off.audience} readers in {sign_off.theme}")
    say("run 'kdeck build' to print it as a draft; take back what was handed out")


@review.command(
    help="Show for each document, audience and theme whether a review holds, and why not."
)
@click.option("--theme", "themes", multiple=True, help="A theme's name; without it, all.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@project_option
def status(themes: tuple[str, ...], as_json: bool, project: Path) -> None:
    """Run 'kdeck review status'."""
    from kdeck.batch.signing import list_standings
    from kdeck.cli.clock import today
    from kdeck.cli.show import show_findings
    from kdeck.cli.standing import show_standing, standing_data
    from kdeck.finding import has_errors

    found = list_standings(project, tuple(dict.fromkeys(themes)), today())
    show_findings(found.findings)
    if as_json:
        data = [standing_data(standing) for standing in found.standings]
        say_data({"reviews": data})
    else:
        for standing in found.standings:
            show_standing(standing)
    sys.exit(ExitCode.FINDINGS if has_errors(found.findings) else ExitCode.OK)


def _months(_context: click.Context, _parameter: click.Parameter, value: str) -> int:
    number, unit = value[:-1], value[-1:]
    if not number.isascii() or not number.isdigit() or unit not in ("m", "y") or len(number) > 3:
        raise click.BadParameter("give months or years, as in 6m or 2y")
    return int(number) * (12 if unit == "y" else 1)


@review.command(
    help="List the claims and crisis contacts by the age of their check, and what is unconfirmed."
)
@click.option(
    "--older",
    default="6m",
    show_default=True,
    callback=_months,
    help="How old a check is that is listed, as in 6m or 2y.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@project_option
def stale(older: int, as_json: bool, project: Path) -> None:
    """Run 'kdeck review stale'."""
    from dataclasses import asdict

    from kdeck.batch.stale import list_stale
    from kdeck.cli.clock import today

    found = list_stale(project, older, today())
    if as_json:
        say_data(asdict(found))
        return
    for check in found.checks:
        until = f", to check again from {check.expires}" if check.expires else ""
        age = f"{several(check.months, 'month'):>10}"
        say(f"{check.as_of}  {age}  {check.name}  {check.span}{until}")
    say(f"{len(found.checks)} checked {several(older, 'month')} ago or earlier")
    for each in found.open:
        say(f"unconfirmed  {each.name}  {each.span}")
        say(f"  {each.searched}; ask {each.who}")
    say(f"{len(found.open)} unconfirmed")
