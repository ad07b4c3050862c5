"""The values of a PDF as plain Python values, whatever bytes and types a file puts there."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

import pikepdf

_DEEPEST = 32
# Names are UTF-8 by ISO 32000-1, 7.3.5; programs of East Asia write them in the set of theirs.
_ENCODINGS = ("utf-8", "gb18030", "latin-1")


def text_of(value: object) -> str:
    """Give a name or a string as text, in the encoding that its bytes fit; others as written."""
    if isinstance(value, pikepdf.Name):
        return _decoded(bytes(value))
    if isinstance(value, pikepdf.String):
        try:
            return str(value)
        except UnicodeDecodeError:
            return bytes(value).decode("latin-1")
    if isinstance(value, pikepdf.Object):
        return "an object"
    return str(value)


def name_of(holder: pikepdf.Object, key: str, default: str = "") -> str:
    """Give the name that a dictionary keeps under a key, without its slash."""
    value = holder.get(key)
    return text_of(value)[1:] if isinstance(value, pikepdf.Name) else default


def entries_of(holder: object) -> Iterator[tuple[str, object]]:
    """Walk the keys, without their slash, and values of a dictionary or a stream's dictionary."""
    if not isinstance(holder, pikepdf.Dictionary | pikepdf.Stream):
        return
    for key in holder.keys():  # noqa: SIM118
        # A name that is no text cannot be asked for by it.
        with suppress(TypeError, ValueError):
            yield _decoded(key.encode("utf-8", "surrogateescape"))[1:], holder.get(key)


def numbered(tree: object) -> Mapping[int, pikepdf.Object]:
    """Read a number tree (ISO 32000-1, 7.9.7); without what is malformed or circular."""
    found: dict[int, pikepdf.Object] = {}
    seen: set[tuple[int, int]] = set()
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or depth > _DEEPEST:
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        kids, numbers = node.get("/Kids"), node.get("/Nums")
        waiting += [(k, depth + 1) for k in kids] if isinstance(kids, pikepdf.Array) else []
        listed = iter(list(numbers) if isinstance(numbers, pikepdf.Array) else [])
        for key, value in zip(listed, listed, strict=False):
            if isinstance(key, int) and isinstance(value, pikepdf.Object):
                found[key] = value
    return found


def _decoded(data: bytes) -> str:
    for encoding in _ENCODINGS:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise AssertionError("any byte is a character of Latin-1")
