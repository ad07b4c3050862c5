"""What a PostScript font program holds: glyphs by name or by character, and their widths."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from kdeck.check.pdf.read.charstring import type2_width
from kdeck.check.pdf.read.truetype import read_tables

if TYPE_CHECKING:
    from fontTools.cffLib import TopDict

_MOST_GLYPHS = 0x10000
NOTDEF = ".notdef"


@dataclass(frozen=True, slots=True)
class PostScript:
    """Keep the glyphs of a program; `measure` gives a width in thousandths of an em, if told.

    `names` finds glyphs by name, `characters` by CID, and is None in a font of names; `encoding`
    is the font's own way from codes to names.
    """

    glyphs: int
    measure: Callable[[int], float | None]
    names: Mapping[str, int]
    characters: Mapping[int, int] | None
    encoding: Mapping[int, str]

    def width(self, glyph: int) -> float | None:
        """Give the advance of a glyph."""
        return self.measure(glyph) if 0 <= glyph < self.glyphs else None


def read_cff(data: bytes) -> PostScript | None:
    """Read a CFF program, bare or in an OpenType font; None where it is none, or is cut off."""
    try:
        if data[:4] in {b"OTTO", b"true", b"\0\1\0\0"}:
            data = dict(read_tables(data))[b"CFF "]
        from fontTools.cffLib import CFFFontSet

        fonts = CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        return _program(fonts[0])
    except Exception:  # the parser raises whatever a damaged font leads it to
        return None


def _program(top: "TopDict") -> PostScript | None:
    from fontTools.encodings.StandardEncoding import StandardEncoding

    strings = top.CharStrings
    count = len(strings.charStringsIndex)
    if count > _MOST_GLYPHS:
        return None
    scale = top.FontMatrix[0] * 1000
    names = {name: place for place, name in reversed(list(enumerate(top.charset)))}
    measure = partial(_width, top, scale)
    if hasattr(top, "ROS"):
        characters = {int(name[3:]): place for name, place in names.items() if name[3:].isdigit()}
        return PostScript(count, measure, {}, {0: 0} | characters, {})
    coded = StandardEncoding if top.Encoding == "StandardEncoding" else top.Encoding
    listed = coded if isinstance(coded, list) else []
    encoding = {code: name for code, name in enumerate(listed) if name != NOTDEF}
    return PostScript(count, measure, names, None, encoding)


def _width(top: "TopDict", scale: float, place: int) -> float | None:
    try:
        string = top.CharStrings.charStringsIndex[place]
        in_parts = hasattr(top, "FDArray")
        private = top.FDArray[top.FDSelect[place]].Private if in_parts else string.private
        own = getattr(private, "Subrs", ())
        width = type2_width(string, own, top.GlobalSubrs)
        if width is None:
            return None
        advance = private.nominalWidthX + width[0] if width else private.defaultWidthX
        return float(advance) * scale
    except Exception:  # as above
        return None
