"""The shapes of a slide in reading order, with the words that stand for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kdeck.check.pptx.names import NAMESPACES, is_true, name, text
from kdeck.finding import Finding, Severity, Span

_KINDS = {
    name("p:sp"): "shape",
    name("p:pic"): "picture",
    name("p:graphicFrame"): "graphic",
    name("p:grpSp"): "group",
    name("p:cxnSp"): "connector",
}
_FILE_NAME = re.compile(
    r".{0,200}\.(?:png|jpe?g|gif|svg|bmp|tiff?|emf|wmf|webp|mp4|mov|pdf|pptx)", re.IGNORECASE
)
_AUTOMATIC = "automatically generated"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Shape:
    """Hold one shape with its element; a placeholder has the type of what it holds."""

    element: etree._Element
    kind: str
    name: str
    alt: str
    decorative: bool
    placeholder: str | None

    @property
    def table(self) -> etree._Element | None:
        """Give the table that a graphic holds."""
        if self.kind != "graphic":
            return None
        return self.element.find("a:graphic/a:graphicData/a:tbl", NAMESPACES)


def shapes(slide: etree._Element) -> Iterator[Shape]:
    """Walk the shapes of a slide that are not hidden; a group comes before what is in it."""
    tree = slide.find("p:cSld/p:spTree", NAMESPACES)
    if tree is not None:
        yield from _shapes(tree)


def check_alt(slide: etree._Element, span: Span) -> Iterator[Finding]:
    """Find what is shown without words; what stands in a group is covered by the group."""
    covered: set[etree._Element] = set()
    for shape in shapes(slide):
        if shape.kind == "group":
            covered.update(shape.element.iterdescendants())
        if shape.element not in covered:
            yield from _check(shape, span)


def _check(shape: Shape, span: Span) -> Iterator[Finding]:
    what = f"the {shape.kind} '{shape.name}'"
    if shape.alt:
        automatic = _AUTOMATIC in shape.alt.casefold()
        if automatic or _FILE_NAME.fullmatch(shape.alt):
            problem = "was made by a machine" if automatic else "is the name of a file"
            message = f"the alt text of {what} {problem}: '{shape.alt[:_SHOWN]}'"
            yield Finding("pptx-alt-file-name", message, "say what it shows", span)
    elif not shape.decorative and not _speaks(shape):
        hint = "describe it in one or two sentences, or mark it as decorative"
        drawn = shape.kind in {"shape", "connector"}
        severity = Severity.WARNING if drawn else Severity.ERROR
        yield Finding("pptx-alt-missing", f"{what} has no alt text", hint, span, severity)


def _speaks(shape: Shape) -> bool:
    if shape.kind == "shape":
        # An empty placeholder is found by its own rule.
        return bool(text(shape.element)) or shape.placeholder is not None
    return shape.table is not None


def _shapes(parent: etree._Element) -> Iterator[Shape]:
    for child in parent:
        if child.tag == name("mc:AlternateContent"):
            branch = child.find("mc:Choice", NAMESPACES)
            yield from _shapes(branch) if branch is not None else ()
        elif child.tag in _KINDS:
            shape = _shape(child)
            if shape is not None:
                yield shape
                if shape.kind == "group":
                    yield from _shapes(child)


def _shape(element: etree._Element) -> Shape | None:
    properties = element.find("*/p:cNvPr", NAMESPACES)
    if properties is None or is_true(properties.get("hidden")):
        return None
    place = element.find("*/p:nvPr/p:ph", NAMESPACES)
    mark = properties.find("a:extLst/a:ext/adec:decorative", NAMESPACES)
    return Shape(
        element,
        _KINDS[str(element.tag)],
        properties.get("name", ""),
        (properties.get("descr") or "").strip(),
        mark is not None and is_true(mark.get("val")),
        place.get("type", "obj") if place is not None else None,
    )
