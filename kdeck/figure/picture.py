"""Reads a photograph, or any picture of pixels, into a scene that is nothing but the picture."""

from functools import lru_cache
from pathlib import PurePosixPath

from kdeck.figure.source import FigureError
from kdeck.model.scene import Pixels, Scene
from kdeck.raster import FIGURE, PRINT_DPI, SUFFIXES, raster_size, read_raster
from kdeck.rasterend import MARGIN, RasterError

# A narrower picture is printed smaller than a third of the page, and shown on less than two thirds
# of a slide, or its pixels can be counted.
_LEAST = 600

Remark = tuple[str, str]


def is_picture(file: str) -> bool:
    """Say whether a file is named as a picture of pixels that can be shown."""
    return PurePosixPath(file).suffix.lower() in SUFFIXES


@lru_cache(maxsize=64)
def picture_scene(
    data: bytes, file: str, fragment: str | None = None
) -> tuple[Scene, tuple[Remark, ...]]:
    """Read a picture, a dot for each 300th of an inch, with remarks, each a message and a hint.

    Raises FigureError for what is damaged or too large, and for a part of a picture.
    """
    if fragment is not None:
        raise FigureError(
            "a picture of pixels has no parts", f"remove '#{fragment[:40]}': only drawings have"
        )
    try:
        made = read_raster(data, SUFFIXES[PurePosixPath(file).suffix.lower()], FIGURE)
    except RasterError as error:
        raise FigureError(f"it {error.message}", error.hint) from None
    width, height = raster_size(made.data)
    remarks = [(f"it {message}", hint) for message, hint in made.remarks]
    if max(width, height) < _LEAST:
        remarks.append(
            (
                f"it has {width} × {height} pixels{MARGIN * made.trimmed}, and is printed and "
                "shown on slides small",
                f"give the original, {_LEAST} pixels or more along its longer side",
            )
        )
    size = width * 72 / PRINT_DPI, height * 72 / PRINT_DPI
    return Scene(*size, (Pixels(made.data, 0.0, 0.0, *size),)), tuple(remarks)
