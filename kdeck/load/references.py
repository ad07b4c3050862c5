"""From references.json to references."""

import re
from collections.abc import Iterator
from typing import Any

from kdeck.datafile.jsonreader import read_json
from kdeck.datafile.node import Node
from kdeck.finding import Findings
from kdeck.fingerprint import Files
from kdeck.load.printed import flaw_of
from kdeck.load.source import read_text
from kdeck.load.typeset import title_text
from kdeck.model.reference import Design, Name, Reference, Shipping
from kdeck.nearest import nearest

FILE = "sources/references.json"
_KEYS = {
    "id", "type", "title", "author", "authors-complete", "container-title", "issued", "volume",
    "issue", "page", "publisher", "DOI", "PMID", "PMCID", "URL", "accessed", "short", "genre",
    "x-ship", "x-reason", "x-design",
}  # fmt: skip
_TYPES = {
    "article-journal", "article", "book", "chapter", "report", "webpage", "document",
    "legislation", "post-weblog", "article-newspaper",
}  # fmt: skip
_SHIPPING = {True: Shipping.FREE, False: Shipping.NEVER, "status": Shipping.STATUS}
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def read_references(files: Files, findings: Findings) -> tuple[Reference, ...]:
    """Read the reference list, in CSL-JSON; empty, with findings, where it cannot be used."""
    text = read_text(files, findings)
    root = None if text is None else read_json(text, findings, "references")
    if root is None:
        return ()
    if not isinstance(root.value, tuple):
        findings.error("references", "the file is not a list", "begin it with '['", root.line)
        return ()
    found = [_entry(node, index, findings) for index, node in enumerate(root.entries, 1)]
    return tuple(reference for reference in found if reference)


def _entry(node: Node, index: int, findings: Findings) -> Reference | None:
    entry: Any = node.plain
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str) or not entry["id"]:
        line = node.fields["id"].line if "id" in node.fields else node.line
        findings.error("references", f"entry {index} has no id", 'add "id": "..."', line)
        return None
    key = entry["id"]
    line = node.fields["id"].line
    lines = {name: field.line for name, field in node.fields.items()}
    problems = list(_problems(entry))
    for name, message, hint in problems:
        said = f"in the entry '{key}', {message}"
        findings.error("references", said, hint, lines.get(name, line))
    if problems:
        return None
    for field in ("title", "container-title", "publisher", "short"):
        if flaw := flaw_of(entry.get(field, "")):
            message, hint = flaw
            said = f"in the entry '{key}', {message}"
            findings.error("markup-literal", said, hint, lines.get(field, line))
    return Reference(
        id=key,
        type=entry["type"],
        title=title_text(entry["title"]),
        authors=tuple(_name(name) for name in entry.get("author", [])),
        authors_complete=entry.get("authors-complete", True),
        container=title_text(entry.get("container-title", "")),
        issued=_date(entry.get("issued")),
        volume=entry.get("volume", ""),
        issue=entry.get("issue", ""),
        page=entry.get("page", ""),
        publisher=title_text(entry.get("publisher", "")),
        doi=entry.get("DOI", ""),
        url=entry.get("URL", ""),
        accessed=_date(entry.get("accessed")),
        short=title_text(entry.get("short", "")),
        span=findings.span(line),
        shipping=_SHIPPING[entry.get("x-ship", True)],
        reason=entry.get("x-reason", ""),
        design=Design(entry["x-design"]) if "x-design" in entry else None,
    )


def _problems(entry: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Give what is wrong with an entry: the key where it stands, a message and a hint."""
    for key in sorted(entry.keys() - _KEYS):
        yield key, f"the key '{key}' is not known", "remove it"
    for key in ("type", "title", "short"):
        if not entry.get(key):
            yield key, f"'{key}' is missing", f'add "{key}": "..."'
    texts = _KEYS - {"author", "issued", "accessed", "authors-complete", "x-ship"}
    for key in sorted(texts & entry.keys()):
        if not isinstance(entry[key], str):
            yield key, f"'{key}' is not a text", "put it in double quotes"
    if isinstance(entry.get("type"), str) and entry["type"] not in {*_TYPES, ""}:
        yield "type", f"the type '{entry['type']}' is not known", "use a type of CSL-JSON"
    for key in ("issued", "accessed"):
        if key in entry and not _date(entry[key]):
            yield key, f"'{key}' is not a date", 'write {"date-parts": [[2024, 5, 1]]}'
    authors = entry.get("author", [])
    if not isinstance(authors, list) or not all(_is_name(name) for name in authors):
        yield "author", "'author' is not a list of names", 'write [{"family": "..."}]'
    if not isinstance(entry.get("authors-complete", True), bool):
        yield "authors-complete", "'authors-complete' is not true or false", "write true or false"
    yield from _shipping_problems(entry)
    yield from _design_problems(entry)
    if isinstance(entry.get("DOI"), str) and not _DOI.fullmatch(entry["DOI"]):
        yield "DOI", f"'{entry['DOI']}' is not a DOI", "write it like 10.1000/182"
    if isinstance(entry.get("URL"), str) and not entry["URL"].startswith("https://"):
        yield "URL", f"'{entry['URL']}' is not a web address", "begin it with https://"


def _shipping_problems(entry: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    ship = entry.get("x-ship", True)
    if not isinstance(ship, bool) and ship != "status":
        problem = "'x-ship' is not true, false or \"status\""
        yield "x-ship", problem, "write one of the three"
    elif ship is not True and not entry.get("x-reason"):
        yield "x-ship", "'x-ship' has no reason", 'add "x-reason": "..."'


def _design_problems(entry: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    design = entry.get("x-design", Design.OTHER)
    if isinstance(design, str) and design not in set(Design):
        hint = nearest(design, list(Design), f"choose one of {', '.join(Design)}")
        yield "x-design", f"the design '{design}' is not known", hint


def _is_name(name: Any) -> bool:
    return (
        isinstance(name, dict)
        and all(isinstance(part, str) for part in name.values())
        and bool(name.get("family") or name.get("literal"))
    )


def _name(name: dict[str, str]) -> Name:
    if name.get("literal"):
        return Name(title_text(name["literal"]), literal=True)
    family = " ".join(name[key] for key in ("non-dropping-particle", "family") if name.get(key))
    given, _, suffix = name.get("given", "").partition(",")
    suffix = name.get("suffix", "") or suffix
    return Name(title_text(family), title_text(given), suffix.strip().rstrip("."))


def _date(value: Any) -> tuple[int, ...]:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], list):
        return ()
    numbers = tuple(parts[0])
    most = (2100, 12, 31)
    if not 1 <= len(numbers) <= 3 or not all(type(number) is int for number in numbers):
        return ()
    return numbers if all(1 <= n <= m for n, m in zip(numbers, most, strict=False)) else ()
