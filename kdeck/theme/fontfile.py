"""From a font file as foundries and design agencies hand it out to one static TrueType font.

A web font is unpacked, a collection gives the font of the family that is asked for, a variable font
is drawn at one weight, and PostScript outlines (CFF) become quadratic curves that stay within a
thousandth of an em of them. Names, metrics, characters and the rights to embed stay as they are.
What is made is checked as any other font by whoever reads it.
"""

import io
import struct
from functools import lru_cache
from typing import TYPE_CHECKING

from kdeck.theme.fonterror import FONT_FILE, STATIC_TTF, FontError, damaged

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

MAX_BYTES = 16 * 1024 * 1024
_KINDS = (b"\0\1\0\0", b"true", b"OTTO", b"wOFF", b"wOF2", b"ttcf")
# More than any font of letters has. One of Chinese or Japanese takes minutes to be turned.
_MOST_GLYPHS = 12_000
_MOST_FONTS = 64
# In bytes: a smaller file takes less than a second; and where the names of all tables stand.
_QUICK, _DIRECTORY = 100_000, 1024
_CURVE_ERROR = 0.001
_WEIGHT = "wght"
_LAYOUT = ("GPOS", "GSUB", "GDEF", "BASE", "JSTF")


@lru_cache(maxsize=32)
def static_font(data: bytes, family: str, weight: int | None) -> bytes:
    """Make the static TrueType font of a family and a weight from a font file.

    Where no weight is given, a variable font is drawn at its own. Gives back the same bytes where
    they are such a font already. Raises FontError for what is no font, or too much.
    """
    data = _unpacked(data, family, weight)
    try:
        from fontTools.ttLib import TTFont

        font = TTFont(io.BytesIO(data), lazy=True)
        if "fvar" not in font and "CFF " not in font and "CFF2" not in font:
            return data
        if font["maxp"].numGlyphs > _MOST_GLYPHS:
            message = f"it has more than {_MOST_GLYPHS} glyphs, too many to be turned"
            raise FontError(message, STATIC_TTF)
        if "fvar" in font:
            _draw_at(font, weight)
        if "CFF " in font or "CFF2" in font:
            _turn_outlines(font)
        return _saved(font)
    except FontError:
        raise
    # fontTools raises whatever a damaged table leads to: struct.error, KeyError, AssertionError, …
    except Exception:
        raise damaged("it cannot be read") from None


@lru_cache(maxsize=32)
def weights_of(data: bytes, family: str) -> tuple[int, int] | None:
    """Give the lightest and the heaviest weight of a variable font; None where it is static."""
    try:
        from fontTools.ttLib import TTFont

        font = TTFont(io.BytesIO(_unpacked(data, family, None)), lazy=True)
        axes = [axis for axis in font["fvar"].axes if axis.axisTag == _WEIGHT]
        return (int(axes[0].minValue), int(axes[0].maxValue)) if axes else None
    except FontError:
        raise
    # A font without the table is static; what else is wrong is said where it is read.
    except Exception:
        return None


def long_work(data: bytes) -> str:
    """Name what is done with a font for seconds at the start of every command; empty if nothing."""
    if len(data) <= _QUICK:
        return ""
    if b"fvar" in data[:_DIRECTORY]:
        return "is made static"
    return "is converted to TrueType" if data[:4] == b"OTTO" else ""


def _unpacked(data: bytes, family: str, weight: int | None) -> bytes:
    """Take one font out of what it is packed in, without its tables being read."""
    kind = data[:4]
    if len(data) > MAX_BYTES:
        raise FontError(f"it is larger than {MAX_BYTES // 1024 // 1024} MB", STATIC_TTF)
    if kind not in _KINDS:
        raise FontError("it is not a font", FONT_FILE)
    if kind not in (b"wOFF", b"wOF2", b"ttcf"):
        return data
    try:
        if kind == b"ttcf":
            return _of_collection(data, family, weight)
        _refuse_bomb(data)
        from fontTools.ttLib import TTFont

        font = TTFont(io.BytesIO(data), lazy=True)
        font.flavor = None
        return _saved(font)
    except FontError:
        raise
    except Exception:
        raise damaged("it cannot be unpacked") from None


def _refuse_bomb(data: bytes) -> None:
    """Refuse a web font that says, or is seen, to unpack to more than a font may have."""
    whole = struct.unpack(">L", data[16:20])[0]
    if whole > MAX_BYTES:
        message = f"it unpacks to more than {MAX_BYTES // 1024 // 1024} MB"
        raise FontError(message, STATIC_TTF)
    if data[:4] == b"wOFF":
        # Each table says how long it is, and zlib's limit is that: fontTools compares the two.
        _refuse_long_tables(data)
        return
    import brotli

    count, packed = struct.unpack(">H", data[12:14])[0], struct.unpack(">L", data[20:24])[0]
    stream = data[_brotli_start(data, count) :][:packed]
    unpacker = brotli.Decompressor()
    seen = len(unpacker.process(stream, output_buffer_limit=MAX_BYTES))
    while not unpacker.is_finished() and not unpacker.can_accept_more_data():
        seen += len(unpacker.process(b"", output_buffer_limit=MAX_BYTES))
        if seen > MAX_BYTES:
            message = f"it unpacks to more than {MAX_BYTES // 1024 // 1024} MB"
            raise FontError(message, STATIC_TTF)


