"""Writing into a project: nobody else does meanwhile, and what a kill left is cleared first."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kdeck.cli.show import say


@contextmanager
def writing(project: Path, command: str) -> Iterator[None]:
    """Hold a project for a command that changes it, such as 'kdeck build'.

    Raises KdeckError where another command keeps it too long.
    """
    from kdeck.batch.lock import locked
    from kdeck.batch.store import clear_leftovers

    with locked(project, command, _tell):
        for name in clear_leftovers(project):
            say(f"removed {name}, left behind by a run that was ended", err=True)
        yield


def _tell(words: str) -> None:
    if sys.stderr.isatty():
        say(words, err=True)
