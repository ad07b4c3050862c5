"""A failure of kdeck itself: one sentence for who runs it, a report for who mends it."""

import os
import platform
import sys
import tempfile
from pathlib import Path
from traceback import format_exception

from kdeck.batch.version import installed_version
from kdeck.cli.show import say
from kdeck.errors import ExitCode


def show_crash(error: Exception) -> ExitCode:
    """Say that something failed that should not, and where a report of it was written."""
    message = f"kdeck has failed ({type(error).__name__}), by a fault of its own"
    if isinstance(error, MemoryError):
        message = "there is not enough memory for this: close other programs, or use '--jobs 1'"
    elif isinstance(error, OSError) and error.filename:
        message = f"'{error.filename}' cannot be used: {(error.strerror or str(error)).lower()}"
    place = _write(error)
    hint = "send this report to who looks after kdeck, once you have read it"
    shown = f"{hint}: {place}" if place else "no report could be written: the disk may be full"
    say(f"error: {message}", err=True)
    say(f"  hint: {shown}", err=True)
    return ExitCode.NOT_RENDERED


def _write(error: Exception) -> Path | None:
    """Write versions and where it failed: neither arguments, nor variables, nor the home folder."""
    lines = (
        f"kdeck {installed_version() or 'from a checkout'}, Python {platform.python_version()}, "
        f"{platform.platform()}\n",
        f"command: {' '.join(word for word in sys.argv[1:3] if word.isalpha())}\n\n",
        *format_exception(error),
    )
    try:
        text = "".join(lines).replace(str(Path.home()), "~")
        handle, name = tempfile.mkstemp(prefix="kdeck-report-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except (OSError, RuntimeError):
        return None
    return Path(name)
