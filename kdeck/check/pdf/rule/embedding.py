"""The fonts of a PDF, and whether their files are in it."""

from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.plain import name_of

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_DEEPEST = 16


def used_fonts(pdf: pikepdf.Pdf) -> tuple[pikepdf.Dictionary, ...]:
    """List the fonts that pages and their forms may use, each once."""
    seen: set[tuple[int, int]] = set()
    return tuple(font for page in pdf.pages for font in _fonts(page.resources, seen, 0))


def unembedded_fonts(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Name the fonts that pages and their forms may use and that are not in the file, sorted."""
    return tuple(sorted({_name(font) for font in used_fonts(pdf) if not _embedded(font)}))


def _fonts(
    resources: object, seen: set[tuple[int, int]], depth: int
) -> Iterator[pikepdf.Dictionary]:
    if not isinstance(resources, pikepdf.Dictionary) or depth > _DEEPEST:
        return
    fonts, forms = resources.get("/Font"), resources.get("/XObject")
    for font in fonts.values() if isinstance(fonts, pikepdf.Dictionary) else ():
        if isinstance(font, pikepdf.Dictionary) and _is_new(font, seen):
            yield font
    for form in forms.values() if isinstance(forms, pikepdf.Dictionary) else ():
        if isinstance(form, pikepdf.Stream) and _is_new(form, seen):
            yield from _fonts(form.get("/Resources"), seen, depth + 1)


def _is_new(value: pikepdf.Object, seen: set[tuple[int, int]]) -> bool:
    if not value.is_indirect:
        return True
    if value.objgen in seen:
        return False
    seen.add(value.objgen)
    return True


def _embedded(font: pikepdf.Dictionary) -> bool:
    # The glyphs of a Type 3 font are content streams of the file itself (ISO 32000-1, 9.6.5).
    if font.get("/Subtype") == "/Type3":
        return True
    holder: object = font
    if font.get("/Subtype") == "/Type0":
        descendants = font.get("/DescendantFonts")
        listed = list(descendants) if isinstance(descendants, pikepdf.Array) else []
        holder = listed[0] if listed else None
    descriptor = holder.get("/FontDescriptor") if isinstance(holder, pikepdf.Dictionary) else None
    return isinstance(descriptor, pikepdf.Dictionary) and any(key in descriptor for key in _FILES)


def _name(font: pikepdf.Dictionary) -> str:
    return name_of(font, "/BaseFont", "a font without a name")
