"""Logo files for tests: drawn here, or made to do harm."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw


def encoded(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def drawn(
    width: int, height: int, ink: str = "#0B5F66", ground: str | tuple[int, ...] = (0, 0, 0, 0)
) -> Image.Image:
    """Draw a disc with a hole, and bars over the rest of a wide or a tall picture."""
    picture = Image.new("RGBA", (width, height), ground)
    draw = ImageDraw.Draw(picture)
    side = min(width, height)
    draw.ellipse((0, 0, side - 1, side - 1), fill=ink)
    draw.ellipse((side * 0.35, side * 0.35, side * 0.65, side * 0.65), fill=ground)
    if width > 1.5 * height:
        draw.rectangle((height * 1.1, height * 0.2, width - 1, height * 0.42), fill=ink)
        draw.rectangle((height * 1.1, height * 0.6, width * 0.8, height * 0.8), fill=ink)
    if height > 1.5 * width:
        draw.rectangle((width * 0.3, width * 1.1, width * 0.7, height - 1), fill=ink)
    return picture


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(width: int, height: int, data: bytes, *more: bytes) -> bytes:
    """Write an RGBA PNG file whose header says a size, whatever its data holds."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    rest = chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + rest


def zeros(count: int) -> bytes:
    """Compress zero bytes without holding them."""
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    parts = [packer.compress(block) for _ in range(count >> 20)]
    return b"".join(parts) + packer.flush()


def many_scans() -> bytes:
    """Repeat the last scan of a progressive JPEG file a thousand times."""
    data = encoded(Image.new("RGB", (3900, 3900)), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * 1000 + data[-2:]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">{}</svg>'
HREF = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href='


def svg(body: str) -> bytes:
    return SVG.format(body).encode()
