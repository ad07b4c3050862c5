"""Placeholders, and those of layout and master that they take their looks from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from kdeck.ooxml.names import find, name

# A master has few types: the others take their looks from the nearest of these.
_OF_MASTER = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
_ONLY_ONE = frozenset({"title", "ctrTitle", "dt", "ftr", "sldNum", "hdr", "subTitle"})


_Marked = tuple[tuple[_Element, _Element], ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """Hold the type of a placeholder, and its parents, the nearest first."""

    kind: str
    parents: tuple[_Element, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """Hold the placeholders of a layout or a master, each with the mark that makes it one."""

    on_master: bool
    marked: _Marked


def offered_by(part: _Element) -> Offered:
    """List the placeholders of a layout or a master."""
    return Offered(part.tag == name("p:sldMaster"), tuple(_placeholders(part)))


def slot_of(element: _Element, parts: Sequence[Offered]) -> Slot | None:
    """Read what a shape is a placeholder for; parts are the layout and the master below it."""
    mark = find(element, "*/p:nvPr/p:ph")
    if mark is None:
        return None
    kind, index = mark.get("type", ""), mark.get("idx", "0")
    parents = []
    for part in parts:
        below = part.marked
        parent = _on_master(kind, below) if part.on_master else _on_layout(kind, index, below)
        if parent is not None and parent is not element:
            parents.append(parent)
            own = find(parent, "*/p:nvPr/p:ph")
            kind = kind or (own.get("type", "") if own is not None else "")
    return Slot(kind or "obj", tuple(parents))


def _on_layout(kind: str, index: str, offered: _Marked) -> _Element | None:
    same = (e for e, mark in offered if kind in _ONLY_ONE and mark.get("type") == kind)
    by_index = (e for e, mark in offered if index != "0" and mark.get("idx") == index)
    first = next(same, None) if kind in _ONLY_ONE - {"subTitle"} else None
    found = first if first is not None else next(by_index, None)
    if found is not None:
        return found
    if kind in {"title", "ctrTitle"}:
        titles = (e for e, mark in offered if mark.get("type") in {"title", "ctrTitle"})
        return next(titles, None)
    like = (
        e for e, mark in offered if mark.get("type", "") == kind and mark.get("idx", "0") == index
    )
    return next(like, None)


def _on_master(kind: str, offered: _Marked) -> _Element | None:
    wanted = _OF_MASTER.get(kind, "body")
    return next((e for e, mark in offered if mark.get("type") == wanted), None)


def _placeholders(
    part: _Element,
) -> Iterator[tuple[_Element, _Element]]:
    tree = find(part, "p:cSld/p:spTree")
    for element in tree if tree is not None else ():
        mark = find(element, "*/p:nvPr/p:ph")
        if mark is not None:
            yield element, mark
