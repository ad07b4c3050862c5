"""The command 'kdeck theme diff'."""

import shutil
from itertools import groupby
from pathlib import Path

import click

from kdeck.cli.options import project_option
from kdeck.cli.show import Styled, say


@click.command(
    help="""Show what differs in meaning between the themes FIRST and SECOND.

    Colors are compared as documents show them, after what was too pale was darkened.
    """
)
@click.argument("first")
@click.argument("second")
@project_option
def diff(first: str, second: str, project: Path) -> None:
    """Run 'kdeck theme diff'."""
    from kdeck.batch.themecompare import compare_themes

    differences = compare_themes(project, first, second)
    if not differences:
        say(f"{first} and {second} make the same documents")
    width = max(20, (shutil.get_terminal_size((88, 24)).columns - 24) // 2)
    for group, rows in groupby(differences, lambda difference: difference.group):
        say(Styled(group, bold=True))
        for row in rows:
            name, values = row.name.replace("_", " "), (row.first or "none", row.second or "none")
            say(f"  {name:<18} {values[0]:<{width}} {values[1]}")
