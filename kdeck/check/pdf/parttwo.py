"""What PDF/UA-2 asks beyond part 1: the elements of PDF 2.0, and leads to elements."""

from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.attached import check_attached
from kdeck.check.pdf.containment import check_containment
from kdeck.check.pdf.namespace import check_namespaces
from kdeck.check.pdf.nesting import span_of
from kdeck.check.pdf.node import Node
from kdeck.check.pdf.packet import parts_claimed, read_packet
from kdeck.check.pdf.rolemap import MATHML
from kdeck.check.pdf.walk import dictionaries
from kdeck.finding import Finding, Span


def check_part_two(pdf: pikepdf.Pdf, root: Node, span: Span) -> Iterator[Finding]:
    """Judge a file that claims part 2; of any other there is nothing to say."""
    if "2" not in parts_claimed(read_packet(pdf.Root.get("/Metadata"))):
        return
    yield from _elements(root, span.file)
    yield from _destinations(pdf, span)
    yield from check_attached(pdf, span)
    yield from check_containment(root, span.file)
    yield from check_namespaces(pdf, root, span)


def _elements(root: Node, file: str) -> Iterator[Finding]:
    for parent in root.elements():
        if parent.role == "H":
            message = "a heading H has no level, which part 2 of PDF/UA does not allow"
            yield Finding("pdf-heading-mixed", message, "use H1 to H6", span_of(parent, file))
        inside = parent.role == "Formula" or parent.space == MATHML
        for kid in parent.kids:
            if isinstance(kid, Node) and kid.space == MATHML and not inside:
                message = f"an element of MathML is in {parent.role}, not in Formula"
                hint = "put it into an element Formula"
                yield Finding("pdf-formula", message, hint, span_of(kid, file))


def _destinations(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    count = sum(_leads_to_page(each) for each in dictionaries(pdf))
    if count:
        message = f"{count} links or bookmarks lead to a page, not to an element"
        hint = "export it with structure destinations, or claim part 1 of PDF/UA"
        yield Finding("pdf-destination", message, hint, span)


def _leads_to_page(each: pikepdf.Object) -> bool:
    # ISO 14289-2, 8.8; a dictionary of a name keeps D, and SD beside it, too.
    if each.get("/S") == "/GoTo" or ("/D" in each and "/S" not in each and "/Type" not in each):
        return "/SD" not in each and _is_page(each.get("/D"))
    links = each.get("/Subtype") == "/Link" or ("/Title" in each and "/Parent" in each)
    return bool(links) and _is_page(each.get("/Dest"))


def _is_page(destination: object) -> bool:
    first = destination[0] if isinstance(destination, pikepdf.Array) and len(destination) else None
    return isinstance(first, pikepdf.Dictionary) and first.get("/Type") == "/Page"
