"""The XML parts of a PPTX file, read with care: anybody may have made it."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kdeck.archive import Archive, Limits
from kdeck.errors import KdeckError

_MEGABYTE = 1024 * 1024
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLD = b"\xd0\xcf\x11\xe0"  # the compound file of OLE


@dataclass(frozen=True, slots=True)
class Relation:
    """Lead from one part to another; type is the last word of the relationship's type.

    The target of an external relation is an address, and is never followed.
    """

    id: str
    type: str
    target: str
    external: bool = False


DECK = Limits(20_000, 64 * _MEGABYTE, 512 * _MEGABYTE, 2_000_000)
_DOCTYPE = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))

# The namespaces and relationships of 'Strict Open XML' (ISO/IEC 29500-1) are those of the usual
# files (29500-4) under another address.
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_STRICT = re.compile(_STRICT_MARK + rb"(presentationml|drawingml|officeDocument)/")


class Package(Archive):
    """Read parts by name. Raises KdeckError (UNREADABLE) for what is no sound package."""

    def __init__(self, data: bytes, limits: Limits | None = None) -> None:
        if data.startswith(_OLD):
            raise _broken("it has a password, or is of the old format .ppt")
        super().__init__(data, limits or DECK, _broken)

    def part(self, name: str) -> etree._Element | None:
        """Parse a part; None where there is none."""
        if name not in self.names:
            return None
        data = self.markup(name)
        # ECMA-376-2, 6.2.5: a part has no document type, which could hold entities.
        if any(mark in data for mark in _DOCTYPE):
            raise _broken(f"its part '{name}' has a document type declaration")
        if _STRICT_MARK in data:
            data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _broken(f"its part '{name}' is no XML: {error}") from error

    def relations(self, name: str) -> tuple[Relation, ...]:
        """List where a part leads inside the package; '' is the package itself."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        return tuple(_relations(root, folder)) if root is not None else ()


def _relations(root: etree._Element, folder: str) -> Iterator[Relation]:
    for entry in root.iter(_RELATIONSHIP):
        target, kind = entry.get("Target", ""), entry.get("Type", "").rpartition("/")[2]
        external = entry.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relation(entry.get("Id", ""), kind, target, external)


def _broken(reason: str) -> KdeckError:
    return KdeckError(f"it is no whole PPTX: {reason}", "save the deck as .pptx again")
