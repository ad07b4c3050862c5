"""The bookmarks of a file, which mirror its headings."""

from dataclasses import dataclass

from kdeck.render.pdf.file.objects import Objects, Reference, text_string


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Lead to the destination of a heading; level counts from 1."""

    title: str
    level: int
    destination: str


def write_outline(
    objects: Objects, bookmarks: list[Bookmark], actions: dict[str, str]
) -> Reference:
    """Write the outline tree (ISO 32000-1, 12.3.3); actions are those of the destinations."""
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
    below = [0] * (len(bookmarks) + 1)
    for index in reversed(range(len(bookmarks))):
        below[parents[index]] += below[index] + 1
    root = objects.reserve()
    names = [objects.reserve() for _ in bookmarks]
    for parent, children in kids.items():
        for position, index in enumerate(children):
            bookmark = bookmarks[index]
            entries = f"/Title {text_string(bookmark.title)}/Parent {[*names, root][parent]}"
            entries += f"/A {actions[bookmark.destination]}"
            if position:
                entries += f"/Prev {names[children[position - 1]]}"
            if position + 1 < len(children):
                entries += f"/Next {names[children[position + 1]]}"
            entries += _ends(names, kids.get(index, []), below[index])
            objects.put(names[index], f"<<{entries}>>")
    objects.put(root, f"<</Type/Outlines{_ends(names, kids.get(-1, []), below[-1])}>>")
    return root


def _ends(names: list[Reference], children: list[int], count: int) -> str:
    """Name the first and the last of some kids, and count all that is shown below."""
    if not children:
        return ""
    return f"/First {names[children[0]]}/Last {names[children[-1]]}/Count {count}"
