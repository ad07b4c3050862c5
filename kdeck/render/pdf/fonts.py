"""The fonts of one file: faces registered by their digest, and text as show operators."""

import struct
from io import BytesIO
from itertools import groupby
from operator import itemgetter

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from kdeck.finding import Span
from kdeck.render.pdf.ledger import Ledger
from kdeck.theme.face import Face

_ESCAPES = {byte: chr(byte) for byte in range(32, 127)} | {
    **{byte: f"\\{byte:03o}" for byte in (*range(32), *range(127, 256))},
    ord("("): "\\(",
    ord(")"): "\\)",
    ord("\\"): "\\\\",
}

_loaded: dict[str, TTFont] = {}


def _font(face: Face) -> TTFont:
    """Load a face once a process, under a name that its bytes decide."""
    if face.digest not in _loaded:
        name = f"{face.postscript_name}-{face.digest[:12]}"
        _loaded[face.digest] = TTFont(name, BytesIO(face.data), asciiReadable=0)
    return _loaded[face.digest]


class FontBook:
    """Show text in the fonts of one document, each subset embedded once.

    A face that cannot be embedded shows nothing, and is entered in the ledger.
    """

    def __init__(self, document: PDFDocument, ledger: Ledger, span: Span) -> None:
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
        shown = [codes[character] for character in text]
        name = shown[0][0] if shown else ""
        if all([font is name for font, _ in shown]):  # noqa: C419
            return f"{name} {size:g} Tf ({''.join([code for _, code in shown])}) Tj"
        parts = []
        for name, group in groupby(shown, itemgetter(0)):
            parts.append(f"{name} {size:g} Tf ({''.join(code for _, code in group)}) Tj")
        return " ".join(parts)

    def _codes_of(self, face: Face) -> "_Codes | None":
        if face.digest not in self._codes:
            try:
                self._codes[face.digest] = _Codes(_font(face), self._document)
            except (TTFError, struct.error, IndexError, KeyError) as error:
                self._codes[face.digest] = None
                self._ledger.font(face, str(error).splitlines()[0], self._span)
        return self._codes[face.digest]


class _Codes(dict[str, tuple[str, str]]):
    """Map a character to the name of the subset that shows it, and to its code as a literal."""

    def __init__(self, font: TTFont, document: PDFDocument) -> None:
        super().__init__()
        self._font = font
        self._document = document
        self._names: dict[int, str] = {}

    def __missing__(self, character: str) -> tuple[str, str]:
        ((subset, codes),) = self._font.splitString(character, self._document)
        if subset not in self._names:
            self._names[subset] = self._font.getSubsetInternalName(subset, self._document)
        self[character] = (self._names[subset], _ESCAPES[codes[0]])
        return self[character]
