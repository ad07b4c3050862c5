"""Which program this is: what it built stays up to date as long as it is the same."""

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from kdeck.batch.kit.table import KITS
from kdeck.fingerprint import digest

_LIBRARIES = ("citeproc", "markdown_it", "mdit_py_plugins", "svgelements")


@cache
def program_digest() -> str:
    """Fingerprint the program itself: its files and the libraries it sets documents with."""
    package = Path(__file__).parents[1]
    seen = [
        f"{path.relative_to(package)} {path.stat().st_size} {path.stat().st_mtime_ns}"
        for path in sorted(package.rglob("*"))
        if path.suffix and "__pycache__" not in path.parts
    ]
    own = (name for kit in KITS.values() for name in kit.libraries)
    found = (_origin(name) for name in (*own, *_LIBRARIES))
    origins = [path for path in found if path]
    seen.extend(f"{path} {path.stat().st_mtime_ns}" for path in origins)
    return digest("\n".join([sys.version, *seen]).encode())


def _origin(library: str) -> Path | None:
    """Find the file of a library; a library that cannot be found is told of where it is used."""
    try:
        spec = find_spec(library)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin) if spec and spec.origin else None