def _refuse_long_tables(data: bytes) -> None:
    """Refuse a WOFF font with a table that unpacks to more than it says."""
    import zlib

    for index in range(struct.unpack(">H", data[12:14])[0]):
        at = 44 + 20 * index
        _, start, packed, length, _ = struct.unpack(">4sLLLL", data[at : at + 20])
        if packed == length:
            continue
        unpacker = zlib.decompressobj()
        made = unpacker.decompress(data[start : start + packed], min(length, MAX_BYTES) + 1)
        if len(made) != length:
            raise damaged("a table is longer than it says")


def _brotli_start(data: bytes, count: int) -> int:
    """Find where the packed tables of a WOFF2 font begin: behind its directory (section 4.1)."""
    at = 48
    for _ in range(count):
        flags = data[at]
        at += 1 + (4 if flags & 0x3F == 0x3F else 0)
        at = _past_number(data, at)
        transformed = flags >> 6 != (3 if flags & 0x3F in (10, 11) else 0)
        at = _past_number(data, at) if transformed else at
    return at


def _past_number(data: bytes, at: int) -> int:
    """Step over a number of one to five bytes, seven bits in each (UIntBase128)."""
    for step in range(5):
        if not data[at + step] & 0x80:
            return at + step + 1
    raise damaged("its directory")


def _of_collection(data: bytes, family: str, weight: int | None) -> bytes:
    """Take the font of a family, and of a weight that is nearest, out of a collection."""
    if struct.unpack(">L", data[8:12])[0] > _MOST_FONTS:
        raise damaged("it holds too many fonts")
    from fontTools.ttLib import TTCollection

    fonts = TTCollection(io.BytesIO(data), lazy=True).fonts
    wanted = family.casefold()
    own = [font for font in fonts if wanted in {name.casefold() for name in _families(font)}]
    if not own:
        names = sorted({name for font in fonts for name in _families(font)[:1]})
        message = f"it is a collection without the family '{family}'"
        raise FontError(message, f"write as 'family' one of: {', '.join(names)}")
    upright = [font for font in own if not font["OS/2"].fsSelection & 1] or own
    nearest = min(upright, key=lambda f: abs(f["OS/2"].usWeightClass - (weight or 400)))
    return _saved(nearest)


def _families(font: "TTFont") -> list[str]:
    """Name the family of a font as programs list it, its typographic name first."""
    names = (font["name"].getDebugName(number) for number in (16, 1, 4, 6))
    return [name for name in names if name]


def _draw_at(font: "TTFont", weight: int | None) -> None:
    """Make a variable font static: at a weight, and as it is on its other axes."""
    from fontTools.varLib.instancer import instantiateVariableFont

    # Rules of placing and of swashes take seconds to be drawn, and text is set without them.
    for table in _LAYOUT:
        if table in font:
            del font[table]
    place: dict[str, float] = {}
    for axis in font["fvar"].axes:
        at = axis.defaultValue
        if axis.axisTag == _WEIGHT and weight is not None:
            at = min(max(weight, axis.minValue), axis.maxValue)
        place[axis.axisTag] = at
    instantiateVariableFont(font, place, inplace=True)
    if _WEIGHT in place:
        font["OS/2"].usWeightClass = round(place[_WEIGHT])


def _turn_outlines(font: "TTFont") -> None:
    """Turn PostScript outlines, which are cubic, into those of TrueType."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    order = font.getGlyphOrder()
    drawn, error = font.getGlyphSet(), font["head"].unitsPerEm * _CURVE_ERROR
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for table in ("CFF ", "CFF2", "VORG"):
        if table in font:
            del font[table]
    for name, glyph in glyphs.items():
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    _say_maxima(font)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
    font["post"].glyphOrder = order
    font.sfntVersion = "\0\1\0\0"


def _say_maxima(font: "TTFont") -> None:
    """Fill in what 'maxp' of a TrueType font says beyond that of a PostScript one."""
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    maxp.maxZones = 1
    for key in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
        "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints",
        "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth",
    ):  # fmt: skip
        setattr(maxp, key, 0)
    maxp.recalc(font)


def _saved(font: "TTFont") -> bytes:
    made = io.BytesIO()
    font.recalcTimestamp = False
    font.save(made)
    return made.getvalue()
