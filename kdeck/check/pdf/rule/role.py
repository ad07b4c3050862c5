"""The types of elements: each a standard one, or mapped to one."""

from collections.abc import Iterator, Mapping

import pikepdf

from kdeck.check.pdf.read.node import Node
from kdeck.check.pdf.read.plain import entries_of, text_of
from kdeck.check.pdf.read.rolemap import PDF_2
from kdeck.check.pdf.rule.nesting import span_of
from kdeck.check.pdf.rule.packet import parts_claimed, read_packet
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
_OLD_HINT = f"{_HINT} of the tree: in this part of PDF/UA a namespace counts for nothing"


def check_roles(pdf: pikepdf.Pdf, root: Node, span: Span) -> Iterator[Finding]:
    """Judge the type of every element; each type once."""
    shared = None if _has_namespaces(pdf) else _role_map(pdf)
    seen: set[tuple[str, str]] = set()
    for element in root.elements():
        key = (element.type, element.role)
        if key in seen or element is root:
            continue
        old = None if element.space is None else shared
        if not (_is_known(element) if old is None else _is_mapped(element.type, old)):
            seen.add(key)
            message = f"the type '{element.type}' of an element is not a standard one"
            hint = _HINT if old is None else _OLD_HINT
            yield Finding("pdf-role", message, hint, span_of(element, span.file))


def check_role_map(pdf: pikepdf.Pdf, span: Span) -> Iterator[Finding]:
    """Judge the role map: a standard type stands for itself."""
    for key, value in _role_map(pdf).items():
        if key not in STANDARD:
            continue
        if value == f"/{key}":
            message = f"the role map leads the standard type '{key}' in a circle"
            yield Finding("pdf-role", message, "leave standard types out of the role map", span)
        else:
            message = f"the role map gives the standard type '{key}' another meaning"
            yield Finding("pdf-role", message, "leave standard types out of the role map", span)


def _role_map(pdf: pikepdf.Pdf) -> dict[str, object]:
    tree = pdf.Root.get("/StructTreeRoot")
    return dict(entries_of(tree.get("/RoleMap") if isinstance(tree, pikepdf.Dictionary) else None))


def _has_namespaces(pdf: pikepdf.Pdf) -> bool:
    """Say whether the standard that a file names, or its version, has namespaces."""
    parts = parts_claimed(read_packet(pdf.Root.get("/Metadata")))
    return "1" not in parts and ("2" in parts or pdf.pdf_version >= "2.0")


def _is_mapped(kind: str, roles: Mapping[str, object]) -> bool:
    """Say whether readers of PDF 1.7, which know no namespaces, know a type (ISO 14289-1, 7.1)."""
    for _ in range(len(roles) + 1):
        target = roles.get(kind)
        if not isinstance(target, pikepdf.Name):
            break
        kind = text_of(target)[1:]
    return kind in STANDARD


def _is_known(element: Node) -> bool:
    role = element.role
    if element.space not in {None, PDF_2}:
        return True  # a namespace has types of its own, as MathML does
    heading = element.space is not None and role[:1] == "H" and role[1:].isdecimal()
    return role in STANDARD or (element.space is not None and role in ADDED) or heading
