"""What one file may take of this process: seconds of work, and bytes of memory."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from threading import Thread
from time import process_time, sleep

OUT_OF_MEMORY = 77  # an exit code that nothing else ends with


@dataclass(frozen=True, slots=True)
class Limits:
    """Say how many seconds of work and how many bytes of memory one file may take."""

    seconds: float
    memory: int


class Limiter:
    """Set limits, file after file; on Windows, which has none of these, it does nothing."""

    def __init__(self) -> None:
        self._most = 0

    def set(self, limits: Limits) -> None:
        """Let this process work for so many seconds from now, in so many bytes.

        At the end of its time the system ends the process. Beyond its memory there is a
        MemoryError, or, where the system sets no such limit, it ends with OUT_OF_MEMORY.
        """
        try:
            import resource
        except ImportError:
            return
        until = ceil(process_time() + limits.seconds)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))
        if sys.platform == "linux":
            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            with suppress(ValueError):  # a lower limit holds already
                resource.setrlimit(resource.RLIMIT_AS, (limits.memory, hard))
        else:
            self.watch(limits.memory)

    def watch(self, most: int) -> None:
        """End this process when it holds more bytes; what the largest file may take counts."""
        watching = self._most > 0
        # The system tells the most that was ever held, which no later file makes less.
        self._most = max(self._most, most)
        if not watching:
            Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        import resource

        unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2)
        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit <= self._most:
            sleep(0.05)
        os._exit(OUT_OF_MEMORY)
