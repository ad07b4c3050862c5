"""A font as shown text uses it: codes, their widths, their text and their glyphs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from kdeck.check.pdf.read.font import Decoder, read_font
from kdeck.check.pdf.read.glyphmap import Program, glyph_map
from kdeck.check.pdf.read.plain import name_of
from kdeck.check.pdf.read.postscript import PostScript, read_cff
from kdeck.check.pdf.read.truetype import read_truetype
from kdeck.check.pdf.read.typeone import read_type1

_SYMBOLIC, _FORCE_BOLD = 4, 1 << 18  # ISO 32000-1, table 123
_BOLD_FROM = 600
_USUAL_WIDTH = 500.0
_READERS: Mapping[str, Callable[[bytes], Program | None]] = {
    "/FontFile": read_type1,
    "/FontFile2": read_truetype,
    "/FontFile3": read_cff,
}


@dataclass(frozen=True, slots=True)
class Typeface:
    """Keep what is known of a font; `program` is None for what cannot be read."""

    name: str
    kind: str
    bold: bool
    symbolic: bool
    decoder: Decoder
    widths: Mapping[int, float]
    default: float
    program: Program | None
    glyphs: Mapping[int, int] | None

    def width(self, code: int) -> float:
        """Give the width of a code in thousandths of an em, as the file states it."""
        return self.widths.get(code, self.default)

    def glyph(self, code: int) -> int | None:
        """Give the glyph that a code shows; None where that cannot be told."""
        if self.program is None or self.glyphs is None:
            return None
        if self.kind == "Type0" and not self.glyphs:
            return code
        # A PostScript font that lacks a character does not lead to .notdef by it.
        absent = self.program.glyphs if isinstance(self.program, PostScript) else 0
        return self.glyphs.get(code, absent)

    def characters(self) -> set[int] | None:
        """List the characters of a composite font that its file has; None where untold."""
        if self.program is None or self.glyphs is None:
            return None
        if isinstance(self.program, PostScript) and self.program.characters is None:
            return None
        if not self.glyphs:
            return set(range(self.program.glyphs))
        return {code for code, glyph in self.glyphs.items() if 0 < glyph < self.program.glyphs}


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
        glyph_map(font, holder, program, symbolic=bool(flags & _SYMBOLIC)),
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


def _program(descriptor: pikepdf.Object) -> Program | None:
    for key, read in _READERS.items():
        stream = descriptor.get(key)
        if isinstance(stream, pikepdf.Stream):
            try:
                return read(stream.read_bytes())
            except pikepdf.PdfError:
                return None
    return None
