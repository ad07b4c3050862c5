"""One value of a data file, which knows where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from kdeck.finding import Span

Scalar = str | int | float | bool | None
Plain = Scalar | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Node:
    """Hold one value: a scalar, a tuple of nodes, or a mapping of keys to nodes.

    line is where its key stands, or where it begins itself; begins is where it begins, from 1.
    """

    value: "Scalar | tuple[Node, ...] | dict[str, Node]"
    file: str
    line: int
    path: str
    begins: int

    @property
    def span(self) -> Span:
        """Give the place."""
        return Span(self.file, self.line, self.path)

    @property
    def fields(self) -> "dict[str, Node]":
        """Give the entries of a mapping; none for another kind of value."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def entries(self) -> "tuple[Node, ...]":
        """Give the entries of a list; none for another kind of value."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def plain(self) -> Plain:
        """Give the bare value, of dicts, lists and scalars."""
        match self.value:
            case dict(entries):
                return {key: child.plain for key, child in entries.items()}
            case tuple(entries):
                return [child.plain for child in entries]
            case scalar:
                return scalar

    def walk(self) -> "Iterator[Node]":
        """Give this node and all below it, in the order of the file."""
        yield self
        for child in (*self.fields.values(), *self.entries):
            yield from child.walk()


def kind_of(node: Node) -> str:
    """Name the kind of a value for a person."""
    match node.value:
        case None:
            return "empty"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case tuple():
            return "a list"
    return "a mapping"
