"""Colors as a content stream sets them, made comparable; what cannot be told is None."""

from collections.abc import Callable, Sequence

import pikepdf

from kdeck.check.pdf.read.plain import text_of
from kdeck.color import BLACK, Color

Ink = Color | None
_SIZES = {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/DeviceCMYK": 4}
_SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}


def ink_of(numbers: Sequence[object]) -> Ink:
    """Read one, three or four components; CMYK is taken without a profile."""
    try:
        parts = [min(max(float(str(number)), 0.0), 1.0) for number in numbers]
    except ValueError:
        return None
    match parts:
        case [gray]:
            return _color(gray, gray, gray)
        case [red, green, blue]:
            return _color(red, green, blue)
        case [cyan, magenta, yellow, black]:
            return _color(*((1 - part) * (1 - black) for part in (cyan, magenta, yellow)))
    return None


def components(space: object, look_up: Callable[[str, object], object]) -> int:
    """Count the components of a color space that can be read; 0 for any other."""
    if isinstance(space, pikepdf.Name):
        name = _SHORT.get(text_of(space), text_of(space))
        if name in _SIZES:
            return _SIZES[name]
        space = look_up("/ColorSpace", space)
        if isinstance(space, pikepdf.Name):
            return _SIZES.get(text_of(space), 0)
    if isinstance(space, pikepdf.Array) and len(space):
        return _listed(space)
    return 0


def first_ink(size: int) -> Ink:
    """Give the color that a color space begins with, which is black."""
    return BLACK if size else None


def _listed(space: pikepdf.Array) -> int:
    kind = text_of(space[0])
    if kind == "/ICCBased" and len(space) > 1 and isinstance(space[1], pikepdf.Stream):
        size = space[1].get("/N")
        return size if isinstance(size, int) and size in {1, 3, 4} else 0
    return _SIZES.get(kind, 0)


def _color(red: float, green: float, blue: float) -> Color:
    return Color(round(red * 255), round(green * 255), round(blue * 255))
