"""The glyphs that shown codes lead to: there, as wide as stated, and known as text."""

from collections.abc import Iterator, Mapping, Sequence

import pikepdf

from kdeck.check.pdf.read.content import Scope
from kdeck.check.pdf.read.font import UNKNOWN
from kdeck.check.pdf.read.painting import Painting
from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.read.typeface import Typeface
from kdeck.finding import Finding, Span, several

_NO_TEXT = frozenset({"\0", "\ufeff", "\ufffe"})  # ISO 14289-1, 7.21.7
_NEAR = 1.0  # thousandths of an em; ISO 14289-1, 7.21.5
# Their maps lead to characters that every reader has the text of (ISO 32000-1, 9.10.2).
_KNOWN_SETS = frozenset({"GB1", "CNS1", "Japan1", "Korea1"})


def check_glyphs(
    pdf: pikepdf.Pdf, paintings: Sequence[Painting], fonts: Mapping[Scope, Typeface], span: Span
) -> Iterator[Finding]:
    """Judge every code that is shown in any font; one finding for each font and problem."""
    uses = sorted({(use.font, use.code, use.drawn) for p in paintings for use in p.uses})
    seen: set[tuple[str, str]] = set()
    for holder, code, drawn in uses:
        face = fonts.get(holder)
        if face is None:
            continue
        for rule, problem in _problems(pdf.get_object(holder), face, code, drawn=drawn):
            if (rule, face.name) not in seen:
                seen.add((rule, face.name))
                yield _finding(rule, f"the font '{face.name}' {problem}", span)


def _finding(rule: str, message: str, span: Span) -> Finding:
    if rule == "text":
        hint = "export it with a ToUnicode table, or with another font"
        return Finding("pdf-glyph-text", message, hint, span)
    if rule == "width":
        hint = "embed the font that the widths belong to"
        return Finding("pdf-glyph-width", message, hint, span)
    hint = "use a font that has all characters"
    return Finding("pdf-glyph-missing", message, hint, span)


def _problems(
    font: pikepdf.Object, face: Typeface, code: int, *, drawn: bool
) -> Iterator[tuple[str, str]]:
    text = _text(font, face, code)
    if text is None:
        yield "text", f"shows code {code} without saying which character it is"
    elif _NO_TEXT & set(text):
        yield "text", f"says that code {code} is no character"
    glyph = face.glyph(code)
    if glyph is None or face.program is None:
        return
    if glyph == 0:
        yield "missing", f"has no glyph for code {code}"
    elif drawn and glyph >= face.program.glyphs:
        yield "missing", f"has {several(face.program.glyphs, 'glyph')}, and none for code {code}"
    elif drawn and _cut(font, code):
        yield "missing", f"leaves character {code} out of the list of those it has"
    width = face.program.width(glyph)
    if drawn and width is not None and abs(width - face.width(code)) > _NEAR:
        stated = face.width(code)
        yield "width", f"has code {code} {width:.0f} wide, and the file says {stated:.0f}"


def _text(font: pikepdf.Object, face: Typeface, code: int) -> str | None:
    table = face.decoder.to_unicode
    if table and code in table.text:
        return table.text[code]
    if face.kind == "Type0":
        return UNKNOWN if _ordering(font) in _KNOWN_SETS else None
    if face.symbolic and "/Encoding" not in font:
        return None
    text = face.decoder.encoding.get(code, UNKNOWN)
    return None if text == UNKNOWN else text


def _inner(font: pikepdf.Object) -> pikepdf.Object:
    listed = font.get("/DescendantFonts")
    first = listed[0] if isinstance(listed, pikepdf.Array) and len(listed) else None
    return first if isinstance(first, pikepdf.Dictionary) else pikepdf.Dictionary()


def _ordering(font: pikepdf.Object) -> str:
    system = _inner(font).get("/CIDSystemInfo")
    return text_of(system.get("/Ordering", "")) if isinstance(system, pikepdf.Dictionary) else ""


def _cut(font: pikepdf.Object, code: int) -> bool:
    descriptor = _inner(font).get("/FontDescriptor")
    listed = descriptor.get("/CIDSet") if isinstance(descriptor, pikepdf.Dictionary) else None
    if not isinstance(listed, pikepdf.Stream):
        return False
    data = listed.read_bytes()
    return code // 8 >= len(data) or not data[code // 8] & (0x80 >> code % 8)
