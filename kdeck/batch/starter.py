"""A project of one's own, from the sources and themes that come with kdeck."""

import shutil
from pathlib import Path

from kdeck.errors import KdeckError

_PACKAGE = Path(__file__).parents[1]
_PARTS = ("sources", "themes")


def starter_folder() -> Path:
    """Find the shipped sources and themes: inside the installed package, or beside it."""
    installed = _PACKAGE / "starter"
    return installed if installed.is_dir() else _PACKAGE.parent


def copy_starter(folder: Path) -> int:
    """Copy the shipped sources and themes into a new or empty folder; give the number of files.

    Raises KdeckError where the folder holds anything, or cannot be made.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KdeckError(f"'{folder}' is not empty", "name a folder that does not exist yet")
    try:
        for part in _PARTS:
            shutil.copytree(starter_folder() / part, folder / part)
    except OSError as error:
        raise KdeckError(
            f"'{folder}' cannot be made: {error.strerror}", "choose another place"
        ) from None
    return sum(path.is_file() for path in folder.rglob("*"))
