"""From an entry as some program writes it to the one form that references.json has."""

import html
import re
from collections.abc import Iterable
from typing import TypeGuard

from kdeck.datafile.node import Plain
from kdeck.load.bibliography.dates import date_of, is_empty
from kdeck.load.bibliography.edition import edition_of
from kdeck.load.bibliography.entry import Entry, Remark
from kdeck.load.bibliography.persons import persons
from kdeck.load.bibliography.preprint import as_preprint
from kdeck.load.bibliography.short import short_of
from kdeck.load.bibliography.standing import standing_of
from kdeck.load.bibliography.worktype import DEFAULT_TYPE, type_of

_TEXTS = (
    "title", "container-title", "volume", "issue", "page", "publisher", "DOI", "PMID", "PMCID",
    "URL", "short", "genre", "edition", "container-title-short",
)  # fmt: skip
# What the organization that publishes it has written.
_PUBLISHED = ("report", "webpage", "standard", "legislation", "regulation", "pamphlet", "dataset")
# What editors have put together; an article names them where it has no author alone.
_EDITED = (
    "book", "chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia",
)  # fmt: skip
_OWN = ("authors-complete", "x-ship", "x-reason", "x-design")
ORDER = (
    "id", "type", "author", "editor", "title", "container-title", "container-title-short", "issued",
    "edition", "volume", "issue",
    "page", "publisher", "genre", "note", "DOI", "PMID", "PMCID", "URL", "accessed",
    "authors-complete", "short", "x-ship", "x-reason", "x-design",
)  # fmt: skip
# Where Zotero and Crossref have the abbreviation of a journal.
_ABBREVIATED = ("container-title-short", "journalAbbreviation", "short-container-title")
# Where Crossref has the day, if not in 'issued'.
_ISSUED = ("issued", "published-print", "published-online", "published", "published-other")
_DOI_BEFORE = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_TAG = re.compile(
    r"</?(?:i|b|em|strong|sc|span|u|scp|p|jats:\w+|mml:\w+|nocase)(?:\s[^<>]{0,200})?/?>", re.I
)
_SCRIPT = re.compile(r"<(su[bp])>([^<>]{0,200})</\1>", re.IGNORECASE)
_EXTRA = re.compile(r"^\s*(DOI|PMID|PMCID)\s*:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
_PMID = re.compile(r"(?:pmid:?\s*|https?://pubmed\.ncbi\.nlm\.nih\.gov/)?(\d{1,9})/?", re.I)

Fields = dict[str, Plain]


class Canonical:
    """Hold an entry in the form of references.json, with what is said of it.

    strict keeps what may be a slip of somebody who typed it: it is judged, and not left alone.
    """

    def __init__(self, entry: Entry, *, strict: bool = False) -> None:
        self.remarks: list[Remark] = []
        self.corrected = ""
        self._given = entry.fields
        self._strict = strict
        self.fields: Fields = {}
        made = {"id": entry.key, **self._type(), **self._authors(), **self._texts()}
        made |= self._dates() | {key: entry.fields[key] for key in _OWN if key in entry.fields}
        self._find_extra(made)
        self._identify(made)
        self._judge(made)
        if not strict:
            made = as_preprint(made, entry.fields)
        made |= self._editors(made)
        if not made.get("short") and made.get("title"):
            made["short"] = short_of(made)
        # What nobody knows is judged where somebody may have mistyped it.
        rest = {k: v for k, v in entry.fields.items() if strict and k not in ORDER}
        self.fields = {key: made[key] for key in ORDER if key in made} | rest

    def _remark(self, key: str, message: str, hint: str) -> None:
        self.remarks.append((key, message, hint))

    def _type(self) -> Fields:
        given = self._given.get("type")
        if self._strict and not (isinstance(given, str) and type_of(given)):
            return {"type": given} if "type" in self._given else {}
        found = type_of(given) if isinstance(given, str) else None
        if found:
            return {"type": found}
        if given:
            shown = given if isinstance(given, str) else "?"
            message = f"the type '{shown}' is not known, and '{DEFAULT_TYPE}' used"
            self._remark("type", message, "give it a type of CSL-JSON, if another fits better")
        container = self._given.get("container-title")
        return {"type": "article-journal" if container and not given else DEFAULT_TYPE}

    def _authors(self) -> Fields:
        given = self._given.get("author")
        if given in (None, [], "") and (publisher := self._in_place_of_authors()):
            return {"author": publisher}
        if "author" not in self._given or (given in (None, "") and not self._strict):
            return {}
        found = persons(given)
        if not found.is_sound and self._strict:
            return {"author": given}
        shortened = {} if found.is_complete else {"authors-complete": False}
        return {"author": [*found.names], **shortened} if found.names or given == [] else {}

    def _in_place_of_authors(self) -> list[Plain]:
        """Name who published a report or a page that nobody edited, as a list of sources does."""
        if persons(self._given.get("editor")).names:
            return []
        publisher = _one(self._given.get("publisher"))
        if self._strict or self._type().get("type") not in _PUBLISHED or not publisher:
            return []
        return [{"literal": plain_text(str(publisher))}]

    def _editors(self, made: Fields) -> Fields:
        """Keep the editors of a book, or of that of a chapter, and those who stand for authors."""
        names = persons(self._given.get("editor")).names
        is_named = made.get("type") in _EDITED or not made.get("author")
        return {"editor": [*names]} if names and is_named else {}

    def _texts(self) -> Fields:
        made: Fields = {}
        for key in _TEXTS:
            keys = _ABBREVIATED if key == "container-title-short" else (key,)
            value = _one(next((v for k in keys if (v := self._given.get(k))), self._given.get(key)))
            if isinstance(value, str):
                value = plain_text(value)
                value = edition_of(value) if key == "edition" else value
            if value is not None and (value != "" or self._strict):
                made[key] = value
        return made

    def _dates(self) -> Fields:
        made: Fields = {}
        for key, sources in (("issued", _ISSUED), ("accessed", ("accessed",))):
            given = [self._given[s] for s in sources if not is_empty(self._given.get(s))]
            if not given:
                continue
            date = next((date for value in given if (date := date_of(value))), ())
            if date:
                made[key] = {"date-parts": [[*date]]}
            elif self._strict:
                made[key] = given[0]
            else:
                shown = _shown(given[0])
                hint = "write the year, as in 2024"
                self._remark(key, f"no year stands in '{key}'{shown}", hint)
        return made

    def _find_extra(self, made: Fields) -> None:
        """Take from Zotero's field 'Extra' what it keeps there, line by line."""
        note = self._given.get("note")
        if isinstance(note, str):
            for found in _EXTRA.finditer(note[:10_000]):
                made.setdefault(found[1].upper(), found[2])

    def _identify(self, made: Fields) -> None:
        doi, url = made.get("DOI"), made.get("URL")
        if isinstance(doi, str):
            doi = _DOI_BEFORE.sub("", doi.strip()).rstrip(".,;")
            made["DOI"] = doi
            if not _DOI.fullmatch(doi) and not self._strict:
                del made["DOI"]
                if doi:
                    self._remark("DOI", f"'{doi}' is not a DOI, and left out", "write 10.1000/182")
        if isinstance(url, str):
            self._address(made, url.strip().strip("<>"))
        if isinstance(pmid := made.get("PMID"), str) and (found := _PMID.fullmatch(pmid.strip())):
            made["PMID"] = found[1]

    def _address(self, made: Fields, url: str) -> None:
        made["URL"] = url
        if url.lower().startswith("http://") and " " not in url:
            if "DOI" not in made:
                message = f"'{url}' is not a safe address"
                self._remark("URL", message, "try it with https://, and write that where it opens")
        elif not (url.startswith("https://") and " " not in url) and not self._strict:
            del made["URL"]
            if url:
                self._remark("URL", f"'{url}' is not a web address, and left out", "use https://")

    def _judge(self, made: Fields) -> None:
        standing = standing_of({**self._given, "title": made.get("title")})
        if standing.retracted and "x-ship" not in made:
            made["x-ship"] = False
            made["x-reason"] = f"it was retracted ({standing.retracted.rstrip('.')})"
        self.corrected = standing.corrected
        if self.corrected:
            made["note"] = self.corrected


def plain_text(text: str) -> str:
    """Take the markup of web pages out of a text; figures below and above the line stay so."""
    if "<" in text:
        text = _TAG.sub("", _SCRIPT.sub(_script, text))
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())


def _script(found: re.Match[str]) -> str:
    mark = "~" if found[1].lower() == "sub" else "^"
    words = found[2].strip()
    return f"{mark}{words}{mark}" if words.isdecimal() and words.isascii() else words


def _one(value: Plain) -> Plain:
    """Take the first of several texts, and a number as a text."""
    if _is_texts(value):
        return next((text for text in value if text.strip()), "")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value


def _is_texts(value: Plain) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _shown(value: Plain) -> str:
    texts: Iterable[Plain] = value.values() if isinstance(value, dict) else (value,)
    return next((f" ('{text}')" for text in texts if isinstance(text, str)), "")
