"""Our own judgment of any PDF file: what a reader with assistive technology would miss."""

import logging
from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.element import check_elements
from kdeck.check.pdf.embedding import unembedded_fonts
from kdeck.check.pdf.node import Node
from kdeck.check.pdf.opening import open_pdf
from kdeck.check.pdf.tree import problems, read_tree, untagged_text
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Severity, Span

_SHOWN = 60
_NO_TITLES = frozenset({"untitled", "(untitled)"})
# What pikepdf has to say of a file is a finding here, or of no interest.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


def check_pdf(data: bytes, file: str) -> tuple[Finding, ...]:
    """Judge a PDF; a file that cannot be opened is a finding too."""
    try:
        return tuple(_check(data, file))
    except KdeckError as error:
        return (Finding("pdf-unreadable", error.message, error.hint, Span(file)),)


def _check(data: bytes, file: str) -> Iterator[Finding]:
    span = Span(file)
    with open_pdf(data, recover=True) as pdf:
        yield from _properties(pdf, span)
        for name in unembedded_fonts(pdf):
            message = f"the font '{name}' is not embedded"
            yield Finding("pdf-font-embedded", message, "embed all fonts on export", span)
        tagged = isinstance(pdf.Root.get("/StructTreeRoot"), pikepdf.Dictionary)
    yield from _damage(data, span)
    if not tagged:
        hint = "export it with tags ('tagged PDF' or 'PDF/UA')"
        yield Finding("pdf-untagged", "the PDF is not tagged", hint, span)
        return
    yield from _content(data, span)


def _properties(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    root = pdf.Root
    marks = root.get("/MarkInfo")
    tagged = isinstance(root.get("/StructTreeRoot"), pikepdf.Dictionary)
    if tagged and not _says(marks, "/Marked"):
        message = "the PDF has tags and does not say so"
        yield Finding("pdf-marked", message, "set Marked to true in MarkInfo", span)
    if not _text(root.get("/Lang")):
        hint = "set the document's language, as in 'en-US'"
        yield Finding("pdf-language", "the PDF names no language", hint, span)
    if not _title(pdf):
        hint = "set the title in the document's properties"
        yield Finding("pdf-title", "the PDF has no title", hint, span)
    shown = root.get("/ViewerPreferences")
    if not _says(shown, "/DisplayDocTitle"):
        message = "the window of the PDF shows its file name, not its title"
        yield Finding("pdf-title", message, "set DisplayDocTitle to true", span)
    if pdf.is_encrypted and not pdf.allow.accessibility:
        hint = "save it without encryption"
        yield Finding("pdf-locked", "the PDF forbids reading aloud", hint, span)


def _says(entries: object, key: str) -> bool:
    value: object = entries.get(key) if isinstance(entries, pikepdf.Dictionary) else None
    return value is True


def _title(pdf: pikepdf.Pdf) -> str:
    info = pdf.trailer.get("/Info")
    found = _text(info.get("/Title")) if isinstance(info, pikepdf.Dictionary) else ""
    # Not as a context: on leaving it the file would be changed. Broken metadata has no title.
    metadata = pdf.open_metadata(set_pikepdf_as_editor=False, strict=False)
    title = str(metadata.get("dc:title") or "").strip() or found
    return "" if title.casefold() in _NO_TITLES else title


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, pikepdf.String) else ""


def _damage(data: bytes, span: Span) -> Iterator[Finding]:
    try:
        with open_pdf(data, recover=False):
            return
    except KdeckError as error:
        hint = "export it again, and send it whole"
        yield Finding("pdf-damaged", f"the PDF is damaged: {error.message}", hint, span)


def _content(data: bytes, span: Span) -> Iterator[Finding]:
    hint = "export it again: editing a tagged PDF often breaks its tags"
    for problem in problems(data):
        yield Finding("pdf-tree", problem, hint, span)
    for text in untagged_text(data):
        if text.strip():
            message = f"the text '{text.strip()[:_SHOWN]}' has no tag"
            hint = "tag it, or mark it as an artifact where it is decoration"
            yield Finding("pdf-text-untagged", message, hint, span)
    tree: Node = read_tree(data)
    if not any(True for _ in tree.leaves()):
        message = "the structure tree of the PDF holds no content"
        yield Finding("pdf-untagged", message, "export it with tags", span, Severity.ERROR)
    yield from check_elements(tree, span.file)
