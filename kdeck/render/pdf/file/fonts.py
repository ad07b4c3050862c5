"""The fonts of one file: text as show operators, and the subsets that show it."""

import struct
from io import BytesIO
from itertools import groupby

from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from kdeck.finding import Span
from kdeck.render.pdf.file.fontfile import write_subset
from kdeck.render.pdf.file.ledger import Ledger
from kdeck.render.pdf.file.objects import Objects
from kdeck.theme.face import Face

# A code is one byte; 0 stands for the missing glyph, and 32 for the space alone, so that the
# spacing of words applies to it (ISO 32000-1, 9.3.3). ASCII has its own codes.
_SPACE = 0x20
_ASCII = range(_SPACE, 127)
_OTHER = (*range(127, 256), *range(1, _SPACE))
_NO_BREAK = 0xA0
_ESCAPES = {byte: chr(byte) for byte in range(32, 127)} | {
    **{byte: f"\\{byte:03o}" for byte in (*range(32), *range(127, 256))},
    ord("("): "\\(",
    ord(")"): "\\)",
    ord("\\"): "\\\\",
}

_loaded: dict[str, TTFontFace] = {}


def _font(face: Face) -> TTFontFace:
    """Read a face once a process."""
    if face.digest not in _loaded:
        _loaded[face.digest] = TTFontFace(BytesIO(face.data), validate=0)
    return _loaded[face.digest]


class _Subset:
    """Hold the code points that one font of the file shows, each at its code."""

    def __init__(self, name: str, font: TTFontFace) -> None:
        self.name = name
        self.font = font
        self._points: dict[int, int] = {}
        self._free = iter(_OTHER)

    @property
    def points(self) -> tuple[int, ...]:
        """List the code point of each code, 0 where there is none."""
        return tuple(self._points.get(code, 0) for code in range(max(self._points) + 1))

    def code(self, point: int) -> int | None:
        """Give a code point a code, while there is one."""
        code = point if point in _ASCII else next(self._free, None)
        if code is not None:
            self._points[code] = point
        return code


class FontBook:
    """Show text in the fonts of one file, each subset embedded once.

    A face that cannot be embedded shows nothing, and is entered in the ledger.
    """

    def __init__(self, ledger: Ledger, span: Span) -> None:
        self._ledger = ledger
        self._span = span
        self._codes: dict[str, _Codes | None] = {}
        self._subsets: list[_Subset] = []

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
            return f"/{codes.subsets[0].name} {size:g} Tf ({shown}) Tj"
        parts = []
        for name, group in groupby(text, lambda character: codes.names[ord(character)]):
            shown = "".join(group).translate(codes)
            parts.append(f"/{name} {size:g} Tf ({shown}) Tj")
        return " ".join(parts)

    def write(self, objects: Objects) -> str:
        """Write the subsets, and give the dictionary that names them."""
        entries = [
            f"/{subset.name} {write_subset(objects, subset.font, subset.points)}"
            for subset in self._subsets
        ]
        return f"<<{''.join(entries)}>>"

    def _codes_of(self, face: Face) -> "_Codes | None":
        if face.digest not in self._codes:
            try:
                self._codes[face.digest] = _Codes(_font(face), self._subsets)
            except (TTFError, struct.error, IndexError, KeyError) as error:
                self._codes[face.digest] = None
                self._ledger.font(face, str(error).splitlines()[0], self._span)
        return self._codes[face.digest]


class _Codes(dict[int, str]):
    """Map a code point to its code in the subset that shows it, as a literal."""

    def __init__(self, font: TTFontFace, all_subsets: list[_Subset]) -> None:
        super().__init__()
        self.subsets: list[_Subset] = []
        self.names: dict[int, str] = {}
        self._font = font
        self._all = all_subsets

    def __missing__(self, point: int) -> str:
        if point == _NO_BREAK:
            self[point], self.names[point] = self[_SPACE], self.names[_SPACE]
            return self[point]
        code = self.subsets[-1].code(point) if self.subsets else None
        if code is None:
            self.subsets.append(_Subset(f"F{len(self._all) + 1}", self._font))
            self._all.append(self.subsets[-1])
            code = self.subsets[-1].code(point)
            assert code is not None
        self[point], self.names[point] = _ESCAPES[code], self.subsets[-1].name
        return self[point]
