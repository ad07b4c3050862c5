"""Which elements of a PDF 2.0 tree may stand in which (ISO/TS 32005, table 5)."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kdeck.check.pdf.read.node import Node, Run
from kdeck.check.pdf.rule.namespace import is_standard
from kdeck.check.pdf.rule.nesting import span_of
from kdeck.finding import Finding

_FILE = Path(__file__).parents[2] / "data" / "containment.toml"
_LEVEL = re.compile(r"H[1-9]\d*")
# What is in these is judged as if it were in the element around them.
_CLEAR = frozenset({"NonStruct", "Div", "Part"})
_HINT = "nest the tags as their types ask for"


@dataclass(frozen=True, slots=True)
class _Row:
    never: frozenset[str]
    once: frozenset[str]
    content: bool


def check_containment(root: Node, file: str) -> Iterator[Finding]:
    """Judge each element of a file that claims part 2 by those in it, each pair of types once."""
    seen: set[str] = set()
    for parent in root.elements():
        row = _table().get(_kind(parent)) if parent is root or is_standard(parent) else None
        if row is None or _kind(parent) in _CLEAR:
            continue
        for problem in _problems(parent, row):
            if problem not in seen:
                seen.add(problem)
                yield Finding("pdf-nesting", problem, _HINT, span_of(parent, file))


@cache
def _table() -> Mapping[str, _Row]:
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        kind: _Row(
            frozenset(row.get("never", "").split()),
            frozenset(row.get("once", "").split()),
            row.get("content", True),
        )
        for kind, row in rows.items()
    }


def _kind(element: Node) -> str:
    return "Hn" if _LEVEL.fullmatch(element.role) else element.role


def _problems(parent: Node, row: _Row) -> Iterator[str]:
    inside = tuple(_inside(parent))
    for kid in inside:
        if isinstance(kid, Node) and _kind(kid) in row.never:
            yield f"an element {kid.role} is in {parent.role}, where PDF 2.0 has no place for it"
    if not row.content and any(isinstance(kid, Run) for kid in inside):
        yield f"an element {parent.role} holds text or drawings without an element of their own"
    direct = Counter(_kind(kid) for kid in parent.kids if isinstance(kid, Node))
    for kind in sorted(row.once):
        if direct[kind] > 1:
            yield f"an element {parent.role} has {direct[kind]} elements {kind}"


def _inside(parent: Node) -> Iterator[Node | Run]:
    for kid in parent.kids:
        if isinstance(kid, Run):
            yield kid
        elif isinstance(kid, Node) and is_standard(kid):
            yield kid
            if _kind(kid) in _CLEAR:
                yield from _inside(kid)
