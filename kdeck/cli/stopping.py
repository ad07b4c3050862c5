"""Signals that end a run: heard once, so that what is open can be put away."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Stopped(BaseException):
    """End a run because of a signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.words = "Ctrl-C" if number == signal.SIGINT else signal.Signals(number).name
        # As a shell says it.
        self.code = 128 + number
        self.is_asked_for = number == signal.SIGINT


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Raise Stopped at the first signal that asks the run to end; later ones find it ending.

    What the caller ignores, as 'nohup' does, stays ignored.
    """
    asked = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in asked}
    heeded = [number for number in asked if before[number] is not signal.SIG_IGN]

    def stop(number: int, _frame: FrameType | None) -> None:
        for each in heeded:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    for number in heeded:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, before[number])
