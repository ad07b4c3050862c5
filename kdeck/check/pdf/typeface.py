"""A font as shown text uses it: codes, their widths, their text and their glyphs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from kdeck.check.pdf.font import Decoder, read_font
from kdeck.check.pdf.plain import name_of, text_of
from kdeck.check.pdf.truetype import TrueType, read_truetype

_SYMBOLIC, _FORCE_BOLD = 4, 1 << 18  # ISO 32000-1, table 123
_BOLD_FROM = 600
_USUAL_WIDTH = 500.0
_IDENTITY = frozenset({"/Identity-H", "/Identity-V"})


@dataclass(frozen=True, slots=True)
class Typeface:
    """Keep what is known of a font; `program` is None for what is not TrueType."""

    name: str
    kind: str
    bold: bool
    symbolic: bool
    decoder: Decoder
    widths: Mapping[int, float]
    default: float
    program: TrueType | None
    glyphs: Mapping[int, int] | None

    def width(self, code: int) -> float:
        """Give the width of a code in thousandths of an em, as the file states it."""
        return self.widths.get(code, self.default)

    def glyph(self, code: int) -> int | None:
        """Give the glyph that a code shows; None where that cannot be told."""
        if self.program is None or self.glyphs is None:
            return None
        return code if self.kind == "Type0" and not self.glyphs else self.glyphs.get(code, 0)


def read_typeface(font: object) -> Typeface:
    """Read a font dictionary; what is none is a font without a name."""
    font = font if isinstance(font, pikepdf.Dictionary) else pikepdf.Dictionary()
    kind = name_of(font, "/Subtype")
    holder = _descendant(font) if kind == "Type0" else font
    descriptor = holder.get("/FontDescriptor")
    descriptor = descriptor if isinstance(descriptor, pikepdf.Dictionary) else pikepdf.Dictionary()
    flags = int(_number(descriptor.get("/Flags"), 0))
    name = name_of(font, "/BaseFont", "a font without a name")
    program = _program(descriptor)
    missing = _number(descriptor.get("/MissingWidth"), 0)
    return Typeface(
        name,
        kind,
        _is_bold(name, descriptor, flags),
        bool(flags & _SYMBOLIC),
        read_font(font),
        dict(_composite(holder.get("/W")) if kind == "Type0" else _simple(font)),
        _number(holder.get("/DW"), 1000) if kind == "Type0" else missing or _USUAL_WIDTH,
        program,
        _glyphs(font, holder, program, symbolic=bool(flags & _SYMBOLIC)),
    )


def _descendant(font: pikepdf.Object) -> pikepdf.Object:
    listed = font.get("/DescendantFonts")
    inner = listed[0] if isinstance(listed, pikepdf.Array) and len(listed) else None
    return inner if isinstance(inner, pikepdf.Dictionary) else pikepdf.Dictionary()


def _number(value: object, default: float) -> float:
    try:
        return float(str(value))
    except ValueError:
        return default


def _is_bold(name: str, descriptor: pikepdf.Object, flags: int) -> bool:
    heavy = any(word in name.casefold() for word in ("bold", "black", "heavy"))
    weight = _number(descriptor.get("/FontWeight"), 0)
    return heavy or weight >= _BOLD_FROM or bool(flags & _FORCE_BOLD)


def _simple(font: pikepdf.Object) -> Iterator[tuple[int, float]]:
    first, widths = int(_number(font.get("/FirstChar"), 0)), font.get("/Widths")
    last = int(_number(font.get("/LastChar"), first - 1))
    for code, width in enumerate(list(widths) if isinstance(widths, pikepdf.Array) else (), first):
        if code <= last:
            yield code, _number(width, 0)


def _composite(widths: object) -> Iterator[tuple[int, float]]:
    items = iter(list(widths) if isinstance(widths, pikepdf.Array) else ())
    for low in items:
        following = next(items, None)
        first = int(_number(low, 0))
        if isinstance(following, pikepdf.Array):
            for step, each in enumerate(list(following)):
                yield first + step, _number(each, 0)
            continue
        width = _number(next(items, None), 0)
        last = min(int(_number(following, first)), first + 0xFFFF)
        yield from ((code, width) for code in range(first, last + 1))


def _program(descriptor: pikepdf.Object) -> TrueType | None:
    stream = descriptor.get("/FontFile2")
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        return read_truetype(stream.read_bytes())
    except pikepdf.PdfError:
        return None


def _glyphs(
    font: pikepdf.Object, holder: pikepdf.Object, program: TrueType | None, *, symbolic: bool
) -> Mapping[int, int] | None:
    """Map codes to glyphs; an empty map of a composite font is the identity."""
    if program is None:
        return None
    if font.get("/Subtype") == "/Type0":
        named = text_of(font.get("/Encoding")) if "/Encoding" in font else ""
        return _by_character(holder.get("/CIDToGIDMap")) if named in _IDENTITY else None
    if not symbolic:
        return None
    # ISO 32000-1, 9.6.6.4: a symbol font may keep its codes from F000 on.
    windows, mac = program.maps.get((3, 0)), program.maps.get((1, 0))
    if windows is not None:
        return {code: windows.get(code, windows.get(0xF000 + code, 0)) for code in range(256)}
    return mac


def _by_character(table: object) -> Mapping[int, int]:
    if not isinstance(table, pikepdf.Stream):
        return {}
    data = table.read_bytes()
    return {i: int.from_bytes(data[2 * i : 2 * i + 2], "big") for i in range(len(data) // 2)}
