"""The reading of shown strings: each font's codes as text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.entities import html5

import pikepdf

from kdeck.check.pdf.read.cmap import ToUnicode, read_cmap
from kdeck.check.pdf.read.plain import text_of

UNKNOWN = "\N{REPLACEMENT CHARACTER}"

_NAMED = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9",
    "space": " ", "exclam": "!", "quotedbl": '"', "numbersign": "#", "dollar": "$",
    "percent": "%", "ampersand": "&", "quotesingle": "'", "parenleft": "(", "parenright": ")",
    "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "period": ".", "slash": "/",
    "colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?",
    "at": "@", "bracketleft": "[", "backslash": "\\", "bracketright": "]", "asciicircum": "^",
    "underscore": "_", "grave": "`", "braceleft": "{", "bar": "|", "braceright": "}",
    "asciitilde": "~", "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“",
    "quotedblright": "”", "quotesinglbase": "‚", "quotedblbase": "„", "endash": "–",
    "emdash": "—", "bullet": "•", "ellipsis": "…", "mu": "µ", "degree": "°", "fi": "ﬁ",
    "fl": "ﬂ", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "germandbls": "ß", "dotlessi": "ı",
    "nbspace": "\u00a0", "nonbreakingspace": "\u00a0", "Euro": "€", "trademark": "™",
    "copyright": "©", "registered": "®", "multiply": "×", "divide": "÷", "minus": "−",
    "plusminus": "±", "lessequal": "≤", "greaterequal": "≥", "section": "§", "paragraph": "¶",
    "dagger": "†", "daggerdbl": "‡", "periodcentered": "·", "guillemotleft": "«",
    "guillemotright": "»", "exclamdown": "¡", "questiondown": "¿", "onehalf": "½",
    "onequarter": "¼", "threequarters": "¾", "onesuperior": "¹", "twosuperior": "²",
    "threesuperior": "³", "ordfeminine": "ª", "ordmasculine": "º", "brokenbar": "¦",
    "logicalnot": "¬", "arrowright": "→", "arrowleft": "←", "checkmark": "✓",
}  # fmt: skip
# Where Standard differs from ASCII (ISO 32000-1, D.2).
_STANDARD = {
    0x27: "’", 0x60: "‘", 0xA1: "¡", 0xA2: "¢", 0xA3: "£", 0xA4: "⁄", 0xA5: "¥", 0xA7: "§",
    0xA9: "'", 0xAA: "“", 0xAB: "«", 0xAC: "‹", 0xAD: "›", 0xAE: "ﬁ", 0xAF: "ﬂ", 0xB1: "–",
    0xB2: "†", 0xB3: "‡", 0xB4: "·", 0xB6: "¶", 0xB7: "•", 0xB8: "‚", 0xB9: "„", 0xBA: "”",
    0xBB: "»", 0xBC: "…", 0xBD: "‰", 0xBF: "¿", 0xD0: "—", 0xE1: "Æ", 0xE3: "ª", 0xE8: "Ł",
    0xE9: "Ø", 0xEA: "Œ", 0xEB: "º", 0xF1: "æ", 0xF5: "ı", 0xF8: "ł", 0xF9: "ø", 0xFA: "œ",
    0xFB: "ß",
}  # fmt: skip
_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_UNI = re.compile(r"uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})")


@dataclass(frozen=True, slots=True)
class Decoder:
    """Turn the codes of one font into text; a code that nothing maps becomes U+FFFD."""

    composite: bool
    to_unicode: ToUnicode | None
    own: ToUnicode | None
    encoding: Mapping[int, str]

    def decode(self, data: bytes) -> str:
        """Read a shown string; the text has no spaces but those that were shown."""
        return "".join(self.text(code) for code, _ in self.codes(data))

    def text(self, code: int) -> str:
        """Give the text of one code."""
        if self.to_unicode and code in self.to_unicode.text:
            return self.to_unicode.text[code]
        return self.encoding.get(code, UNKNOWN)

    def codes(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Walk the codes of a shown string, each with its length in bytes."""
        if not self.composite:
            yield from ((code, 1) for code in data)
            return
        start = 0
        while start < len(data):
            width = self._width(data, start)
            yield int.from_bytes(data[start : start + width], "big"), width
            start += width

    def _width(self, data: bytes, start: int) -> int:
        return (self.own.width(data, start) if self.own else None) or 2


def read_font(font: object) -> Decoder:
    """Make the decoder of a font dictionary; what is none decodes to U+FFFD.

    Predefined CMaps other than Identity are read as codes of two bytes.
    """
    if not isinstance(font, pikepdf.Dictionary):
        return Decoder(False, None, None, {})
    encoding = font.get("/Encoding")
    to_unicode = _cmap(font.get("/ToUnicode"))
    if font.get("/Subtype") == "/Type0":
        return Decoder(True, to_unicode, _cmap(encoding), {})
    return Decoder(False, to_unicode, None, _simple(encoding))


def _cmap(stream: object) -> ToUnicode | None:
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        return read_cmap(stream.read_bytes())
    except pikepdf.PdfError:
        return None


def _simple(encoding: object) -> Mapping[int, str]:
    if not isinstance(encoding, pikepdf.Dictionary):
        return _named_encoding(encoding)
    table = dict(_named_encoding(encoding.get("/BaseEncoding")))
    code = 0
    differences = encoding.get("/Differences")
    for item in differences if isinstance(differences, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Name):
            table[code] = _glyph(text_of(item)[1:])
            code += 1
        elif isinstance(item, int):
            code = item
    return table


def _named_encoding(name: object) -> Mapping[int, str]:
    codec = _CODECS.get(text_of(name)) if isinstance(name, pikepdf.Name) else None
    if codec is None:
        return {code: chr(code) for code in range(0x20, 0x7F)} | _STANDARD
    decoded = bytes(range(256)).decode(codec, errors="replace")
    return {code: text for code, text in enumerate(decoded) if code >= 0x20}


def _glyph(name: str) -> str:
    stem = name.partition(".")[0]
    if stem in _NAMED:
        return _NAMED[stem]
    if len(stem) == 1:
        return stem
    if match := _UNI.fullmatch(stem):
        units, scalar = match.groups()
        if units:
            return bytes.fromhex(units).decode("utf-16-be", errors="replace")
        return chr(int(scalar, 16)) if int(scalar, 16) < 0x110000 else UNKNOWN
    # Accented and Greek letters have the same names in HTML as in the Adobe Glyph List.
    return html5.get(f"{stem};", UNKNOWN)
