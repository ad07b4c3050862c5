"""The words of a handout in reading order, taken from the plan and not from the renderer."""

from collections.abc import Iterator

from kdeck.check.pdf.read.node import Node
from kdeck.check.pdf.read.tagtree import counts, tree_text
from kdeck.model.scene import Label
from kdeck.plan.handout.model import (
    Box,
    Columns,
    Contents,
    Flank,
    Flow,
    Frames,
    Grid,
    Handout,
    Illustration,
    Item,
    ItemList,
    Kept,
    Prose,
    SideRow,
    StepList,
)
from kdeck.plan.text.run import run_text


def handout_words(handout: Handout, root: Node) -> list[str]:
    """Split all that is read of a handout into words; only the tree knows the pages of headings."""
    texts = [handout.masthead.clinic, handout.masthead.kind]
    waiting: list[str] = []
    follows = _behind_contents(root)
    for item in handout.items:
        if isinstance(item, Contents):
            waiting = list(_contents(item, root))
            continue
        if isinstance(item, Prose) and item.level and run_text(item.runs) == follows:
            texts.extend(waiting)
            waiting = []
        texts.extend(_texts(item))
    assert " ".join(waiting) == ""
    return " ".join(texts).split()


def _behind_contents(root: Node) -> str:
    """Give the heading before which the contents stand; empty where there are none."""
    nodes = list(root.elements())
    at = next((index for index, node in enumerate(nodes) if node.role == "TOC"), len(nodes))
    return next((tree_text(node) for node in nodes[at:] if node.role.startswith("H")), "")


def _contents(contents: Contents, root: Node) -> Iterator[str]:
    """Word the contents, if there are any, with the pages on which the tree has the headings."""
    pages = {tree_text(node): node.pages[0] + 1 for node in root.elements() if node.role == "H2"}
    if "TOC" not in counts(root):
        return
    yield run_text(contents.heading.runs)
    for entry in contents.entries:
        words = run_text(entry.runs)
        yield f"{words} {pages[words]}"


def _texts(item: Item) -> Iterator[str]:
    match item:
        case Prose():
            yield run_text(item.runs)
        case ItemList():
            for entry in item.entries:
                yield entry.label
                yield from _all(entry.items)
        case StepList():
            for step in item.entries:
                yield step.label
                yield from _all((step.time, step.title, *step.items))
        case Grid():
            yield from _grid(item)
        case Illustration():
            yield from (part.text for part in item.scene.items if isinstance(part, Label))
            yield from _all((item.caption,) if item.caption else ())
        case Frames():
            for picture, items in item.frames:
                yield from _all((picture, *items))
        case Box():
            yield from _all((item.heading, *item.items) if item.heading else item.items)
        case Kept() | Flow() | Columns() | Flank() | SideRow():
            yield from _all(_inside(item))


def _inside(item: Kept | Flow | Columns | Flank | SideRow) -> tuple[Item, ...]:
    match item:
        case Kept() | Flow():
            return item.items
        case Columns():
            return tuple(inner for column in item.columns for inner in column)
        case Flank():
            return (*item.items, item.picture)
        case SideRow():
            return (*item.side, *item.main)


def _all(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield from _texts(item)


def _grid(grid: Grid) -> Iterator[str]:
    if grid.caption:
        yield run_text(grid.caption.runs)
    for row in (grid.header, *grid.rows):
        for cell in row:
            yield run_text(cell.runs)
