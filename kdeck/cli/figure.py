"""The command 'kdeck figure', with 'import'."""

import sys
from pathlib import Path

import click

from kdeck.cli.group import CommandGroup
from kdeck.cli.options import project_option
from kdeck.cli.show import say
from kdeck.cli.writing import writing
from kdeck.errors import ExitCode

_TOLD = 12


@click.group(cls=CommandGroup, help="Take in a drawing or a photograph that was made elsewhere.")
def figure() -> None:
    """Run 'kdeck figure'."""


@figure.command(
    name="import",
    help="""Write FILE into sources/figures/ as a figure that takes the colors of every brand.

    FILE is a drawing (SVG) of Inkscape, Illustrator, Figma, PowerPoint, draw.io and others, or a
    photograph (PNG, JPEG, WebP, AVIF). Each color of a drawing becomes a role of the theme, by
    its hue and lightness; what neither shapes nor text can show becomes a picture of pixels.
    """,
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="Its name in the project; without it, that of FILE.")
@click.option("--alt", help="What it shows, in words, for those who cannot see it.")
@click.option("--decorative", is_flag=True, help="It says nothing that the text does not say.")
@click.option("--force", is_flag=True, help="Write over a figure of that name.")
@project_option
def import_(
    file: Path, name: str | None, alt: str | None, decorative: bool, force: bool, project: Path
) -> None:
    """Run 'kdeck figure import'."""
    from kdeck.batch.figureimport import import_figure
    from kdeck.cli.show import show_findings, summary

    words = " ".join((alt or "").split())
    told = words if bool(words) != decorative else None
    with writing(project, "kdeck figure import"):
        made = import_figure(project, file, name, told, force=force)
    if made.findings:
        show_findings(made.findings)
        say(f"nothing was made: {summary(made.findings)}")
        sys.exit(ExitCode.FINDINGS)
    say(f"made {made.file}")
    for color, role in made.roles[:_TOLD]:
        say(f"  {color} became {role}")
    if len(made.roles) > _TOLD:
        say(f"  and {len(made.roles) - _TOLD} more, which stand in the file")
    for change in made.changes:
        say(f"  {change}")
    say("next: look at it, and show it in a topic:")
    shown = f"![{words}]({Path(made.file).name})" + ("{.decorative}" if decorative else "")
    lines = (shown,) if decorative else ("::: figure", shown, "", "Its caption.", ":::")
    for line in lines:
        say(f"  {line}".rstrip())
