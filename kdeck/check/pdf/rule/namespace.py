"""The namespaces of a PDF 2.0 tree: each type leads to one that readers know."""

import re
from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.node import Node
from kdeck.check.pdf.read.rolemap import MATHML, way_of
from kdeck.check.pdf.read.walk import dictionaries
from kdeck.check.pdf.rule.nesting import span_of
from kdeck.check.pdf.rule.role import ADDED, STANDARD
from kdeck.finding import Finding, Span

# ISO 32000-2, 14.8.6.1: what the namespace of PDF 2.0 no longer has.
_DROPPED = frozenset(
    {"Art", "BlockQuote", "TOC", "TOCI", "Index", "Private", "Quote", "Note", "Reference"}
    | {"BibEntry", "Code"}
)
_TYPES = (STANDARD | ADDED) - _DROPPED
_LEVEL = re.compile(r"H[1-9]\d*")
_HINT = "map the type to the standard one that is nearest in the role map of its namespace"


def is_standard(element: Node) -> bool:
    """Say whether the role of an element is one of the namespace that it belongs to."""
    role = element.role
    match element.role_space:
        case None | "http://iso.org/pdf/ssn":
            return role in STANDARD
        case "http://iso.org/pdf2/ssn":
            return role in _TYPES or bool(_LEVEL.fullmatch(role))
        case space:
            return space == MATHML


def check_namespaces(pdf: pikepdf.Pdf, root: Node, span: Span) -> Iterator[Finding]:
    """Judge the role maps of a file that claims part 2, each type once (ISO 14289-2, 8.2.4)."""
    yield from _unknown(root, span.file)
    yield from _staying(pdf, span)


def _unknown(root: Node, file: str) -> Iterator[Finding]:
    seen: set[tuple[str, str | None]] = set()
    for element in root.elements():
        key = (element.role, element.role_space)
        # Types without a namespace are judged by the role map of the tree.
        if element is root or key in seen or element.role_space is None or is_standard(element):
            continue
        seen.add(key)
        message = f"the type '{element.type}' of an element is none of the namespace it names"
        yield Finding("pdf-role", message, _HINT, span_of(element, file))


def _staying(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    tree = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
    seen: set[str] = set()
    for each in dictionaries(pdf):
        if "/NS" not in each or "/S" not in each:
            continue
        step = way_of(each, tree).stays
        if step is not None and step.role not in seen:
            seen.add(step.role)
            message = f"a namespace maps its type '{step.role}' to another of its own"
            yield Finding("pdf-role", message, _HINT, span)
