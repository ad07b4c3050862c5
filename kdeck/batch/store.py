"""Writing files whole or not at all."""

import os
from pathlib import Path

from kdeck.errors import ExitCode, KdeckError


def write_files(root: Path, files: dict[str, bytes]) -> None:
    """Write files below a folder: all beside their places first, then each moved into its own."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, data in files.items():
            place = root / name
            place.parent.mkdir(parents=True, exist_ok=True)
            beside = place.with_name(f".{place.name}.part")
            # Before it is written: half a file must be cleared away, too.
            waiting.append((beside, place))
            beside.write_bytes(data)
        for beside, place in waiting:
            os.replace(beside, place)  # noqa: PTH105
    except OSError as error:
        raise KdeckError(
            f"'{error.filename2 or error.filename}' cannot be written: {error.strerror}",
            "close the file where it is open, and check that there is room and leave to write",
            ExitCode.NOT_RENDERED,
        ) from None
    finally:
        for beside, _ in waiting:
            beside.unlink(missing_ok=True)
