"""What is saved in a project while somebody works on it, found by looking again and again.

Names, sizes and times are compared: that works on every disk and network drive.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kdeck.batch.projectfolder import THEMES
from kdeck.load.settings import FILE as SETTINGS

_LOOKED_AT = ("sources", THEMES)
# Some programs save a file in several steps, and some folders are saved file by file.
_LONGEST_SETTLING = 20


def changes(root: Path, pause: Callable[[], None]) -> Iterator[None]:
    """Tell whenever files that documents are made from were saved, added or removed from now on.

    It looks after every pause, and tells a change once a pause has passed without another. What is
    saved while somebody makes use of what was told is told next.
    """
    return _changes(root, pause, _seen(root))


def _changes(
    root: Path, pause: Callable[[], None], told: dict[str, tuple[int, int, int]]
) -> Iterator[None]:
    while True:
        pause()
        now = _seen(root)
        if now == told:
            continue
        for _ in range(_LONGEST_SETTLING):
            pause()
            before, now = now, _seen(root)
            if now == before:
                break
        told = now
        yield


def _seen(root: Path) -> dict[str, tuple[int, int, int]]:
    found = {}
    for folder in _LOOKED_AT:
        for place, folders, names in os.walk(root / folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            # What editors put beside a file that is open is hidden.
            for path in (os.path.join(place, name) for name in names if name[0] != "."):  # noqa: PTH118
                found[path] = _state(path)
    found[SETTINGS] = _state(os.path.join(root, SETTINGS))  # noqa: PTH118
    return found


def _state(path: str) -> tuple[int, int, int]:
    try:
        about = os.stat(path)  # noqa: PTH116
    except OSError:
        return (0, 0, 0)
    return (about.st_ino, about.st_size, about.st_mtime_ns)
