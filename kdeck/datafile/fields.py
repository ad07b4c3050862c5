"""The keys of one mapping, read as what they should be."""

from enum import StrEnum
from typing import Self, TypeVar

from kdeck.datafile import values
from kdeck.datafile.node import Node, kind_of
from kdeck.datafile.reader import child_path
from kdeck.finding import Findings, Span

E = TypeVar("E", bound=StrEnum)


class Fields:
    """Read the keys of one mapping; what is wrong is recorded under one code."""

    def __init__(self, node: Node, findings: Findings, code: str) -> None:
        self.node = node
        self.findings = findings
        self.code = code

    @property
    def keys(self) -> tuple[str, ...]:
        """List the keys that are there."""
        return tuple(self.node.fields)

    @property
    def span(self) -> Span:
        """Name the line of the mapping."""
        return self.findings.span(self.node.line)

    def has(self, key: str) -> bool:
        """Say whether a key has a value that is not empty."""
        node = self.node.fields.get(key)
        return node is not None and node.value not in (None, "", (), {})

    def line(self, key: str) -> int:
        """Give the line of a key, or of the mapping where it lacks the key."""
        return self.node.fields.get(key, self.node).line

    def error(self, key: str, message: str, hint: str) -> None:
        """Record an error at a key, there or not."""
        path = child_path(self.node.path, key) if key else self.node.path
        self.findings.error(self.code, message, hint, Span(self.node.file, self.line(key), path))

    def only(self, *allowed: str) -> None:
        """Record an error for every key that is not allowed."""
        values.only(self.node.fields, allowed, self.findings, self.code)

    def text(self, key: str, default: str | None = None) -> str:
        """Read a text; required where there is no default."""
        node = self._given(key, "...", required=default is None)
        return values.text(node, self.findings, self.code) or default or ""

    def day(self, key: str) -> str:
        """Read a date as ISO 8601 writes it; required."""
        return values.day(self._given(key, "...", required=True), self.findings, self.code)

    def flag(self, key: str) -> bool:
        """Read true or false; false where it is missing."""
        return values.flag(self.node.fields.get(key), self.findings, self.code)

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E | None:
        """Read one word of an enumeration; None, with a finding, where it is no such word."""
        if key not in self.node.fields and default is not None:
            return default
        word = values.choice(self._given(key, "..."), kind, self.findings, self.code)
        return kind(word) if word else None

    def choices(
        self, key: str, kind: type[E], default: tuple[E, ...] | None = None
    ) -> tuple[E, ...]:
        """Read some words of an enumeration; the default, or all, where the key is missing."""
        node = self.node.fields.get(key)
        if node is None:
            return tuple(kind) if default is None else default
        if not isinstance(node.value, tuple):
            self.texts(key)
        words = (values.choice(each, kind, self.findings, self.code) for each in node.entries)
        return tuple(kind(word) for word in words if word)

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts; empty where the key is missing."""
        return values.texts(self.node.fields.get(key), self.findings, self.code)

    def mapping(self, key: str, form: str = "{...}") -> Self | None:
        """Read a mapping below a key; None, with a finding, where there is none.

        form is what it looks like, for the hint.
        """
        node = self._given(key, form)
        if node is None or isinstance(node.value, dict):
            return None if node is None else self._inner(node)
        message = f"'{key}' is {kind_of(node)}, not a mapping"
        self.findings.error(self.code, message, f"write '{key}: {form}'", node)
        return None

    def mappings(self, key: str, *, optional: bool = False) -> tuple[Self, ...]:
        """Read a list of mappings below a key; empty, with a finding, where there is none.

        An optional list may be empty, or not there.
        """
        node = self.node.fields.get(key)
        if node is None or node.value is None or node.value == ():
            if not optional:
                problem = "missing" if node is None else "empty"
                self.error(key, f"'{key}' is {problem}", self._listed(key))
            return ()
        if not isinstance(node.value, tuple):
            self.error(key, f"'{key}' is not a list", self._listed(key))
        return tuple(inner for each in node.entries if (inner := self._inner(each)))

    def named(self, key: str) -> tuple[tuple[str, Self], ...]:
        """Read a mapping of mappings below a key, as pairs of name and mapping."""
        outer = self.mapping(key)
        if outer is None:
            return ()
        pairs = [(name, outer.mapping(name)) for name in outer.keys]
        return tuple((name, inner) for name, inner in pairs if inner is not None)

    def _given(self, key: str, form: str, *, required: bool = True) -> Node | None:
        """Find a key; what is left empty is missing, and may be where it is not required."""
        node = self.node.fields.get(key)
        if node is not None and node.value is not None:
            return node
        if required:
            self.error(key, f"'{key}' is missing", f"add '{key}: {form}'")
        return None

    def _listed(self, key: str) -> str:
        return f"write '{key}:' and items that begin with '-'"

    def _inner(self, node: Node) -> Self | None:
        if isinstance(node.value, dict):
            return type(self)(node, self.findings, self.code)
        values.mapping(node, self.findings, self.code)
        if node.value is None:
            hint = "write 'key: value', or remove it"
            self.findings.error(self.code, "the item is empty", hint, node)
        return None
