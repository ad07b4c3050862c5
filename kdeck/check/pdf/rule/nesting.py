"""Which elements of a structure tree may stand in which."""

from collections.abc import Iterator

from kdeck.check.pdf.read.node import Node
from kdeck.finding import Finding, Span

_ROWS = frozenset({"TR"})
_CELLS = frozenset({"TH", "TD"})
# ISO 32000-1, 14.8.4.3: tables 336 and 337, as ISO 14289-1, 7.2 holds files to them.
_KIDS = {
    "Table": frozenset({"TR", "THead", "TBody", "TFoot", "Caption"}),
    "TR": _CELLS,
    "THead": _ROWS,
    "TBody": _ROWS,
    "TFoot": _ROWS,
    "L": frozenset({"L", "LI", "Caption"}),
    "LI": frozenset({"Lbl", "LBody"}),
    "TOC": frozenset({"TOC", "TOCI", "Caption"}),
}
_PARENTS = {
    "TR": frozenset({"Table", "THead", "TBody", "TFoot"}),
    "THead": frozenset({"Table"}),
    "TBody": frozenset({"Table"}),
    "TFoot": frozenset({"Table"}),
    "TH": _ROWS,
    "TD": _ROWS,
    "LI": frozenset({"L"}),
    "LBody": frozenset({"LI"}),
    "TOCI": frozenset({"TOC"}),
}
# ISO/TS 32005, table 5: what PDF 2.0 lets stand almost anywhere.
_ANYWHERE = frozenset({"Artifact", "NonStruct", "Private"})
_HINT = "nest the tags as their types ask for"


def check_nesting(root: Node, file: str) -> Iterator[Finding]:
    """Judge each element by the one around it, and by those in it."""
    for parent in root.elements():
        if _is_clear(parent):
            continue
        for kid in _kids(parent):
            yield from _pair(parent, kid, file)
        yield from _order(parent, file)


def span_of(element: Node, file: str) -> Span:
    """Name the first page of an element."""
    pages = element.pages
    return Span(file, None, f"page {pages[0] + 1}" if pages else None)


def _is_clear(element: Node) -> bool:
    # In PDF 1.7 a NonStruct stands for what is in it (ISO 32000-1, table 333).
    return element.role == "NonStruct" and element.space is None


def _kids(parent: Node) -> Iterator[Node]:
    for kid in parent.kids:
        if isinstance(kid, Node):
            yield from _kids(kid) if _is_clear(kid) else (kid,)


def _pair(parent: Node, kid: Node, file: str) -> Iterator[Finding]:
    outer, inner = parent.role, kid.role
    allowed, wanted = _KIDS.get(outer), _PARENTS.get(inner)
    if inner in _ANYWHERE or outer in _ANYWHERE:
        return
    wrong = (allowed and inner not in allowed) or (wanted and outer not in wanted)
    if wrong or (inner == "Document" and outer == "Document"):
        message = f"an element {inner} is in {outer}, where it may not stand"
        yield Finding("pdf-nesting", message, _HINT, span_of(kid, file))


def _order(element: Node, file: str) -> Iterator[Finding]:
    kinds = [kid.role for kid in _kids(element)]
    for problem in _problems(element.role, kinds):
        yield Finding("pdf-nesting", problem, _HINT, span_of(element, file))


def _problems(role: str, kinds: list[str]) -> Iterator[str]:
    if kinds.count("H") > 1:
        yield f"an element {role} has two headings H"
    if role == "Table":
        yield from _table(kinds)
    places = [place for place, kind in enumerate(kinds) if kind == "Caption"]
    ends = {0, len(kinds) - 1} if role == "Table" else {0}
    if role in {"Table", "L", "TOC"} and not ends.issuperset(places):
        yield f"the caption of an element {role} is not at its edge"


def _table(kinds: list[str]) -> Iterator[str]:
    for kind in ("THead", "TFoot", "Caption"):
        if kinds.count(kind) > 1:
            yield f"a table has {kinds.count(kind)} elements {kind}"
    for kind in ("THead", "TFoot"):
        if kind in kinds and "TBody" not in kinds:
            yield f"a table has {kind} and no TBody"
