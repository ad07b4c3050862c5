"""The boxes of a list of tasks, '- [ ] Bring your card', which a checklist draws itself."""

from markdown_it.tree import SyntaxTreeNode

_OPEN = {"[ ]", "[]"}


def drop_boxes(node: SyntaxTreeNode) -> None:
    """Leave out the empty boxes at the beginning of the items of a list, and of lists inside it."""
    for child in node.children:
        if node.type == "list_item" and child.type == "paragraph":
            _drop_box(child.children[0])
        drop_boxes(child)


def _drop_box(inline: SyntaxTreeNode) -> None:
    if not inline.children:
        return
    first, *rest = inline.children
    if first.type != "literal" or first.content not in _OPEN:
        return
    inline.children = rest
    if rest and rest[0].type == "text" and rest[0].token:
        rest[0].token.content = rest[0].content.lstrip()
