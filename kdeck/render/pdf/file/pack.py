"""Packing a file: objects without a stream share compressed object streams."""

import zlib
from collections.abc import Iterator
from hashlib import sha256
from struct import Struct

from kdeck.render.pdf.file.objects import Objects, Reference, stream_body

# Objects in one object stream (ISO 32000-1, 7.5.7); more pack better and read no slower.
_SHARED = 200
# Four bytes above 127 tell programs that move files that these are no text (7.5.2).
_BINARY = b"%\xe2\xe3\xcf\xd3\n"
_ROW, _WIDTHS = Struct(">BIH"), "1 4 2"

_Place = tuple[int, int, int]


def pack(objects: Objects, root: Reference, info: Reference | None, version: str) -> bytes:
    """Write objects as a file, with object streams and a cross-reference stream.

    root is the catalog; info is the Info dictionary of a file that has one. The file is named by
    its content.
    """
    out = bytearray(f"%PDF-{version}\n".encode() + _BINARY)
    places: dict[int, _Place] = {}
    for number, body in objects.streams.items():
        places[number] = (1, len(out), 0)
        out += _indirect(number, body)
    following = objects.following
    for group in _groups(sorted(objects.loose)):
        for index, number in enumerate(group):
            places[number] = (2, following, index)
        places[following] = (1, len(out), 0)
        bodies = [(number, objects.loose[number]) for number in group]
        out += _indirect(following, _object_stream(bodies))
        following += 1
    places[following] = (1, len(out), 0)
    name = sha256(out).hexdigest()[:32]
    kept = f"/Info {info}" if info else ""
    out += _cross_reference(following, places, f"/Root {root}{kept}/ID[<{name}><{name}>]")
    out += b"startxref\n%d\n%%%%EOF\n" % places[following][1]
    return bytes(out)


def _indirect(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def _groups(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _SHARED):
        yield numbers[start : start + _SHARED]


def _object_stream(objects: list[tuple[int, bytes]]) -> bytes:
    index, bodies, offset = [], [], 0
    for number, body in objects:
        index.append(b"%d %d" % (number, offset))
        bodies.append(body)
        offset += len(body) + 1
    first = b" ".join(index) + b"\n"
    packed = zlib.compress(first + b"\n".join(bodies))
    return stream_body(f"/Type/ObjStm/N {len(objects)}/First {len(first)}", packed)


def _cross_reference(number: int, places: dict[int, _Place], entries: str) -> bytes:
    rows = [places.get(index, (0, 0, 65535)) for index in range(number + 1)]
    table = b"".join([_ROW.pack(*row) for row in rows])
    values = f"/Type/XRef/Size {number + 1}/W[{_WIDTHS}]{entries}"
    return _indirect(number, stream_body(values, zlib.compress(table)))
