"""From an entry in the form of references.json to a reference, with what is wrong with it."""

import re
from collections.abc import Iterator
from typing import Any

from kdeck.datafile.characters import unprintable
from kdeck.finding import Span
from kdeck.load.bibliography.canonical import ORDER
from kdeck.load.bibliography.dates import date_of
from kdeck.load.bibliography.entry import Remark
from kdeck.load.bibliography.worktype import type_of
from kdeck.load.typeset import title_text
from kdeck.model.reference import Design, Name, Reference, Shipping
from kdeck.nearest import nearest

PRINTED = ("title", "container-title", "container-title-short", "publisher", "short")

_KEYS = frozenset(ORDER)
# The other variables of CSL-JSON 1.0.2, and keys that Zotero, Mendeley, PubMed and Crossref write
# beside them: left alone.
_LEFT_ALONE = {
    "abstract", "alternative-id", "annote", "archive", "archive-place", "archive_collection",
    "archive_location", "article-number", "assertion", "author-suffix", "authority",
    "available-date", "call-number", "categories", "chair", "chapter-number", "citation-key",
    "citation-label", "citation-number", "collection-editor", "collection-number",
    "collection-title", "compiler", "composer", "container-author",
    "content-domain", "contributor", "created", "curator", "custom", "deposited", "dimensions",
    "director", "division", "editor-translator", "editorial-director",
    "epub-date", "event", "event-date", "event-place", "event-title", "executive-producer",
    "first-reference-note-number", "funder", "guest", "host", "illustrator", "indexed",
    "interviewer", "ISBN", "ISSN", "isbn-type", "issn-type", "is-referenced-by-count",
    "journal-issue", "journalAbbreviation", "jurisdiction", "keyword", "language", "license",
    "link", "locator", "medium", "member", "narrator", "note", "number", "number-of-pages",
    "number-of-volumes", "organizer", "original-author", "original-date", "original-publisher",
    "original-publisher-place", "original-title", "page-first", "part", "part-number",
    "part-title", "performer", "prefix", "printing", "printing-number", "producer",
    "publisher-place", "published", "published-online", "published-other", "published-print",
    "recipient", "reference", "reference-count", "references", "references-count", "relation",
    "resource", "reviewed-author", "reviewed-genre", "reviewed-title", "scale", "score",
    "script-writer", "section", "series-creator", "short-container-title", "shortTitle",
    "source", "status", "subject", "submitted", "subtitle", "supplement", "supplement-number",
    "system_id", "title-short", "translator", "update-policy", "update-to", "updated-by",
    "version", "volume-title", "volume-title-short", "year-suffix",
}  # fmt: skip
_SHIPPING = {True: Shipping.FREE, False: Shipping.NEVER, "status": Shipping.STATUS}
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_TEXTS = _KEYS - {"author", "editor", "issued", "accessed", "authors-complete", "x-ship"}


def reference_of(fields: dict[str, Any], span: Span) -> Reference:
    """Make a reference of an entry that has no problems."""
    return Reference(
        id=fields["id"],
        type=fields["type"],
        title=title_text(fields["title"]),
        authors=tuple(_name(name) for name in fields.get("author", [])),
        authors_complete=fields.get("authors-complete", True),
        container=title_text(fields.get("container-title", "")),
        container_short=title_text(fields.get("container-title-short", "")),
        issued=date_of(fields.get("issued")),
        edition=title_text(fields.get("edition", "")),
        volume=fields.get("volume", ""),
        issue=fields.get("issue", ""),
        page=fields.get("page", ""),
        publisher=title_text(fields.get("publisher", "")),
        doi=fields.get("DOI", ""),
        url=fields.get("URL", ""),
        accessed=date_of(fields.get("accessed")),
        short=title_text(fields.get("short", "")),
        span=span,
        shipping=_SHIPPING[fields.get("x-ship", True)],
        reason=fields.get("x-reason", ""),
        design=Design(fields["x-design"]) if "x-design" in fields else None,
        editors=tuple(_name(name) for name in fields.get("editor", [])),
    )


def problems(fields: dict[str, Any]) -> Iterator[Remark]:
    """Give what is wrong with an entry: the key where it stands, a message and a hint."""
    for key in sorted(fields.keys() - _KEYS - _LEFT_ALONE):
        yield key, f"the key '{key}' is not known", "remove it"
    for key in ("type", "title"):
        if not fields.get(key):
            yield key, f"'{key}' is missing", f'add "{key}": "..."'
    for key in sorted(_TEXTS & fields.keys()):
        value = fields[key]
        if isinstance(value, dict) and "command" in value:
            hint = "type the sign or the words themselves"
            yield key, f"the command '{value['command']}' in '{key}' is not known", hint
        elif not isinstance(value, str):
            yield key, f"'{key}' is not a text", "put it in double quotes"
        elif flaw := unprintable(value):
            yield key, f"in '{key}', {flaw[0]}", flaw[1]
    if isinstance(kind := fields.get("type"), str) and kind and type_of(kind) is None:
        yield "type", f"the type '{kind}' is not known", "use a type of CSL-JSON"
    for key in ("issued", "accessed"):
        if key in fields and not date_of(fields[key]):
            yield key, f"'{key}' is not a date", 'write {"date-parts": [[2024, 5, 1]]}'
    for key in ("author", "editor"):
        names = fields.get(key, [])
        if not isinstance(names, list) or not all(_is_name(name) for name in names):
            yield key, f"'{key}' is not a list of names", 'write [{"family": "..."}]'
    if not isinstance(fields.get("authors-complete", True), bool):
        yield "authors-complete", "'authors-complete' is not true or false", "write true or false"
    yield from _shipping_problems(fields)
    yield from _design_problems(fields)
    if isinstance(fields.get("DOI"), str) and not _DOI.fullmatch(fields["DOI"]):
        yield "DOI", f"'{fields['DOI']}' is not a DOI", "write it like 10.1000/182"
    url = fields.get("URL")
    if isinstance(url, str) and not url.lower().startswith(("https://", "http://")):
        yield "URL", f"'{url}' is not a web address", "begin it with https://"


def _shipping_problems(fields: dict[str, Any]) -> Iterator[Remark]:
    ship = fields.get("x-ship", True)
    if not isinstance(ship, bool) and ship != "status":
        problem = "'x-ship' is not true, false or \"status\""
        yield "x-ship", problem, "write one of the three"
    elif ship is not True and not fields.get("x-reason"):
        yield "x-ship", "'x-ship' has no reason", 'add "x-reason": "..."'


def _design_problems(fields: dict[str, Any]) -> Iterator[Remark]:
    design = fields.get("x-design", Design.OTHER)
    if isinstance(design, str) and design not in set(Design):
        hint = nearest(design, list(Design), f"choose one of {', '.join(Design)}")
        yield "x-design", f"the design '{design}' is not known", hint


def _is_name(name: Any) -> bool:
    return (
        isinstance(name, dict)
        and all(isinstance(part, str) for part in name.values())
        and bool(name.get("family") or name.get("literal"))
        and not any(unprintable(part) for part in name.values())
    )


def _name(name: dict[str, str]) -> Name:
    if name.get("literal"):
        return Name(title_text(name["literal"]), literal=True)
    given, _, suffix = name.get("given", "").partition(",")
    suffix = name.get("suffix", "") or suffix
    return Name(title_text(name["family"]), title_text(given), suffix.strip().rstrip("."))
