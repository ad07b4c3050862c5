"""What can differ from one handout of a theme to the next: its outer pages, and its characters.

The rest, what the theme brings, is judged on a trial by the full checks. This takes a third of the
time in which a handout is made: the text of two pages is read by a pattern, and whoever cannot be
read so, or seems to lack something, is read by the full reader.
"""

import re
from collections.abc import Iterator, Mapping

import pikepdf

from kdeck.check.pdf.read.opening import open_pdf
from kdeck.check.pdf.read.typeface import Typeface, read_typeface
from kdeck.check.pdf.rule.drawing import blank_characters
from kdeck.check.pdf.rule.embedding import used_fonts
from kdeck.check.target.crisisplace import lacking, missing
from kdeck.finding import Finding
from kdeck.model.document import Document

# A string counts where it is shown, and neither in a property list nor in an array. Each way begins
# with a letter of its own, and looks back afterwards: so the pattern passes over drawings quickly.
_APART = r"(?<=[\s>)\]]{})"
_TOKEN = re.compile(
    (
        r"\((?P<text>(?:[^()\\]|\\.)*)\)(?P<shown>\s*Tj\b)?"
        r"|/(?P<font>[^\s/<>\[\]()]+)\s+[\d.]+\s+Tf\b"
        r"|/(?P<opened>Artifact\b)"
        rf"|B{_APART.format('B')}(?P<open>[DM]C\b)|E{_APART.format('E')}(?P<close>MC\b)"
        rf"|T{_APART.format('T')}(?P<other>r\b)|D{_APART.format('D')}(?P<drawn>o\b)"
    ).encode(),
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)


def check_made(data: bytes, document: Document) -> Iterator[Finding]:
    """Find an outer page without the crisis contacts, and characters that draw nothing."""
    with open_pdf(data, recover=False) as pdf:
        faces = {font.objgen: read_typeface(font) for font in used_fonts(pdf)}
        yield from _check_pages(pdf, document, faces)
        for face in faces.values():
            if words := blank_characters(face):
                message = f"the font '{face.name}' draws nothing for {words}"
                hint = "use the whole font in the theme, or another one"
                yield Finding("pdf-glyph-ink", message, hint, document.span)


def _check_pages(
    pdf: pikepdf.Pdf, document: Document, faces: Mapping[tuple[int, int], Typeface]
) -> Iterator[Finding]:
    """Find a first or last page whose text lacks the contacts; the furniture does not count."""
    for index, name in ((0, "first"), (len(pdf.pages) - 1, "last")):
        page = pdf.pages[index]
        if not lacking(_glance(page, faces), document.region):
            continue
        if lacking(_words(page, index), document.region):
            yield missing(document, f"on the {name} page")


def _words(page: pikepdf.Page, index: int) -> str:
    from kdeck.check.pdf.read.painter import read_painting

    return "\n".join(p.text for p in read_painting(page, index, {}).pieces if not p.artifact)


def _glance(page: pikepdf.Page, faces: Mapping[tuple[int, int], Typeface]) -> str:
    """Read what a page shows by the simplest operators; empty where it uses others."""
    content, fonts = page.obj.get("/Contents"), page.resources.get("/Font")
    if not isinstance(content, pikepdf.Stream) or not isinstance(fonts, pikepdf.Dictionary):
        return ""
    named = {str(name)[1:].encode(): _texts(faces.get(font.objgen)) for name, font in fonts.items()}
    words: list[str] = []
    texts: tuple[str, ...] = ()
    # Whether each open sequence is an artifact, or lies in one.
    marks, artifact = [False], False
    for token in _TOKEN.finditer(content.read_bytes()):
        match token.lastgroup:
            case "shown" if texts and not marks[-1]:
                words.append("".join([texts[code] for code in _unescaped(token["text"])]))
            case "font":
                texts = named.get(token["font"], ())
            case "opened":
                artifact = True
            case "open":
                marks.append(marks[-1] or artifact)
                artifact = False
            case "close" if len(marks) > 1:
                marks.pop()
            # Text that is not drawn, or that stands in a form, is for the full reader.
            case "other" | "drawn":
                return ""
            case _:
                pass
    return "\n".join(words)


def _texts(face: Typeface | None) -> tuple[str, ...]:
    """List the text of each code of a font with codes of one byte; none of another."""
    if face is None or face.decoder.composite:
        return ()
    return tuple(face.decoder.text(code) for code in range(256))


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(lambda m: bytes([int(m[1], 8) & 0xFF]) if m[1] else m[2], text)
