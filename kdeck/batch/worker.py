"""A process beside this one that does one task after another, and never outlives it."""

import logging
import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from traceback import format_exception
from typing import Generic, TypeVar

from kdeck.batch.signals import leave_signals_to_parent, signals_held
from kdeck.batch.spawning import main_left_out

T = TypeVar("T")
R = TypeVar("R")


class WorkerEndedError(Exception):
    """Tell that a worker ended with its task undone, and how."""


class Worker(Generic[T, R]):
    """Do a task in a process of its own: give it one thing, take what became of it, and so on.

    The process ends with this one, however this one ends, and leaves signals to it.
    """

    def __init__(self, task: Callable[[T], R]) -> None:
        # Not fork: a thread or a Java runtime of the parent must not be copied.
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, task), daemon=True)
        if sys.platform != "win32":
            from multiprocessing.resource_tracker import ensure_running

            # It would let signals through again on its way.
            ensure_running()
        # Held until the worker can leave them to its parent: it inherits what is held.
        with signals_held(), main_left_out():
            self._process.start()
        theirs.close()

    def give(self, item: T) -> None:
        """Give the worker the next thing to do."""
        # That it has ended is told by what it gives back.
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(item)

    def take(self) -> R:
        """Wait for the result of what was given, or raise what the task raised.

        Raises WorkerEndedError where the process ended before.
        """
        try:
            done, result = self.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            self._process.join()
            raise WorkerEndedError(_how(self._process.exitcode or 0)) from None
        if not done:
            raise result
        made: R = result
        return made

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.connection.close()


def _how(code: int) -> str:
    with suppress(ValueError):
        return f"ended by {signal.Signals(-code).name}"
    return f"ended with code {code}"


def _serve(connection: "Connection[tuple[bool, object], T]", task: Callable[[T], R]) -> None:
    leave_signals_to_parent()
    Thread(target=_end_with_parent, daemon=True).start()
    logging.lastResort = None
    # The parent's end closes when it ends.
    with suppress(EOFError, OSError):
        while True:
            connection.send(_outcome(task, connection.recv()))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _outcome(task: Callable[[T], R], item: T) -> tuple[bool, R | Exception]:
    try:
        return True, task(item)
    except Exception as error:
        where = "".join(format_exception(error))
        error.add_note(f"in a worker:\n{where}")
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301
        except Exception:
            return False, RuntimeError(where)
        return False, error
