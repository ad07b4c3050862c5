"""The way from the codes of a font to the glyphs of its program (ISO 32000-1, 9.6.6 and 9.7.4)."""

from collections.abc import Iterator, Mapping
from functools import cache

import pikepdf

from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.read.postscript import NOTDEF, PostScript
from kdeck.check.pdf.read.truetype import TrueType

Program = TrueType | PostScript
_IDENTITY = frozenset({"/Identity-H", "/Identity-V"})
_CODES = range(256)


@cache
def _tables() -> Mapping[str, Mapping[int, str]]:
    """Give the encodings that have names; the names of all glyphs take long to import."""
    from fontTools.agl import UV2AGL
    from fontTools.encodings.MacRoman import MacRoman
    from fontTools.encodings.StandardEncoding import StandardEncoding

    # ISO 32000-1, D.2: codes without a character of their own are bullets.
    win = {
        code: UV2AGL.get(ord(bytes([code]).decode("cp1252", "ignore") or "\u2022"), NOTDEF)
        for code in range(0x20, 0x100)
    } | {0x7F: "bullet", 0xA0: "space", 0xAD: "hyphen"}
    mac = {c: n for c, n in enumerate(MacRoman) if n != NOTDEF} | {0xCA: "space"}
    standard = {c: n for c, n in enumerate(StandardEncoding) if n != NOTDEF}
    return {"/WinAnsiEncoding": win, "/MacRomanEncoding": mac, "/StandardEncoding": standard}


def glyph_map(
    font: pikepdf.Object, holder: pikepdf.Object, program: Program | None, *, symbolic: bool
) -> Mapping[int, int] | None:
    """Map codes to glyphs; an empty map of a composite font is the identity, None is untold."""
    if program is None:
        return None
    if font.get("/Subtype") == "/Type0":
        named = text_of(font.get("/Encoding")) if "/Encoding" in font else ""
        if named not in _IDENTITY:
            return None
        if isinstance(program, PostScript):
            return program.characters or {}
        return _by_character(holder.get("/CIDToGIDMap"))
    if isinstance(program, PostScript):
        return _by_name(font.get("/Encoding"), program)
    return _symbols(program) if symbolic else _letters(font.get("/Encoding"), program)


def _by_character(table: object) -> Mapping[int, int]:
    if not isinstance(table, pikepdf.Stream):
        return {}
    data = table.read_bytes()
    return {i: int.from_bytes(data[2 * i : 2 * i + 2], "big") for i in range(len(data) // 2)}


def _symbols(program: TrueType) -> Mapping[int, int] | None:
    # ISO 32000-1, 9.6.6.4: a symbol font may keep its codes from F000 on.
    windows, mac = program.maps.get((3, 0)), program.maps.get((1, 0))
    if windows is not None:
        return {code: windows.get(code, windows.get(0xF000 + code, 0)) for code in _CODES}
    return mac


def _letters(encoding: object, program: TrueType) -> Mapping[int, int] | None:
    names = _names(encoding, None)
    windows = program.maps.get((3, 1))
    # Without a map from Unicode, the names in the file itself would count: left untold.
    if names is None or windows is None:
        return None
    from fontTools.agl import toUnicode
    from fontTools.encodings.MacRoman import MacRoman

    mac = program.maps.get((1, 0), {})
    found: dict[int, int] = {}
    for code, name in names.items():
        text = toUnicode(name)
        glyph = windows.get(ord(text), 0) if len(text) == 1 else 0
        found[code] = glyph or (mac.get(MacRoman.index(name), 0) if name in MacRoman else 0)
    return found


def _by_name(encoding: object, program: PostScript) -> Mapping[int, int] | None:
    names = _names(encoding, program.encoding)
    if names is None or program.characters is not None:
        return None
    absent = program.glyphs
    return {code: program.names.get(names.get(code, NOTDEF), absent) for code in _CODES}


def _names(encoding: object, own: Mapping[int, str] | None) -> Mapping[int, str] | None:
    if not isinstance(encoding, pikepdf.Dictionary):
        return own if encoding is None else _tables().get(text_of(encoding))
    base = encoding.get("/BaseEncoding")
    table = own if base is None else _tables().get(text_of(base))
    return None if table is None else {**table, **dict(_differences(encoding))}


def _differences(encoding: pikepdf.Dictionary) -> Iterator[tuple[int, str]]:
    code, listed = 0, encoding.get("/Differences")
    for item in list(listed) if isinstance(listed, pikepdf.Array) else ():
        if isinstance(item, pikepdf.Name):
            yield code, text_of(item)[1:]
            code += 1
        elif isinstance(item, int):
            code = int(item)
