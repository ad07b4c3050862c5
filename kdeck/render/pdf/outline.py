"""The bookmarks of a file, which mirror its headings."""

from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Lead to the destination of a heading; level counts from 1."""

    title: str
    level: int
    destination: str


def write_outline(
    document: PDFDocument, bookmarks: list[Bookmark], places: dict[str, PDFDictionary]
) -> PDFObjectReference:
    """Write the outline tree (ISO 32000-1, 12.3.3); places maps destinations to actions."""
    parents: list[int] = []
    path: list[tuple[int, int]] = []
    for index, bookmark in enumerate(bookmarks):
        while path and path[-1][0] >= bookmark.level:
            path.pop()
        parents.append(path[-1][1] if path else -1)
        path.append((bookmark.level, index))
    kids: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        kids.setdefault(parent, []).append(index)
    nodes = [PDFDictionary({}) for _ in bookmarks]
    root = PDFDictionary({"Type": PDFName("Outlines")})
    names = {-1: document.Reference(root)} | {
        index: document.Reference(node) for index, node in enumerate(nodes)
    }
    for parent, children in kids.items():
        owner = root if parent < 0 else nodes[parent]
        owner.dict.update(First=names[children[0]], Last=names[children[-1]])
        owner.dict["Count"] = len(bookmarks) if parent < 0 else len(children)
        for position, index in enumerate(children):
            node = nodes[index].dict
            node["Title"] = PDFString(bookmarks[index].title)
            node["Parent"] = names[parent]
            node["A"] = places[bookmarks[index].destination]
            if position:
                node["Prev"] = names[children[position - 1]]
            if position + 1 < len(children):
                node["Next"] = names[children[position + 1]]
    return names[-1]
