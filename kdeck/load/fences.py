"""Which div of a text is not closed, or which line closes none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kdeck.finding import Findings
from kdeck.load.attributes import SHORT

_FENCE = re.compile(r"\s*(:{3,})[ \t]*(\S.*)?")
_NAME = re.compile(r"\{?\s*(?:\.short\s+)?\.?([\w-]+)")
_AUDIENCES = ("plain", "clinician")
_CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class _Opened:
    line: int
    colons: str
    info: str

    @property
    def name(self) -> str:
        found = _NAME.match(self.info)
        return found[1] if found else ""


def check_fences(lines: Sequence[str], first: int, findings: Findings) -> bool:
    """Record the div that went wrong, and say whether one did.

    A div is taken for unclosed where another begins that it cannot hold, or where a line closes it
    that has the colons of one around it; first is the number of the first line.
    """
    opened: list[_Opened] = []
    for number, text in enumerate(lines, first):
        match = _FENCE.fullmatch(text)
        if match is None:
            continue
        colons, info = match[1], match[2]
        if info:
            found = _Opened(number, colons, info.strip())
            if opened and _cannot_hold(opened, found.name):
                return _unclosed(opened[-1], findings, number)
            opened.append(found)
        elif not opened:
            hint = "remove the line, or add the opening line above"
            findings.error("div-stray", "a div is closed that was never opened", hint, number)
            return True
        elif colons != opened[-1].colons and any(o.colons == colons for o in opened):
            return _unclosed(opened[-1], findings, number)
        else:
            opened.pop()
    return bool(opened) and _unclosed(opened[0], findings)


def _cannot_hold(opened: Sequence[_Opened], name: str) -> bool:
    inside = [div.name for div in opened]
    if name in _AUDIENCES:
        return inside[-1] in _AUDIENCES
    # A 'short' that names no audience gets a hint of its own.
    if inside[-1] == _CLAIM:
        return name != SHORT
    return name == _CLAIM and any(div in (*_AUDIENCES, _CLAIM) for div in inside)


def _unclosed(div: _Opened, findings: Findings, before: int | None = None) -> bool:
    where = f"before line {before}" if before else "where it ends"
    hint = f"add a line '{div.colons}' {where}"
    findings.error("div-unclosed", f"the div '{div.info}' is not closed", hint, div.line)
    return True
