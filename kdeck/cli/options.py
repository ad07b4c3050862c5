"""The options that several commands share."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import ParamSpec

import click

P = ParamSpec("P")


def no_command(name: str, known: Iterable[str]) -> str:
    """Say that there is no command of a name, and which was meant or which there are."""
    names = list(known)
    close = get_close_matches(name, names, n=1)
    there = f"did you mean '{close[0]}'?" if close else f"the commands are {', '.join(names)}"
    return f"there is no command '{name}'; {there}"


def words_of(kind: type[StrEnum]) -> "click.Choice[str]":
    """Take one of the words of an enumeration."""
    return click.Choice([str(member) for member in kind])


def project_option(command: Callable[P, None]) -> Callable[P, None]:
    """Add --project."""
    return click.option(
        "--project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        show_default="the current folder",
        help="The project's folder.",
    )(command)
