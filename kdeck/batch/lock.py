"""One writer at a time in a project: a lock that ends with the process that holds it."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

from kdeck.errors import KdeckError

FILE = ".kdeck-lock"
_PATIENCE, _PAUSE = 120.0, 0.05
# A wait that nobody would notice is not worth a word.
_SILENCE = 0.5
_LONGEST_OWNER = 200
# Some shared folders have no locks; there, the names of the store keep every file whole alone.
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.EBADF}
_SHUT = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def locked(root: Path, command: str, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a project; wait for who holds it, and tell in one line who that is.

    The system takes the lock from a process that ends, however it ends: what a kill leaves is a
    file that locks nothing. A folder in which no file can be made has nothing to lock.
    Raises KdeckError where another process keeps the lock for two minutes.
    """
    place = root / FILE
    handle = _acquire(place, tell)
    try:
        if handle is not None:
            _sign(handle, command)
        yield
    finally:
        if handle is not None:
            _release(place, handle)


def _acquire(place: Path, tell: Callable[[str], None]) -> int | None:
    start, told = monotonic(), False
    while True:
        handle = _open(place)
        if handle is None:
            return None
        try:
            if _lock(handle):
                if _stands(place, handle):
                    return handle
                os.close(handle)
                continue
            waited = monotonic() - start
            if waited > _PATIENCE:
                raise KdeckError(
                    f"{_owner(handle)} is still at work in this project",
                    "wait until it has ended, or end it, and run this again",
                )
            if waited > _SILENCE and not told:
                tell(f"waiting for {_owner(handle)}, which is at work in this project")
                told = True
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        sleep(_PAUSE)


def _open(place: Path) -> int | None:
    """Open the file of a lock; None where its folder takes no files."""
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        return os.open(place, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except OSError as error:
        if error.errno not in _SHUT:
            raise KdeckError(
                f"'{FILE}' cannot be used as a lock: {(error.strerror or '').lower()}",
                "delete it, if no other kdeck is at work here",
            ) from None
    # Somebody else's file: it can be locked without leave to write into it.
    with suppress(OSError):
        return os.open(place, os.O_RDONLY | flags)
    return None


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            # Far behind the text, which others are to read meanwhile.
            os.lseek(handle, 1 << 30, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _NO_LOCKS
    return True


def _stands(place: Path, handle: int) -> bool:
    """Say whether a file is still the one at its place: its last holder removed it on leaving."""
    held = os.fstat(handle)
    try:
        found = place.stat(follow_symlinks=False)
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == (held.st_dev, held.st_ino)


def _sign(handle: int, command: str) -> None:
    from platform import node

    since = datetime.now(UTC).strftime("%H:%M")
    words = f"'{command}' (process {os.getpid()} on {node()}, since {since} UTC)"
    # Who holds a lock is good to know, and no more: a full disk may leave it unsaid.
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, words.encode())


def _owner(handle: int) -> str:
    with suppress(OSError, UnicodeDecodeError):
        os.lseek(handle, 0, os.SEEK_SET)
        words = os.read(handle, _LONGEST_OWNER).decode()
        if words and words.isprintable():
            return words
    return "another kdeck"


def _release(place: Path, handle: int) -> None:
    if sys.platform == "win32":
        os.close(handle)
        with suppress(OSError):
            place.unlink()
        return
    with suppress(OSError):
        if _stands(place, handle):
            place.unlink()
    os.close(handle)
