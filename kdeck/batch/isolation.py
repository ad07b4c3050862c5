"""A process of its own in which files of anybody are judged, within limits of time and memory."""

import os
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kdeck.batch.comparing import compare
from kdeck.batch.judging import Judgment, judge, lost, unjudged
from kdeck.batch.kit.table import KITS, kind_of_file
from kdeck.batch.limits import OUT_OF_MEMORY, Limiter, Limits
from kdeck.batch.spawning import main_left_out
from kdeck.errors import ExitCode, KdeckError

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from kdeck.check.pptx.changes import Changes
    from kdeck.ooxml.slidewords import SlideWords

    Planned = tuple[SlideWords, ...]
    # With a plan a deck is compared, and without one a file is judged.
    _Asked = tuple[Path, str, Limits, Planned | None]
    _Told = Judgment | Changes | bool
    _Line = Connection[_Asked, _Told]

_MB = 1024 * 1024
# What a page or a deck of a usual size takes is far below; a large file gets more of both.
_SECONDS, _SECONDS_PER_MB, _MOST_SECONDS = 10.0, 5.0, 60.0
# Seconds are of work; a busy machine, on which they last longer, must not change a verdict.
_BUSY = 4
_MEMORY, _MEMORY_PER_BYTE = 600 * _MB, 3
_START_SECONDS = 60.0
# Every format is told by less.
_HEAD = 1024
_OUT_OF_TIME = -24  # SIGXCPU, which Windows does not know
_TOO_LONG = "took longer over it than a file may take"


class Isolation:
    """Judge files one after the other in one process; a new one where it has died."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._line: _Line | None = None

    def __enter__(self) -> "Isolation":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._end()

    def judge(self, path: Path, name: str) -> Judgment:
        """Judge a file; a limit that it reaches and the death of the process are findings.

        Raises KdeckError (TOOL_MISSING) where no process can be started.
        """
        found = self._ask(path, name, None)
        assert isinstance(found, Judgment)
        return found

    def compare(self, path: Path, name: str, planned: "Planned") -> "Changes | Judgment":
        """Compare a deck with what was planned; a judgment says why it cannot be compared.

        Raises KdeckError (TOOL_MISSING) where no process can be started.
        """
        found = self._ask(path, name, planned)
        assert not isinstance(found, bool)
        return found

    def _ask(self, path: Path, name: str, planned: "Planned | None") -> "_Told":
        size = _size(path)
        seconds = min(_SECONDS + _SECONDS_PER_MB * size / _MB, _MOST_SECONDS)
        line = self._line or self._start()
        try:
            limits = Limits(seconds, _MEMORY + _MEMORY_PER_BYTE * size)
            line.send((path, name, limits, planned))
            if line.poll(seconds * _BUSY):
                return line.recv()
            problem = _TOO_LONG
        except (EOFError, OSError):
            problem = self._death()
        self._end()
        return _given_up(path, name, problem)

    def _start(self) -> "_Line":
        # Not fork: a thread or a Java runtime of the parent must not be copied.
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with main_left_out():
            self._process.start()
        theirs.close()
        self._line = ours
        try:
            ready = ours.poll(_START_SECONDS) and ours.recv()
        except EOFError:
            ready = False
        if not ready:
            self._end()
            hint = "see that Python may start processes here"
            raise KdeckError(
                "the process that judges files does not start", hint, ExitCode.TOOL_MISSING
            )
        return ours

    def _death(self) -> str:
        assert self._process
        self._process.join(1)
        if self._process.exitcode == OUT_OF_MEMORY:
            return "needs more memory than a file may take"
        if self._process.exitcode == _OUT_OF_TIME:
            return _TOO_LONG
        return "gave way while reading it"

    def _end(self) -> None:
        if self._line:
            self._line.close()
        if self._process:
            self._process.kill()
            self._process.join()
        self._process = self._line = None


def _given_up(path: Path, name: str, problem: str) -> Judgment:
    kind = kind_of_file(_head(path), name)
    if kind is None:
        return lost(name, f"cannot be read: kdeck {problem}", "check what it is")
    return Judgment((unjudged(name, kind, problem),), kind)


def _head(path: Path) -> bytes:
    with suppress(OSError):
        if path.is_file():
            with path.open("rb") as file:
                return file.read(_HEAD)
    return b""


def _size(path: Path) -> int:
    with suppress(OSError, ValueError):
        return path.stat().st_size
    return 0


def _serve(line: "Connection[_Told, _Asked]") -> None:
    """Judge what is asked for until nobody asks any more."""
    _hush()
    for kit in KITS.values():
        kit.load_judge()
    line.send(True)
    limiter = Limiter()
    while True:
        try:
            path, name, limits, planned = line.recv()
        except (EOFError, OSError):
            return
        try:
            limiter.set(limits)
            if planned is None:
                line.send(judge(path, name, foreign=True))
            else:
                line.send(compare(path, name, planned))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except (BrokenPipeError, KeyboardInterrupt):
            return


def _hush() -> None:
    # The libraries in C write there when they give up, in words that nobody asked for.
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
