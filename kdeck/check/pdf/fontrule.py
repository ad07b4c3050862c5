"""What a font dictionary must say so that every reader finds the same glyphs."""

import re
from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.plain import name_of, text_of
from kdeck.check.pdf.typeface import read_typeface
from kdeck.finding import Finding, Span

# ISO 32000-1, table 118: the maps that readers have, by the characters they lead to.
_PREDEFINED = {
    "GB1": "GB-EUC GBpc-EUC GBK-EUC GBKp-EUC GBK2K UniGB-UCS2 UniGB-UTF16",
    "CNS1": "B5pc HKscs-B5 ETen-B5 ETenms-B5 CNS-EUC UniCNS-UCS2 UniCNS-UTF16",
    "Japan1": "83pv-RKSJ 90ms-RKSJ 90msp-RKSJ 90pv-RKSJ Add-RKSJ EUC Ext-RKSJ UniJIS-UCS2 "
    "UniJIS-UCS2-HW UniJIS-UTF16",
    "Korea1": "KSC-EUC KSCms-UHC KSCms-UHC-HW KSCpc-EUC UniKS-UCS2 UniKS-UTF16",
}
_ORDERINGS = {
    f"{stem}-{way}": ordering
    for ordering, stems in _PREDEFINED.items()
    for stem in stems.split()
    for way in ("H", "V")
} | {"H": "Japan1", "V": "Japan1"}
_IDENTITY = frozenset({"Identity-H", "Identity-V"})
_PLAIN = frozenset({"/MacRomanEncoding", "/WinAnsiEncoding"})
_DIRECTION = re.compile(rb"/WMode\s+(\d)")
_OTHER_MAP = re.compile(rb"/(\S+)\s+usecmap\b")
_HINT = "export it again with fonts embedded by another program"


def check_font(font: pikepdf.Object, span: Span) -> Iterator[Finding]:
    """Judge one font dictionary."""
    name = name_of(font, "/BaseFont", "a font without a name")
    problems = _composite(font) if font.get("/Subtype") == "/Type0" else _simple(font)
    for problem in problems:
        yield Finding("pdf-font-map", f"the font '{name}' {problem}", _HINT, span)


def _composite(font: pikepdf.Object) -> Iterator[str]:
    listed = font.get("/DescendantFonts")
    inner = listed[0] if isinstance(listed, pikepdf.Array) and len(listed) else None
    if not isinstance(inner, pikepdf.Dictionary):
        yield "has no characters"
        return
    descriptor = inner.get("/FontDescriptor")
    embedded = isinstance(descriptor, pikepdf.Dictionary) and any(
        key in descriptor for key in ("/FontFile2", "/FontFile3")
    )
    table = inner.get("/CIDToGIDMap")
    is_map = isinstance(table, pikepdf.Stream) or table == "/Identity"
    if embedded and inner.get("/Subtype") == "/CIDFontType2" and not is_map:
        yield "has no map from characters to glyphs"
    yield from _encoding(font.get("/Encoding"), inner)


def _encoding(encoding: object, inner: pikepdf.Object) -> Iterator[str]:
    if isinstance(encoding, pikepdf.Stream):
        yield from _own_map(encoding, inner)
        return
    name = text_of(encoding)[1:] if isinstance(encoding, pikepdf.Name) else ""
    if name in _IDENTITY:
        return
    if name not in _ORDERINGS:
        yield f"uses the map '{name}', which is not in the file"
    elif _ordering(inner) != _ORDERINGS[name]:
        yield f"has characters of '{_ordering(inner)}' and a map to '{_ORDERINGS[name]}'"


def _own_map(stream: pikepdf.Stream, inner: pikepdf.Object) -> Iterator[str]:
    data = stream.read_bytes()
    inside = _DIRECTION.search(data)
    if stream.get("/WMode", 0) != (int(inside[1]) if inside else 0):
        yield "has a map that names two directions of writing"
    for other in _OTHER_MAP.findall(data):
        if other.decode("latin-1") not in _ORDERINGS.keys() | _IDENTITY:
            yield "has a map that needs another, which is not in the file"
    if _ordering(stream) not in {_ordering(inner), ""}:
        yield f"has characters of '{_ordering(inner)}' and a map to '{_ordering(stream)}'"
    elif "/CIDSystemInfo" in stream and _system(stream, "/Registry") != _system(inner, "/Registry"):
        yield "has a map to the characters of another registry"


def _ordering(holder: pikepdf.Object) -> str:
    return _system(holder, "/Ordering")


def _system(holder: pikepdf.Object, key: str) -> str:
    system = holder.get("/CIDSystemInfo")
    return text_of(system.get(key, "")) if isinstance(system, pikepdf.Dictionary) else ""


def _simple(font: pikepdf.Object) -> Iterator[str]:
    face = read_typeface(font)
    if font.get("/Subtype") != "/TrueType" or "/FontDescriptor" not in font:
        return
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    if face.symbolic and encoding is not None:
        yield "is a symbol font with an encoding of letters"
    if not face.symbolic and text_of(base) not in _PLAIN:
        yield "is a font of letters without an encoding that readers know"
    maps = face.program.maps if face.program else None
    if maps is not None and face.symbolic and len(maps) != 1 and (3, 0) not in maps:
        yield "is a symbol font whose file does not say which map holds"
    if maps is not None and not face.symbolic and not set(maps) - {(3, 0)}:
        yield "is a font of letters whose file has no map of letters"
