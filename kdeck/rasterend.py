"""Where the file of a picture of pixels ends, read without decoding anything of it."""

from typing import Literal

# A progressive JPEG has about ten scans; thousands of them keep a decoder busy for minutes.
_MAX_SCANS = 64
PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_JPEG_HEAD, _RIFF_HEAD = b"\xff\xd8\xff", b"RIFF"
# ISO/IEC 14496-12, 4.3: a file of boxes; what it holds is named four bytes later.
_BOX_KIND = b"ftyp"
_SCAN, _END = b"\xff\xda", b"\xff\xd9"
# What is said of the pixels of a picture whose file has more.
MARGIN = " without its transparent margin"
AGAIN = "save it again in an image program, or export it anew"

Media = Literal["png", "jpeg", "webp", "avif"]
_NAMES: dict[Media, str] = {"png": "PNG", "jpeg": "JPEG", "webp": "WebP", "avif": "AVIF"}


class RasterError(Exception):
    """Refuse an image, with what is wrong and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


def left_over(data: bytes, media: Media) -> int:
    """Count what stands behind the end of an image; raises RasterError where it has none."""
    heads = {"png": PNG_HEAD, "jpeg": _JPEG_HEAD, "webp": _RIFF_HEAD, "avif": _BOX_KIND}
    ends = {"png": _png_end, "jpeg": _jpeg_end, "webp": _webp_end, "avif": _avif_end}
    if not data:
        raise RasterError("is empty", "put the image file in its place again")
    if not data[4 if media == "avif" else 0 :].startswith(heads[media]):
        raise RasterError(f"is not a {_NAMES[media]} image", "save it again as what its name says")
    return len(data[ends[media](data) :].strip(b"\0\r\n \x1a"))


def _png_end(data: bytes) -> int:
    at = len(PNG_HEAD)
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4], "big")
        if kind == b"IEND" and at <= len(data):
            return at
    raise RasterError("is cut off", "copy the image file again")


def _jpeg_end(data: bytes) -> int:
    if data.count(_SCAN) > _MAX_SCANS:
        raise RasterError(f"has more than {_MAX_SCANS} scans", AGAIN)
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


def _avif_end(data: bytes) -> int:
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size < 8:
            # A box of size 0 is the last one, to the end of the file.
            return len(data) if size == 0 else at
        at += size
    if at > len(data):
        raise RasterError("is cut off", "copy the image file again")
    return at
