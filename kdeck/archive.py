"""Zip archives: read with care, as anybody may have made them, and written alike each time."""

import io
import lzma
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from kdeck.errors import KdeckError

_SIGN = b"PK\x03\x04"
# What every e-book has (OCF 3.3, 4.2.6.3.1): names stand in an archive as they are.
_BOOK = b"META-INF/container.xml"
# Zip has no time before this one.
_FIRST = (1980, 1, 1, 0, 0, 0)
# What zipfile and its decompressors raise for a damaged archive; NotImplementedError, for a kind
# or version they do not know, is a RuntimeError.
_BROKEN = (
    *(BadZipFile, LargeZipFile, EOFError, KeyError, OSError, OverflowError, RuntimeError),
    *(ValueError, lzma.LZMAError, struct.error, zlib.error),
)

# Words why an archive cannot be read as what a reader takes it for.
Refusal = Callable[[str], KdeckError]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bound what is unpacked: files, bytes of one part and of all, elements of one part.

    An element costs far more memory than its bytes.
    """

    members: int
    part: int
    total: int
    tags: int


class Archive:
    """Read parts by name; raises what refusal makes of the reason for what is no sound archive."""

    def __init__(self, data: bytes, limits: Limits, refusal: Refusal) -> None:
        self._limits = limits
        self._refusal = refusal
        try:
            self._archive = ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise refusal(f"it is no zip archive: {str(error).lower()}") from error
        names = self._archive.namelist()
        if len(names) > limits.members:
            raise refusal(f"it holds more than {limits.members} files")
        self.names = frozenset(names)
        self._read = 0

    @property
    def entries(self) -> tuple[ZipInfo, ...]:
        """List what the archive says of its files, which need not be true."""
        return tuple(self._archive.infolist())

    def data(self, name: str) -> bytes:
        """Unpack a part that there is."""
        try:
            with self._archive.open(name) as member:
                data = member.read(self._limits.part + 1)
        except _BROKEN as error:
            raise self._refusal(f"its part '{name}' cannot be unpacked: {error}") from error
        self._read += len(data)
        # What the archive says of sizes is not believed: what came out is counted.
        if len(data) > self._limits.part or self._read > self._limits.total:
            raise self._refusal(f"its part '{name}' unpacks to an immense size")
        return data

    def markup(self, name: str) -> bytes:
        """Unpack a part that holds XML, and no more elements than may be."""
        data, limits = self.data(name), self._limits
        if data.count(b"<") > limits.tags:
            raise self._refusal(f"its part '{name}' holds more than {limits.tags} elements")
        return data


def is_archive(data: bytes) -> bool:
    """Tell a zip archive by how it begins."""
    return data.startswith(_SIGN)


def is_book(data: bytes) -> bool:
    """Tell the archive of an e-book, even one that does not begin as it should."""
    return is_archive(data) and _BOOK in data


def pack(members: Mapping[str, bytes], stored: frozenset[str] = frozenset()) -> bytes:
    """Write parts in their order, without a clock; those that are stored are not compressed."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in members.items():
            info = ZipInfo(name, _FIRST)
            info.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            info.create_system = 0  # the same on every platform
            info.external_attr = 0
            archive.writestr(info, data)
    return buffer.getvalue()
