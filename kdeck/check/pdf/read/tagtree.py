"""An independent reading of the structure tree of any tagged PDF."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from kdeck.check.pdf.read.content import Content
from kdeck.check.pdf.read.node import Annotation, Attribute, Node, Run
from kdeck.check.pdf.read.opening import open_pdf
from kdeck.check.pdf.read.structure import read_contents, read_structure

__all__ = [
    "Annotation",
    "Attribute",
    "Node",
    "Run",
    "counts",
    "is_block",
    "outline",
    "problems",
    "read_tree",
    "tree_text",
    "untagged_text",
]

# ISO 32000-1, 14.8.4.4 and ISO 32000-2, 14.8.4.7: elements that are part of a line. Notes and
# figures are not here, for their text must not join the words around them.
_INLINE = frozenset(
    {
        *("Annot", "Code", "Em", "Form", "Formula", "Lbl", "Link", "NonStruct", "Private"),
        *("Quote", "RB", "RP", "RT", "Reference", "Ruby", "Span", "Strong", "Sub", "WP", "WT"),
        "Warichu",
    }
)


def read_tree(data: bytes) -> Node:
    """Read the structure tree, from its root; a PDF without one has a root without kids.

    Raises KdeckError (UNREADABLE) for what is no PDF, content that cannot be parsed, and a tree
    nested deeper than 128. Lesser faults are left to `problems`.
    """
    with open_pdf(data, recover=True) as pdf:
        return read_structure(pdf, read_contents(pdf)).root


def problems(data: bytes) -> tuple[str, ...]:
    """List what is wrong between the tree and the content, in words; empty for a sound PDF.

    Found are: no tree, an MCID opened twice, in no element, in two elements or in none of the
    pages, nested or unbalanced marked content, an element that is reached twice, a role map that
    does not end, and a parent tree that names another element (ISO 32000-1, 14.7.4).
    """
    with open_pdf(data, recover=True) as pdf:
        contents = read_contents(pdf)
        flaws = [flaw for content in contents for flaw in content.flaws]
        return (*flaws, *read_structure(pdf, contents).flaws)


def untagged_text(data: bytes) -> tuple[str, ...]:
    """List the shown text that lies in neither an MCID nor an artifact, in the order shown."""
    with open_pdf(data, recover=True) as pdf:
        return tuple(text for content in read_contents(pdf) for text in _untagged(content))


def _untagged(content: Content) -> Iterator[str]:
    for piece in content.shown:
        if piece.mark is None and not piece.artifact:
            yield piece.text


def tree_text(node: Node, *, spoken: bool = False) -> str:
    """Give the text below an element in the order of the structure, each block on its own line.

    Actual text stands for the content it replaces. With `spoken`, so does alternative text, as
    assistive technology reads it. Inside a block nothing is added, so that a lost space shows.
    """
    return _joined(_pieces(node, spoken))


def _pieces(node: Node, spoken: bool) -> Iterator[str | None]:
    edge = None if is_block(node) else ""  # None ends a line
    yield edge
    if node.actual_text is not None:
        yield node.actual_text
    elif spoken and node.alt is not None:
        yield node.alt
    else:
        yield from _kid_pieces(node, spoken)
    yield edge


def _kid_pieces(node: Node, spoken: bool) -> Iterator[str | None]:
    for kid in node.kids:
        if isinstance(kid, Run):
            yield kid.text
        elif isinstance(kid, Node):
            yield from _pieces(kid, spoken)


def is_block(node: Node) -> bool:
    """Say whether an element begins a line of its own."""
    placement = node.attribute("Placement")
    if placement in {"Inline", "Block"}:
        return placement == "Block"
    return node.role not in _INLINE


def _joined(pieces: Iterator[str | None]) -> str:
    lines = [""]
    for piece in pieces:
        if piece is None:
            lines.append("")
        else:
            lines[-1] += piece
    return "\n".join(line.strip() for line in lines if line.strip())


def counts(node: Node) -> Mapping[str, int]:
    """Count the elements below and including this one, by role."""
    return Counter(each.role for each in node.elements())


def outline(node: Node) -> str:
    """Write the tree as indented lines, one for each element, as in `H1 "Title"`."""
    return "\n".join(_lines(node, 0)) + "\n"


def _lines(node: Node, depth: int) -> Iterator[str]:
    indent = "  " * depth
    kids = tuple(_merged(node.kids))
    alone = len(kids) == 1 and isinstance(kids[0], str)
    yield indent + " ".join(_described(node)) + (f' "{kids[0]}"' if alone else "")
    for kid in () if alone else kids:
        if isinstance(kid, Node):
            yield from _lines(kid, depth + 1)
        else:
            yield f'{indent}  "{kid}"' if isinstance(kid, str) else f"{indent}  {_drawn(kid)}"


def _merged(kids: tuple[Node | Run | Annotation, ...]) -> Iterator[Node | str | Annotation]:
    text = ""
    for kid in kids:
        if isinstance(kid, Run):
            text += kid.text
            continue
        if text:
            yield text
        text = ""
        yield kid
    if text:
        yield text


def _drawn(annotation: Annotation) -> str:
    return f"<{annotation.subtype}{f' {annotation.target}' if annotation.target else ''}>"


_SHOWN: Mapping[str, Callable[[Node], str | None]] = {
    "role": lambda node: node.role if node.role != node.type else None,
    "id": lambda node: node.id,
    "lang": lambda node: node.lang,
    "title": lambda node: node.title,
    "alt": lambda node: node.alt,
    "actual": lambda node: node.actual_text,
    "expansion": lambda node: node.expansion,
}


def _described(node: Node) -> Iterator[str]:
    yield node.type
    for name, read in _SHOWN.items():
        value = read(node)
        if value is not None:
            yield f'{name}="{value}"'
    for attribute in node.attributes:
        yield f"{attribute.name}={_written(attribute)}"


def _written(attribute: Attribute) -> str:
    value = attribute.value
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
