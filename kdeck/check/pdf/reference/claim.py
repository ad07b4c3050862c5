"""The standards that a PDF says it conforms to, from its XMP metadata."""

from collections.abc import Iterator

import pikepdf
from lxml import etree

from kdeck.check.pdf.read.opening import open_pdf
from kdeck.check.pdf.reference.profile import Profile
from kdeck.errors import KdeckError

_UA = "{http://www.aiim.org/pdfua/ns/id/}"  # ISO 14289-1, clause 5
_A = "{http://www.aiim.org/pdfa/ns/id/}"  # ISO 19005-2, clause 6.6.4
_DECLARES = "{http://pdfa.org/declarations/}conformsTo"  # PDF Declarations, clause 4
_WTPDF = {
    "http://pdfa.org/declarations/wtpdf#accessibility1.0": Profile.WTPDF_ACCESSIBILITY,
    "http://pdfa.org/declarations/wtpdf#reuse1.0": Profile.WTPDF_REUSE,
}


def profiles_claimed(data: bytes) -> tuple[Profile, ...]:
    """List the profiles that the metadata of a PDF names, in the order of `Profile`.

    Raises KdeckError for what is no PDF, for metadata that is no XML, and for a claim of a part
    or level that there is no profile for: a claim nobody can judge must not look like none.
    """
    root = _metadata(data)
    if root is None:
        return ()
    found = {*_accessible(root), *_archival(root), *_declared(root)}
    return tuple(profile for profile in Profile if profile in found)


def parts_of(data: bytes) -> tuple[str, ...]:
    """List the parts of PDF/UA that a PDF claims; none where its metadata cannot be read."""
    try:
        root = _metadata(data)
    except KdeckError:
        return ()
    return () if root is None else tuple(_values(root, f"{_UA}part"))


def _metadata(data: bytes) -> etree._Element | None:
    try:
        with open_pdf(data, recover=True) as pdf:
            stream = pdf.Root.get(pikepdf.Name.Metadata)
            if not isinstance(stream, pikepdf.Stream):
                return None
            packet = stream.read_bytes()
        return etree.fromstring(packet.strip(b"\0 \r\n\t"), _parser())
    except (etree.XMLSyntaxError, pikepdf.PdfError, ValueError) as error:
        raise KdeckError(
            f"the metadata of the PDF cannot be read: {error}", "write the XMP packet as XML"
        ) from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _values(root: etree._Element, name: str) -> Iterator[str]:
    # XMP lets a simple property be an element or an attribute (ISO 16684-1, 7.9.2.2).
    for element in root.iter():
        if element.tag == name:
            yield (element.text or "").strip()
        if name in element.attrib:
            yield str(element.attrib[name]).strip()


def _accessible(root: etree._Element) -> Iterator[Profile]:
    for part in _values(root, f"{_UA}part"):
        yield _known(f"ua-{part}")


def _archival(root: etree._Element) -> Iterator[Profile]:
    levels = "".join(_values(root, f"{_A}conformance")).lower()
    for part in _values(root, f"{_A}part"):
        yield _known(f"a-{part}{levels}")


def _declared(root: etree._Element) -> Iterator[Profile]:
    for address in _values(root, _DECLARES):
        if address.startswith("http://pdfa.org/declarations/wtpdf"):
            if address not in _WTPDF:
                raise _unknown(address)
            yield _WTPDF[address]


def _known(name: str) -> Profile:
    if name not in set(Profile):
        raise _unknown(name)
    return Profile(name)


def _unknown(name: str) -> KdeckError:
    return KdeckError(
        f"the PDF claims '{name}', which no profile judges",
        f"claim one of {', '.join(Profile)}",
    )
