"""A picture of pixels as it is printed: sRGB, upright, cut to what can be seen, not too large.

Nothing of the file but its pixels is kept: the place and the camera that a photograph names stay
behind. A photograph becomes JPEG, which is a tenth of PNG; what has few colors stays sharp as PNG.
"""

import io
import warnings
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kdeck.finding import several
from kdeck.rasterend import AGAIN, MARGIN, PNG_HEAD, Media, RasterError, left_over

if TYPE_CHECKING:
    from PIL.Image import Image

PRINT_DPI = 300
# The largest box that a logo is drawn in, in points.
LARGEST = (330.0, 62.0)
# What a decoder may hold, and what a photograph may have that is made smaller while it is decoded.
MAX_PIXELS = 13_000_000
MAX_SHRUNK_PIXELS = 65_000_000
MAX_ASPECT = 16.0
_OPAQUE = 128
# Color spaces of ICC profiles (ICC.1:2022, 7.2.6) by the modes of Pillow that they fit.
_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}

# What a drawing has at most; a photograph has tens of thousands.
_FEW_COLORS = 4096
_JPEG_QUALITY = 88

SUFFIXES: dict[str, Media] = {
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".webp": "webp",
    ".avif": "avif",
}


@dataclass(frozen=True, slots=True)
class Purpose:
    """Hold the largest box that a picture is printed in, in points, and whether it may be JPEG."""

    width: float
    height: float
    lossy: bool

    @property
    def most(self) -> tuple[float, float]:
        """Give the most pixels across and down that print has a use for."""
        return self.width * PRINT_DPI / 72, self.height * PRINT_DPI / 72


LOGO = Purpose(*LARGEST, lossy=False)
# The measure of the widest handout, and the height of a page.
FIGURE = Purpose(500.0, 640.0, lossy=True)
# A drawing of pixels has 200 dots an inch at a third of a page.
DRAWING = Purpose(240.0, 180.0, lossy=True)


@dataclass(frozen=True, slots=True)
class Raster:
    """Hold a PNG or JPEG file of sRGB pixels; remarks are (message, hint) about what was mended.

    trimmed says that a margin was cut off.
    """

    data: bytes = field(repr=False)
    trimmed: bool = False
    remarks: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=32)
def read_raster(data: bytes, media: Media, purpose: Purpose = LOGO) -> Raster:
    """Read a picture of pixels; nothing is decoded before its size and its end are known.

    Raises RasterError for what is damaged, too large, or of a shape that no place can hold.
    """
    remarks: list[tuple[str, str]] = []
    left = left_over(data, media)
    if left:
        remarks.append((f"holds {several(left, 'byte')} after its end, left out here", AGAIN))
    picture = _opened(data, media)
    _refuse_size(picture, purpose)
    if picture.mode == "CMYK" and not picture.info.get("icc_profile"):
        guessed = "has CMYK colors without a profile, they are guessed"
        remarks.append((guessed, "save it with sRGB colors to be sure of them"))
    try:
        return Raster(*_printed(picture, purpose), tuple(remarks))
    # Pillow raises whatever a damaged file leads to: OSError, SyntaxError, ValueError, …
    except (OSError, SyntaxError, ValueError, ArithmeticError, IndexError, TypeError):
        raise RasterError("is damaged or cut off", AGAIN) from None


def raster_size(data: bytes) -> tuple[int, int]:
    """Give the width and height, in pixels, of a file that read_raster has made."""
    if data.startswith(PNG_HEAD):
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("JPEG",)) as picture:
        return picture.size


def media_type(data: bytes) -> str:
    """Give the media type of a file that read_raster has made."""
    return "image/png" if data.startswith(PNG_HEAD) else "image/jpeg"


@lru_cache(maxsize=32)
def cropped(data: bytes, media: Media, crop: tuple[float, float, float, float], most: int) -> bytes:
    """Cut shares of its sides off a picture, at the left, the top, the right and the bottom.

    Gives a PNG or JPEG file of no more pixels across or down than are asked for. Raises RasterError
    for what is damaged or too large.
    """
    left_over(data, media)
    picture = _opened(data, media)
    _refuse_size(picture, FIGURE)
    try:
        picture.load()
        return _cut(picture, crop, most)
    except (OSError, SyntaxError, ValueError, ArithmeticError, IndexError, TypeError):
        raise RasterError("is damaged or cut off", AGAIN) from None


def _cut(picture: "Image", crop: tuple[float, float, float, float], most: int) -> bytes:
    profile = picture.info.get("icc_profile")
    picture = _plain(picture)
    width, height = picture.size
    left, top = min(round(crop[0] * width), width - 1), min(round(crop[1] * height), height - 1)
    right = max(round((1 - crop[2]) * width), left + 1)
    bottom = max(round((1 - crop[3]) * height), top + 1)
    picture = picture.crop((left, top, right, bottom))
    scale = min(1.0, most / max(picture.size))
    size = [max(1, round(side * scale)) for side in picture.size]
    picture = _in_srgb(_resized(picture, (size[0], size[1])), profile)
    photograph = picture.mode in ("RGB", "L") and picture.getcolors(_FEW_COLORS) is None
    return _jpeg(picture) if photograph else _png(picture)


