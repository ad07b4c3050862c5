"""The XML parts of a PPTX file, read with care: anybody may have made it."""

import io
import lzma
import posixpath
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import BadZipFile, LargeZipFile, ZipFile

from lxml import etree

from kdeck.errors import KdeckError

MAX_MEMBERS = 20_000
MAX_PART = 64 * 1024 * 1024  # bytes of one part; only XML is ever unpacked
MAX_TOTAL = 512 * 1024 * 1024
MAX_TAGS = 2_000_000  # of one part; each costs far more memory than its bytes
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OLD = b"\xd0\xcf\x11\xe0"  # the compound file of OLE
# What zipfile and its decompressors raise for a damaged archive; NotImplementedError, for a kind
# or version they do not know, is a RuntimeError.
_BROKEN = (
    *(BadZipFile, LargeZipFile, EOFError, KeyError, OSError, OverflowError, RuntimeError),
    *(ValueError, lzma.LZMAError, struct.error, zlib.error),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """Lead from one part to another; type is the last word of the relationship's type.

    The target of an external relation is an address, and is never followed.
    """

    id: str
    type: str
    target: str
    external: bool = False


class Package:
    """Read parts by name. Raises KdeckError (UNREADABLE) for what is no sound package."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLD):
            raise _broken("it has a password, or is of the old format .ppt")
        try:
            self._archive = ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise _broken(f"it is no zip archive: {str(error).lower()}") from error
        names = self._archive.namelist()
        if len(names) > MAX_MEMBERS:
            raise _broken(f"it holds more than {MAX_MEMBERS} files")
        self._names = frozenset(names)
        self._read = 0

    def part(self, name: str) -> etree._Element | None:
        """Parse a part; None where there is none."""
        if name not in self._names:
            return None
        data = self._bytes(name)
        if data.count(b"<") > MAX_TAGS:
            raise _broken(f"its part '{name}' holds more than {MAX_TAGS} elements")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _broken(f"its part '{name}' is no XML: {error}") from error
        # ECMA-376-2, 6.2.5: a part has no document type, which could hold entities.
        if root.getroottree().docinfo.internalDTD is not None:
            raise _broken(f"its part '{name}' has a document type declaration")
        return root

    def relations(self, name: str) -> tuple[Relation, ...]:
        """List where a part leads inside the package; '' is the package itself."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        return tuple(_relations(root, folder)) if root is not None else ()

    def _bytes(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as member:
                data = member.read(MAX_PART + 1)
        except _BROKEN as error:
            raise _broken(f"its part '{name}' cannot be unpacked: {error}") from error
        self._read += len(data)
        # What the archive says of sizes is not believed: what came out is counted.
        if len(data) > MAX_PART or self._read > MAX_TOTAL:
            raise _broken(f"its part '{name}' unpacks to an immense size")
        return data


def _relations(root: etree._Element, folder: str) -> Iterator[Relation]:
    for entry in root.iter(_RELATIONSHIP):
        target, kind = entry.get("Target", ""), entry.get("Type", "").rpartition("/")[2]
        external = entry.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relation(entry.get("Id", ""), kind, target, external)


def _broken(reason: str) -> KdeckError:
    return KdeckError(f"it is no whole PPTX: {reason}", "save the deck as .pptx again")
