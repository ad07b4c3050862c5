"""What decides the bytes of a file, on whatever machine it is made."""

import re
import sys
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from kdeck.fingerprint import digest

_NAME = re.compile(r"[\w.-]+")
# What projects are begun with, which stands elsewhere in a checkout.
_STARTER = "starter"


@cache
def likeness() -> str:
    """Digest the program and its libraries: where it is alike, so is what is made."""
    package = Path(__file__).parents[2]
    own = (
        f"{path.relative_to(package).as_posix()} {digest(path.read_bytes())}"
        for path in sorted(package.rglob("*"))
        if path.is_file() and path.relative_to(package).parts[0] != _STARTER
        if "__pycache__" not in path.parts
    )
    python = f"{sys.version_info[:2]} {zlib.ZLIB_RUNTIME_VERSION}"
    return digest("\n".join((python, *own, *_libraries())).encode())


def _libraries() -> list[str]:
    try:
        needed = [each for each in requires("kdeck") or () if "extra ==" not in each]
    except PackageNotFoundError:
        return []
    names = (found[0] for each in needed if (found := _NAME.match(each)))
    return sorted(f"{name} {version(name)}" for name in names)
