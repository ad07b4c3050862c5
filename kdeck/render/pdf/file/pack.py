"""The streams that reportlab has none of: objects packed together, and where each object is.

It writes every object by itself and ends a file with a table in plain text, which makes a tagged
file half as large again.
"""

from collections.abc import Iterator, Mapping, Sequence
from struct import Struct

from kdeck.render.pdf.file.objects import Stream, Value

# Objects in one object stream (ISO 32000-1, 7.5.7); more pack better and read no slower.
_SHARED = 200
_ROW, _WIDTHS = Struct(">BIH"), "[1 4 2]"
# The first row stands for no object (ISO 32000-1, 7.5.8.3).
_NONE = (0, 0, 65535)

# The number of an object, and its bytes.
Formatted = tuple[int, bytes]
# A row of the cross-reference stream: 1, where the object begins and 0; or 2, the number of the
# object stream that holds it and its index there.
Place = tuple[int, int, int]


class ObjectStream(Stream):
    """Pack objects that have no stream of their own (ISO 32000-1, 7.5.7)."""

    def __init__(self, objects: Sequence[Formatted]) -> None:
        index, offset = [], 0
        for number, body in objects:
            index.append(b"%d %d" % (number, offset))
            offset += len(body) + 1
        first = b" ".join(index) + b"\n"
        entries = {"Type": "/ObjStm", "N": len(objects), "First": len(first)}
        super().__init__(entries, first + b"\n".join([body for _, body in objects]))


class CrossReferenceStream(Stream):
    """Say where each object is, by its number (ISO 32000-1, 7.5.8)."""

    def __init__(self, places: Mapping[int, Place], entries: Mapping[str, Value]) -> None:
        size = max(places) + 1
        rows = [_ROW.pack(*places.get(number, _NONE)) for number in range(size)]
        head = {"Type": "/XRef", "Size": size, "W": _WIDTHS}
        super().__init__({**head, **entries}, b"".join(rows))


def groups(objects: Sequence[Formatted]) -> Iterator[Sequence[Formatted]]:
    """Part objects into those that share a stream."""
    for start in range(0, len(objects), _SHARED):
        yield objects[start : start + _SHARED]
