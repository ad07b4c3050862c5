"""The objects of a file, written as text and numbered in the order in which they are named."""

import zlib

# A reference to an object, as it is written (ISO 32000-1, 7.3.10).
Reference = str

_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r", "\n": "\\n"})


class Objects:
    """Hold the body of each object by its number, those with a stream apart."""

    def __init__(self) -> None:
        self.loose: dict[int, bytes] = {}
        self.streams: dict[int, bytes] = {}
        self._last = 0

    @property
    def following(self) -> int:
        """Give the first number that no object has."""
        return self._last + 1

    def reserve(self) -> Reference:
        """Name an object that is written later."""
        self._last += 1
        return f"{self._last} 0 R"

    def put(self, reference: Reference, body: str) -> None:
        """Write an object that has a name."""
        self.loose[int(reference[:-4])] = body.encode("latin-1")

    def add(self, body: str) -> Reference:
        """Write an object and name it."""
        reference = self.reserve()
        self.put(reference, body)
        return reference

    def stream(self, entries: str, data: bytes, *, plain: bool = False) -> Reference:
        """Write a stream (ISO 32000-1, 7.3.8), compressed unless it has to stay plain."""
        if not plain:
            return self.packed_stream(entries, zlib.compress(data))
        reference = self.reserve()
        self.streams[self._last] = stream_body(entries, data, plain=True)
        return reference

    def packed_stream(self, entries: str, data: bytes) -> Reference:
        """Write a stream that is compressed already."""
        reference = self.reserve()
        self.streams[self._last] = stream_body(entries, data)
        return reference


def stream_body(entries: str, data: bytes, *, plain: bool = False) -> bytes:
    """Write the dictionary and the bytes of a stream, which are compressed unless they are plain.

    An end of line that is no part of the data comes before 'endstream' (ISO 19005-2, 6.1.7.1).
    """
    packing = "" if plain else "/Filter/FlateDecode"
    head = f"<<{entries}{packing}/Length {len(data)}>>\nstream\n"
    return head.encode("latin-1") + data + b"\nendstream"


def text_string(text: str) -> str:
    """Write a text string, in UTF-16 where ASCII does not do (ISO 32000-1, 7.9.2.2)."""
    if text.isascii():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
