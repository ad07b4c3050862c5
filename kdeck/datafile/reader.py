"""The one reader of YAML: plain data, with the place of every value.

Nothing is run, expanded or fetched: there are no anchors, aliases or tags, and depth and number of
values are limited while a text is parsed. libyaml reads what it can; whatever it refuses is read
again by the parser in Python, whose words people get. Texts come in normal form C.
"""

import re
from collections.abc import Iterator
from typing import assert_never

from kdeck.datafile.characters import normal, unprintable, without_unprintable
from kdeck.datafile.events import Event, Kind, OtherParserError, careful_events, quick_events
from kdeck.datafile.node import Node, Scalar, kind_of
from kdeck.datafile.refusal import YamlError
from kdeck.finding import Findings

MAX_DEPTH = 20
MOST_VALUES = 100_000
LONGEST_TEXT = 2_000
_LONGEST_NUMBER = 18
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]*")
_TAG = "tag:yaml.org,2002:"
_NO_TAGS = (None, "!", f"{_TAG}str", f"{_TAG}map", f"{_TAG}seq")
# The core schema of YAML 1.2, without what only programmers write, such as 0x1F, 1e3 and .inf.
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(r"[-+]?([0-9]+|[0-9]*\.[0-9]+)")
_CURLY = re.compile("[“”„«][^“”„«»]*[“”»]?|[^“”„«»]*[“”»]")


def read_mapping(
    text: str,
    findings: Findings,
    code: str,
    *,
    first_line: int = 1,
    most: int = MOST_VALUES,
    example: str = "key: value",
) -> Node | None:
    """Read a text that holds keys with values; empty where it holds nothing.

    first_line is the line of the file on which the text begins, and most the number of values it
    may have. None, with a finding, where it cannot be read; example is a line to begin it with.
    """
    root = read_yaml(text, findings, code, first_line=first_line, most=most)
    if root is None or isinstance(root.value, dict):
        return root
    if root.value is None:
        return Node({}, root.file, root.line, root.path, root.begins)
    message = f"this is {kind_of(root)}, and keys with values are expected"
    findings.error(code, message, f"begin it with a line such as '{example}'", root.line)
    return None


def read_yaml(
    text: str, findings: Findings, code: str, *, first_line: int = 1, most: int = MOST_VALUES
) -> Node | None:
    """Read a text of YAML 1.2; None, with a finding, where it cannot be read."""
    flaw = unprintable(text)
    text = normal(text)
    before = len(findings.found)
    builder = _Builder(findings, code, first_line, most, has_escapes="\\" in text)
    for events in () if flaw else (quick_events, careful_events):
        findings.take_since(before)
        try:
            return builder.document(events(text))
        except OtherParserError:
            continue
        except YamlError as refused:
            flaw = refused.message, refused.hint, refused.line
            # What is too much for one parser is too much for the other, and slower.
            if isinstance(refused, _LimitError):
                break
    assert flaw is not None, "a text is neither read nor refused"
    findings.take_since(before)
    message, hint, line = flaw
    findings.error(code, message, hint, first_line + line - 1)
    return None


class _LimitError(YamlError):
    """Say that a text holds too much."""


