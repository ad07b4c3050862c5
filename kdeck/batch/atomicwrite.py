"""Writing files whole or not at all."""

import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kdeck.batch.signals import signals_held
from kdeck.errors import ExitCode, KdeckError

_BESIDE = re.compile(r"\..+\.[0-9a-f]{8}\.(?:part|kept)", re.DOTALL)
# Where files are written below a project that says nothing else.
WRITTEN = ("sources/.*", "themes/.*", "output/.*", "output/*/.*")
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_HINTS = {
    errno.ENOSPC: "make room on the disk and run this again: what was there is as it was",
    errno.EDQUOT: "make room on the disk and run this again: what was there is as it was",
    errno.EFBIG: "allow larger files ('ulimit -f'), or choose another disk",
    errno.EROFS: "choose a disk that can be written to",
}
_HINT = "close the file where it is open, and check that there is room and leave to write"


def write_files(root: Path, files: dict[str, bytes]) -> None:
    """Write files below a folder, all of them or none; a file is never missing meanwhile.

    Once this returns, they outlast a loss of power. Raises KdeckError where one cannot be written
    or would stand outside the folder; what was there is as it was.
    """
    require_inside(root, files)
    swaps = [_Swap(root / name, name) for name in files]
    try:
        for swap, data in zip(swaps, files.values(), strict=True):
            swap.write(data)
        # All are written before the first is waited for: the disk then does many at once.
        for swap in swaps:
            swap.sync()
    except BaseException:
        for swap in swaps:
            swap.clear()
        raise
    with signals_held():
        try:
            for swap in swaps:
                swap.keep()
            for swap in swaps:
                swap.move_in()
        except BaseException:
            for swap in reversed(swaps):
                swap.undo()
            raise
        finally:
            for swap in swaps:
                swap.clear()
            for folder in dict.fromkeys(swap.folder for swap in swaps):
                _sync_folder(folder)


def require_inside(
    root: Path, names: dict[str, bytes] | tuple[str, ...], whole: str = "the project"
) -> None:
    """Refuse places that a symbolic link leads out of a folder; whole is the folder in words."""
    resolved = root.resolve()
    for name in names:
        folder = (root / name).parent
        if not folder.resolve().is_relative_to(resolved):
            shown = folder.relative_to(root).as_posix()
            raise KdeckError(
                f"'{shown}' leads out of {whole}",
                f"replace the link '{shown}' by a folder, and copy the files on from there",
                ExitCode.NOT_RENDERED,
            )


def clear_leftovers(root: Path, patterns: tuple[str, ...] = WRITTEN) -> tuple[str, ...]:
    """Remove what runs that were killed left beside their files in a folder; give the names.

    patterns say where files are written below it. Only who holds the folder's lock may do so: else,
    they are somebody's who is at work.
    """
    cleared = []
    for path in sorted(path for pattern in patterns for path in root.glob(pattern)):
        if _BESIDE.fullmatch(path.name):
            with suppress(OSError):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
                cleared.append(path.relative_to(root).as_posix())
    return tuple(cleared)


def beside(place: Path, kind: str = "part") -> Path:
    """Name a place beside another that nobody else uses, which clear_leftovers knows."""
    return place.with_name(f".{place.name}.{secrets.token_hex(4)}.{kind}")


class _Swap:
    """Put a new file into the place of an old one, and back."""

    def __init__(self, place: Path, name: str) -> None:
        self.folder = place.parent
        self._place, self._name = place, name
        self._new = beside(place)
        self._old = self._new.with_suffix(".kept")
        self._written: os.stat_result | None = None
        self._lost = False

    def write(self, data: bytes) -> None:
        """Write the new file beside its place."""
        with self._named():
            self.folder.mkdir(parents=True, exist_ok=True)
            # The mode is the user's own, which 'tempfile' would not give.
            with os.fdopen(os.open(self._new, _NEW_FILE | _BINARY, 0o666), "wb") as file:
                file.write(data)
                self._written = os.fstat(file.fileno())

    def sync(self) -> None:
        """Bring the new file down to the disk."""
        with self._named():
            handle = os.open(self._new, os.O_RDWR)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def keep(self) -> None:
        """Give the old file a second name."""
        with self._named():
            if self._place.is_symlink():
                self._old.symlink_to(self._place.readlink())
            elif self._place.exists():
                try:
                    os.link(self._place, self._old)
                # Not every disk can: FAT, and some shared folders.
                except OSError:
                    shutil.copy2(self._place, self._old)

    def move_in(self) -> None:
        """Put the new file into its place, in one step."""
        with self._named():
            os.replace(self._new, self._place)  # noqa: PTH105

    def undo(self) -> None:
        """Put the old file back, or leave it beside its place where even that fails."""
        if not self._is_in():
            return
        self._lost = True
        with suppress(OSError):
            if os.path.lexists(self._old):
                os.replace(self._old, self._place)  # noqa: PTH105
            else:
                self._place.unlink()
            self._lost = False

    def clear(self) -> None:
        """Remove what stands beside the place."""
        for path in (self._new, *(() if self._lost else (self._old,))):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _is_in(self) -> bool:
        """Say whether the new file, and not anybody else's, stands in the place."""
        if self._written is None:
            return False
        try:
            found = self._place.stat(follow_symlinks=False)
        except OSError:
            return False
        mine = self._written
        return (found.st_dev, found.st_ino) == (mine.st_dev, mine.st_ino)

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise KdeckError(
                f"'{self._name}' cannot be written: {reason}",
                _HINTS.get(error.errno or 0, _HINT),
                ExitCode.NOT_RENDERED,
            ) from None


def _sync_folder(folder: Path) -> None:
    """Bring the names of a folder down to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
