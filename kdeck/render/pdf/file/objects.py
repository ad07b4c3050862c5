"""The objects of a file: reportlab's classes, each of which writes itself the same everywhere.

reportlab's own writing asks `rl_config` how many lines to use, and `rl_config` is filled from the
environment and from a file in the home of whoever runs the program. What is written here asks
nobody. A value is an object, a number, or text as PDF writes it: a name, a reference, a list.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeAlias

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)

# A reference to an object, as it is written (ISO 32000-1, 7.3.10).
Reference = str
Value: TypeAlias = PDFObject | str | int

_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r", "\n": "\\n"})


class Registry(Protocol):
    """Give objects their numbers, as a document does."""

    def refer(self, item: PDFObject) -> Reference:
        """Give the reference of an object as it is written."""


def text_string(text: str) -> str:
    """Write a text string, in UTF-16 where ASCII does not do (ISO 32000-1, 7.9.2.2)."""
    if text.isascii():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class Text(PDFString):
    """Write a text string; reportlab's tries an encoding of each that no program here needs."""

    def format(self, document: Registry) -> bytes:  # noqa: ARG002
        """Give the bytes of the string."""
        return text_string(self.s).encode("ascii")


class Array(PDFArray):
    """Write values on one line; reportlab's asks its settings for the lines."""

    def format(self, document: Registry, IND: bytes = b"") -> bytes:  # noqa: ARG002, N803
        """Give the bytes of the array."""
        return b"[%s]" % b" ".join([written(value, document) for value in self.sequence])


class Dict(PDFDictionary):
    """Write entries on one line, in their order; reportlab's asks its settings for the lines."""

    def format(self, document: Registry, IND: bytes = b"") -> bytes:  # noqa: ARG002, N803
        """Give the bytes of the dictionary."""
        entries = [
            b"/%s %s" % (key.encode("ascii"), written(value, document))
            for key, value in self.dict.items()
        ]
        return b"<<%s>>" % b"".join(entries)


class Stream(PDFStream):
    """Hold bytes, compressed unless they are plain or their entries name a filter.

    reportlab's stream ends without the end of line that must come before 'endstream' and is no part
    of the data (ISO 19005-2, 6.1.7.1).
    """

    def __init__(self, entries: Mapping[str, Value], data: bytes, *, plain: bool = False) -> None:
        filters = () if plain or "Filter" in entries else (PDFZCompress,)
        super().__init__(Dict(dict(entries)), data, filters)

    def format(self, document: Registry) -> bytes:
        """Give the bytes of the dictionary and of the stream (ISO 32000-1, 7.3.8)."""
        entries, data = dict(self.dictionary.dict), self.content
        for each in self.filters:
            data = each.encode(data)
            entries["Filter"] = f"/{each.pdfname}"
        head = Dict({**entries, "Length": len(data)}).format(document)
        return b"%s\nstream\n%s\nendstream" % (head, data)


def written(value: Value, document: Registry) -> bytes:
    """Write a value inside another; what must stand by itself is named, and referred to."""
    if isinstance(value, str):
        return value.encode("latin-1")
    if isinstance(value, int):
        return b"%d" % value
    if hasattr(value, "__RefOnly__"):
        return document.refer(value).encode("ascii")
    made: bytes = value.format(document)
    return made


def listed(values: Iterable[str]) -> str:
    """Write an array of values that are text already."""
    return f"[{' '.join(values)}]"
