"""Records of lines that begin with a tag, as RIS and MEDLINE have them.

rispy, the library for RIS, knows no lines, drops a record without an end, and makes one of two
where the end between them is lost: a sentence would be printed with the wrong source.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

# 'AU  - ', 'AU - ', 'PMID- ': the blanks differ from program to program.
_TAGGED = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)(.*)")
# What nobody prints is not kept, and an abstract may be long.
_LONGEST = 4_000


@dataclass(slots=True)
class Record:
    """Hold the values of one record by tag, in their order, with the line of each tag's first."""

    line: int
    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[str, int] = field(default_factory=dict)

    def first(self, *tags: str) -> str:
        """Give the first value of the first tag that has one; empty where none has."""
        return next((v for tag in tags for v in self.values.get(tag, ()) if v), "")

    def every(self, *tags: str) -> list[str]:
        """Give the values of some tags that are not empty."""
        return [v for tag in tags for v in self.values.get(tag, ()) if v]


def records_of(text: str, start: str, end: str | None = None) -> Iterator[Record]:
    """Part a text into records: each begins with the tag start, wherever the one before it ends."""
    record: Record | None = None
    tag = ""
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAGGED.match(line)
        if found is None:
            if record and tag and line.strip():
                _continue(record.values[tag], line.strip())
            continue
        tag = found[1]
        if tag == start:
            if record:
                yield record
            record = Record(number)
        elif tag == end:
            if record:
                yield record
            record, tag = None, ""
        if record:
            record.values[tag].append(found[2].strip()[:_LONGEST])
            record.lines.setdefault(tag, number)
    if record:
        yield record


def _continue(values: list[str], more: str) -> None:
    if len(values[-1]) < _LONGEST:
        values[-1] = f"{values[-1]} {more}".strip()[:_LONGEST]
