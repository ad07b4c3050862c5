"""Standard output and error that may be closed, full or no longer read."""

import errno
import io
import os
import sys
from pathlib import Path
from typing import TextIO

from kdeck.cli.show import say
from kdeck.errors import ExitCode


class _Lasting(io.BufferedWriter):
    """Write to a stream; once it takes no more, drop what follows, so that the run goes on.

    A raw stream of our own would not do: where a signal ends its write, the buffer does not hear
    how much was written, and writes it again.
    """

    failure: OSError | None = None

    # A text stream writes bytes.
    def write(self, data: bytes | memoryview, /) -> int:  # type: ignore[override]
        if self.failure is None:
            try:
                return super().write(data)
            except OSError as error:
                self.failure = error
        return memoryview(data).nbytes

    def flush(self) -> None:
        if self.failure is None:
            try:
                super().flush()
            except OSError as error:
                self.failure = error


def open_streams() -> None:
    """Let nothing that is said end a run: what was closed is opened, and what fails is dropped."""
    # Else a file of ours would take the number of a stream, and what is said be written into it.
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)
    os.close(handle)
    sys.stdout = _lasting(sys.stdout)
    sys.stderr = _lasting(sys.stderr)


def _lasting(stream: TextIO | None) -> TextIO:
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    # A pipe on Windows is not UTF-8, and a finding may quote any character.
    stream.reconfigure(errors="backslashreplace")
    # With PYTHONUNBUFFERED, nothing stands between a stream and its file.
    if type(getattr(stream.buffer, "raw", stream.buffer)) is not io.FileIO:
        return stream
    stream.flush()
    return io.TextIOWrapper(
        _Lasting(io.FileIO(stream.fileno(), "wb", closefd=False)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering,
    )


def close_streams(code: int) -> int:
    """Give the code of a run: that of what it did, unless what it said could not be written.

    A reader who has seen enough, such as 'head', is no failure.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    failure = buffer.failure if isinstance(buffer, _Lasting) else None
    if failure is None or failure.errno == errno.EPIPE:
        return code
    reason = (failure.strerror or str(failure)).lower()
    say(f"error: standard output cannot be written: {reason}", err=True)
    say("  hint: make room, or send it somewhere else", err=True)
    return code or ExitCode.NOT_RENDERED
