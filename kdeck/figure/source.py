"""Reads the bytes of an SVG file into a tree that holds nothing but drawing."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kdeck.foreign import OUT_OF_ENTITIES

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 512 * 1024
# With the pictures that stand in it.
MAX_WHOLE = 5 * 1024 * 1024
MAX_NUMBERS = 40_000
MAX_ELEMENTS = 5000
MAX_DEPTH = 40
# What one file is told of at once.
MOST_FAULTS = 20
SVG = "http://www.w3.org/2000/svg"
SHAPES = frozenset(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"])
XLINK = "{http://www.w3.org/1999/xlink}href"
# What a drawing is made of (SVG 2, 5 to 14), and the filters that take bounded time.
DRAWN = SHAPES | frozenset(
    [
        "svg", "g", "a", "defs", "symbol", "use", "switch", "view", "style", "title", "desc",
        "metadata", "text", "tspan", "textPath", "image", "linearGradient", "radialGradient",
        "stop", "pattern", "clipPath", "mask", "marker", "filter", "feBlend", "feColorMatrix",
        "feComponentTransfer", "feComposite", "feDropShadow", "feFlood", "feFuncA", "feFuncB",
        "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feOffset",
    ]
)  # fmt: skip
# What would move or is of other times; browsers show the drawing without it.
PASSED_OVER = frozenset(
    ["flowRoot", "animate", "animateTransform", "animateMotion", "set", "cursor", "font",
     "font-face", "solidColor", "solidcolor", "meshgradient"]
)  # fmt: skip
# A document type that declares nothing itself, as older programs name it; lines keep their numbers.
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+svg\b[^\[\]<>]*(?:\[\s*\]\s*)?>")
_PAYLOAD = re.compile(r"data:image/[a-z]+;base64,[A-Za-z0-9+/=\s]*")
_DIGITS = re.compile(r"\d+")
_REFERENCE = re.compile(r"url\(\s*['\"]?#[^'\")]*['\"]?\s*\)")
_REFUSED = {
    "script": "remove it: a figure is a drawing and nothing else",
    "foreignObject": "set the words as text elements",
}
_XLINK = 'write xmlns:xlink="http://www.w3.org/1999/xlink" into its svg element'


class FigureError(Exception):
    """Refuse a figure, with what is wrong, what to do, and the line where it stands."""

    def __init__(
        self, message: str, hint: str, line: int | None = None, others: "Faults" = ()
    ) -> None:
        super().__init__(message, hint, line, others)
        self.message = message
        self.hint = hint
        self.line = line
        self.others = others

    @property
    def all(self) -> "Faults":
        """List what is wrong, each by itself, in the order of the file."""
        found = [self, *self.others]
        return tuple(sorted(found, key=lambda fault: fault.line or 0))


Faults = tuple[FigureError, ...]


def raise_all(faults: Sequence[FigureError]) -> None:
    """Raise what is wrong with a file as one error; each message once a line."""
    seen = {(fault.message, fault.line): fault for each in faults for fault in each.all}
    if seen:
        first, *others = list(seen.values())[:MOST_FAULTS]
        raise FigureError(first.message, first.hint, first.line, tuple(others))


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
    if len(data) > MAX_WHOLE:
        raise FigureError(f"it is larger than {MAX_WHOLE // 1024 // 1024} MB", "simplify it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FigureError("it is not UTF-8 text", "save the file as UTF-8", line) from None
    # Pictures inside are judged by their pixels, where they are drawn.
    drawing = _PAYLOAD.sub("", text) if ";base64," in text else text
    if len(drawing) > MAX_BYTES:
        raise FigureError(f"it is larger than {MAX_BYTES // 1024} KB", "simplify its paths")
    if len(_DIGITS.findall(drawing)) > most_numbers:
        raise FigureError(f"it has more than {most_numbers} numbers", "simplify its paths")
    for mark in ("<!DOCTYPE", "<!ENTITY"):
        if mark in text:
            line = text.count("\n", 0, text.index(mark)) + 1
            raise FigureError(f"it has a {mark[2:]} declaration", OUT_OF_ENTITIES, line)


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
        hint = _XLINK if "prefix xlink" in reason else "mend the file"
        # Illustrator declares what only its own data use, and programs in between drop that.
        hint = OUT_OF_ENTITIES if reason.startswith("Entity ") else hint
        raise FigureError(f"it is not well-formed XML: {reason}", hint, line) from None


def refuse_elements(root: "_Element", most: int = MAX_ELEMENTS) -> None:
    """Refuse what is no drawing: scripts, links, other documents. Raises FigureError for all."""
    faults: list[FigureError] = []
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
        name = local_name(element)
        if name == "switch" or name in PASSED_OVER:
            # Of a choice, what is a drawing is drawn, and nothing else is looked at.
            stack.extend((c, depth + 1) for c in element if local_name(c) in DRAWN)
        elif name is not None:
            faults += _flaws(element, name)
            if name in DRAWN and name != "metadata":
                stack.extend((child, depth + 1) for child in reversed(element))
    raise_all(faults)


def _flaws(element: "_Element", name: str) -> Iterator[FigureError]:
    line = line_of(element)
    if name not in DRAWN:
        hint = _REFUSED.get(name, "draw it with shapes, or export the drawing as PNG")
        yield FigureError(f"'{name}' is not drawn", hint, line)
    for key, value in element.attrib.items():
        attribute, told = str(key), str(value).strip()
        if attribute.rsplit("}", 1)[-1].startswith("on"):
            yield FigureError(f"'{attribute}' is a script", "remove it", line)
        # A picture is refused, or looked into, where it is drawn.
        link = attribute in ("href", XLINK) and name not in ("a", "image")
        if (link and not told.startswith("#")) or "url(" in _REFERENCE.sub("", told):
            yield FigureError("a link to something else is not followed", "remove it", line)
    text = (element.text or "") if name == "style" else ""
    if "@import" in text or "url(" in _REFERENCE.sub("", text):
        hint = "save it as plain SVG, with the styles written at each shape"
        yield FigureError("its style sheet loads another file", hint, line)
