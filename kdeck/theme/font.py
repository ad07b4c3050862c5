"""Reads a font file into a face: its metrics, its coverage, and leave to embed it."""

import io
import logging
import unicodedata
from base64 import b64decode, b64encode
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kdeck.answers import answer
from kdeck.fingerprint import digest
from kdeck.theme.face import Face
from kdeck.theme.fonterror import STATIC_TTF, FontError, damaged
from kdeck.theme.fontfile import static_font

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_NEEDED = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
# OS/2 fsType of the OpenType specification: restricted license, no subsetting, bitmaps only.
_FORBIDDEN = {
    0x0002: "its license forbids embedding (fsType 2)",
    0x0100: "its license forbids subsetting (fsType 256)",
    0x0200: "its license allows bitmaps only (fsType 512)",
}
# What is wrong with a font is told in findings, and not by what fontTools logs on the way.
logging.getLogger("fontTools").addHandler(logging.NullHandler())
# Unicode 15: the last code point; a group that claims more would fill the memory.
_LAST_CODE_POINT = 0x10FFFF


@lru_cache(maxsize=64)
def read_face(data: bytes, family: str, weight: int) -> Face:
    """Read the metrics and the coverage of a font; its data are those of a static TrueType font.

    The coverage is the font's own: the loader turns U+00B5 (micro sign) into U+03BC (Greek mu), so
    a face that lacks the former and has the latter needs nothing here.
    Raises FontError for a file that cannot be embedded or is damaged.
    """
    try:
        question = f"face {family} {weight} of {digest(data)}"
        return _face(
            answer(tuple, question, lambda: _told(data, family, weight)), data, family, weight
        )
    except FontError:
        raise
    # fontTools raises whatever a damaged table leads to: struct.error, KeyError, AssertionError, …
    except Exception:
        raise damaged("it cannot be read") from None


@lru_cache(maxsize=64)
def own_weight(data: bytes, family: str) -> int:
    """Give the weight that a font file says it has, from 1 to 1000 (OS/2 usWeightClass)."""
    try:
        from fontTools.ttLib import TTFont

        font = TTFont(io.BytesIO(static_font(data, family, None)), lazy=True)
        return int(font["OS/2"].usWeightClass)
    except FontError:
        raise
    except Exception:
        raise damaged("it cannot be read") from None


def _told(given: bytes, family: str, weight: int) -> tuple[object, ...]:
    """Read what a face holds: its data where they are not those given, its metrics, its coverage.

    Text takes the least time to be kept: data stand in base64, numbers with spaces between them.
    """
    from fontTools.ttLib import TTFont

    data = static_font(given, family, weight)
    font = TTFont(io.BytesIO(data), lazy=True)
    _refuse_tables(font, len(data))
    os2, hhea = font["OS/2"], font["hhea"]
    _refuse_license(os2.fsType)
    names, metrics = _covered(font), font["hmtx"].metrics
    return (
        "" if data == given else b64encode(data).decode(),
        font["name"].getDebugName(6) or family.replace(" ", ""),
        _units_per_em(font),
        int(hhea.ascent),
        int(hhea.descent),
        int(getattr(os2, "sxHeight", 0)) or round(_units_per_em(font) * 0.5),
        " ".join(map(str, names)),
        " ".join(str(metrics[name][0]) for name in names.values()),
        " ".join(str(font.getGlyphID(name)) for name in names.values()),
        _has_serifs(os2),
        bool(os2.fsSelection & 1),
    )


def _face(told: tuple[Any, ...], given: bytes, family: str, weight: int) -> Face:
    own, name, units, ascent, descent, x_height, codes, advances, glyphs, serif, italic = told
    data = b64decode(own) if own else given
    covered = [int(code) for code in codes.split()]
    return Face(
        family=family,
        weight=weight,
        postscript_name=name,
        digest=digest(data),
        units_per_em=units,
        ascent=ascent,
        descent=descent,
        x_height=x_height,
        data=data,
        advances=dict(zip(covered, map(int, advances.split()), strict=True)),
        glyphs=dict(zip(covered, map(int, glyphs.split()), strict=True)),
        serif=serif,
        italic=italic,
    )


def _has_serifs(os2: Any) -> bool:
    """Say whether a font has serifs, by its PANOSE serif style or its IBM class (OS/2)."""
    style = os2.panose.bSerifStyle if os2.panose.bFamilyType == 2 else 0
    return 2 <= style <= 10 or (not style and 1 <= os2.sFamilyClass >> 8 <= 7)


def _units_per_em(font: "TTFont") -> int:
    units = int(font["head"].unitsPerEm)
    if not 16 <= units <= 16384:
        raise damaged("unitsPerEm")
    return units


def _covered(font: "TTFont") -> dict[int, str]:
    """Name the glyph of each code point that the font covers."""
    _refuse_endless_groups(font)
    names = font["cmap"].getBestCmap()
    if not names:
        raise FontError("it has no Unicode character map", STATIC_TTF)
    empty = _empty_glyphs(font)
    return {
        code: name
        for code, name in names.items()
        if name != ".notdef" and not (name in empty and _needs_ink(code))
    }


def _empty_glyphs(font: "TTFont") -> set[str]:
    """Name the glyphs without any outline: the next one begins in the same place."""
    places = font["loca"].locations
    order = font.getGlyphOrder()
    return {name for name, a, b in zip(order, places, places[1:], strict=False) if a == b}


def _needs_ink(code: int) -> bool:
    """Say whether a character that a font draws empty is better drawn by another font.

    A font that draws nothing for ASCII is refused as a whole. Marks, such as the grapheme joiner,
    and what formats text are empty by nature.
    """
    return code > 0x7F and unicodedata.category(chr(code))[0] not in "ZCM"


def _refuse_tables(font: "TTFont", size: int) -> None:
    tables: dict[str, Any] = font.reader.tables
    if any(entry.offset + entry.length > size for entry in tables.values()):
        raise FontError("it is cut off", "copy the font file again")
    missing = [tag for tag in _NEEDED if tag not in tables]
    if missing:
        raise FontError(f"it has no '{missing[0]}' table", STATIC_TTF)


def _refuse_license(rights: int) -> None:
    for bit, reason in _FORBIDDEN.items():
        if rights & bit:
            raise FontError(reason, "ask for a license that allows it, or choose another font")


def _refuse_endless_groups(font: "TTFont") -> None:
    table = font.reader["cmap"]
    for index in range(int.from_bytes(table[2:4], "big")):
        at = int.from_bytes(table[8 + 8 * index : 12 + 8 * index], "big")
        if int.from_bytes(table[at : at + 2], "big") not in (12, 13):
            continue
        count = int.from_bytes(table[at + 12 : at + 16], "big")
        groups = table[at + 16 : at + 16 + 12 * min(count, len(table))]
        ends = [int.from_bytes(groups[i : i + 4], "big") for i in range(4, len(groups), 12)]
        if any(end > _LAST_CODE_POINT for end in ends) or count * 12 > len(table):
            raise damaged("cmap")
