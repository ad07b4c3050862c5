"""The options that several commands share."""

from collections.abc import Callable
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import ParamSpec

import click

from kdeck.errors import ExitCode, KdeckError
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format

P = ParamSpec("P")


def words_of(kind: type[StrEnum]) -> "click.Choice[str]":
    """Take one of the words of an enumeration."""
    return click.Choice([str(member) for member in kind])


def documents_argument(command: Callable[P, None]) -> Callable[P, None]:
    """Add DOCUMENTS, those to build."""
    return click.argument("documents", nargs=-1)(command)


def audience_option(command: Callable[P, None]) -> Callable[P, None]:
    """Add --audience, which may be given several times."""
    return click.option(
        "--audience",
        "audiences",
        multiple=True,
        type=words_of(Audience),
        help="Whom it is for; without it, everyone a document is for.",
    )(command)


def format_option(command: Callable[P, None]) -> Callable[P, None]:
    """Add --format, which may be given several times."""
    return click.option(
        "--format",
        "formats",
        multiple=True,
        type=words_of(Format),
        help="The kind of file; without it, as the document and kdeck.toml say.",
    )(command)


def project_option(command: Callable[P, None]) -> Callable[P, None]:
    """Add --project."""
    return click.option(
        "--project",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        show_default="the current folder",
        help="The project's folder.",
    )(command)


def output_option(command: Callable[P, None]) -> Callable[P, None]:
    """Add -o and --output."""
    return _placed(command, _Folder, "The folder in which outputs stand.")


def place_option(command: Callable[P, None]) -> Callable[P, None]:
    """Add -o and --output, which may be the address of an object store."""
    words = "The folder in which outputs stand, or an object store, as s3://BUCKET/FOLDER."
    return _placed(command, _Place, words)


def _placed(command: Callable[P, None], kind: type[click.Path], words: str) -> Callable[P, None]:
    return click.option(
        "-o",
        "--output",
        type=kind(file_okay=False, path_type=Path),
        metavar="DIR",
        show_default="the project's, 'output' or as kdeck.toml says",
        help=words,
    )(command)


class _Folder(click.Path):
    def convert(
        self, value: str | PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | PathLike[str]:
        if "://" in str(value):
            raise KdeckError(
                f"'{value}' is an object store, into which only 'kdeck build' writes",
                "name a folder, as in -o handouts",
                ExitCode.USAGE,
            )
        return super().convert(value, param, ctx)


class _Place(click.Path):
    def convert(
        self, value: str | PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | PathLike[str]:
        return str(value) if "://" in str(value) else super().convert(value, param, ctx)
