"""The command 'kdeck theme new'."""

import sys
from pathlib import Path
from typing import TypedDict, Unpack

import click

from kdeck.cli.options import project_option
from kdeck.cli.show import say, show_findings
from kdeck.cli.writing import writing
from kdeck.errors import ExitCode

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class _Beginning(TypedDict):
    """Hold the options that a theme begins with as they are given."""

    clinic: str | None
    phone: str | None
    logo: Path | None
    brand: Path | None


@click.command(
    help="Make the folder themes/NAME with a commented brand file. Patients need --phone."
)
@click.argument("name")
@click.option(
    "--color", "colors", multiple=True, help="A color, as #0B5F66; the first is the main one."
)
@click.option("--logo", type=_FILE, help="An SVG, PNG, JPEG or WebP file, which is copied.")
@click.option(
    "--from",
    "brand",
    type=_FILE,
    help="What to take over: _brand.yml, design tokens (.json), a website's .css, .potx or .pptx.",
)
@click.option("--clinic", help="The clinic's name.")
@click.option("--phone", help="The number that readers are told to call.")
@click.option("--preview", is_flag=True, help="Draw the theme at once, as 'theme preview' does.")
@project_option
def new(
    name: str, colors: tuple[str, ...], preview: bool, project: Path, **given: Unpack[_Beginning]
) -> None:
    """Run 'kdeck theme new'."""
    from kdeck.batch.themestart import Start, start_theme
    from kdeck.color import parse_color
    from kdeck.finding import has_errors

    brand = given["brand"]
    if brand and brand.suffix.lower() in (".yml", ".yaml") and (colors or given["logo"]):
        raise click.UsageError("--from takes the colors and the logo of its file")
    read = [parse_color(color if color.startswith("#") else f"#{color}") for color in colors]
    for color, written in zip(read, colors, strict=True):
        if color is None:
            raise click.UsageError(f"'{written}' is not a color: write it as '#0B5F66', in quotes")
    found = tuple(color for color in read if color)
    with writing(project, "kdeck theme new"):
        findings = start_theme(project, name, Start(colors=found, **given))
    show_findings(findings)
    if has_errors(findings):
        say("nothing was made", err=True)
        sys.exit(ExitCode.FINDINGS)
    say(f"made themes/{name}")
    say(f"next: edit themes/{name}/_brand.yml, then run 'kdeck theme check {name}'")
    say(f"and 'kdeck build --theme {name}'; with the line theme = \"{name}\" in a file kdeck.toml,")
    say("beside sources/, 'kdeck build' alone builds it")
    if preview:
        from kdeck.cli.preview import draw

        draw(name, None, project, told=True)
    else:
        say(f"to see it in one picture: 'kdeck theme preview {name}'")
