"""The command 'kdeck theme list'."""

from pathlib import Path

import click

from kdeck.cli.options import project_option
from kdeck.cli.show import Styled, say


@click.command(
    "list", help="Show the themes of a project: whose they are, their colors, fonts and page."
)
@project_option
def list_themes(project: Path) -> None:
    """Run 'kdeck theme list'."""
    from kdeck.batch.starter import is_demonstration
    from kdeck.batch.themecompare import describe_themes

    for name, lines in describe_themes(project):
        shown = ("  an invented clinic, to show",) if is_demonstration(project, name) else ()
        say(Styled(name, bold=True), *shown)
        for line in lines:
            say(f"  {line}")
