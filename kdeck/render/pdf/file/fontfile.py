"""A subset of a font, as the objects of a file that embed it."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from reportlab.pdfbase.ttfonts import TTFontFace

from kdeck.render.pdf.file.objects import Objects, Reference

# A subset whose codes are its own has the symbolic flag alone (ISO 32000-1, 9.8.2).
_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5
_FIRST_LETTER = ord("A")
_LETTERS = 26
_TAG = 6
# A block of a CMap has at most 100 entries (Adobe Technical Note 5411).
_BLOCK = 100


@dataclass(frozen=True, slots=True)
class _Program:
    tag: str
    length: int
    packed: bytes


def write_subset(objects: Objects, font: TTFontFace, points: tuple[int, ...]) -> Reference:
    """Write the simple TrueType font that shows each code point at its index (ISO 32000-1, 9.6.3).

    Index 0 stands for the missing glyph.
    """
    program = _program(font, points)
    name = f"{program.tag}+{font.name.decode('latin-1')}"
    file = objects.packed_stream(f"/Length1 {program.length}", program.packed)
    flags = font.flags & ~_NONSYMBOLIC | _SYMBOLIC
    box = " ".join(f"{edge:g}" for edge in font.bbox)
    descriptor = objects.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]"
        f"/ItalicAngle {font.italicAngle:g}/Ascent {font.ascent:g}/Descent {font.descent:g}"
        f"/CapHeight {font.capHeight:g}/StemV {font.stemV:g}"
        f"/MissingWidth {font.defaultWidth:g}/FontFile2 {file}>>"
    )
    widths = " ".join([f"{font.getCharWidth(point):g}" for point in points])
    unicode = objects.stream("", _to_unicode(points).encode("ascii"))
    return objects.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 0/LastChar {len(points) - 1}"
        f"/Widths[{widths}]/ToUnicode {unicode}/FontDescriptor {descriptor}>>"
    )


@lru_cache(maxsize=64)
def _program(font: TTFontFace, points: tuple[int, ...]) -> _Program:
    """Make a subset once for all editions of a document."""
    program: bytes = font.makeSubset(points)
    return _Program(_tag(program), len(program), zlib.compress(program))


def _tag(program: bytes) -> str:
    """Make the six letters that tell a subset from others of its font (ISO 32000-1, 9.6.4)."""
    digest = sha256(program).digest()
    return "".join(chr(_FIRST_LETTER + byte % _LETTERS) for byte in digest[:_TAG])


def _to_unicode(points: Sequence[int]) -> str:
    """Write the CMap that leads from codes to text (ISO 32000-1, 9.10.3)."""
    rows = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(points)
        if point
    ]
    blocks = [rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
