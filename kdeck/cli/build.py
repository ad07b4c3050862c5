"""The command 'kdeck build'."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from kdeck.batch.engine.engine import EngineName
from kdeck.cli.options import (
    audience_option,
    documents_argument,
    format_option,
    place_option,
    project_option,
    words_of,
)
from kdeck.cli.progress import progress
from kdeck.cli.show import (
    Styled,
    by_severity,
    finding_data,
    say,
    say_data,
    show_findings,
    summary,
)
from kdeck.cli.writing import writing
from kdeck.errors import ExitCode, KdeckError
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.variants import Edition, Standard

if TYPE_CHECKING:
    from collections.abc import Callable

    from kdeck.batch.build import Order, Progress
    from kdeck.batch.outcome import Outcome, Report
    from kdeck.finding import Finding

    Builder = Callable[[Path, Order, Progress], Report]


class _Choices(TypedDict):
    """Hold the options that choose among targets, and how to build, as they are given."""

    themes: tuple[str, ...]
    all_themes: bool
    themes_from: Path | None
    audiences: tuple[str, ...]
    formats: tuple[str, ...]
    fragment: bool
    editions: tuple[str, ...]
    standard: str | None
    jobs: int | None
    force: bool
    engine: str
    scheduler: str | None


@click.command(
    help="""Write handouts (PDF) and decks (PPTX) into output/THEME/, or DIR/THEME/.

    Builds all DOCUMENTS, or those that are named; what is up to date is left alone, and so is what
    somebody edited.
    """
)
@documents_argument
@click.option(
    "--theme",
    "themes",
    multiple=True,
    help="A theme's name; without it, the one in kdeck.toml, or 'default'.",
)
@click.option(
    "--all-themes",
    is_flag=True,
    help="Every theme of the project, each by itself: what is wrong with one stops no other.",
)
@click.option(
    "--themes-from",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The themes that FILE names, one in each line, each by itself.",
)
@audience_option
@format_option
@click.option(
    "--fragment",
    is_flag=True,
    help="The same as --format fragment: the text of a page, for a website's own pages.",
)
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=words_of(Edition),
    help="How handouts are set; without it, as the theme says.",
)
@click.option("--standard", type=words_of(Standard), help="What the handouts conform to.")
@click.option("--jobs", type=click.IntRange(1, 64), help="How many processes to use.")
@click.option("--force", is_flag=True, help="Build what is up to date or edited, too.")
@click.option(
    "--engine",
    type=words_of(EngineName),
    default=str(EngineName.PROCESSES),
    show_default=True,
    help="Where files are made: on this machine, or on a cluster of dask.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="The scheduler of the cluster, as tcp://HOST:8786; without it, one is started here.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@place_option
@project_option
def build(
    documents: tuple[str, ...],
    project: Path,
    output: Path | str | None,
    as_json: bool,
    **choices: Unpack[_Choices],
) -> None:
    """Run 'kdeck build'."""
    import gc

    from kdeck.batch.build import Order
    from kdeck.batch.setup import read_setup
    from kdeck.batch.target import Choice
    from kdeck.cli.clock import today

    # A build makes many small objects and hardly any cycles: collecting less often saves a tenth.
    gc.set_threshold(100_000, 50, 100)
    editions = tuple(Edition(name) for name in choices["editions"])
    standard = choices["standard"]
    formats = (*choices["formats"], *((Format.FRAGMENT,) if choices["fragment"] else ()))
    themes, faults, build_these = _themes(project, choices)
    engine = EngineName(choices["engine"])
    if choices["scheduler"] and engine is not EngineName.DASK:
        message = "'--scheduler' is the address of a cluster of dask"
        raise KdeckError(message, "add '--engine dask', or leave it out", ExitCode.USAGE)
    choice = Choice(
        documents,
        themes,
        tuple(Audience(name) for name in choices["audiences"]),
        tuple(dict.fromkeys(Format(name) for name in formats)),
        editions,
        Standard(standard) if standard else None,
    )
    order = Order(
        choice,
        choices["jobs"],
        choices["force"],
        output,
        today=today(),
        engine=engine,
        scheduler=choices["scheduler"] or "",
    )
    where = read_setup(project, output).output
    with writing(project, "kdeck build", where), progress(quiet=as_json) as step:
        report = build_these(project, order, step)
    report = replace(report, findings=(*faults, *report.findings))
    if as_json:
        say_data(report_data(report))
    else:
        _show(report)
    sys.exit(_exit_code(report))


def _themes(
    project: Path, choices: _Choices
) -> "tuple[tuple[str, ...], tuple[Finding, ...], Builder]":
    """Find which themes are asked for, what is wrong with that, and how they are built."""
    from kdeck.batch.build import build as build_together

    themes, file = tuple(dict.fromkeys(choices["themes"])), choices["themes_from"]
    if (bool(themes), choices["all_themes"], file is not None).count(True) > 1:
        message = "'--theme', '--all-themes' and '--themes-from' cannot be given together"
        raise KdeckError(message, "give one of them", ExitCode.USAGE)
    if file is None and not choices["all_themes"]:
        return themes, (), build_together
    from kdeck.batch.fleet import build_each
    from kdeck.batch.themelist import every_theme, listed_themes

    themes, faults = listed_themes(project, file) if file else (every_theme(project), ())
    return themes, faults, build_each


def report_data(report: "Report") -> dict[str, object]:
    """Give a report in the form that --json prints."""
    data: dict[str, object] = {
        "outputs": [_outcome_data(outcome) for outcome in report.outcomes],
        "seconds": round(report.seconds, 3),
    }
    if report.findings:
        data["findings"] = [finding_data(finding) for finding in report.findings]
    if report.left:
        data["left"] = list(report.left)
    return data


def _outcome_data(outcome: "Outcome") -> dict[str, object]:
    target = outcome.target
    return {
        "path": outcome.path,
        "document": target.document,
        "audience": str(target.audience),
        "format": str(target.format),
        "edition": target.edition,
        "language": target.language,
        "theme": target.theme,
        "status": str(outcome.status),
        "sha256": outcome.sha256,
        "seconds": round(outcome.seconds, 3),
        "findings": [finding_data(finding) for finding in outcome.findings],
    }


def _show(report: "Report") -> None:
    findings = by_severity(report.all_findings)
    show_findings(findings)
    for outcome in report.outcomes:
        color = {"built": "green", "failed": "red", "kept": "yellow"}.get(str(outcome.status))
        say(Styled(f"{outcome.status:<9}", color), f" {outcome.path}")
    counts = {
        status: sum(outcome.status == status for outcome in report.outcomes)
        for status in ("built", "unchanged", "kept", "failed")
    }
    words = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    ending = f"{words or 'nothing built'} in {report.seconds:.2f} s"
    if counts["kept"]:
        say(
            "kept files were edited: 'kdeck diff FILE' lists what was changed in a deck, "
            "and the same command with --force writes over them"
        )
    if report.left:
        say(f"not built: {', '.join(report.left)}, whose files are as they were")
    say(f"{ending}; {summary(findings)}" if findings else ending)


def _exit_code(report: "Report") -> ExitCode:
    return report.ended or (ExitCode.FINDINGS if report.failed else ExitCode.OK)
