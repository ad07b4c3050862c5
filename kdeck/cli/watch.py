"""The command 'kdeck watch'."""

from datetime import datetime
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import click

from kdeck.cli.options import (
    audience_option,
    documents_argument,
    format_option,
    output_option,
    project_option,
)
from kdeck.cli.show import Styled, by_severity, say, show_findings, summary
from kdeck.cli.stopping import Stopped
from kdeck.cli.writing import writing
from kdeck.errors import KdeckError
from kdeck.finding import several
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format

if TYPE_CHECKING:
    from kdeck.batch.outcome import Report
    from kdeck.batch.target import Choice

# Seconds between one look at the files and the next.
_PAUSE = 0.4


@click.command(
    help="""Build whenever a source or a theme is saved, until Ctrl-C.

    Builds all DOCUMENTS, or those that are named, as 'kdeck build' does.
    """
)
@documents_argument
@click.option("--theme", "themes", multiple=True, help="A theme's name, as in 'kdeck build'.")
@audience_option
@format_option
@output_option
@project_option
def watch(
    documents: tuple[str, ...],
    themes: tuple[str, ...],
    audiences: tuple[str, ...],
    formats: tuple[str, ...],
    project: Path,
    output: Path | None,
) -> None:
    """Run 'kdeck watch'."""
    from kdeck.batch.target import Choice
    from kdeck.batch.watching import changes

    choice = Choice(
        documents,
        tuple(dict.fromkeys(themes)),
        tuple(Audience(name) for name in audiences),
        tuple(Format(name) for name in dict.fromkeys(formats)),
    )
    saved = changes(project, lambda: sleep(_PAUSE))
    try:
        # What is asked for and not there ends the command; what is wrong later may be mended.
        _show(_built(project, choice, output))
        say("watching for what is saved; Ctrl-C ends this")
        for _ in saved:
            try:
                _show(_built(project, choice, output))
            except KdeckError as error:
                say(Styled("error", "red"), f": {error.message}")
                say(f"  hint: {error.hint}")
    except Stopped as stop:
        if not stop.is_asked_for:
            raise
        say("no longer watching; every file is whole")


def _built(project: Path, choice: "Choice", output: Path | None) -> "Report":
    import gc

    from kdeck.batch.build import Order, build
    from kdeck.batch.setup import read_setup
    from kdeck.cli.clock import today

    # As in 'kdeck build'; between builds, there is time to collect.
    gc.set_threshold(100_000, 50, 100)
    order = Order(choice, output=output, today=today())
    with writing(project, "kdeck watch", read_setup(project, output).output):
        return build(project, order, lambda *_: None)


def _show(report: "Report") -> None:
    """Say what a build made or found, in one message."""
    findings = by_severity(report.all_findings)
    show_findings(findings, err=False)
    built = [outcome.path for outcome in report.outcomes if outcome.status == "built"]
    words = ", ".join(built) if len(built) <= 4 else several(len(built), "file")
    ending = f"built {words} in {report.seconds:.2f} s" if built else "nothing new"
    if report.failed:
        ending = "nothing was written"
    ending = f"{datetime.now():%H:%M:%S} {ending}"
    say(f"{ending}; {summary(findings)}" if findings else ending)