class _Builder:
    """Build nodes from events; what keeps no value from being read is recorded on the way.

    Without escapes, a text that was found sound holds nothing but sound values.
    """

    def __init__(
        self, findings: Findings, code: str, first_line: int, most: int, *, has_escapes: bool
    ) -> None:
        self._findings = findings
        self._file = findings.file
        self._code = code
        self._first = first_line
        self._most = most
        self._has_escapes = has_escapes
        self._count = 0
        self._events: Iterator[Event] = iter(())

    def document(self, events: Iterator[Event]) -> Node:
        self._events, self._count = events, 0
        root = Node(None, self._file, self._first, "$", self._first)
        for number, event in enumerate(events):
            if number:
                hint = "remove the line '---' and what follows"
                raise self._refused("the file holds more than one document", hint, event)
            assert event.kind is Kind.DOCUMENT, event
            root = self._node(next(events), "$", 0, None)
        return root

    def _refused(self, message: str, hint: str, event: Event) -> YamlError:
        return YamlError(message, hint, event.line + 1)

    def _node(self, event: Event, path: str, depth: int, key_line: int | None) -> Node:
        if depth > MAX_DEPTH:
            message = f"this is nested more than {MAX_DEPTH} levels deep"
            raise _LimitError(message, "use fewer levels", event.line + 1)
        self._admit(event)
        begins = self._first + event.line
        line = begins if key_line is None else key_line
        value: Scalar | tuple[Node, ...] | dict[str, Node]
        match event.kind:
            case Kind.SCALAR:
                value = self._scalar(event, line)
            case Kind.MAPPING:
                value = self._mapping(path, depth + 1)
            case Kind.SEQUENCE:
                value = tuple(self._entries(path, depth + 1))
            case Kind.ALIAS | Kind.END | Kind.DOCUMENT:
                raise AssertionError(event)
            case _:
                assert_never(event.kind)
        return Node(value, self._file, line, path, begins)

    def _admit(self, event: Event) -> None:
        """Count a value or a key, and refuse what would make more of it than is written."""
        self._count += 1
        if self._count > self._most:
            message = f"the file has more than {self._most:,} values"
            raise _LimitError(message, "shorten it", event.line + 1)
        if event.anchor is not None:
            name = "alias" if event.kind is Kind.ALIAS else "anchor"
            message = f"the {name} '{event.anchor}' is not supported"
            raise self._refused(message, "write the value out where it is needed", event)
        if event.tag not in _NO_TAGS:
            message = f"the tag '{str(event.tag).removeprefix(_TAG)}' is not supported"
            raise self._refused(message, "write the value without it", event)

    def _entries(self, path: str, depth: int) -> Iterator[Node]:
        index = 0
        while (event := next(self._events)).kind is not Kind.END:
            yield self._node(event, f"{path}[{index}]", depth, None)
            index += 1

    def _mapping(self, path: str, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        while (event := next(self._events)).kind is not Kind.END:
            self._admit(event)
            if event.kind is not Kind.SCALAR:
                raise self._refused("a key is not a word", "write keys as plain words", event)
            line = self._first + event.line
            key = self._sound(event.text, line)
            node = self._node(next(self._events), child_path(path, key), depth, line)
            if key in found:
                message = f"the key '{key}' stands twice"
                self._findings.error(self._code, message, "keep one of them", node)
            else:
                found[key] = node
        return found

    def _scalar(self, event: Event, line: int) -> Scalar:
        text = event.text
        if len(text) > LONGEST_TEXT:
            hint = f"say it in {LONGEST_TEXT:,} or fewer"
            self._findings.error(self._code, f"this text has {len(text):,} characters", hint, line)
            return text[:LONGEST_TEXT]
        return self._resolved(text, line) if event.is_plain else self._sound(text, line)

    def _sound(self, text: str, line: int) -> str:
        if self._has_escapes and (flaw := unprintable(text)):
            message, hint, _ = flaw
            self._findings.error(self._code, message, hint, line)
            text = without_unprintable(text)
        return normal(text) if self._has_escapes else text

    def _resolved(self, text: str, line: int) -> Scalar:
        """Read what stands without quotation marks: a constant, a number or a text."""
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if number := _NUMBER.fullmatch(text):
            if len(text) <= _LONGEST_NUMBER:
                return int(text) if number[1].isdigit() else float(text)
            hint = "put it in double quotes, if it is text"
            self._findings.error(self._code, "this number is too long", hint, line)
        elif _CURLY.fullmatch(text):
            message = f"'{text}' stands in curly quotation marks, which would be printed"
            hint = f'write it in straight ones: "{text.strip("“”„«»")}"'
            self._findings.error(self._code, message, hint, line)
        return text


def child_path(path: str, key: str) -> str:
    """Extend a path by a key."""
    return f"{path}.{key}" if _PLAIN_KEY.fullmatch(key) else f'{path}["{key}"]'
