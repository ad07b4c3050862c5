"""Writing into a project: nobody else does meanwhile, and what a kill left is cleared first."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kdeck.batch.atomicwrite import WRITTEN, clear_leftovers
from kdeck.batch.lock import locked
from kdeck.batch.output import Output
from kdeck.errors import ExitCode, KdeckError

Tell = Callable[[str], None]


def _say_nothing(_words: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Teller:
    """Say who is waited for, and what was removed."""

    waiting: Tell = _say_nothing
    removed: Tell = _say_nothing


@contextmanager
def written(
    root: Path, command: str, output: Output | None = None, teller: Teller | None = None
) -> Iterator[None]:
    """Hold a project, and the folder of its outputs, for a command such as 'kdeck build'.

    Raises KdeckError where another command keeps one of them too long, or where the folder cannot
    be made; a folder that was made and stays empty is removed again.
    """
    teller = teller or Teller()
    with locked(root, command, teller.waiting):
        _clear(root, WRITTEN, teller)
        if output is None or not output.is_folder:
            yield
        elif output.is_own:
            _clear(root, output.patterns, teller)
            yield
        else:
            with _made(output.base), locked(output.base, command, teller.waiting):
                _clear(output.base, output.patterns, teller)
                yield


def _clear(folder: Path, patterns: tuple[str, ...], teller: Teller) -> None:
    for name in clear_leftovers(folder, patterns):
        teller.removed(f"removed {name}, left behind by a run that was ended")


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    was_there = folder.is_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KdeckError(
            f"'{folder}' cannot be made: {(error.strerror or str(error)).lower()}",
            "name another folder",
            ExitCode.NOT_RENDERED,
        ) from None
    try:
        yield
    finally:
        if not was_there:
            # Only an empty one can be removed.
            with suppress(OSError):
                folder.rmdir()
