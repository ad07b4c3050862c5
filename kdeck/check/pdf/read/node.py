"""The structure tree of a PDF as plain values: elements, runs of text, annotations."""

from collections.abc import Iterator
from dataclasses import dataclass

Value = str | int | float | bool | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """Keep one structure attribute with the owner that gives it its meaning."""

    owner: str
    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Run:
    """Keep the text of one marked-content sequence; `page` counts from 0."""

    text: str
    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """Keep an annotation that belongs to an element; `target` is an address or a destination."""

    subtype: str
    page: int | None
    target: str | None
    contents: str | None


@dataclass(frozen=True, slots=True)
class Node:
    """Keep one structure element: `type` as written, `role` as its role map resolves it.

    `space` is the address of the namespace that the element names, `role_space` that of its role.
    """

    type: str
    role: str
    kids: tuple["Node | Run | Annotation", ...] = ()
    alt: str | None = None
    actual_text: str | None = None
    lang: str | None = None
    expansion: str | None = None
    title: str | None = None
    id: str | None = None
    attributes: tuple[Attribute, ...] = ()
    space: str | None = None
    role_space: str | None = None

    @property
    def pages(self) -> tuple[int, ...]:
        """List the pages with content of the element, counted from 0."""
        found = {node.page for node in self.leaves() if node.page is not None}
        return tuple(sorted(found))

    def leaves(self) -> Iterator[Run | Annotation]:
        """Walk the text and annotations below, in the order of the structure."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.leaves()
            else:
                yield kid

    def elements(self) -> Iterator["Node"]:
        """Walk this element and those below, each before its kids."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.elements()

    def attribute(self, name: str) -> Value | None:
        """Give the value of an attribute by name, whoever owns it; None where there is none."""
        return next((a.value for a in self.attributes if a.name == name), None)
