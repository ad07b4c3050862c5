"""A raster logo as it is printed: sRGB, upright, cut to what can be seen, no larger than needed."""

import io
import warnings
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from kdeck.finding import several

if TYPE_CHECKING:
    from PIL.Image import Image

# The largest box that a logo is drawn in, in points, and the dots per inch that print needs.
LARGEST = (330.0, 62.0)
PRINT_DPI = 300
MAX_PIXELS = 12_000_000
MAX_ASPECT = 16.0
# A progressive JPEG has about ten scans; thousands of them keep a decoder busy for minutes.
_MAX_SCANS = 64
_PNG_HEAD, _JPEG_HEAD, _RIFF_HEAD = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF"
_SCAN, _END = b"\xff\xda", b"\xff\xd9"
_OPAQUE = 128
_AGAIN = "save it again in an image program, or export it anew"
# Color spaces of ICC profiles (ICC.1:2022, 7.2.6) by the modes of Pillow that they fit.
_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}

Media = Literal["png", "jpeg", "webp"]
_NAMES: dict[Media, str] = {"png": "PNG", "jpeg": "JPEG", "webp": "WebP"}


class RasterError(Exception):
    """Refuse an image, with what is wrong and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Raster:
    """Hold a PNG file of sRGB pixels; remarks are (message, hint) about what was mended."""

    data: bytes = field(repr=False)
    remarks: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=32)
def read_raster(data: bytes, media: Media) -> Raster:
    """Read a PNG, JPEG or WebP file; nothing is decoded before its size and its end are known.

    Raises RasterError for what is damaged, too large, or of a shape that no place can hold.
    """
    remarks: list[tuple[str, str]] = []
    left = _left_over(data, media)
    if left:
        remarks.append((f"holds {several(left, 'byte')} after its end, left out here", _AGAIN))
    picture = _opened(data, media)
    _refuse_size(picture.width, picture.height)
    if picture.mode == "CMYK" and not picture.info.get("icc_profile"):
        hint = "save it with sRGB colors to be sure of them"
        remarks.append(("has CMYK colors without a profile, they are guessed", hint))
    try:
        return Raster(_printed(picture), tuple(remarks))
    # Pillow raises whatever a damaged file leads to: OSError, SyntaxError, ValueError, …
    except (OSError, SyntaxError, ValueError, ArithmeticError, IndexError, TypeError):
        raise RasterError("is damaged or cut off", _AGAIN) from None


def raster_size(data: bytes) -> tuple[int, int]:
    """Give the width and height, in pixels, of a PNG file that read_raster has made."""
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


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


def _left_over(data: bytes, media: Media) -> int:
    """Count what stands behind the end of an image; raises RasterError where it has none."""
    heads = {"png": _PNG_HEAD, "jpeg": _JPEG_HEAD, "webp": _RIFF_HEAD}
    ends = {"png": _png_end, "jpeg": _jpeg_end, "webp": _webp_end}
    if not data:
        raise RasterError("is empty", "put the image file in its place again")
    if not data.startswith(heads[media]):
        raise RasterError(f"is not a {_NAMES[media]} image", "save it again as what its name says")
    return len(data[ends[media](data) :].strip(b"\0\r\n \x1a"))


def _png_end(data: bytes) -> int:
    at = len(_PNG_HEAD)
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if kind == b"IEND" and at <= len(data):
            return at
    raise RasterError("is cut off", "copy the image file again")


def _jpeg_end(data: bytes) -> int:
    if data.count(_SCAN) > _MAX_SCANS:
        raise RasterError(f"has more than {_MAX_SCANS} scans", _AGAIN)
    end = data.rfind(_END)
    if end < data.find(_SCAN):
        raise RasterError("is cut off", "copy the image file again")
    return end + len(_END)


def _webp_end(data: bytes) -> int:
    # RIFF: the size of what follows the first eight bytes; an odd one has a byte of padding.
    size = int.from_bytes(data[4:8], "little")
    end = 8 + size + size % 2
    if data[8:12] != b"WEBP" or len(data) < 8 + size:
        raise RasterError("is cut off", "copy the image file again")
    return end


def _opened(data: bytes, media: Media) -> "Image":
    from PIL import Image

    try:
        # Its size is refused below, at a lower limit than the one that Pillow warns of.
        with warnings.catch_warnings(action="ignore"):
            return Image.open(io.BytesIO(data), formats=(media.upper(),))
    except Image.DecompressionBombError:
        raise _too_large("hundreds of millions of") from None
    except (OSError, SyntaxError, ValueError):
        raise RasterError("is damaged or cut off", _AGAIN) from None


def _refuse_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise _too_large(f"{width} × {height}")


def _too_large(pixels: str) -> RasterError:
    return RasterError(
        f"has {pixels} pixels, at most {MAX_PIXELS // 1_000_000} million are read",
        "save it smaller: print needs no more than 1400 pixels across",
    )


def _printed(picture: "Image") -> bytes:
    from PIL import ImageOps

    _shrink_while_decoding(picture)
    picture.load()
    profile = picture.info.get("icc_profile")
    ImageOps.exif_transpose(picture, in_place=True)
    picture = _cut_to_seen(_plain(picture))
    width, height = picture.size
    if max(width, height) > MAX_ASPECT * min(width, height):
        raise RasterError(
            f"has {width} × {height} pixels, one side is over {MAX_ASPECT:g} times the other",
            "give a version of the logo that is nearer to a square",
        )
    most = [side * PRINT_DPI / 72 for side in LARGEST]
    scale = min(1.0, most[0] / width, most[1] / height)
    if scale < 1:
        picture = _resized(picture, (max(1, round(width * scale)), max(1, round(height * scale))))
    return _png(_in_srgb(picture, profile))


def _shrink_while_decoding(picture: "Image") -> None:
    """Let a JPEG decoder leave out what the resize would, but no more than three quarters."""
    most = [round(4 * side * PRINT_DPI / 72) for side in LARGEST]
    picture.draft(None, (most[0], most[1]))


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