@lru_cache(maxsize=32)
def sample(data: bytes, columns: int, rows: int) -> tuple[tuple[int, int, int] | None, ...]:
    """Give the color at the center of each cell of a grid, row by row; None where none is seen."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
        cells = picture.convert("RGBA").resize((columns, rows), Image.Resampling.NEAREST)
    quads = zip(*[iter(cells.tobytes())] * 4, strict=True)
    return tuple((red, green, blue) if a >= _OPAQUE else None for red, green, blue, a in quads)


@lru_cache(maxsize=32)
def grayed(data: bytes) -> bytes:
    """Turn a PNG file into shades of gray."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
        return _png(picture.convert("LA" if picture.mode == "RGBA" else "L"))


def _opened(data: bytes, media: Media) -> "Image":
    from PIL import Image, features

    if media == "avif" and "avif" not in features.get_supported_modules():
        raise RasterError("is AVIF, which this computer does not read", "save it as JPEG or PNG")
    try:
        # Its size is refused below, at a lower limit than the one that Pillow warns of.
        with warnings.catch_warnings(action="ignore"):
            return Image.open(io.BytesIO(data), formats=(media.upper(),))
    except Image.DecompressionBombError:
        raise _too_large("hundreds of millions of") from None
    except (OSError, SyntaxError, ValueError):
        raise RasterError("is damaged or cut off", AGAIN) from None


def _refuse_size(picture: "Image", purpose: Purpose) -> None:
    width, height = picture.size
    # A progressive JPEG is held whole, whatever size is wanted of it.
    whole = not purpose.lossy or picture.format != "JPEG" or "progressive" in picture.info
    if not whole and width * height <= MAX_SHRUNK_PIXELS:
        most = purpose.most
        # A JPEG decoder leaves out by itself what the resize would.
        picture.draft(None, (round(most[0]), round(most[1])))
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_large(f"{width} × {height}")


def _too_large(pixels: str) -> RasterError:
    return RasterError(
        f"has {pixels} pixels, at most {MAX_PIXELS // 1_000_000} million are read",
        "save it smaller: print needs no more than 2100 pixels across",
    )


def _printed(picture: "Image", purpose: Purpose) -> tuple[bytes, bool]:
    from PIL import ImageOps

    most = purpose.most
    if not purpose.lossy:
        # A JPEG decoder leaves out what the resize would, but no more than three quarters.
        picture.draft(None, (round(4 * most[0]), round(4 * most[1])))
    picture.load()
    profile = picture.info.get("icc_profile")
    ImageOps.exif_transpose(picture, in_place=True)
    whole, picture = picture.size, _cut_to_seen(_plain(picture))
    width, height = picture.size
    trimmed = picture.size != whole
    if max(width, height) > MAX_ASPECT * min(width, height):
        raise RasterError(
            f"has {width} × {height} pixels{MARGIN * trimmed}, "
            f"one side is over {MAX_ASPECT:g} times the other",
            "give a version that is nearer to a square",
        )
    scale = min(1.0, most[0] / width, most[1] / height)
    if scale < 1:
        picture = _resized(picture, (max(1, round(width * scale)), max(1, round(height * scale))))
    picture = _in_srgb(picture, profile)
    opaque = picture.mode in ("RGB", "L")
    if purpose.lossy and opaque and picture.getcolors(_FEW_COLORS) is None:
        return _jpeg(picture), trimmed
    return _png(picture), trimmed


def _plain(picture: "Image") -> "Image":
    """Convert a picture to one of the modes L, RGB, RGBA and CMYK."""
    if picture.has_transparency_data:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    if picture.mode.startswith("I"):
        # 16 bits of gray, of which the upper eight are printed.
        return picture.convert("I").point([value >> 8 for value in range(65536)], "L")
    if picture.mode in _SPACES:
        return picture
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _cut_to_seen(picture: "Image") -> "Image":
    if picture.mode != "RGBA":
        return picture
    box = picture.getchannel("A").getbbox()
    if box is None:
        raise RasterError("is transparent all over", "save it with its colors")
    return picture if box == (0, 0, *picture.size) else picture.crop(box)


def _resized(picture: "Image", size: tuple[int, int]) -> "Image":
    from PIL import Image

    if picture.mode != "RGBA":
        return picture.resize(size, Image.Resampling.LANCZOS)
    # With color multiplied by alpha, what is transparent does not bleed into the edges.
    return picture.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")


def _in_srgb(picture: "Image", profile: bytes | None) -> "Image":
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colors = picture if alpha is None else picture.convert("RGB")
    colors = (_managed(colors, profile) if profile else colors).convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        colors.putalpha(alpha)
    return colors


def _managed(picture: "Image", profile: bytes) -> "Image":
    """Convert by the profile of the file; one that does not fit its pixels counts for nothing."""
    from PIL import ImageCms

    try:
        source = ImageCms.getOpenProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() != _SPACES[picture.mode]:
            return picture
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, source, target, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError):
        return picture


def _jpeg(picture: "Image") -> bytes:
    from PIL import Image

    clean = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return out.getvalue()


def _png(picture: "Image") -> bytes:
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    # A picture of its own: the file's text, time and profile stay behind.
    clean = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    info = PngInfo()
    info.add(b"sRGB", b"\0")
    out = io.BytesIO()
    clean.save(out, "PNG", pnginfo=info, compress_level=9)
    return out.getvalue()
