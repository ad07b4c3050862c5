"""The font of what is typed into a form: a face cut down to the letters of Western Europe.

A program that fills in a form draws the letters with a font of the file, and finds them there by
the names of an encoding that it knows (WinAnsiEncoding: ISO 32000-1, annex D). What the encoding
lacks, as Polish or Greek letters, it draws with a font of its own.
"""

import io
import struct
from dataclasses import dataclass, field
from functools import lru_cache

from kdeck.theme.face import Face, Family
from kdeck.theme.shipped import DEFAULT_FAMILY, shipped_family

FIRST_CODE, LAST_CODE = 0x20, 0xFF
_BULLET = 0x2022
# What may be drawn as another character: the no-break space, the soft hyphen, the sign for micro.
_AS = {0xA0: 0x20, 0xAD: 0x2D, 0xB5: 0x3BC}
_LAYOUT = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "STAT")


@dataclass(frozen=True, slots=True)
class TypedFont:
    """Hold a face, and its file cut down; widths are of each code, in thousandths of an em."""

    face: Face
    widths: tuple[int, ...]
    data: bytes = field(repr=False)


def typed_font(family: Family) -> TypedFont:
    """Cut down the first face of a family that has every letter and may be in a form."""
    from kdeck.theme.deckfont import may_be_edited

    for face in family.faces(bold=False):
        if all(_drawn(face, point) for point in _points()) and may_be_edited(face):
            from fontTools.ttLib import TTLibError

            try:
                return _cut(face)
            # What fontTools raises for a damaged table that nothing else has read.
            except (TTLibError, struct.error, ValueError, LookupError, AssertionError):
                continue
    assert family.name != DEFAULT_FAMILY, "our own font has every letter"
    return typed_font(shipped_family(DEFAULT_FAMILY))


def _points() -> tuple[int, ...]:
    """List the character of each code; the codes of none show a bullet."""
    texts = (bytes([code]).decode("cp1252", "ignore") for code in range(FIRST_CODE, LAST_CODE + 1))
    return tuple(_BULLET if text in {"", "\x7f"} else ord(text) for text in texts)


def _drawn(face: Face, point: int) -> int:
    """Give the character that a face draws for another; 0 where it has none."""
    return next((p for p in (point, _AS.get(point, 0)) if p in face.glyphs), 0)


@lru_cache(maxsize=16)
def _cut(face: Face) -> TypedFont:
    from fontTools.subset import Options, Subsetter

    points = {point: _drawn(face, point) for point in _points()}
    options = Options()
    options.drop_tables += _LAYOUT
    options.layout_features = []
    options.hinting = options.glyph_names = False
    options.notdef_outline = True
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(face.data), lazy=True, recalcTimestamp=False)
    cutter = Subsetter(options)
    cutter.populate(unicodes=points.values())
    cutter.subset(font)
    for table in font["cmap"].tables:
        table.cmap |= {point: table.cmap[drawn] for point, drawn in points.items()}
    made = io.BytesIO()
    font.save(made)
    em = face.units_per_em
    widths = tuple(round(face.advances[points[p]] * 1000 / em) for p in _points())
    return TypedFont(face, widths, made.getvalue())
