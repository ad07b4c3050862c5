"""What a clinic confirmed of its region's crisis contacts, and lines of its own."""

import re
from dataclasses import dataclass

from kdeck.datafile.node import Node
from kdeck.datafile.values import day, label, line, lines
from kdeck.finding import Findings, Span
from kdeck.phone import evened_number, is_number, number_hint
from kdeck.theme.schema import CONFIRMED, CRISIS, OWN_LINE, fields

CODE = "theme-crisis"
_SEPARATORS = re.compile(r"[\s\u00a0()./-]+")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Name a number that somebody at the clinic checked, and where the theme says so."""

    number: str
    span: Span


@dataclass(frozen=True, slots=True)
class OwnLine:
    """Describe a crisis line of the clinic's own; how is the sentence that says how to reach it."""

    name: str
    how: str
    number: str
    span: Span


@dataclass(frozen=True, slots=True)
class Crisis:
    """Hold confirmed numbers and own lines; on is an ISO 8601 date, by the role of who checked."""

    emergency: Confirmed | None = None
    lines: tuple[Confirmed, ...] = ()
    own: tuple[OwnLine, ...] = ()
    on: str = ""
    by: str = ""

    def confirms(self, number: str) -> bool:
        """Say whether a crisis line was confirmed."""
        return any(same_number(confirmed.number, number) for confirmed in self.lines)


NOTHING_CONFIRMED = Crisis()


def same_number(one: str, other: str) -> bool:
    """Say whether two numbers are dialed alike, however they are spaced."""
    return _dialed(one) == _dialed(other)


def read_crisis(node: Node | None, findings: Findings) -> Crisis:
    """Read the crisis entry of a brand; nothing is confirmed where there is none."""
    given = fields(node, CRISIS, findings, CODE)
    confirmed = given.get("confirmed")
    says = fields(confirmed, CONFIRMED, findings, CODE)
    entries = given.get("own-lines")
    if entries is not None and not isinstance(entries.value, tuple):
        hint = 'write \'- {name: "...", how: "...", number: "..."}\' below it'
        findings.error(CODE, "'own-lines' is not a list", hint, entries)
    own = [_own(entry, findings) for entry in (entries.entries if entries else ())]
    if confirmed is not None:
        for name in ("on", "by"):
            if name not in says:
                hint = 'add it, as in {on: "2026-11-02", by: Practice manager}'
                findings.error(CODE, f"'confirmed' has no '{name}'", hint, confirmed)
    emergency = line(says.get("emergency"), findings, CODE)
    return Crisis(
        emergency=_confirmed(emergency, says["emergency"], findings) if emergency else None,
        lines=_numbers(says.get("lines"), findings),
        own=tuple(line for line in own if line),
        on=day(says.get("on"), findings, CODE),
        by=line(says.get("by"), findings, CODE) or "",
    )


def _own(node: Node, findings: Findings) -> OwnLine | None:
    given = fields(node, OWN_LINE, findings, CODE)
    for key in OWN_LINE:
        if key not in given and isinstance(node.value, dict):
            findings.error(CODE, f"the line has no '{key}'", f"add '{key}: \"...\"'", node)
    name, how, number = (line(given.get(key), findings, CODE) for key in OWN_LINE)
    if not (name and how and number):
        return None
    if not is_number(number):
        message = f"'number' is not a phone number: '{number[:80]}'"
        hint = number_hint(number, "write it as people dial it")
        findings.error(CODE, message, hint, given["number"])
        return None
    if _dialed(number) not in _dialed(how):
        message = f"'how' does not say the number '{number[:80]}'"
        findings.error(CODE, message, f"write it like 'Call {number[:80]}.'", given["how"])
    return OwnLine(name, how, evened_number(number), node.span)


def _numbers(node: Node | None, findings: Findings) -> tuple[Confirmed, ...]:
    if node is not None and isinstance(node.value, tuple):
        pairs = [(line(entry, findings, CODE), entry) for entry in node.entries]
        return tuple(_confirmed(number, entry, findings) for number, entry in pairs if number)
    return tuple(_confirmed(n, node, findings) for n in lines(node, findings, CODE) if node)


def _confirmed(number: str, node: Node, findings: Findings) -> Confirmed:
    if not all(map(is_number, re.split(" or ", number, flags=re.IGNORECASE))):
        message = f"{label(node)} holds what is not a phone number: '{number[:80]}'"
        hint = number_hint(number, "copy the number from sources/regions.yml")
        findings.error(CODE, message, hint, node)
    return Confirmed(number, node.span)


def _dialed(number: str) -> str:
    return _SEPARATORS.sub("", evened_number(number)).casefold()
