"""The metadata packet of a PDF: its title, and the standard that it names."""

from collections.abc import Iterator

import pikepdf
from lxml import etree

from kdeck.check.pdf.read.plain import text_of
from kdeck.check.pdf.rule.element import is_file_name
from kdeck.finding import Finding, Severity, Span

_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_UA = "http://www.aiim.org/pdfua/ns/id/"  # ISO 14289-1, clause 5
_NO_TITLES = frozenset({"untitled", "(untitled)"})
_SOURCES = (".doc", ".docx", ".indd", ".odt", ".pages", ".ppt", ".pptx", ".tex", ".md", ".qxp")


def check_packet(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge the metadata stream, the title and the claim of PDF/UA in it."""
    stream = pdf.Root.get("/Metadata")
    root = read_packet(stream)
    if not isinstance(stream, pikepdf.Stream) or root is None:
        problem = "has no metadata" if stream is None else "has metadata that are no XML"
        hint = "write XMP metadata with the title"
        yield Finding("pdf-metadata", f"the PDF {problem}", hint, span)
    elif stream.get("/Type") != "/Metadata" or stream.get("/Subtype") != "/XML":
        message = "the metadata do not say that they are metadata"
        hint = "give the stream the Type Metadata and the Subtype XML"
        yield Finding("pdf-metadata", message, hint, span)
    yield from _title(pdf, root, span)
    yield from _claim(root, span)


def read_packet(stream: object) -> etree._Element | None:
    """Read a metadata stream; None where there is none, or no XML in it."""
    if not isinstance(stream, pikepdf.Stream):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(stream.read_bytes().strip(b"\0 \r\n\t"), parser)
    except (etree.XMLSyntaxError, pikepdf.PdfError, ValueError):
        return None


def parts_claimed(root: etree._Element | None) -> tuple[str, ...]:
    """List the parts of PDF/UA that a packet names."""
    return tuple(value for _, name, value in _identifiers(root) if name == "part")


def _title(pdf: pikepdf.Pdf, root: etree._Element | None, span: Span) -> Iterator[Finding]:
    info = pdf.trailer.get("/Info")
    named = info.get("/Title") if isinstance(info, pikepdf.Dictionary) else None
    old = text_of(named).strip() if isinstance(named, pikepdf.String) else ""
    found = _packet_title(root)
    title = found or old
    hint = "set the title in the document's properties"
    if not title or title.casefold() in _NO_TITLES:
        yield Finding("pdf-title", "the PDF has no title", hint, span)
    elif is_file_name(title) or title.casefold().endswith(_SOURCES):
        message = f"the title of the PDF is the name of a file: '{title}'"
        yield Finding("pdf-title", message, hint, span)
    elif not found and root is not None:
        message = "the title of the PDF is not in its metadata, where readers look for it first"
        yield Finding("pdf-title", message, "write dc:title into the XMP metadata", span)


def _packet_title(root: etree._Element | None) -> str:
    for element in () if root is None else root.iter(f"{_DC}title"):
        items = [(item.text or "").strip() for item in element.iter(f"{_RDF}li")]
        return next(filter(None, items), "") or (element.text or "").strip()
    return ""


def _identifiers(root: etree._Element | None) -> Iterator[tuple[str | None, str, str]]:
    """Give prefix, name and value of each property of the PDF/UA schema."""
    for element in () if root is None else root.iter(etree.Element):
        name = etree.QName(element)
        if name.namespace == _UA:
            yield element.prefix, name.localname, (element.text or "").strip()
        prefixes = {address: prefix for prefix, address in element.nsmap.items()}
        for key, value in element.attrib.items():
            if (attribute := etree.QName(key)).namespace == _UA:
                yield prefixes.get(_UA), attribute.localname, str(value).strip()


def _claim(root: etree._Element | None, span: Span) -> Iterator[Finding]:
    found = tuple(_identifiers(root))
    hint = "write pdfuaid:part with the part of ISO 14289 that the file keeps"
    for prefix, name, _ in found:
        if prefix != "pdfuaid":
            message = f"the claim '{name}' of PDF/UA has the prefix '{prefix}', not 'pdfuaid'"
            yield Finding("pdf-identifier", message, hint, span)
    parts = parts_claimed(root)
    for part in parts:
        if part not in {"1", "2"}:
            message = f"the PDF claims part '{part}' of PDF/UA, which does not exist"
            yield Finding("pdf-identifier", message, hint, span)
    revisions = [value for _, name, value in found if name == "rev"]
    if "2" in parts and revisions != ["2024"]:
        said = f"'{revisions[0]}'" if revisions else "none"
        message = f"the PDF claims part 2 of PDF/UA, and as its revision {said}, not '2024'"
        yield Finding("pdf-identifier", message, "write pdfuaid:rev as 2024", span)
    if not parts and found:
        message = "the PDF names PDF/UA without the part that it keeps"
        yield Finding("pdf-identifier", message, hint, span)
    elif not parts:
        message = "the PDF does not say that it keeps PDF/UA"
        yield Finding("pdf-identifier", message, hint, span, Severity.WARNING)
