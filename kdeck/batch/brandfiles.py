"""The files that a brand file of another program names, copied into the folder of a theme."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kdeck.errors import KdeckError
from kdeck.theme.newbrand import IMAGES, named_files

LARGEST_FILE = 32 * 1024 * 1024
# What says that a folder is the root of a website, where paths that begin with '/' begin.
_ROOTS = ("_quarto.yml", "_quarto.yaml")
_FONTS = (".ttf", ".otf", ".ttc", ".woff", ".woff2")


def take_files(brand: Path, text: str, draft: Path) -> str:
    """Copy the logos and fonts that are found; give the text with their paths in the new folder.

    A path is tried from the folder of the brand file, from the one above, and from the nearest
    folder of a Quarto project, and is never followed out of them. What is not found keeps its path,
    below the new folder. Raises KdeckError for a file that is too large, OSError for one that
    cannot be read.
    """
    lines = text.splitlines(keepends=True)
    for node in named_files(text):
        name = str(node.value)
        target = _below(name)
        if not target.name:
            continue
        found = next(_found(brand.parent.resolve(), name), None)
        if found:
            target = _free(draft, target, found)
            (draft / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(found, draft / target)
        if target != PurePosixPath(name.removeprefix("/")):
            place = node.begins - 1
            lines[place] = _renamed(lines[place], name, str(target))
    return "".join(lines)


def refuse_large(path: Path) -> None:
    """Raise KdeckError for what is no file, or too large to be taken over."""
    if not path.is_file():
        raise KdeckError(f"'{path}' is not a file", "check its name")
    if path.stat().st_size > LARGEST_FILE:
        size = LARGEST_FILE // 1024 // 1024
        raise KdeckError(f"'{path}' is larger than {size} MB", "save it smaller")


def _below(name: str) -> PurePosixPath:
    """Give a path that stays below the folder where it begins."""
    parts = PurePosixPath(name).parts
    return PurePosixPath(*(part for part in parts if part not in ("/", "..")))


def _found(folder: Path, name: str) -> Iterator[Path]:
    website = next(
        (f for f in (folder, *folder.parents) if any((f / mark).is_file() for mark in _ROOTS)), None
    )
    root = website or folder.parent
    for start in dict.fromkeys((folder, folder.parent, root)):
        place = (start / name.removeprefix("/")).resolve()
        if not place.is_file():
            continue
        inside = place.is_relative_to(root) and place.suffix.lower() in (*IMAGES, *_FONTS)
        if inside or place.is_relative_to(folder):
            refuse_large(place)
            yield place


def _free(draft: Path, target: PurePosixPath, source: Path) -> PurePosixPath:
    """Give another name to a file where a different one has its name already."""
    number, free = 1, target
    while (draft / free).exists() and (draft / free).read_bytes() != source.read_bytes():
        number += 1
        free = target.with_stem(f"{target.stem}-{number}")
    return free


def _renamed(line: str, old: str, new: str) -> str:
    return re.sub(rf"(?<![\w./-]){re.escape(old)}(?![\w./-])", lambda _: new, line)
