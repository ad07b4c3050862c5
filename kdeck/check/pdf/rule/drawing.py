"""What the glyphs of shown characters draw: something, in its room, and not another figure."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from kdeck.check.pdf.read.blank import blank_glyphs
from kdeck.check.pdf.read.content import Scope
from kdeck.check.pdf.read.painting import Painting
from kdeck.check.pdf.read.truetype import TrueType
from kdeck.check.pdf.read.typeface import Typeface
from kdeck.finding import Finding, Span
from kdeck.theme.drawn import Drawn, draw_glyph
from kdeck.theme.ink import BASIC, shown_faults
from kdeck.theme.outline import Outlines

# They are letters and symbols by category, and draw nothing (Unicode 15).
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_HINT = "use the whole font, or another one: trial versions lack characters"
_SHOWN = 8


def check_drawings(
    paintings: Sequence[Painting], fonts: Mapping[Scope, Typeface], span: Span
) -> Iterator[Finding]:
    """Judge the glyphs of every character that is drawn; one finding for each font and problem.

    Only TrueType outlines are looked at.
    """
    uses = sorted({(use.font, use.code) for p in paintings for use in p.uses if use.drawn})
    codes: dict[Scope, list[int]] = {}
    for holder, code in uses:
        codes.setdefault(holder, []).append(code)
    for holder, shown in codes.items():
        if face := fonts.get(holder):
            for fault in drawing_faults(face, shown):
                message = f"the font '{face.name}' {fault}"
                yield Finding("pdf-glyph-ink", message, _HINT, span)


def drawing_faults(face: Typeface, codes: Sequence[int]) -> tuple[str, ...]:
    """Say what a font does to the characters of some codes, as ends of a sentence about it."""
    if not isinstance(face.program, TrueType):
        return ()
    glyphs = tuple(_glyphs(face, codes))
    blank = blank_glyphs(face.program.data)
    if empty := [text for text, glyph in glyphs if glyph in blank]:
        return (f"draws nothing for {_listed(empty)}",)
    # A damaged font program is a finding of other rules.
    try:
        return shown_faults(_shapes(Outlines(face.program.data), glyphs))
    except Exception:
        return ()


def blank_characters(face: Typeface) -> str:
    """List the characters of an embedded subset that draw nothing; empty for none."""
    table = face.decoder.to_unicode
    if not isinstance(face.program, TrueType) or table is None:
        return ""
    blank = blank_glyphs(face.program.data)
    return _listed([text for text, glyph in _glyphs(face, sorted(table.text)) if glyph in blank])


def _glyphs(face: Typeface, codes: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Give each character that needs ink with its glyph."""
    for code in codes:
        text = face.decoder.text(code)
        if needs_ink(text) and (glyph := glyph_of(face, code)) is not None:
            yield text, glyph


def needs_ink(text: str) -> bool:
    """Say whether a text is seen: whether any of it is no space, mark or control."""
    return any(unicodedata.category(c)[0] not in "ZCM" and c not in _BLANK for c in text)


def glyph_of(face: Typeface, code: int) -> int | None:
    """Give the glyph that a code shows, also in a font of letters; None where it is not known."""
    glyph = face.glyph(code)
    if glyph is None and isinstance(face.program, TrueType) and face.kind == "TrueType":
        # ISO 32000-1, 9.6.6.4: the encoding names a character, and the Windows map its glyph.
        letters, text = face.program.maps.get((3, 1), {}), face.decoder.encoding.get(code, "")
        glyph = letters.get(ord(text)) if len(text) == 1 else None
    return glyph


def _shapes(outlines: Outlines, glyphs: Sequence[tuple[str, int]]) -> dict[str, Drawn]:
    """Draw the usual characters, each as high as the font has it."""
    found: dict[str, Drawn] = {}
    for text, glyph in glyphs:
        if text not in BASIC or len(text) != 1:
            continue
        shape = draw_glyph(outlines, glyph)
        if text not in found or found[text].height < shape.height:
            found[text] = shape
    return found


def _listed(texts: list[str]) -> str:
    unique = list(dict.fromkeys(texts))
    shown = " ".join(f"'{text}'" for text in unique[:_SHOWN])
    rest = len(unique) - _SHOWN
    return f"{shown} and {rest} more" if rest > 0 else shown
