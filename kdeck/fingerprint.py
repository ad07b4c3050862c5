"""The one way to read files: each path read, listed or missed is recorded with its digest."""

import hashlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from stat import S_ISLNK

MAX_BYTES = 32 * 1024 * 1024
ABSENT = "absent"


# Names of devices, which Windows keeps for itself, with any ending (Naming Files, Microsoft Learn).
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)


def is_portable(name: str) -> bool:
    """Say whether a file or a folder may have a name on every system."""
    return not _DEVICES.fullmatch(name.partition(".")[0].strip()) and not name.endswith((".", " "))


def digest(data: bytes) -> str:
    """Compute the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Record what a result was made from: (path, digest) pairs in the order of the paths."""

    entries: tuple[tuple[str, str], ...]

    def holds(self, now: "Files | Snapshot") -> bool:
        """Say whether every path still has the digest it had."""
        return all(now.state(path) == seen for path, seen in self.entries)


class RefusedError(Exception):
    """Refuse to read a path, with the reason in words."""


@dataclass(frozen=True, slots=True)
class _Folders:
    """Hold the root without links, and the folders below it that are reached by none."""

    root: Path
    plain: dict[str, Path] = field(default_factory=dict)

    def place(self, path: str) -> Path | None:
        """Find the place of a path in a folder that is known; None where it may be a link."""
        folder, _, name = path.rpartition("/")
        known = self.plain.get(folder)
        if known is None or path.startswith("/") or not _is_plain(known, name):
            return None
        return known / name


class Files:
    """Read below one folder and remember what was read; paths are relative, with '/'."""

    def __init__(self, root: Path, folders: "_Folders | None" = None) -> None:
        self.root = root
        self._folders = folders or _Folders(root.resolve())
        self._seen: dict[str, str] = {}
        self._marks: dict[str, tuple[str, ...]] = {}

    def copy(self) -> "Files":
        """Give another reader that remembers what this one has read so far."""
        other = Files(self.root, self._folders)
        other._seen.update(self._seen)
        other._marks.update(self._marks)
        return other

    def apart(self) -> "Files":
        """Give another reader that remembers nothing yet."""
        return Files(self.root, self._folders)

    def take(self, read: Fingerprint) -> None:
        """Remember what was read elsewhere."""
        self._seen.update(read.entries)

    def seen(self, path: str) -> str:
        """Give the digest that a path had when it was read; empty where nobody read it."""
        return self._seen.get(path, "")

    def fingerprint(self, *, below: tuple[str, ...] = ("",)) -> Fingerprint:
        """Give all that was read, listed or missed so far, below the given prefixes."""
        return Fingerprint(tuple(sorted(e for e in self._seen.items() if e[0].startswith(below))))

    def read(self, path: str, within: str = "") -> bytes | None:
        """Read a file whole; None where there is none.

        within names a folder that the path must not leave, by a symbolic link either.
        Raises RefusedError for a path that leaves the folder, is no regular file, or is too large.
        """
        # What is refused has, as state() tells it, nothing to be read.
        self._seen[path] = ABSENT
        place = self._place(path)
        if within and not self._is_within(path, place, within):
            raise RefusedError("it leads out of its folder")
        try:
            data = _content(place)
        except OSError as error:
            raise RefusedError(f"it cannot be read: {error.strerror}") from None
        if data is not None:
            self._seen[path] = digest(data)
        return data

    def names(self, path: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
        """List the files of a folder with one of the suffixes, sorted; empty where it is none."""
        found = self._names(path, suffixes)
        self._seen[f"{path}/*{'|'.join(suffixes)}"] = _digest_names(found)
        return found

    def marked(self, path: str, suffixes: tuple[str, ...], mark: str) -> tuple[str, ...]:
        """List the files of a folder, as names does, in which a text stands anywhere.

        That reads all of them, and is found out once.
        """
        key = f"{path}/*{'|'.join(suffixes)}?{mark}"
        if key not in self._marks:
            self._marks[key] = self._marked(path, suffixes, mark)
            self._seen[key] = _digest_names(self._marks[key])
        return self._marks[key]

    def state(self, path: str) -> str:
        """Give the digest a path has now, without recording it."""
        folder, _, pattern = path.rpartition("/*")
        if folder:
            endings, _, mark = pattern.partition("?")
            return _digest_names(self._marked(folder, tuple(endings.split("|")), mark))
        try:
            place = self._place(path)
            return digest(place.read_bytes()) if place.is_file() else ABSENT
        except (OSError, RefusedError):
            return ABSENT

    def _names(self, path: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
        try:
            entries = list(self._place(path).iterdir())
        except (OSError, RefusedError):
            return ()
        hidden = (".", "_") if path != "themes" else (".",)
        return tuple(
            sorted(
                _name(entry)
                for entry in entries
                if not entry.name.startswith(hidden) and entry.name.endswith(suffixes)
            )
        )

    def _marked(self, path: str, suffixes: tuple[str, ...], mark: str) -> tuple[str, ...]:
        names = self._names(path, suffixes)
        return (
            tuple(n for n in names if mark.encode() in self._bytes(f"{path}/{n}"))
            if mark
            else names
        )

    def _bytes(self, path: str) -> bytes:
        """Read what there is, without recording it; empty where nothing may be read."""
        try:
            return _content(self._place(path)) or b""
        except (OSError, RefusedError):
            return b""

    def _is_within(self, path: str, place: Path, within: str) -> bool:
        is_below = path.startswith(f"{within}/") and within in self._folders.plain
        if is_below and self._folders.place(path):
            return True
        return place.resolve().is_relative_to((self.root / within).resolve())

    def _place(self, path: str) -> Path:
        if plain := self._folders.place(path):
            return plain
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path:
            raise RefusedError("it leads out of its folder")
        place = self.root / pure
        try:
            resolved = place.resolve()
            # From Python 3.13 on, links in a circle are given back as they are.
            circles = resolved.is_symlink()
        # A name too long for the disk, or symbolic links in a circle.
        except (OSError, RuntimeError):
            raise RefusedError("it is not a path") from None
        if circles:
            raise RefusedError("it is not a path")
        if not resolved.is_relative_to(self._folders.root):
            raise RefusedError("it leads out of its folder")
        if resolved == self._folders.root / path:
            folder = path.rpartition("/")[0]
            self._folders.plain[folder] = self.root / folder
        return place


class Snapshot:
    """Look up what paths have now, each once: for many fingerprints that share their paths."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._states: dict[str, str] = {}

    def state(self, path: str) -> str:
        """Give the digest that a path had when it was first asked for."""
        if path not in self._states:
            self._states[path] = self._files.state(path)
        return self._states[path]


def _is_plain(folder: Path, name: str) -> bool:
    """Say whether a name is of something in a folder itself, and no link, or of nothing yet."""
    if name in ("", ".", "..") or any(sign in name for sign in "\\\0:"):
        return False
    try:
        return not S_ISLNK(os.lstat(folder / name).st_mode)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _content(place: Path) -> bytes | None:
    if not place.exists():
        return None
    if not place.is_file():
        raise RefusedError("it is not a file")
    if place.stat().st_size > MAX_BYTES:
        raise RefusedError(f"it is larger than {MAX_BYTES // 1024 // 1024} MB")
    return place.read_bytes()


def _name(entry: Path) -> str:
    """Give the name of a file; what is not UTF-8 in it becomes U+FFFD, so that it can be shown."""
    return os.fsencode(entry.name).decode("utf-8", "replace")


def _digest_names(names: tuple[str, ...]) -> str:
    return digest("\n".join(names).encode())
