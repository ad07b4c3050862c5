"""Reads the bytes of an SVG file into a tree that holds nothing but drawing."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 512 * 1024
MAX_NUMBERS = 40_000
MAX_ELEMENTS = 5000
MAX_DEPTH = 40
SVG = "http://www.w3.org/2000/svg"
SHAPES = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"])
_DRAWN = SHAPES | frozenset(["svg", "g", "text", "tspan", "title", "desc", "metadata", "defs"])
# A document type that declares nothing itself, as older programs name it; lines keep their numbers.
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+svg\b[^\[\]<>]*>")
_DIGITS = re.compile(r"\d+")
_REFUSED = {
    "script": "remove it: a figure is a drawing and nothing else",
    "style": 'remove it, and give each shape a role: class="primary stroke-ink"',
    "image": "redraw it with shapes",
    "foreignObject": "set the words as text elements",
    "use": "draw the shape in its place",
}
_UNSUPPORTED = frozenset(
    [
        "style",
        "opacity",
        "fill-opacity",
        "stroke-opacity",
        "filter",
        "mask",
        "clip-path",
        "stroke-dasharray",
    ]
)


class FigureError(Exception):
    """Refuse a figure, with what is wrong, what to do, and the line where it stands."""

    def __init__(self, message: str, hint: str, line: int | None = None) -> None:
        super().__init__(message, hint, line)
        self.message = message
        self.hint = hint
        self.line = line


def read_svg(data: bytes) -> "_Element":
    """Parse a figure and refuse what is no drawing, before anything is expanded or fetched.

    Raises FigureError.
    """
    root = parse_svg(data)
    refuse_elements(root)
    return root


def parse_svg(data: bytes, most_numbers: int = MAX_NUMBERS) -> "_Element":
    """Parse an SVG file of bearable size. Raises FigureError."""
    data = _DOCTYPE.sub(lambda found: b"\n" * found[0].count(b"\n"), data, count=1)
    _refuse_bytes(data, most_numbers)
    root = _parse(data)
    if root.tag != f"{{{SVG}}}svg":
        raise FigureError(
            "it is not an SVG drawing",
            f'start the file with <svg xmlns="{SVG}" viewBox="0 0 300 200">',
            1,
        )
    return root


def local_name(element: "_Element") -> str | None:
    """Give the name of an SVG element; None for comments and what an editor adds."""
    tag = element.tag
    prefix = f"{{{SVG}}}"
    return tag[len(prefix) :] if isinstance(tag, str) and tag.startswith(prefix) else None


def line_of(element: "_Element") -> int | None:
    """Give the line of the file where an element starts."""
    line = element.sourceline
    return line if isinstance(line, int) else None


def _refuse_bytes(data: bytes, most_numbers: int) -> None:
    if len(data) > MAX_BYTES:
        raise FigureError(f"it is larger than {MAX_BYTES // 1024} KB", "simplify its paths")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FigureError("it is not UTF-8 text", "save the file as UTF-8", line) from None
    if len(_DIGITS.findall(text)) > most_numbers:
        raise FigureError(f"it has more than {most_numbers} numbers", "simplify its paths")
    for mark in ("<!DOCTYPE", "<!ENTITY"):
        if mark in text:
            line = text.count("\n", 0, text.index(mark)) + 1
            raise FigureError(f"it has a {mark[2:]} declaration", "remove the declaration", line)


def _parse(data: bytes) -> "_Element":
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        # Whatever the file declares: in another encoding it could hide what was looked for above.
        encoding="utf-8",
    )
    try:
        return etree.fromstring(data.removeprefix(b"\xef\xbb\xbf"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        reason = str(error).split(", line ")[0]
        raise FigureError(f"it is not well-formed XML: {reason}", "mend the file", line) from None


def refuse_elements(root: "_Element", most: int = MAX_ELEMENTS) -> None:
    """Refuse what is no drawing: scripts, links, other documents. Raises FigureError."""
    stack = [(root, 1)]
    seen = 0
    while stack:
        element, depth = stack.pop()
        seen += 1
        if seen > most:
            raise FigureError(f"it has more than {most} elements", "simplify the drawing")
        if depth > MAX_DEPTH:
            raise FigureError(
                f"it nests more than {MAX_DEPTH} deep", "ungroup the drawing", line_of(element)
            )
        _refuse_element(element)
        stack.extend((child, depth + 1) for child in reversed(element))


def _refuse_element(element: "_Element") -> None:
    name = local_name(element)
    if name is None:
        return
    if name not in _DRAWN:
        hint = _REFUSED.get(name, "draw it with flat shapes in theme roles")
        raise FigureError(f"'{name}' is not drawn", hint, line_of(element))
    for attribute in element.attrib:
        _refuse_attribute(str(attribute), element)


def _refuse_attribute(attribute: str, element: "_Element") -> None:
    plain = attribute.rsplit("}", 1)[-1]
    if plain == "href":
        raise FigureError("a link to something else is not followed", "remove it", line_of(element))
    if "}" in attribute:
        return
    if attribute.startswith("on"):
        raise FigureError(f"'{attribute}' is a script", "remove it", line_of(element))
    if attribute in _UNSUPPORTED:
        hint = "remove it: shapes are flat, and colored by class"
        raise FigureError(f"'{attribute}' is not drawn", hint, line_of(element))
