"""Packing a file: objects without a stream share compressed object streams."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

# Objects in one object stream (ISO 32000-1, 7.5.7); more pack better and read no slower.
_SHARED = 200
_TRAILER = re.compile(rb"/(Root|Info) (\d+) 0 R")
_ID = re.compile(rb"/ID\s*(\[.*?\])", re.DOTALL)
_WIDTHS = (1, 4, 2)


@dataclass(frozen=True, slots=True)
class _Trailer:
    root: int
    info: int
    identifier: bytes


def pack(data: bytes, *, info: bool) -> bytes:
    """Rewrite a file that reportlab wrote, with object streams and a cross-reference stream.

    info says whether the file keeps its Info dictionary (ISO 19005-4, 6.1.3 forbids it).
    """
    head = data[: data.index(b"\n", data.index(b"\n") + 1) + 1]
    objects, trailer = _read(data)
    if not info:
        del objects[trailer.info]
    out = bytearray(head)
    places: dict[int, tuple[int, int, int]] = {}
    loose = {number: body for number, body in objects.items() if b"stream\n" not in body}
    for number, body in objects.items():
        if number not in loose:
            places[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    following = max(objects) + 1
    for group in _groups(sorted(loose)):
        for index, number in enumerate(group):
            places[number] = (2, following, index)
        places[following] = (1, len(out), 0)
        out += _object_stream(following, [(number, loose[number]) for number in group])
        following += 1
    return bytes(out + _cross_reference(following, len(out), places, _entries(trailer, info)))


def _read(data: bytes) -> tuple[dict[int, bytes], _Trailer]:
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    lines = data[start:].split(b"\n")
    count = int(lines[1].split()[1])
    tail = data[data.rindex(b"trailer") :]
    named = {name: int(number) for name, number in _TRAILER.findall(tail)}
    identifier = _ID.search(tail)
    assert identifier is not None, "the trailer has no ID"
    objects: dict[int, bytes] = {}
    offsets = [int(line[:10]) for line in lines[3 : 2 + count]]
    ends = dict(zip(sorted(offsets), [*sorted(offsets)[1:], start], strict=True))
    for number, offset in enumerate(offsets, 1):
        text = data[offset : ends[offset]]
        objects[number] = text[text.index(b"obj") + 3 : text.rindex(b"endobj")].strip(b"\r\n ")
    return objects, _Trailer(named[b"Root"], named[b"Info"], identifier[1])


def _groups(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _SHARED):
        yield numbers[start : start + _SHARED]


def _object_stream(number: int, objects: list[tuple[int, bytes]]) -> bytes:
    index, bodies, offset = [], [], 0
    for inner, body in objects:
        index.append(b"%d %d" % (inner, offset))
        bodies.append(body)
        offset += len(body) + 1
    first = b" ".join(index) + b"\n"
    packed = zlib.compress(first + b"\n".join(bodies), 9)
    values = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(first))
    return _stream(number, values, packed)


def _entries(trailer: _Trailer, info: bool) -> bytes:
    kept = b"/Info %d 0 R" % trailer.info if info else b""
    return b"/Root %d 0 R%s/ID%s" % (trailer.root, kept, trailer.identifier)


def _cross_reference(
    number: int, offset: int, places: dict[int, tuple[int, int, int]], entries: bytes
) -> bytes:
    places[number] = (1, offset, 0)
    rows = [places.get(index, (0, 0, 65535)) for index in range(number + 1)]
    table = b"".join(
        value.to_bytes(width, "big")
        for row in rows
        for value, width in zip(row, _WIDTHS, strict=True)
    )
    widths = b" ".join(b"%d" % width for width in _WIDTHS)
    values = b"/Type/XRef/Size %d/W[%s]%s" % (number + 1, widths, entries)
    ending = b"startxref\n%d\n%%%%EOF\n" % offset
    return _stream(number, values, zlib.compress(table, 9)) + ending


def _stream(number: int, values: bytes, data: bytes) -> bytes:
    head = b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (number, values, len(data))
    return head + data + b"\nendstream\nendobj\n"
