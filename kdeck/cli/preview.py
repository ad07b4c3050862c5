"""The command 'kdeck theme preview'."""

import sys
from pathlib import Path

import click

from kdeck.cli.options import project_option
from kdeck.cli.show import say, show_findings
from kdeck.cli.writing import writing
from kdeck.errors import ExitCode


@click.command(
    help="""Write the specimen sheet of the theme NAME as PDF and PNG.

    Shows pages, slides, colors as all eyes see them, type and logos. Needs kdeck[preview].
    """
)
@click.argument("name")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    show_default="output/NAME, or as kdeck.toml says",
    help="The folder to write into.",
)
@project_option
def preview(name: str, out: Path | None, project: Path) -> None:
    """Run 'kdeck theme preview'."""
    draw(name, out, project)


def draw(name: str, out: Path | None, project: Path, *, told: bool = False) -> None:
    """Write the sheet of a theme, say where it is, and end; told are its findings already."""
    from kdeck.batch.specimen import write_specimen
    from kdeck.cli.clock import today

    with writing(project, "kdeck theme preview"):
        made = write_specimen(project, name, out, today())
    if not told or not made.paths:
        show_findings(made.findings)
    for path in made.paths:
        say(f"wrote {path}")
    sys.exit(ExitCode.OK if made.paths else ExitCode.FINDINGS)
