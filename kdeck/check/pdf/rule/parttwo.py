"""What PDF/UA-2 asks beyond part 1: the elements of PDF 2.0, and leads to elements."""

from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.node import Node
from kdeck.check.pdf.read.rolemap import MATHML, PDF_2
from kdeck.check.pdf.rule.annotationtwo import check_annotations_in_part_two
from kdeck.check.pdf.rule.attached import check_attached
from kdeck.check.pdf.rule.containment import check_containment
from kdeck.check.pdf.rule.destination import check_destinations
from kdeck.check.pdf.rule.namespace import check_namespaces
from kdeck.check.pdf.rule.nesting import span_of
from kdeck.check.pdf.rule.packet import parts_claimed, read_packet
from kdeck.finding import Finding, Span


def check_part_two(pdf: pikepdf.Pdf, root: Node, span: Span) -> Iterator[Finding]:
    """Judge a file that claims part 2; of any other there is nothing to say."""
    if "2" not in parts_claimed(read_packet(pdf.Root.get("/Metadata"))):
        return
    yield from _top(root, span.file)
    yield from _elements(root, span.file)
    yield from check_destinations(pdf, span)
    yield from check_annotations_in_part_two(pdf, span)
    yield from check_attached(pdf, span)
    yield from check_containment(root, span.file)
    yield from check_namespaces(pdf, root, span)


def _top(root: Node, file: str) -> Iterator[Finding]:
    """Judge the one Document that holds all else (ISO 14289-2, 8.2.5.2)."""
    documents = [kid for kid in root.kids if isinstance(kid, Node) and kid.role == "Document"]
    if len(documents) > 1:
        message = f"the tags begin with {len(documents)} elements Document, not with one"
        hint = "put all of them into one Document, as DocumentFragment or Part"
        yield Finding("pdf-nesting", message, hint, Span(file))
    for document in documents:
        if document.role_space != PDF_2:
            message = "the element Document at the top is not in the namespace of PDF 2.0"
            hint = f"give it the namespace {PDF_2}, or map it to one that has"
            yield Finding("pdf-role", message, hint, span_of(document, file))


def _elements(root: Node, file: str) -> Iterator[Finding]:
    for parent in root.elements():
        if parent.role == "H":
            message = "a heading H has no level, which part 2 of PDF/UA does not allow"
            yield Finding("pdf-heading-mixed", message, "use H1 to H6", span_of(parent, file))
        if parent.role == "L" and parent.attribute("ListNumbering") in {None, "None"}:
            yield from _numbering(parent, span_of(parent, file))
        kinds = [kid.role for kid in parent.kids if isinstance(kid, Node)]
        if "Caption" in kinds[1:-1] and parent.role not in {"Table", "L", "TOC"}:
            message = f"the caption of an element {parent.role} is not at its edge"
            hint = "put the caption first or last"
            yield Finding("pdf-nesting", message, hint, span_of(parent, file))
        inside = parent.role == "Formula" or parent.space == MATHML
        for kid in parent.kids:
            if isinstance(kid, Node) and kid.space == MATHML and not inside:
                message = f"an element of MathML is in {parent.role}, not in Formula"
                hint = "put it into an element Formula"
                yield Finding("pdf-formula", message, hint, span_of(kid, file))


def _numbering(each: Node, span: Span) -> Iterator[Finding]:
    items = [kid for kid in each.kids if isinstance(kid, Node) and kid.role == "LI"]
    if any(isinstance(kid, Node) and kid.role == "Lbl" for item in items for kid in item.kids):
        message = "a list has labels and does not name their kind, as part 2 of PDF/UA wants"
        yield Finding("pdf-list", message, "name it in ListNumbering", span)
