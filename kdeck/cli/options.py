"""The options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Command = Callable[..., Any]


def project_option(command: Command) -> Command:
    """Add --project."""
    return click.option(
        "--project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        show_default="the current folder",
        help="The project's folder.",
    )(command)


def output_option(command: Command) -> Command:
    """Add -o and --output."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        show_default="the project's, 'output' or as kdeck.toml says",
        help="The folder in which outputs stand.",
    )(command)
