"""What a font dictionary must say so that every reader finds the same glyphs."""

import re
from collections.abc import Iterator

import pikepdf
from fontTools.agl import LEGACY_AGL2UV

from kdeck.check.pdf.read.plain import name_of, text_of
from kdeck.check.pdf.read.postscript import NOTDEF, PostScript
from kdeck.check.pdf.read.truetype import TrueType
from kdeck.check.pdf.read.typeface import Typeface, read_typeface
from kdeck.check.pdf.rule.charactermap import check_composite
from kdeck.finding import Finding, Span

_SUBSET = re.compile(r"[A-Z]{6}\+")
_MOST_BYTES = 0x2000  # a bit for each of the 65,536 characters that a font can have
_PLAIN = frozenset({"/MacRomanEncoding", "/WinAnsiEncoding"})
_HINT = "export it again with fonts embedded by another program"


def check_font(font: pikepdf.Object, span: Span) -> Iterator[Finding]:
    """Judge one font dictionary."""
    name = name_of(font, "/BaseFont", "a font without a name")
    is_composite = font.get("/Subtype") == "/Type0"
    problems = (*check_composite(font), *_cidset(font)) if is_composite else _simple(font)
    for problem in problems:
        yield Finding("pdf-font-map", f"the font '{name}' {problem}", _HINT, span)


def _simple(font: pikepdf.Object) -> Iterator[str]:
    face = read_typeface(font)
    yield from _charset(font, face)
    if font.get("/Subtype") != "/TrueType" or "/FontDescriptor" not in font:
        return
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    if face.symbolic and encoding is not None:
        yield "is a symbol font with an encoding of letters"
    if not face.symbolic and text_of(base) not in _PLAIN:
        yield "is a font of letters without an encoding that readers know"
    if not face.symbolic:
        yield from _differences(encoding, face)
    maps = face.program.maps if isinstance(face.program, TrueType) else None
    if maps is not None and face.symbolic and len(maps) != 1 and (3, 0) not in maps:
        yield "is a symbol font whose file does not say which map holds"
    if maps is not None and not face.symbolic and not set(maps) - {(3, 0)}:
        yield "is a font of letters whose file has no map of letters"


def _differences(encoding: object, face: Typeface) -> Iterator[str]:
    listed = encoding.get("/Differences") if isinstance(encoding, pikepdf.Dictionary) else None
    if not isinstance(listed, pikepdf.Array) or face.program is None:
        return
    names = [text_of(item)[1:] for item in listed if isinstance(item, pikepdf.Name)]
    lost = next((name for name in names if name not in LEGACY_AGL2UV), None)
    if lost is not None:
        yield f"renames a character to '{lost}', which is not in the list that readers have"
    elif isinstance(face.program, TrueType) and (3, 1) not in face.program.maps:
        yield "renames characters, and its file has no map from Unicode"


def _charset(font: pikepdf.Object, face: Typeface) -> Iterator[str]:
    descriptor = font.get("/FontDescriptor")
    listed = descriptor.get("/CharSet") if isinstance(descriptor, pikepdf.Dictionary) else None
    if not isinstance(listed, pikepdf.String | pikepdf.Name) or not _SUBSET.match(face.name):
        return
    if isinstance(face.program, PostScript) and face.program.names:
        named = set(text_of(listed).split("/")) - {"", NOTDEF}
        if {name.strip() for name in named} != face.program.names.keys() - {NOTDEF}:
            yield "has a list of characters that is not the one of its file"


def _cidset(font: pikepdf.Object) -> Iterator[str]:
    face = read_typeface(font)
    listed = font.get("/DescendantFonts")
    inner = listed[0] if isinstance(listed, pikepdf.Array) and len(listed) else None
    descriptor = inner.get("/FontDescriptor") if isinstance(inner, pikepdf.Dictionary) else None
    held = descriptor.get("/CIDSet") if isinstance(descriptor, pikepdf.Dictionary) else None
    if not isinstance(held, pikepdf.Stream) or not _SUBSET.match(face.name):
        return
    present = face.characters()
    if present is None:
        return
    bits = held.read_bytes()[:_MOST_BYTES]
    named = {8 * i + n for i, byte in enumerate(bits) if byte for n in range(8) if byte << n & 128}
    if named - {0} != present - {0}:
        yield "has a list of characters that is not the one of its file"
