"""The one reader of JSON that people keep: plain data, with the place of every value.

Python's own decoder judges the text; what it takes is walked once more, for the lines.
"""

import json
import re
from bisect import bisect_right

from kdeck.datafile.characters import normal, unprintable, without_unprintable
from kdeck.datafile.node import Node
from kdeck.datafile.reader import MAX_DEPTH, child_path
from kdeck.finding import Findings

_SPACE = re.compile(r"[ \t\n\r]*")


def read_json(text: str, findings: Findings, code: str) -> Node | None:
    """Read a text of JSON, its texts in normal form C; None, with a finding, where it is none."""
    try:
        json.loads(text)
        return _Walker(text, findings, code).root()
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        problem = getattr(error, "msg", "a number is too long, or the lists are too deep").lower()
        message = f"this is not valid JSON: {problem}"
        findings.error(code, message, "check the commas and quotes", line)
        return None


class _Walker:
    """Build nodes from a text that is known to be valid."""

    def __init__(self, text: str, findings: Findings, code: str) -> None:
        self._text = text
        self._findings = findings
        self._code = code
        self._starts = [match.end() for match in re.finditer("\n", text)]
        self._scalar = json.JSONDecoder().raw_decode
        self._at = 0

    def root(self) -> Node:
        self._skip()
        return self._node("$", None, 0)

    def _node(self, path: str, key_line: int | None, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise RecursionError(path)
        begins = self._line()
        line = begins if key_line is None else key_line
        file = self._findings.file
        match self._text[self._at]:
            case "{":
                return Node(self._mapping(path, depth), file, line, path, begins)
            case "[":
                return Node(self._entries(path, depth), file, line, path, begins)
        value, self._at = self._scalar(self._text, self._at)
        if isinstance(value, str):
            value = self._sound(value, line)
        return Node(value, file, line, path, begins)

    def _mapping(self, path: str, depth: int) -> dict[str, Node]:
        found: dict[str, Node] = {}
        self._at += 1
        while self._next("}"):
            line = self._line()
            raw, self._at = self._scalar(self._text, self._at)
            key = self._sound(raw, line)
            self._skip()
            self._at += 1  # the colon
            self._skip()
            node = self._node(child_path(path, key), line, depth + 1)
            if key in found:
                message = f"the key '{key}' stands twice"
                self._findings.error(self._code, message, "keep one of them", node)
            else:
                found[key] = node
        return found

    def _entries(self, path: str, depth: int) -> tuple[Node, ...]:
        found: list[Node] = []
        self._at += 1
        while self._next("]"):
            found.append(self._node(f"{path}[{len(found)}]", None, depth + 1))
        return tuple(found)

    def _next(self, end: str) -> bool:
        """Step over a comma, or the end; say whether there is one more value."""
        self._skip()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip()
        more = self._text[self._at] != end
        if not more:
            self._at += 1
        return more

    def _skip(self) -> None:
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at

    def _line(self) -> int:
        return bisect_right(self._starts, self._at) + 1

    def _sound(self, text: str, line: int) -> str:
        if flaw := unprintable(text):
            self._findings.error(self._code, flaw[0], flaw[1], line)
            text = without_unprintable(text)
        return normal(text)
