"""The file of an object store that says which object each file of a theme is."""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass

from kdeck.errors import ExitCode, KdeckError
from kdeck.fingerprint import digest

FILE = "current.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Name the object of a file, and what it holds."""

    key: str
    sha256: str
    size: int


def is_of_build(key: str) -> bool:
    """Say whether an object stands where a build writes one."""
    _, _, rest = key.partition("/")
    build, _, file = rest.partition("/")
    return bool(file) and len(build) == 16 and not build.strip("0123456789abcdef")


def current_bytes(objects: Mapping[str, StoredFile]) -> bytes:
    """Write which objects the files are, with a digest that tells damage."""
    files = {file: list(astuple(each)) for file, each in sorted(objects.items())}
    told = {"current": _VERSION, "digest": _told(files), "files": files}
    return f"{json.dumps(told, indent=1, ensure_ascii=False)}\n".encode()


def read_current(data: bytes, shown: str, theme: str) -> dict[str, StoredFile]:
    """Read which object each file of a theme is; shown is where that stands.

    Raises KdeckError where it is damaged, or names what is not of the theme.
    """
    try:
        told = json.loads(data)
        files = told["files"]
        if told["current"] != _VERSION or told["digest"] != _told(files):
            raise ValueError("it is not as it was written")
        objects = {
            str(file): StoredFile(str(key), str(sha256), int(size))
            for file, (key, sha256, size) in files.items()
        }
        if not all(e.key.startswith(f"{theme}/") and is_of_build(e.key) for e in objects.values()):
            raise ValueError("a file stands elsewhere")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise KdeckError(
            f"'{shown}' is damaged, and nothing is known of what stands beside it",
            "delete it and run this again: all files of the theme are then made anew",
            ExitCode.NOT_RENDERED,
        ) from None
    return objects


def _told(files: object) -> str:
    return digest(json.dumps(files, sort_keys=True).encode())
