"""Changing some objects of a list in a JSON file; the rest stays as somebody wrote it."""

import json
import re
from collections.abc import Callable, Iterator

from kdeck.datafile.node import Plain

_BETWEEN = re.compile(r"[\s,]*")
_SECOND_LINE = re.compile(r"\n([ \t]*)")

Mapping = dict[str, Plain]


def with_objects(text: str, change: Callable[[Mapping], Mapping]) -> str:
    """Write those objects of a list anew that change makes others of; text is a valid JSON list.

    An object keeps its indentation.
    """
    parts, done = list[str](), 0
    for start, end, before in _objects(text):
        after = change(before)
        if after != before:
            parts += [text[done:start], _written(after, text, start, end)]
            done = end
    return "".join((*parts, text[done:]))


def _objects(text: str) -> Iterator[tuple[int, int, Mapping]]:
    decode, at = json.JSONDecoder().raw_decode, text.index("[") + 1
    while text[at := _after(text, at)] != "]":
        value, end = decode(text, at)
        if isinstance(value, dict):
            yield at, end, value
        at = end


def _after(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def _written(value: Mapping, text: str, start: int, end: int) -> str:
    """Write an object with the indentation, and the signs for letters, that it had."""
    ascii_alone = text[start:end].isascii() and "\\u" in text[start:end]
    second = _SECOND_LINE.search(text, start, end)
    if second is None:
        return json.dumps(value, ensure_ascii=ascii_alone)
    line = text[text.rfind("\n", 0, start) + 1 : start]
    outer = line[: len(line) - len(line.lstrip())]
    step = second[1].removeprefix(outer) or " "
    made = json.dumps(value, ensure_ascii=ascii_alone, indent=step)
    return made.replace("\n", f"\n{outer}")
