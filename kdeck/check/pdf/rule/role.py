"""The types of elements: each a standard one, or mapped to one."""

from collections.abc import Iterator

import pikepdf

from kdeck.check.pdf.read.node import Node
from kdeck.check.pdf.read.plain import entries_of
from kdeck.check.pdf.read.rolemap import PDF_2
from kdeck.check.pdf.rule.nesting import span_of
from kdeck.finding import Finding, Span

# ISO 32000-1, 14.8.4.
STANDARD = frozenset(
    {
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby"),
        *("RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
    }
)
# ISO 32000-2, 14.8.4: what PDF 2.0 adds.
ADDED = frozenset(
    {"DocumentFragment", "Aside", "Title", "FENote", "Sub", "Em", "Strong", "Artifact"}
)
_HINT = "map the type to the standard one that is nearest in the role map"


def check_roles(root: Node, file: str) -> Iterator[Finding]:
    """Judge the type of every element; each type once."""
    seen: set[tuple[str, str]] = set()
    for element in root.elements():
        key = (element.type, element.role)
        if key in seen or element is root or _is_known(element):
            continue
        seen.add(key)
        message = f"the type '{element.type}' of an element is not a standard one"
        yield Finding("pdf-role", message, _HINT, span_of(element, file))


def check_role_map(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge the role map: a standard type stands for itself."""
    tree = pdf.Root.get("/StructTreeRoot")
    roles = tree.get("/RoleMap") if isinstance(tree, pikepdf.Dictionary) else None
    for key, value in entries_of(roles):
        if key not in STANDARD:
            continue
        if value == f"/{key}":
            message = f"the role map leads the standard type '{key}' in a circle"
            yield Finding("pdf-role", message, "leave standard types out of the role map", span)
        else:
            message = f"the role map gives the standard type '{key}' another meaning"
            yield Finding("pdf-role", message, "leave standard types out of the role map", span)


def _is_known(element: Node) -> bool:
    role = element.role
    if element.space not in {None, PDF_2}:
        return True  # a namespace has types of its own, as MathML does
    heading = element.space is not None and role[:1] == "H" and role[1:].isdecimal()
    return role in STANDARD or (element.space is not None and role in ADDED) or heading
