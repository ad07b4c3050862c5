"""The options that several commands share."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from kdeck.nearest import nearest

Command = Callable[..., Any]


def no_command(name: str, known: Iterable[str]) -> str:
    """Say that there is no command of a name, and which was meant or which there are."""
    names = list(known)
    there = nearest(name, names, f"the commands are {', '.join(names)}")
    return f"there is no command '{name}'; {there}"


def project_option(command: Command) -> Command:
    """Add --project."""
    return click.option(
        "--project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        show_default="the current folder",
        help="The project's folder.",
    )(command)
