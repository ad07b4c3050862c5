"""The fonts of one file: text as show operators."""

import struct
from itertools import groupby

from reportlab.pdfbase.ttfonts import TTFError

from kdeck.finding import Span
from kdeck.render.pdf.file.document import Document
from kdeck.render.pdf.file.font import Font, embed_typed
from kdeck.render.pdf.file.ledger import Ledger
from kdeck.render.pdf.file.objects import Reference
from kdeck.theme.face import Face
from kdeck.theme.typedfont import TypedFont

_ESCAPES = {byte: chr(byte) for byte in range(32, 127)} | {
    **{byte: f"\\{byte:03o}" for byte in (*range(32), *range(127, 256))},
    ord("("): "\\(",
    ord(")"): "\\)",
    ord("\\"): "\\\\",
}

_loaded: dict[str, Font] = {}


def _font(face: Face) -> Font:
    """Read a face once a process; what a file shows of it is kept by the file."""
    if face.digest not in _loaded:
        _loaded[face.digest] = Font(face)
    return _loaded[face.digest]


class FontBook:
    """Show text in the fonts of one file.

    A face that cannot be embedded shows nothing, and is entered in the ledger.
    """

    def __init__(self, document: Document, ledger: Ledger, span: Span) -> None:
        self._document = document
        self._ledger = ledger
        self._span = span
        self._codes: dict[str, _Codes | None] = {}

    def shows(self, face: Face, text: str, size: float) -> str:
        """Write the operators that select the font and show the text.

        The caller has made sure that the face covers every character; a no-break space shows as a
        space.
        """
        codes = self._codes_of(face)
        if codes is None:
            return ""
        shown = text.translate(codes)
        if len(codes.subsets) == 1:
            return f"{codes.subsets[0]} {size:g} Tf ({shown}) Tj"
        parts = []
        for name, group in groupby(text, lambda character: codes.names[ord(character)]):
            shown = "".join(group).translate(codes)
            parts.append(f"{name} {size:g} Tf ({shown}) Tj")
        return " ".join(parts)

    def typed(self, font: TypedFont) -> Reference:
        """Embed the font of what is typed into the fields of the file, and give its reference."""
        return embed_typed(self._document, _font(font.face), font)

    def _codes_of(self, face: Face) -> "_Codes | None":
        if face.digest not in self._codes:
            try:
                self._codes[face.digest] = _Codes(_font(face), self._document)
            except (TTFError, struct.error, ValueError, IndexError, KeyError) as error:
                self._codes[face.digest] = None
                self._ledger.font(face, str(error).splitlines()[0], self._span)
        return self._codes[face.digest]


class _Codes(dict[int, str]):
    """Map a code point to its code, as a literal; reportlab gives the code, once a character."""

    def __init__(self, font: Font, document: Document) -> None:
        super().__init__()
        self.subsets: list[str] = []
        self.names: dict[int, str] = {}
        self._font = font
        self._document = document

    def __missing__(self, point: int) -> str:
        ((subset, code),) = self._font.splitString(chr(point), self._document)
        name = self._font.getSubsetInternalName(subset, self._document)
        if name not in self.subsets:
            self.subsets.append(name)
        self[point], self.names[point] = _ESCAPES[code[0]], name
        return self[point]
