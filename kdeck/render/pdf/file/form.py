"""The form of a file: its fields, each drawn by one annotation of a page.

reportlab's form has names of other things than its fields, fonts that are not embedded, no tags,
and asks viewers to draw every field anew (NeedAppearances), which ISO 19005-2, 6.4.1 forbids: the
fields are written here as plain dictionaries. A viewer draws what is typed by itself, in the font
and the size that the field names, and stores every character of it, also one that the font lacks.
A field has an appearance from the start, as 6.3.3 asks: an empty one, since the box or the line is
drawn by the page, and prints where a program leaves fields out.

An element 'Form' holds nothing but its field (ISO 14289-1, 7.18.4): the attributes of print fields
are for forms that are filled in on paper alone.
"""

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from kdeck.color import Color
from kdeck.render.pdf.file.annotation import FieldAnnotation, Tick, Typing
from kdeck.render.pdf.file.document import Document
from kdeck.render.pdf.file.fonts import FontBook
from kdeck.render.pdf.file.objects import Dict, Reference, Stream, Text, Value, listed
from kdeck.render.pdf.file.path import numbers
from kdeck.variants import Standard

OFF, ON = "Off", "On"
_FONT = "Typed"
_SEVERAL_LINES = 1 << 12  # ISO 32000-1, 12.7.4.3
_LONGEST_NAME = 40
# The corners of a tick, and the width of its line, in shares of the box, upward from the left.
_TICK, _STROKE = ((0.22, 0.52), (0.43, 0.27), (0.8, 0.77)), 0.13


class Form:
    """Hold the fields of a document, in reading order."""

    def __init__(
        self, document: Document, fonts: FontBook, fields: Sequence[FieldAnnotation]
    ) -> None:
        self._document = document
        self._names = iter(field_names(field.words for field in fields))
        typed = (f.answer.font for f in fields if isinstance(f.answer, Typing))
        self._font = next((fonts.typed(font) for font in typed), None)
        self._fields: list[Reference] = []
        self._drawn: dict[tuple[object, ...], Reference] = {}

    def fill(self, annotation: Dict, field: FieldAnnotation, reference: Reference) -> None:
        """Fill in the annotation of a field, which is the field itself."""
        self._fields.append(reference)
        annotation["Subtype"] = "/Widget"
        annotation["T"] = Text(next(self._names))
        annotation["TU"] = Text(field.words)
        if self._document.standard is Standard.UA_2:
            # Where no label stands in the element, these are the label (ISO 14289-2, 8.10.2.3).
            annotation["Contents"] = Text(field.words)
        annotation["Border"] = "[0 0 0]"
        match field.answer:
            case Tick(ink=ink):
                size = field.rectangle.size
                states = {OFF: self._drawing(size), ON: self._drawing(size, _tick(size, ink))}
                annotation["FT"], annotation["AP"] = "/Btn", Dict({"N": Dict(dict(states))})
                annotation["V"] = annotation["AS"] = f"/{OFF}"
            case Typing(size=of_type, ink=ink, lines=lines):
                annotation["FT"] = "/Tx"
                if lines > 1:
                    annotation["Ff"] = _SEVERAL_LINES
                annotation["DA"] = Text(_setting(of_type, ink))
                empty = self._drawing(field.rectangle.size, "/Tx BMC EMC")
                annotation["AP"] = Dict({"N": empty})
            case _:
                assert_never(field.answer)

    def entry(self) -> Dict:
        """Give the entry of the catalog (ISO 32000-1, 12.7.2)."""
        entries: dict[str, Value] = {"Fields": listed(self._fields)}
        if self._font:
            entries["DR"] = Dict({"Font": Dict({_FONT: self._font})})
            entries["DA"] = Text(f"/{_FONT} 0 Tf 0 g")
        return Dict(entries)

    def _drawing(self, size: tuple[float, float], operators: str = "") -> Reference:
        """Add what a field shows; fields of one size share it."""
        key = (size, operators)
        if key not in self._drawn:
            box = f"[{numbers(0, 0, *size)}]"
            entries = {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": "<<>>"}
            stream = Stream(entries, operators.encode("ascii"), plain=not operators)
            self._drawn[key] = self._document.refer(stream)
        return self._drawn[key]


def field_names(words: Iterable[str]) -> list[str]:
    """Name fields by their words, each by another name, and none with a point in it.

    A point parts the name of a field from those of the fields around it (ISO 32000-1, 12.7.3.2).
    """
    found: dict[str, None] = {}
    for said in words:
        name = ""
        for word in re.findall(r"\w+", said.casefold()):
            if len(name) + len(word) >= _LONGEST_NAME and name:
                break
            name = f"{name}-{word}" if name else word
        name, number = name[:_LONGEST_NAME] or "field", 1
        unique = name
        while unique in found:
            unique = f"{name}-{(number := number + 1)}"
        found[unique] = None
    return list(found)


def _setting(size: float, ink: Color) -> str:
    """Say how a viewer sets what is typed (ISO 32000-1, 12.7.3.3)."""
    return f"/{_FONT} {numbers(size)} Tf {numbers(*ink.rgb)} rg"


def _tick(size: tuple[float, float], ink: Color) -> str:
    width, height = size
    path = " ".join(
        f"{numbers(x * width, y * height)} {operator}"
        for (x, y), operator in zip(_TICK, "mll", strict=True)
    )
    return f"{numbers(*ink.rgb)} RG {numbers(_STROKE * width)} w 1 J 1 j {path} S"
