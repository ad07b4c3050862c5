"""The keys at the end of an item of a list, '- a seizure {#seizure}', which no reader sees."""

import re

from markdown_it.tree import SyntaxTreeNode

_KEYS = re.compile(r"\{\s*((?:#[a-z][a-z0-9-]*\s*)+)\}")


def take_keys(item: SyntaxTreeNode) -> tuple[str, ...]:
    """Take the keys off the first paragraph of an item; none where it ends without them."""
    first = item.children[0] if item.children else None
    if first is None or first.type != "paragraph" or not first.children[0].children:
        return ()
    inline = first.children[0]
    *rest, last = inline.children
    keys = _KEYS.fullmatch(last.content) if last.type == "literal" else None
    if keys is None:
        return ()
    inline.children = rest
    if rest and rest[-1].type == "text" and rest[-1].token:
        rest[-1].token.content = rest[-1].content.rstrip()
    return tuple(key.removeprefix("#") for key in keys[1].split())
