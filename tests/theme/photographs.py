"""Photographs as phones, scanners and the web save them, with what nobody wants printed."""

import io
from typing import Any

from PIL import Image, ImageFilter

MAKER = "Phone Maker 12"
_ORIENTATION, _MAKER, _GPS = 0x0112, 0x010F, 0x8825


def photograph(width: int, height: int) -> Image.Image:
    """Draw a ground of soft colors, as many as a photograph has; its top left corner is dark."""
    small = Image.effect_noise((max(width // 8, 8), max(height // 8, 8)), 90)
    bands = [small, small.transpose(Image.Transpose.FLIP_LEFT_RIGHT), small.rotate(180)]
    soft = Image.merge("RGB", bands).resize((width, height), Image.Resampling.BICUBIC)
    soft = soft.filter(ImageFilter.GaussianBlur(2)).point(lambda value: 90 + value // 2)
    soft.paste("#101010", (0, 0, width // 4, height // 4))
    return soft


def saved(picture: Image.Image, kind: str = "JPEG", *, turned: int = 1, **options: Any) -> bytes:
    """Save as a phone does: with its maker, the place, and which way it was held."""
    told = Image.Exif()
    told[_ORIENTATION], told[_MAKER] = turned, MAKER
    told.get_ifd(_GPS)[1] = "N"
    told.get_ifd(_GPS)[2] = (55.0, 51.0, 3.0)
    out = io.BytesIO()
    picture.save(out, kind, exif=told, **options)
    return out.getvalue()
