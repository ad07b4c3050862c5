"""The options that several commands share."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]


def no_command(name: str, known: Iterable[str]) -> str:
    """Say that there is no command of a name, and which was meant or which there are."""
    names = list(known)
    close = get_close_matches(name, names, n=1)
    there = f"did you mean '{close[0]}'?" if close else f"the commands are {', '.join(names)}"
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
