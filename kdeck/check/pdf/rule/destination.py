"""Where links, bookmarks and actions of a PDF lead: to elements, or to pages."""

from collections.abc import Iterator, Mapping

import pikepdf

from kdeck.check.pdf.read.plain import entries_of, text_of
from kdeck.check.pdf.read.walk import dictionaries
from kdeck.finding import Finding, Span, several

_DEEPEST = 32


def check_destinations(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge what leads somewhere inside the file (ISO 14289-2, 8.8)."""
    names = dict(_names(pdf))
    count = sum(_leads_to_page(each, names) for each in dictionaries(pdf))
    if count:
        leads = several(count, "link or bookmark leads", "links or bookmarks lead")
        message = f"{leads} to a page, not to an element"
        hint = "export it with structure destinations, or claim part 1 of PDF/UA"
        yield Finding("pdf-destination", message, hint, span)


def _leads_to_page(each: pikepdf.Object, names: Mapping[str, object]) -> bool:
    # A dictionary of a name keeps D, and SD beside it, too.
    if each.get("/S") == "/GoTo" or ("/D" in each and "/S" not in each and "/Type" not in each):
        return "/SD" not in each and _is_page(each.get("/D"), names)
    links = each.get("/Subtype") == "/Link" or ("/Title" in each and "/Parent" in each)
    return bool(links) and _is_page(each.get("/Dest"), names)


def _is_page(target: object, names: Mapping[str, object]) -> bool:
    if isinstance(target, pikepdf.Name | pikepdf.String):
        target = names.get(text_of(target).removeprefix("/"))
    first = target[0] if isinstance(target, pikepdf.Array) and len(target) else None
    return isinstance(first, pikepdf.Dictionary) and first.get("/Type") == "/Page"


def _names(pdf: pikepdf.Pdf) -> Iterator[tuple[str, object]]:
    """Give the places that have names; those kept in a dictionary are walked as any other."""
    yield from entries_of(pdf.Root.get("/Dests"))
    held = pdf.Root.get("/Names")
    waiting = [(held.get("/Dests") if isinstance(held, pikepdf.Dictionary) else None, 0)]
    seen: set[tuple[int, int]] = set()
    while waiting:
        node, depth = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or depth > _DEEPEST or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        kids, listed = node.get("/Kids"), node.get("/Names")
        waiting += [(kid, depth + 1) for kid in kids] if isinstance(kids, pikepdf.Array) else []
        pairs = iter(list(listed) if isinstance(listed, pikepdf.Array) else [])
        yield from ((text_of(name), place) for name, place in zip(pairs, pairs, strict=False))
