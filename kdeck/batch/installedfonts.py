"""The fonts that are installed on this computer, looked for where systems keep them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from kdeck.errors import KdeckError
from kdeck.nearest import closest
from kdeck.theme.fontnames import SUFFIXES, FontNames, read_names

_MOST_FILES = 20_000
_BOLD, _REGULAR = 700, 400
# A heavier file than this is the bold one of a family.
_HEAVY, _APART = 600, 200


def find_font(name: str) -> tuple[FontNames, ...]:
    """Find the upright files of an installed font, by family, whole or PostScript name.

    A font file may be named, too: its family is then looked for beside it. Gives a variable file,
    or the regular and the bold one. Raises KdeckError where there is none.
    """
    wanted = " ".join(name.split()).casefold()
    path = Path(name)
    if path.suffix.lower() in SUFFIXES and not path.exists():
        hint = "check its name and folder, or give the name of an installed font"
        raise KdeckError(f"there is no such file: '{name[:200]}'", hint)
    if path.suffix.lower() in SUFFIXES and path.is_file():
        files = sorted(f for f in path.parent.iterdir() if f.suffix.lower() in SUFFIXES)
        said = read_names(path)
        if not said:
            raise KdeckError(f"'{name[:80]}' is no font that can be read", "choose another file")
        wanted = said[0].family.casefold()
    else:
        files = list(font_files())
    first = "".join(wanted.split()[:1])
    likely = [file for file in files if first in file.name.casefold()]
    matching = _matching(likely, wanted) or _matching(files, wanted)
    if not matching:
        raise _none(name, files)
    upright = [found for found in matching if found.upright]
    if not upright:
        message = f"the font '{name[:80]}' is here in italics alone"
        raise KdeckError(message, "install its upright files, too")
    variable = [found for found in upright if found.variable]
    if variable:
        return (variable[0],)
    regular = min(upright, key=lambda found: (abs(found.weight - _REGULAR), found.weight))
    if regular.weight < _HEAVY:
        beside = [file for file in files if file.parent == regular.file.parent]
        family = _matching(beside, regular.family.casefold())
        heavy = [f for f in family if f.upright and f.weight >= regular.weight + _APART]
        bold = min(heavy, key=lambda found: abs(found.weight - _BOLD), default=None)
        return (regular, bold) if bold else (regular,)
    return (regular,)


def font_files() -> Iterator[Path]:
    """List the font files of this computer and of its user."""
    seen = 0
    for folder in _folders():
        for place, _, names in os.walk(folder):
            for name in names:
                if name.lower().endswith(SUFFIXES):
                    seen += 1
                    if seen > _MOST_FILES:
                        return
                    yield Path(place) / name


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", own)
    if sys.platform == "darwin":
        library = Path("/Library/Fonts")
        return (home / "Library" / "Fonts", library, Path("/System/Library/Fonts"))
    # The folders that fontconfig looks into, of the XDG Base Directory Specification.
    data = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    below = (Path(place) / "fonts" for place in (data, *shared.split(":")) if place)
    return tuple(dict.fromkeys((home / ".fonts", *below)))


def _matching(files: list[Path], wanted: str) -> list[FontNames]:
    return [f for file in files for f in read_names(file) if wanted in f.names]


def _none(name: str, files: list[Path]) -> KdeckError:
    from kdeck.theme.familyclass import is_known, package_hint

    known = {found.family for file in files for found in read_names(file) if found.family}
    close = closest(name, known)
    hint = f"did you mean '{close}'?" if close else "install it, or copy its files into the theme"
    if is_known(name):
        hint = package_hint(name)
    return KdeckError(f"no font '{name[:80]}' is installed here", hint)
