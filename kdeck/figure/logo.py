"""A logo as it is drawn: as shapes wherever it can be, as pixels where it is more than shapes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import assert_never

from kdeck.answers import answer
from kdeck.color import Color
from kdeck.figure.source import FigureError
from kdeck.fingerprint import digest
from kdeck.model.scene import Label, Pixels, Scene, Shape, paints_of
from kdeck.raster import read_raster
from kdeck.rasterend import RasterError


@dataclass(frozen=True, slots=True)
class LogoDrawing:
    """Hold a logo as a scene, or as a PNG file with the reason why; words are set as text in it."""

    scene: Scene | None
    picture: bytes = field(repr=False)
    words: str
    reason: str = ""

    @property
    def painted(self) -> Iterator[tuple[Color, ...]]:
        """Give the color of each shape and label, or those that its gradient runs through."""
        for item in self.scene.items if self.scene else ():
            match item:
                case Shape():
                    fills = (item.fill, item.stroke)
                case Label():
                    fills = (item.role, None)
                case Pixels():
                    continue
                case _:
                    assert_never(item)
            for fill in fills:
                yield tuple(paint for paint in paints_of(fill) if isinstance(paint, Color))


@lru_cache(maxsize=64)
def read_logo(data: bytes) -> LogoDrawing:
    """Read a logo that is an SVG file. Raises FigureError for what is no drawing."""
    return LogoDrawing(*answer(tuple, f"drawing of {digest(data)}", lambda: _drawn(data)))


def _drawn(data: bytes) -> tuple[Scene | None, bytes, str, str]:
    """Give the parts of a drawing."""
    from kdeck.figure.svg import logo_scene

    try:
        scene = logo_scene(data)
    except FigureError as error:
        return (None, *_as_pixels(data, error))
    labels = (item.text for item in scene.items if isinstance(item, Label))
    return scene, b"", " ".join(labels), ""


def _as_pixels(data: bytes, error: FigureError) -> tuple[bytes, str, str]:
    """Draw a logo as pixels; what was wrong with its shapes is told where that does not help."""
    from kdeck.figure.rasterized import rasterized, words_of

    try:
        picture = read_raster(rasterized(data), "png").data
    except RasterError:
        raise error from None
    return picture, words_of(data), error.message
