"""From references.json to references."""

import json
import re
from collections.abc import Iterator
from typing import Any

from kdeck.datafile.characters import normal, unprintable
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


def read_references(files: Files, source: Findings) -> tuple[Reference, ...]:
    """Read the reference list, in CSL-JSON; empty, with findings, where it cannot be used."""
    text = read_text(files, source)
    if text is None:
        return ()
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        problem = getattr(error, "msg", "a number is too long, or the lists are too deep").lower()
        message = f"this is not valid JSON: {problem}"
        source.error("references", message, "check the commas and quotes", line)
        return ()
    if not isinstance(entries, list):
        source.error("references", "the file is not a list", "begin it with '['", 1)
        return ()
    lines = _lines(text)
    found = [_entry(entry, index, lines, source) for index, entry in enumerate(entries)]
    return tuple(reference for reference in found if reference)


def _lines(text: str) -> dict[str, list[int]]:
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        match = re.search(r'"id"\s*:\s*"([^"]*)"', line)
        if match:
            lines.setdefault(match[1], []).append(number)
    return lines


def _entry(
    entry: Any, index: int, lines: dict[str, list[int]], source: Findings
) -> Reference | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str) or not entry["id"]:
        source.error("references", f"entry {index + 1} has no id", 'add "id": "..."')
        return None
    for text in _texts(entry):
        if found := unprintable(text):
            source.error("references", f"in entry {index + 1}, {found[0]}", found[1])
            return None
    entry = _normal(entry)
    key = entry["id"]
    line = lines[key].pop(0) if lines.get(key) else None
    problems = list(_problems(entry))
    for message, hint in problems:
        source.error("references", f"in the entry '{key}', {message}", hint, line)
    if problems:
        return None
    for field in ("title", "container-title", "publisher", "short"):
        if flaw := flaw_of(entry.get(field, "")):
            message, hint = flaw
            source.error("markup-literal", f"in the entry '{key}', {message}", hint, line)
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
        span=source.span(line),
        shipping=_SHIPPING[entry.get("x-ship", True)],
        reason=entry.get("x-reason", ""),
        design=Design(entry["x-design"]) if "x-design" in entry else None,
    )


def _texts(entry: dict[str, Any]) -> Iterator[str]:
    yield from entry
    names = entry.get("author") if isinstance(entry.get("author"), list) else []
    for values in (entry, *(name for name in names or [] if isinstance(name, dict))):
        yield from (value for value in values.values() if isinstance(value, str))


def _normal(entry: dict[str, Any]) -> dict[str, Any]:
    """Write the texts of an entry, and those of its names, in normal form C."""
    made = {key: normal(value) if isinstance(value, str) else value for key, value in entry.items()}
    if isinstance(made.get("author"), list):
        made["author"] = [_normal(n) if isinstance(n, dict) else n for n in made["author"]]
    return made


def _problems(entry: dict[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key in sorted(entry.keys() - _KEYS):
        found.append((f"the key '{key}' is not known", "remove it"))
    for key in ("type", "title", "short"):
        if not entry.get(key):
            found.append((f"'{key}' is missing", f'add "{key}": "..."'))
    texts = _KEYS - {"author", "issued", "accessed", "authors-complete", "x-ship"}
    for key in sorted(texts & entry.keys()):
        if not isinstance(entry[key], str):
            found.append((f"'{key}' is not a text", "put it in double quotes"))
    if isinstance(entry.get("type"), str) and entry["type"] not in {*_TYPES, ""}:
        found.append((f"the type '{entry['type']}' is not known", "use a type of CSL-JSON"))
    for key in ("issued", "accessed"):
        if key in entry and not _date(entry[key]):
            found.append((f"'{key}' is not a date", 'write {"date-parts": [[2024, 5, 1]]}'))
    authors = entry.get("author", [])
    if not isinstance(authors, list) or not all(_is_name(name) for name in authors):
        found.append(("'author' is not a list of names", 'write [{"family": "..."}]'))
    if not isinstance(entry.get("authors-complete", True), bool):
        found.append(("'authors-complete' is not true or false", "write true or false"))
    found.extend(_shipping_problems(entry))
    found.extend(_design_problems(entry))
    if isinstance(entry.get("DOI"), str) and not _DOI.fullmatch(entry["DOI"]):
        found.append((f"'{entry['DOI']}' is not a DOI", "write it like 10.1000/182"))
    if isinstance(entry.get("URL"), str) and not entry["URL"].startswith("https://"):
        found.append((f"'{entry['URL']}' is not a web address", "begin it with https://"))
    return found


def _shipping_problems(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    ship = entry.get("x-ship", True)
    if not isinstance(ship, bool) and ship != "status":
        yield "'x-ship' is not true, false or \"status\"", "write one of the three"
    elif ship is not True and not entry.get("x-reason"):
        yield "'x-ship' has no reason", 'add "x-reason": "..."'


def _design_problems(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    design = entry.get("x-design", Design.OTHER)
    if isinstance(design, str) and design not in set(Design):
        hint = nearest(design, list(Design), f"choose one of {', '.join(Design)}")
        yield f"the design '{design}' is not known", hint


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
