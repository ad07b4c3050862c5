"""The order of the structure against the places of its text on the page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kdeck.check.pdf.read.content import Mark
from kdeck.check.pdf.read.geometry import Box
from kdeck.check.pdf.read.node import Node, Run
from kdeck.check.pdf.read.painting import Painting
from kdeck.check.pdf.read.tagtree import is_block, tree_text
from kdeck.check.pdf.rule.nesting import span_of
from kdeck.finding import Finding, Severity

_FAR = 36.0  # points: half an inch, three lines of text
_NEARLY = 0.9
_WHOLE = frozenset({"Figure", "Formula", "Table", "Caption", "Note", "FENote"})
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur", "yi", "ps", "ug", "dv")


@dataclass(frozen=True, slots=True)
class _Block:
    element: Node
    page: int
    box: Box


def check_reading_order(
    root: Node, paintings: Sequence[Painting], file: str, language: str
) -> Iterator[Finding]:
    """Find text that is read after what stands below it or right of it, by a wide margin.

    Figures, tables, notes and captions stand apart on purpose, and count not at all.
    """
    boxes = _boxes(paintings)
    backwards = not language.casefold().startswith(_RIGHT_TO_LEFT)
    for before, after in pairwise(_blocks(root, boxes)):
        if before.page == after.page and _goes_back(before.box, after.box, leftwards=backwards):
            words = " ".join(tree_text(after.element).split())[:40]
            message = f"'{words}' is read after text that stands below it"
            hint = "see that the tags follow the order in which the page is read"
            span = span_of(after.element, file)
            yield Finding("pdf-reading-order", message, hint, span, Severity.WARNING)


def _boxes(paintings: Sequence[Painting]) -> Mapping[tuple[int, int], Box]:
    found: dict[tuple[int, int], Box] = {}
    for painting in paintings:
        for piece in painting.pieces:
            if isinstance(piece.mark, Mark) and not piece.artifact:
                key = (painting.page, piece.mark.mcid)
                found[key] = found[key].union(piece.box) if key in found else piece.box
    return found


def _blocks(node: Node, boxes: Mapping[tuple[int, int], Box]) -> Iterator[_Block]:
    """Walk the elements that hold text themselves; a block on two pages is two."""
    if node.role in _WHOLE:
        return
    inner = [kid for kid in node.kids if isinstance(kid, Node)]
    if any(isinstance(kid, Run) for kid in node.kids) or not any(map(is_block, inner)):
        found: dict[int, Box] = {}
        for leaf in node.leaves():
            box = boxes.get((leaf.page, leaf.mcid)) if isinstance(leaf, Run) else None
            if isinstance(leaf, Run) and box is not None:
                found[leaf.page] = found[leaf.page].union(box) if leaf.page in found else box
        yield from (_Block(node, page, found[page]) for page in sorted(found))
        return
    for kid in inner:
        yield from _blocks(kid, boxes)


def _goes_back(before: Box, after: Box, *, leftwards: bool) -> bool:
    if after.bottom < before.top + _FAR:
        return False
    apart = after.left >= before.right or after.right <= before.left
    if not apart:
        return True
    # A column to the left that is read second; a narrow one stands beside the text on purpose.
    wide = after.right - after.left > _NEARLY * (before.right - before.left)
    return leftwards and wide and after.right <= before.left
