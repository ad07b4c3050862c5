"""Writing files whole or not at all."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from kdeck.errors import ExitCode, KdeckError


def write_files(root: Path, files: dict[str, bytes]) -> None:
    """Write files below a folder, all of them or none; a file is never missing meanwhile.

    Raises KdeckError where one cannot be written; what was there is as it was.
    """
    swaps = [_Swap(root / name) for name in files]
    try:
        for swap, data in zip(swaps, files.values(), strict=True):
            swap.write(data)
        for swap in swaps:
            swap.keep()
        for swap in swaps:
            swap.move_in()
    except BaseException as error:
        for swap in reversed(swaps):
            swap.undo()
        if not isinstance(error, OSError):
            raise
        raise KdeckError(
            f"'{error.filename2 or error.filename}' cannot be written: {error.strerror}",
            "close the file where it is open, and check that there is room and leave to write",
            ExitCode.NOT_RENDERED,
        ) from None
    finally:
        for swap in swaps:
            swap.clear()


class _Swap:
    """Put a new file into the place of an old one, and back."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._new = place.with_name(f".{place.name}.part")
        self._old = place.with_name(f".{place.name}.kept")
        self._moved = False
        self._lost = False

    def write(self, data: bytes) -> None:
        """Write the new file beside its place."""
        self._place.parent.mkdir(parents=True, exist_ok=True)
        self._new.write_bytes(data)

    def keep(self) -> None:
        """Give the old file a second name."""
        self._old.unlink(missing_ok=True)
        if not self._place.exists():
            return
        try:
            os.link(self._place, self._old)
        # Not every disk can: FAT, and some shared folders.
        except OSError:
            shutil.copy2(self._place, self._old)

    def move_in(self) -> None:
        """Put the new file into its place, in one step."""
        os.replace(self._new, self._place)  # noqa: PTH105
        self._moved = True

    def undo(self) -> None:
        """Put the old file back, or leave it beside its place where even that fails."""
        if not self._moved:
            return
        self._lost = True
        with suppress(OSError):
            if self._old.exists():
                os.replace(self._old, self._place)  # noqa: PTH105
            else:
                self._place.unlink()
            self._lost = False

    def clear(self) -> None:
        """Remove what stands beside the place."""
        for path in (self._new, *(() if self._lost else (self._old,))):
            with suppress(OSError):
                path.unlink(missing_ok=True)
