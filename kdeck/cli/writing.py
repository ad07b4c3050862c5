"""What a command says while it holds a project to write into it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kdeck.cli.show import say

if TYPE_CHECKING:
    from kdeck.batch.output import Output


@contextmanager
def writing(project: Path, command: str, output: "Output | None" = None) -> Iterator[None]:
    """Hold a project, and the folder of its outputs, for a command such as 'kdeck build'.

    Raises KdeckError where another command keeps it too long.
    """
    from kdeck.batch.writing import Teller, written

    with written(project, command, output, Teller(_wait, _warn)):
        yield


def _wait(words: str) -> None:
    if sys.stderr.isatty():
        _warn(words)


def _warn(words: str) -> None:
    say(words, err=True)
