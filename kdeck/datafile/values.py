"""Reading one value as what it should be: what is wrong with it is recorded, with what to do."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from kdeck.datafile.node import Node, kind_of
from kdeck.finding import Findings
from kdeck.nearest import nearest

SHOWN = 80
_LAST_STEP = re.compile(r'[^.\[\]"]+(?:\[\d+\])*$|(?<=\[")[^"]*(?="\]$)')
_INDEX = re.compile(r"(?:\[\d+\])+(?='$)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def label(node: Node | None) -> str:
    """Name a value by the last step of its path, in quotes."""
    if node is None:
        return ""
    found = _LAST_STEP.search(node.path)
    return f"'{found[0] if found else node.path}'"


def shown(node: Node) -> str:
    """Show a value in a message: a scalar, or the kind of another one."""
    value = node.value
    return str(value)[:SHOWN] if isinstance(value, str | int | float) else kind_of(node)


def mapping(node: Node | None, findings: Findings, code: str) -> dict[str, Node]:
    """Give the entries of a mapping, whatever their keys; record another kind of value."""
    if node is None or node.value is None:
        return {}
    if not isinstance(node.value, dict):
        hint = "write keys with values below it, indented"
        findings.error(code, f"{label(node)} is {kind_of(node)}, not a mapping", hint, node)
    return node.fields


def only(
    entries: Mapping[str, Node], known: Iterable[str], findings: Findings, code: str
) -> dict[str, Node]:
    """Give the entries with a known key, and record the others."""
    names = tuple(known)
    for key, node in entries.items():
        if key not in names:
            message = f"the key '{key[:SHOWN]}' is not known"
            findings.error(code, message, nearest(key, names), node)
    return {key: node for key, node in entries.items() if key in names}


def text(node: Node | None, findings: Findings, code: str) -> str | None:
    """Read a text that is not empty, without space around it; None where there is none."""
    if node is None:
        return None
    value = node.value
    if isinstance(value, str) and value.strip():
        return value.strip()
    if value is None or isinstance(value, str):
        hint = "give it a value, or remove the line"
        findings.error(code, f"{label(node)} has no value", hint, node)
    else:
        # A number is no text: 'number: 000' would lose its zeros and 'version: 1.10' its last one.
        hint = "write one value" if isinstance(value, dict | tuple) else "put it in quotes"
        findings.error(code, f"{label(node)} is {kind_of(node)}, not text", hint, node)
    return None


def line(node: Node | None, findings: Findings, code: str) -> str | None:
    """Read a text that is not empty as one line; None where there is none."""
    found = text(node, findings, code)
    return None if found is None else " ".join(found.split())


def texts(node: Node | None, findings: Findings, code: str) -> tuple[str, ...]:
    """Read a list of texts; empty where there is none."""
    if node is None or node.value is None:
        return ()
    if not isinstance(node.value, tuple):
        hint = f"write '{label(node)[1:-1]}: [..., ...]'"
        findings.error(code, f"{label(node)} is {kind_of(node)}, not a list", hint, node)
    found = (text(entry, findings, code) for entry in node.entries)
    return tuple(each for each in found if each is not None)


def lines(node: Node | None, findings: Findings, code: str) -> tuple[str, ...]:
    """Read a list of texts, or the lines of one text."""
    if node is not None and isinstance(node.value, str) and node.value.strip():
        found = (" ".join(each.split()) for each in node.value.splitlines())
        return tuple(each for each in found if each)
    if node is not None and isinstance(node.value, tuple):
        entries = (line(entry, findings, code) for entry in node.entries)
        return tuple(each for each in entries if each)
    single = line(node, findings, code)
    return (single,) if single else ()


def choice(node: Node | None, known: Iterable[str], findings: Findings, code: str) -> str | None:
    """Read one of some words; None, with a finding, where it is no such word."""
    value = line(node, findings, code)
    names = tuple(known)
    if value is not None and value not in names:
        message = f"'{value[:SHOWN]}' is not a value of {_INDEX.sub('', label(node))}"
        findings.error(code, message, nearest(value, names), node)
        return None
    return value


def flag(node: Node | None, findings: Findings, code: str) -> bool:
    """Read true or false; false where there is nothing."""
    if node is None or isinstance(node.value, bool):
        return bool(node and node.value)
    hint = f"write '{label(node)[1:-1]}: true', or remove the line"
    findings.error(code, f"{label(node)} is {kind_of(node)}, not true or false", hint, node)
    return False


def day(node: Node | None, findings: Findings, code: str) -> str:
    """Read a date as ISO 8601 writes it; empty where there is none."""
    value = line(node, findings, code)
    if value is None:
        return ""
    try:
        if not _DAY.fullmatch(value):
            raise ValueError(value)
        return date.fromisoformat(value).isoformat()
    except ValueError:
        message = f"{label(node)} is not a date: '{value[:SHOWN]}'"
        findings.error(code, message, "write it like 2026-11-02", node)
        return ""
