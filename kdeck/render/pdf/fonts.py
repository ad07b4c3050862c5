"""The fonts of one file: faces registered by their digest, and text as show operators."""

import struct
from functools import lru_cache
from io import BytesIO

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
        self._refused: set[str] = set()
        self._shows = lru_cache(maxsize=4096)(self._make)

    def shows(self, face: Face, text: str, size: float) -> str:
        """Write the operators that select the font and show the text.

        The caller has made sure that the face covers every character; a no-break space shows as a
        space.
        """
        return self._shows(face.digest, face, text, size)

    def _make(self, _: str, face: Face, text: str, size: float) -> str:
        try:
            font = _font(face)
        except (TTFError, struct.error, IndexError, KeyError) as error:
            if face.digest not in self._refused:
                self._refused.add(face.digest)
                self._ledger.font(face, str(error).splitlines()[0], self._span)
            return ""
        parts = []
        for subset, codes in font.splitString(text, self._document):
            name = font.getSubsetInternalName(subset, self._document)
            shown = "".join([_ESCAPES[byte] for byte in codes])
            parts.append(f"{name} {size:g} Tf ({shown}) Tj")
        return " ".join(parts)
