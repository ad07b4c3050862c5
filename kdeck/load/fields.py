"""Typed reading of data files: what is wrong is recorded with its path and line."""

import difflib
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from kdeck.datafile import Data, DataError, DataFile, child_path, parse_yaml
from kdeck.finding import Finding, Span
from kdeck.load.printed import flaw_of
from kdeck.load.source import Source
from kdeck.load.typeset import title_text
from kdeck.model.audience import Audience, Worded

E = TypeVar("E", bound=StrEnum)


def parse_fields(text: str, source: Source, code: str, first_line: int = 1) -> "Fields | None":
    """Parse a YAML mapping; None, with a finding, where it is not one."""
    try:
        file = parse_yaml(text, first_line)
    except DataError as error:
        source.error(code, error.message, error.hint, error.line)
        return None
    if not isinstance(file.data, dict):
        source.error(
            code,
            "the data is not a list of 'key: value' lines",
            "see the shipped files",
            first_line,
        )
        return None
    return Fields(file.data, "$", file, source, code)


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Word a hint that proposes the known name closest to a word."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f"did you mean '{close[0]}'?" if close else otherwise


class Fields:
    """Read the keys of one mapping."""

    def __init__(
        self, data: dict[str, Data], path: str, file: DataFile, source: Source, code: str
    ) -> None:
        self.data = data
        self.path = path
        self.source = source
        self._file = file
        self._code = code

    @property
    def span(self) -> Span:
        """Name the place of the mapping."""
        return self.source.span(self._file.line(self.path))

    def line(self, key: str) -> int | None:
        """Give the line of a key."""
        return self._file.line(child_path(self.path, key))

    def error(self, key: str, message: str, hint: str) -> None:
        """Record an error at a key."""
        path = child_path(self.path, key) if key else self.path
        span = Span(self.source.file, self._file.line(path), path)
        self.source.findings.append(Finding(self._code, message, hint, span))

    def only(self, *allowed: str) -> None:
        """Record an error for every key that is not allowed."""
        for key in self.data:
            if key not in allowed:
                hint = nearest(key, allowed, f"the keys are {', '.join(allowed)}")
                self.error(key, f"the key '{key}' is not known", hint)

    def text(self, key: str, default: str | None = None) -> str:
        """Read a text; required where there is no default."""
        value = self.data.get(key)
        if value is None:
            if default is None:
                self.error(key, f"'{key}' is missing", f"add '{key}: ...'")
            return default or ""
        # A number is no text: 'number: 000' would lose its zeros and 'version: 1.10' its last one.
        if not isinstance(value, str) or not value.strip():
            self.error(key, f"'{key}' is not a text", f"write '{key}: \"...\"'")
            return default or ""
        return value.strip()

    def printed(self, key: str, default: str | None = None) -> str:
        """Read a one-line text ready for print, with an error where markup stands in it."""
        text = self.text(key, default)
        if flaw := flaw_of(text):
            message, hint = flaw
            span = Span(self.source.file, self.line(key), child_path(self.path, key))
            self.source.findings.append(Finding("markup-literal", message, hint, span))
        return title_text(text)

    def flag(self, key: str) -> bool:
        """Read true or false; false where it is missing."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            self.error(key, f"'{key}' is neither true nor false", f"write '{key}: true'")
            return False
        return value

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E | None:
        """Read one word of an enumeration; None, with a finding, where it is no such word."""
        if key not in self.data and default is not None:
            return default
        text = self.text(key)
        return self._member(key, text, kind) if text else None

    def choices(
        self, key: str, kind: type[E], default: tuple[E, ...] | None = None
    ) -> tuple[E, ...]:
        """Read some words of an enumeration; the default, or all, where the key is missing."""
        if key not in self.data:
            return tuple(kind) if default is None else default
        members = [self._member(key, text, kind) for text in self.texts(key)]
        return tuple(member for member in members if member is not None)

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts; empty where the key is missing."""
        value = self.data.get(key)
        if value is None:
            return ()
        texts = [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
        if not isinstance(value, list) or len(texts) < len(value):
            self.error(key, f"'{key}' is not a list of texts", f"write '{key}: [..., ...]'")
            return ()
        return tuple(texts)

    def worded(self, key: str, *, required: bool = True) -> Worded[str] | None:
        """Read a text in both wordings, ready for print.

        None where it is missing or, with findings, wrong.
        """
        if self.data.get(key) is None and not required:
            return None
        inner = self.mapping(key)
        if inner is None:
            return None
        inner.only(*Audience)
        spans = tuple(self.source.span(inner.line(audience)) for audience in Audience)
        return Worded(inner.printed("plain"), inner.printed("clinician"), spans)

    def mapping(self, key: str) -> "Fields | None":
        """Read a mapping below a key; None, with a finding, where there is none."""
        value = self.data.get(key)
        if not isinstance(value, dict):
            problem = "missing" if value is None else "not a mapping"
            self.error(key, f"'{key}' is {problem}", f"write '{key}: {{...}}'")
            return None
        return self._inner(value, child_path(self.path, key))

    def mappings(self, key: str, *, optional: bool = False) -> tuple["Fields", ...]:
        """Read a list of mappings below a key; empty, with a finding, where there is none.

        An optional list may be empty, or not there.
        """
        value = self.data.get(key)
        if optional and value in (None, []):
            return ()
        path = child_path(self.path, key)
        if not isinstance(value, list) or not value:
            self.error(
                key, f"'{key}' is not a list", f"write '{key}:' and items that begin with '-'"
            )
            return ()
        found = []
        for index, item in enumerate(value):
            inner = child_path(path, index)
            if isinstance(item, dict):
                found.append(self._inner(item, inner))
            else:
                span = Span(self.source.file, self._file.line(inner), inner)
                self.source.findings.append(
                    Finding(self._code, "the item is not a mapping", "write 'key: value'", span)
                )
        return tuple(found)

    def named(self, key: str) -> tuple[tuple[str, "Fields"], ...]:
        """Read a mapping of mappings below a key, as pairs of name and mapping."""
        outer = self.mapping(key)
        if outer is None:
            return ()
        pairs = [(name, outer.mapping(name)) for name in outer.data]
        return tuple((name, inner) for name, inner in pairs if inner is not None)

    def _inner(self, data: dict[str, Data], path: str) -> "Fields":
        return Fields(data, path, self._file, self.source, self._code)

    def _member(self, key: str, text: str, kind: type[E]) -> E | None:
        if text in set(kind):
            return kind(text)
        hint = nearest(text, list(kind), f"choose one of {', '.join(kind)}")
        self.error(key, f"'{text}' is not a value of '{key}'", hint)
        return None
