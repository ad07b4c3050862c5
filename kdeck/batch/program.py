"""Which program this is: what it built stays up to date as long as it is the same."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from kdeck.batch.kit.table import KITS
from kdeck.fingerprint import digest

_LIBRARIES = ("citeproc", "coloraide", "markdown_it", "mdit_py_plugins", "segno", "svgelements")
# What files are read with where they are judged.
_JUDGES = ("cssselect2", "fontTools", "lxml", "pikepdf", "PIL", "tinycss2")


@cache
def program_digest() -> str:
    """Fingerprint the program itself: its files and the libraries it sets documents with."""
    package = str(Path(__file__).parents[1])
    own = (name for kit in KITS.values() for name in kit.libraries)
    seen = [*sorted(_states(package, "")), *_origins(*own, *_LIBRARIES)]
    return digest("\n".join([sys.version, *seen]).encode())


@cache
def judging_digest() -> str:
    """Fingerprint the program with the libraries that it judges files with, too."""
    return digest("\n".join([program_digest(), *_origins(*_JUDGES)]).encode())


def _states(folder: str, below: str) -> Iterator[str]:
    """Give the names, sizes and times of the files of a folder; pathlib takes twice as long."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _states(entry.path, f"{below}{entry.name}/")
            elif "." in entry.name:
                about = entry.stat()
                yield f"{below}{entry.name} {about.st_size} {about.st_mtime_ns}"


def _origins(*libraries: str) -> list[str]:
    found = (_origin(name) for name in libraries)
    return [f"{path} {path.stat().st_mtime_ns}" for path in found if path]


def _origin(library: str) -> Path | None:
    """Find the file of a library; a library that cannot be found is told of where it is used."""
    try:
        spec = find_spec(library)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin) if spec and spec.origin else None
