"""A face as a font of reportlab, and the subsets of it that are embedded.

How it works: reportlab reads the file, gives each character that is shown its code in a subset,
file by file, and makes the subset. Which glyph a character has is taken from the face by which the
text was measured: a file may have several character maps, and two readers may choose differently.
What is written of a subset is made here, once for all editions of a document: reportlab's embeds
all of ASCII, names every first subset 'AAAAAA', where programs that join files trust the name, and
leads codes back to text by a table that is too long and wrong beyond the first plane.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import BasicFonts
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from kdeck.render.pdf.file.document import Document
from kdeck.render.pdf.file.objects import Dict, Reference, Stream, listed
from kdeck.theme.face import Face
from kdeck.theme.typedfont import FIRST_CODE, LAST_CODE, TypedFont

_SPACE, _NO_BREAK = 0x20, 0xA0
# A subset whose codes are its own has the symbolic flag alone (ISO 32000-1, 9.8.2).
_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5
_FIRST_LETTER = ord("A")
_LETTERS = 26
_TAG = 6
# A block of a CMap has at most 100 entries (Adobe Technical Note 5411).
_BLOCK = 100
_MOST_SUBSETS = 64


class Font(TTFont):
    """Show and embed a face.

    Raises what reportlab raises for a file that it cannot read: TTFError, ValueError, KeyError,
    IndexError or struct.error.
    """

    def __init__(self, face: Face) -> None:
        super().__init__(face.digest, BytesIO(face.data), asciiReadable=True, shapable=False)
        self._shown: WeakKeyDictionary[Document, set[int]] = WeakKeyDictionary()
        read = self.face
        for point, glyph in face.glyphs.items():
            read.charToGlyph[point] = glyph
            read.charWidths[point] = read.hmetrics[glyph][0] * 1000 / read.unitsPerEm

    def splitString(  # noqa: N802
        self, text: str, doc: Document, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Give text as codes, each with its subset; what was shown is embedded."""
        points = {_SPACE if point == _NO_BREAK else point for point in map(ord, text)}
        self._shown.setdefault(doc, set()).update(points)
        parts: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return parts

    def addObjects(self, doc: Document) -> None:  # noqa: N802
        """Embed each subset of a document, with what was shown and no more."""
        shown, fonts = self._shown[doc], doc.idToObject[BasicFonts]
        for index, points in enumerate(self.state[doc].subsets):
            last = max(code for code, point in enumerate(points) if point in shown)
            kept = tuple(p if p in shown else 0 for p in points[: last + 1])
            name = self.getSubsetInternalName(index, doc)[1:]
            fonts[name] = _embed(doc, _subset(self.face, kept))
        del self.state[doc]


@dataclass(frozen=True, slots=True)
class _Subset:
    """Hold what is written of a subset; codes is how many it has."""

    name: str
    length: int
    program: bytes
    codes: int
    widths: str
    unicode: bytes
    descriptor: dict[str, str]


@lru_cache(maxsize=_MOST_SUBSETS)
def _subset(face: TTFontFace, points: tuple[int, ...]) -> _Subset:
    """Make a subset that shows each code point at its index; 0 stands for the missing glyph."""
    program: bytes = face.makeSubset(points)
    descriptor = _descriptor(face, program, face.flags & ~_NONSYMBOLIC | _SYMBOLIC)
    widths = listed(f"{face.getCharWidth(point):g}" for point in points)
    unicode = zlib.compress(_to_unicode(points).encode("ascii"))
    packed = zlib.compress(program)
    name = descriptor["FontName"]
    return _Subset(name, len(program), packed, len(points), widths, unicode, descriptor)


def _descriptor(face: TTFontFace, program: bytes, flags: int) -> dict[str, str]:
    """Describe a font that is cut down (ISO 32000-1, 9.8)."""
    measures = {
        "ItalicAngle": face.italicAngle,
        "Ascent": face.ascent,
        "Descent": face.descent,
        "CapHeight": face.capHeight,
        "StemV": face.stemV,
        "MissingWidth": face.defaultWidth,
    }
    return {
        "Type": "/FontDescriptor",
        "FontName": f"/{_tag(program)}+{face.name.decode('latin-1')}",
        "Flags": f"{flags}",
        "FontBBox": listed(f"{edge:g}" for edge in face.bbox),
        **{key: f"{value:g}" for key, value in measures.items()},
    }


def embed_typed(document: Document, font: Font, typed: TypedFont) -> Reference:
    """Add a font whose codes every program knows, for what is typed (ISO 32000-1, 9.6.6.4)."""
    flags = font.face.flags & ~_SYMBOLIC | _NONSYMBOLIC
    descriptor = _descriptor(font.face, typed.data, flags)
    file = Stream({"Length1": len(typed.data)}, typed.data)
    entries = {
        "Type": "/Font",
        "Subtype": "/TrueType",
        "BaseFont": descriptor["FontName"],
        "FirstChar": FIRST_CODE,
        "LastChar": LAST_CODE,
        "Widths": listed(map(str, typed.widths)),
        "Encoding": "/WinAnsiEncoding",
        "FontDescriptor": document.refer(Dict({**descriptor, "FontFile2": file})),
    }
    return document.refer(Dict(entries))


def _embed(document: Document, subset: _Subset) -> str:
    """Add the simple TrueType font of a subset (ISO 32000-1, 9.6.3), and give its reference."""
    packed = {"Filter": "/FlateDecode"}
    file = Stream({"Length1": subset.length, **packed}, subset.program)
    entries = {
        "Type": "/Font",
        "Subtype": "/TrueType",
        "BaseFont": subset.name,
        "FirstChar": 0,
        "LastChar": subset.codes - 1,
        "Widths": subset.widths,
        "ToUnicode": Stream(packed, subset.unicode),
        "FontDescriptor": document.refer(Dict({**subset.descriptor, "FontFile2": file})),
    }
    return document.refer(Dict(entries))


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
