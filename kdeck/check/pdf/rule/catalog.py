"""The catalog of a PDF: what the file says of itself before any page is read."""

import re
from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.rule.packet import parts_claimed, read_packet
from kdeck.finding import Finding, Severity, Span

_HEADER = re.compile(rb"%PDF-(\d\.\d)[\r\n]")
_HEADER_PART_1 = re.compile(r"1\.[0-7]")  # ISO 14289-1, 6.1
_XFA = re.compile(rb"<(?:\w+:)?dynamicRender\s*>\s*required\s*<", re.IGNORECASE)


def check_catalog(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge the marks, the language, the window, the layers and the scripts of a file."""
    root = pdf.Root
    yield from _marks(root, span)
    if not _text(root.get("/Lang")):
        hint = "set the document's language, as in 'en-US'"
        yield Finding("pdf-language", "the PDF names no language", hint, span)
    if not _says(root.get("/ViewerPreferences"), "/DisplayDocTitle"):
        message = "the window of the PDF shows its file name, not its title"
        yield Finding("pdf-title", message, "set DisplayDocTitle to true", span)
    if pdf.is_encrypted and not pdf.allow.accessibility:
        hint = "save it without encryption"
        yield Finding("pdf-locked", "the PDF forbids reading aloud", hint, span)
    yield from _layers(root.get("/OCProperties"), span)
    yield from _forms(root.get("/AcroForm"), span)
    yield from _scripts(root, span)


def check_header(data: bytes, pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge the version in the first line by the part of PDF/UA that the file claims."""
    found = _HEADER.match(data)
    version = found[1].decode() if found else ""
    parts = parts_claimed(read_packet(pdf.Root.get("/Metadata")))
    fits = {"1": bool(_HEADER_PART_1.fullmatch(version)), "2": version == "2.0" or not found}
    for part in parts:
        if not fits.get(part, True):
            message = f"the PDF claims part {part} of PDF/UA, and begins as version '{version}'"
            hint = "save part 1 as PDF 1.7 and part 2 as PDF 2.0"
            yield Finding("pdf-version", message, hint, span)


def _marks(root: pikepdf.Object, span: Span) -> Iterator[Finding]:
    marks = root.get("/MarkInfo")
    tagged = isinstance(root.get("/StructTreeRoot"), pikepdf.Dictionary)
    if tagged and not _says(marks, "/Marked"):
        message = "the PDF has tags and does not say so"
        yield Finding("pdf-marked", message, "set Marked to true in MarkInfo", span)
    if _says(marks, "/Suspects"):
        message = "the PDF says that some of its tags are a guess"
        hint = "check the tags and set Suspects to false"
        yield Finding("pdf-marked", message, hint, span)


def _says(entries: object, key: str) -> bool:
    value: object = entries.get(key) if isinstance(entries, pikepdf.Dictionary) else None
    return value is True


def _text(value: object) -> str:
    return text_of(value).strip() if isinstance(value, pikepdf.String) else ""


def _layers(properties: object, span: Span) -> Iterator[Finding]:
    if not isinstance(properties, pikepdf.Dictionary):
        return
    further = properties.get("/Configs")
    listed = list(further) if isinstance(further, pikepdf.Array) else []
    for setting in [properties.get("/D"), *listed]:
        if not isinstance(setting, pikepdf.Dictionary):
            continue
        if not _text(setting.get("/Name")):
            message = "a setting of the layers has no name"
            yield Finding("pdf-layers", message, "name it", span)
        if "/AS" in setting:
            message = "layers appear and vanish by themselves"
            yield Finding("pdf-layers", message, "remove the key AS", span)


def _forms(form: object, span: Span) -> Iterator[Finding]:
    packets = form.get("/XFA") if isinstance(form, pikepdf.Dictionary) else None
    listed = list(packets) if isinstance(packets, pikepdf.Array) else [packets]
    for packet in listed:
        if isinstance(packet, pikepdf.Stream) and _XFA.search(packet.read_bytes()):
            message = "the PDF is a dynamic XFA form, which few readers open"
            yield Finding("pdf-form", message, "make the form with AcroForm fields", span)


def _scripts(root: pikepdf.Object, span: Span) -> Iterator[Finding]:
    opening, names = root.get("/OpenAction"), root.get("/Names")
    acts = isinstance(opening, pikepdf.Dictionary) and opening.get("/S") == "/JavaScript"
    named = isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names
    if acts or named:
        message = "the PDF runs a script, which cannot be judged here"
        hint = "see that it needs no mouse and changes nothing in silence"
        yield Finding("pdf-script", message, hint, span, Severity.NOTE)
