"""The command 'kdeck check'."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from kdeck.cli.options import output_option, project_option
from kdeck.cli.show import finding_data, say, say_data, show_findings, summary
from kdeck.errors import ExitCode
from kdeck.finding import several

if TYPE_CHECKING:
    from kdeck.batch.verdict import Verdict

_NAMES = {"sources": "source", "themes": "theme", "outputs": "output", "files": "file"}


class _How(TypedDict):
    """Hold how to look, and what to write, as they are given."""

    whole: bool
    reference: bool
    report: Path | None


@click.command(
    help="Check sources, themes and what was built, or the PDF and PPTX FILES of anybody."
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="How to print what was found.",
)
@click.option("--theme", "themes", multiple=True, help="A theme's name; without it, all themes.")
@click.option("--all", "whole", is_flag=True, help="Show every finding on files, in their order.")
@click.option("--reference", is_flag=True, help="Let veraPDF judge the PDF files, too.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write reading grades, PEMAT-P and the CDC Index of each plain document to a JSON file.",
)
@output_option
@project_option
def check(
    files: tuple[Path, ...],
    form: str,
    themes: tuple[str, ...],
    project: Path,
    output: Path | None,
    **how: Unpack[_How],
) -> None:
    """Run 'kdeck check'."""
    reference, report = how["reference"], how["report"]
    if files and themes:
        raise click.UsageError("a theme cannot be chosen for files")
    if files and output:
        raise click.UsageError("a folder of outputs is a project's, and files are named themselves")
    if files and report:
        raise click.UsageError("a report is on a project's documents, not on files")
    if files:
        from kdeck.batch.checking import check_files
        from kdeck.batch.documents import require_no_document

        require_no_document(project, files)
        verdict = check_files(files, reference=reference)
    else:
        chosen = tuple(dict.fromkeys(themes))
        verdict = _of_project(project, chosen, output, reference=reference, whole=bool(report))
    if report:
        from kdeck.batch.reporting import write_report

        standing = write_report(report, verdict)
        if form == "text":
            for line in standing:
                say(line)
    _print(verdict, form, ranked=bool(files) and not how["whole"])
    sys.exit(ExitCode.FINDINGS if verdict.failed else ExitCode.OK)


def _of_project(
    project: Path, themes: tuple[str, ...], output: Path | None, *, reference: bool, whole: bool
) -> "Verdict":
    """Check a project, as far as it has changed since it was checked; whole asks for documents."""
    from kdeck.batch.rechecking import kept_verdict
    from kdeck.cli.clock import today

    now = today()
    kept = None if reference or whole else kept_verdict(project, themes, now, output)
    if kept:
        return kept
    from kdeck.batch.checking import check_project

    return check_project(project, themes, now, reference=reference, output=output)


def _print(verdict: "Verdict", form: str, *, ranked: bool) -> None:
    if form == "text":
        if ranked:
            from kdeck.cli.filereport import show_files

            show_files(verdict.findings)
        else:
            show_findings(verdict.findings, err=False)
        say(_ending(verdict))
        return
    data: dict[str, object]
    if form == "json":
        found = [finding_data(finding) for finding in verdict.findings]
        data = {"findings": found, "checked": asdict(verdict.checked)}
    else:
        from kdeck.cli.sarif import sarif_data

        data = sarif_data(verdict.findings)
    say_data(data)


def _ending(verdict: "Verdict") -> str:
    counts = asdict(verdict.checked)
    shown = ("files",) if counts["files"] else ("sources", "themes", "outputs")
    words = [several(counts[key], _NAMES[key]) for key in shown]
    listed = " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
    ending = f"checked {listed}: {summary(verdict.findings)}"
    if not counts["files"] and not counts["documents"]:
        ending += "; no document was checked"
    return ending
