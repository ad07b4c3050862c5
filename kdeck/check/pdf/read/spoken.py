"""What a screen reader says of a tagged PDF, as text: one line for each thing that it stops at.

Screen readers differ in their words; these are the common ones. A heading is named with its level,
a list with its length, a table with its rows and columns, and each cell with the headers of its
column; pictures, links, notes and fields are named before their words. Where the tags hold other
words than are drawn (actual text, an alternative, an expansion), those are said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kdeck.check.pdf.read.node import Annotation, Node, Run
from kdeck.check.pdf.read.tagtree import is_block, read_tree
from kdeck.finding import several

_HEADING = re.compile(r"H([1-6])")
_INDENT = "  "
# A list is read out with its numbers; its bullets are not.
_BULLETS = frozenset("•▪◦‣–-□☐○●")
_NAMED = {"Figure": "picture", "Formula": "formula", "Form": "field", "Caption": "caption"}
_ASIDE = frozenset({"Note", "FENote"})


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold what is said at one stop, and how deep it stands in lists and tables."""

    words: str
    depth: int = 0

    def __str__(self) -> str:
        return f"{_INDENT * self.depth}{self.words}"


def spoken(data: bytes) -> tuple[str, ...]:
    """Write what is said of a tagged PDF, line by line, from its first words to its last.

    Raises KdeckError (UNREADABLE) for what is no PDF.
    """
    return tuple(str(line) for line in _kids(read_tree(data), 0) if line.words)


def _kids(node: Node, depth: int) -> Iterator[_Line]:
    """Say the kids of an element: what stands in a line together, blocks each on their own."""
    words: list[str] = []
    for kid in node.kids:
        if isinstance(kid, Node) and is_block(kid):
            yield _Line(_evened(words), depth)
            words = []
            yield from _block(kid, depth)
        else:
            words.append(_inline(kid))
    yield _Line(_evened(words), depth)


def _block(node: Node, depth: int) -> Iterator[_Line]:
    if (other := _other_words(node)) is not None:
        yield _Line(_name(node, other), depth)
    elif node.role == "L":
        yield from _list(node, depth)
    elif node.role == "Table":
        yield from _table(node, depth)
    elif (heading := _HEADING.fullmatch(node.role)) is not None:
        yield _Line(f"heading {heading[1]}: {_evened(_words(node))}", depth)
    elif node.role in _ASIDE:
        yield _Line(f"note: {_evened(_words(node))}", depth)
    elif node.role in _NAMED:
        yield _Line(_name(node, _evened(_words(node))), depth)
    else:
        yield from _kids(node, depth)


def _name(node: Node, words: str) -> str:
    named = _NAMED.get(node.role)
    return f"{named}: {words}" if named else words


def _other_words(node: Node) -> str | None:
    """Give the words that stand in place of an element's own; None where it has none."""
    for words in (node.actual_text, node.alt, node.expansion):
        if words is not None:
            return words
    return None


def _list(node: Node, depth: int) -> Iterator[_Line]:
    items = [kid for kid in node.kids if isinstance(kid, Node)]
    count = sum(item.role == "LI" for item in items)
    yield _Line(f"list of {count}", depth)
    for item in items:
        if item.role == "LI":
            yield from _item(item, depth + 1)
        else:
            yield from _block(item, depth + 1)
    yield _Line("end of list", depth)


def _item(item: Node, depth: int) -> Iterator[_Line]:
    label = ""
    for part in (kid for kid in item.kids if isinstance(kid, Node)):
        if part.role == "Lbl":
            said = _other_words(part)
            label = _evened(_words(part)) if said is None else said
            label = "" if label in _BULLETS else label
            continue
        for line in _kids(part, depth) if is_block(part) else (_Line(_inline(part), depth),):
            if line.words:
                yield _Line(f"{label} {line.words}".strip(), line.depth)
                label = ""
    yield _Line(label, depth)


def _table(node: Node, depth: int) -> Iterator[_Line]:
    rows = [each for each in node.elements() if each.role == "TR"]
    cells = [[kid for kid in row.kids if isinstance(kid, Node)] for row in rows]
    for caption in (kid for kid in node.kids if isinstance(kid, Node) and kid.role == "Caption"):
        yield from _block(caption, depth)
    width = max((len(row) for row in cells), default=0)
    size = f"{several(len(rows), 'row')} and {several(width, 'column')}"
    yield _Line(f"table of {size}", depth)
    heads: list[str] = []
    for row in cells:
        told = [_evened(_words(cell)) for cell in row]
        if row and all(cell.role == "TH" for cell in row):
            heads = told
            yield _Line(f"headers: {'; '.join(told)}", depth + 1)
            continue
        named = [
            f"{heads[number]}: {words}" if number and number < len(heads) else words
            for number, words in enumerate(told)
        ]
        yield _Line("; ".join(words for words in named if words), depth + 1)
    yield _Line("end of table", depth)


def _words(node: Node) -> Iterator[str]:
    """Give the words below an element, with blank space between its blocks."""
    for kid in node.kids:
        yield _inline(kid)


def _inline(kid: Node | Run | Annotation) -> str:
    match kid:
        case Run(text=text):
            return text
        case Annotation():
            return ""
        case Node():
            other = _other_words(kid)
            words = "".join(_words(kid)) if other is None else other
            if is_block(kid):
                words = f" {_name(kid, words)} "
            return f"link, {words}" if kid.role == "Link" and words.strip() else words


def _evened(words: Iterable[str]) -> str:
    return " ".join("".join(words).split())
