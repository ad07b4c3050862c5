"""The bookmarks of a file, which mirror its headings.

reportlab's outline leads to places on pages alone, where PDF/UA-2 wants the structure element too
(ISO 14289-2, 8.8), needs its own canvas, and refuses a level that skips.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kdeck.render.pdf.file.bookmark import Bookmark
from kdeck.render.pdf.file.document import Document
from kdeck.render.pdf.file.objects import Dict, Reference, Text, Value


@dataclass(slots=True)
class _Node:
    """Hold an entry that may get kids, with the last of them; the root has level 0."""

    entry: Dict
    reference: Reference
    level: int
    last: "_Node | None" = None


def outline(
    document: Document, bookmarks: Iterable[Bookmark], actions: Mapping[str, Value]
) -> Reference:
    """Add the outline tree (ISO 32000-1, 12.3.3); actions are those of the destinations."""
    root = Dict({"Type": "/Outlines"})
    reference = document.refer(root)
    path = [_Node(root, reference, 0)]
    for bookmark in bookmarks:
        while path[-1].level >= bookmark.level:
            path.pop()
        title, action = Text(bookmark.title), actions[bookmark.destination]
        entry = Dict({"Title": title, "Parent": path[-1].reference, "A": action})
        node = _Node(entry, document.refer(entry), bookmark.level)
        _hang(node, path[-1])
        for above in path:  # all is shown below each
            above.entry["Count"] = above.entry.dict.get("Count", 0) + 1
        path.append(node)
    return reference


def _hang(node: _Node, parent: _Node) -> None:
    """Make a node the last kid of its parent."""
    if parent.last is None:
        parent.entry["First"] = node.reference
    else:
        node.entry["Prev"] = parent.last.reference
        parent.last.entry["Next"] = node.reference
    parent.entry["Last"] = node.reference
    parent.last = node
