"""Entries of a BibTeX or BibLaTeX file, read by pybtex.

bibtexparser, the other library, passes over entries in parentheses, and ends at a thousand empty
lines. The reader that every BibTeX shares has its limits here: abbreviations that grow from one
another could fill the memory, and every brace was sought in the whole file.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError
from pybtex.scanner import Pattern, PybtexSyntaxError, Token
from pybtex.utils import CaseInsensitiveDict

from kdeck.datafile.node import Plain
from kdeck.finding import Findings
from kdeck.load.bibliography.dates import access_in, date_in
from kdeck.load.bibliography.entry import Entry
from kdeck.load.bibliography.latex import plain_of, unknown_command
from kdeck.load.bibliography.persons import MOST_PERSONS, company_in

_LONGEST_NAMES = 60_000
# How many characters abbreviations may bring into a file.
_MOST_BROUGHT = 4_000_000
# EndNote writes entries without a key.
_KEYLESS = re.compile(r"\s*[A-Za-z]\w*\s*=")
_BEGINS = Pattern(r"@(?=[ \t]*[A-Za-z]+\s*[{(])", "an entry")
_EXTENDED = re.compile(r"\b(family|given|prefix|suffix)\s*=\s*(\"[^\"]*\"|[^,]*)")
_URL = re.compile(r"https?://[^\s{}\\]+")
_PAGES = re.compile(r"\s*(?:--+|–)\s*")

Raw = dict[str, str]


def entries_of_bibtex(text: str, findings: Findings) -> list[Entry]:
    """Read the entries of a BibTeX or BibLaTeX file, in the terms of CSL-JSON."""
    parser = _Parser(text)
    raw = list(parser.entries())
    for line, message in parser.flaws:
        said = f"an entry ends too early, and is left out: {message}"
        hint = "look for a brace, a quotation mark or a comma that is missing"
        findings.warning("references", said, hint, line)
    for line, name in dict(reversed(parser.untold)).items():
        message = f"nothing says what the abbreviation '{name}' stands for"
        hint = f"add @string{{{name} = {{...}}}} before it, or put the words into braces"
        findings.warning("references", message, hint, line)
    if not raw and not parser.flaws:
        hint = "export it as BibTeX: each entry begins with '@article{'"
        findings.error("references", "no reference stands in the file", hint, 1)
    known = {key.lower(): fields for _, key, fields, _ in raw}
    return [
        _entry(kind, key, _inherited(kind, fields, known), line) for kind, key, fields, line in raw
    ]


class _Parser(LowLevelParser):  # type: ignore[misc]
    """Read entries with their lines; a broken one ends at the next."""

    pos: int

    def __init__(self, text: str) -> None:
        super().__init__(text, macros=CaseInsensitiveDict(month_names))
        self.flaws: list[tuple[int, str]] = []
        self.untold: list[tuple[int, str]] = []
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._broken: set[int] = set()
        self._brought = 0

    def entries(self) -> "Iterator[tuple[str, str, Raw, int]]":
        for command, body in self:
            if self._brought > _MOST_BROUGHT:
                return
            if command.lower() in ("string", "preamble") or self.command_start in self._broken:
                continue
            key, fields = body
            found: Raw = {}
            for name, parts in fields:
                found.setdefault(name.lower(), " ".join("".join(parts).split()))
            yield command.lower(), key or "", found, self._line(self.command_start)

    def handle_error(self, error: PybtexSyntaxError) -> None:
        """Keep what is wrong with the entry, and go on."""
        if self.command_start not in self._broken:
            self._broken.add(self.command_start)
            self.flaws.append((self._line(self.command_start), str(error.args[0])))

    def skip_to(self, patterns: list[Pattern]) -> Token | None:
        """Find what comes first in one step: the class looks for each in all that follows."""
        if patterns == [self.AT]:
            patterns = [_BEGINS]
        joined = _joined(tuple(patterns))
        found = joined.search(self.text, self.pos)
        if found is None:
            return None
        value = self.text[self.pos : found.end()]
        self.pos = found.end()
        self.update_lineno(value)
        return Token(value, patterns[(found.lastindex or 1) - 1])

    def parse_entry_body(self, body_end: Pattern) -> None:
        """Read an entry, with its key or without."""
        if _KEYLESS.match(self.text, self.pos):
            self.parse_entry_fields()
        else:
            super().parse_entry_body(body_end)

    def substitute_macro(self, name: str) -> str:
        """Put in an abbreviation, as long as they bring not too much; else, its name."""
        if name not in self.macros:
            self.untold.append((self._line(self.pos), name))
        value = str(self.macros.get(name, name))
        self._brought += len(value)
        if self._brought > _MOST_BROUGHT:
            raise PybtexSyntaxError("the abbreviations are too long", self)
        return value

    def _line(self, at: int) -> int:
        return bisect_right(self._ends, at - 1) + 1


@lru_cache(maxsize=16)
def _joined(patterns: tuple[Pattern, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"({each.search.__self__.pattern})" for each in patterns))


def _inherited(kind: str, fields: Raw, known: dict[str, Raw]) -> Raw:
    """Take from the book or journal that an entry refers to what it has not itself."""
    for name in ("crossref", "xdata"):
        parent = known.get(fields.get(name, "").lower())
        if parent is None:
            continue
        own = ["title", "subtitle", "doi", *([] if "book" in kind else ["author"])]
        rest = {k: v for k, v in parent.items() if k not in own}
        if name == "xdata":
            rest = parent
        elif "title" in parent:
            rest.setdefault("booktitle", parent["title"])
        fields = rest | fields
    return fields


def _entry(kind: str, key: str, raw: Raw, line: int) -> Entry:
    text = {name: plain_of(value) for name, value in raw.items() if name in _READ}
    title = _joined_title(text)
    article = kind in ("article", "periodical", "suppperiodical")
    fields: dict[str, Plain] = {
        "type": _kind(kind, raw),
        "title": title,
        "container-title": _first(text, "journaltitle", "journal", "booktitle", "maintitle"),
        "container-title-short": _first(text, "shortjournal"),
        "author": _names(raw.get("author", "")),
        "editor": _names(raw.get("editor", "")),
        "edition": _first(text, "edition"),
        "volume": _first(text, "volume"),
        "issue": _first(text, *(("number", "issue") if article else ("issue", "number"))),
        "page": _PAGES.sub("-", _first(text, "pages", "eid")),
        "publisher": _first(text, "publisher", "institution", "organization", "school"),
        "issued": _date(text),
        "accessed": _first(text, "urldate")
        or access_in("\n".join(text.get(name, "") for name in (*_NOTES, "howpublished"))),
        "DOI": _first(text, "doi"),
        "URL": _url(raw),
        "PMID": _first(text, "pmid") or _eprint(text, "pubmed"),
        "PMCID": _first(text, "pmcid", "pmc"),
        "note": _first(text, *_NOTES),
        "archive": _first(text, "eprinttype", "archiveprefix"),
        "status": _first(text, "pubstate"),
    }
    for name in ("title", "container-title", "publisher"):
        if command := unknown_command(str(fields[name])):
            fields[name] = {"command": command}
    return Entry(key, {name: value for name, value in fields.items() if value}, line)


_NOTES = ("note", "addendum", "annote", "annotation")
_READ = {
    "title", "subtitle", "journaltitle", "journal", "booktitle", "maintitle", "volume", "number",
    "issue", "pages", "eid", "publisher", "institution", "organization", "school", "date", "year",
    "month", "day", "urldate", "doi", "pmid", "pmcid", "pmc", "note", "addendum", "annote",
    "annotation", "howpublished", "edition", "shortjournal", "pubstate", "eprint", "eprinttype",
    "archiveprefix",
}  # fmt: skip


def _first(text: Raw, *names: str) -> str:
    return next((value for name in names if (value := text.get(name, ""))), "")


def _joined_title(text: Raw) -> str:
    title, more = _first(text, "title"), _first(text, "subtitle")
    return f"{title.rstrip(':')}: {more}" if title and more else title


def _kind(kind: str, raw: Raw) -> str:
    subtype = raw.get("entrysubtype", "").lower()
    if kind == "article" and subtype in ("newspaper", "magazine"):
        return f"article-{subtype}"
    if kind == "article":
        return "article-journal"
    return "webpage" if kind == "misc" and not raw.get("doi") and _url(raw) else kind


def _date(text: Raw) -> Plain:
    if found := date_in(_first(text, "date")):
        return {"date-parts": [[*found]]}
    year = date_in(_first(text, "year"))
    if not year:
        return _first(text, "year", "date")
    month = _first(text, "month")
    if month.isdecimal() and len(year) == 1:
        words = f"{year[0]}-{month}" + (f"-{text['day']}" if text.get("day") else "")
    else:
        words = f"{year[0]} {month} {text.get('day', '')}"
    return {"date-parts": [[*(date_in(words) if len(year) == 1 else year)]]}


def _url(raw: Raw) -> str:
    for name in ("url", "howpublished", "note"):
        if found := _URL.search(raw.get(name, "").replace("\\", "")):
            return found[0].rstrip(".,;")
    if raw.get("eprinttype", raw.get("archiveprefix", "")).lower() == "arxiv" and "eprint" in raw:
        return f"https://arxiv.org/abs/{raw['eprint']}"
    return ""


def _eprint(text: Raw, kind: str) -> str:
    return text.get("eprint", "") if text.get("eprinttype", "").lower() == kind else ""


def _names(text: str) -> list[Plain]:
    if len(text) > _LONGEST_NAMES:
        text = f"{text[:_LONGEST_NAMES].rpartition(' and ')[0]} and others"
    names = [name for name in split_name_list(text) if name]
    return [_name(name) for name in names[:MOST_PERSONS]]


def _name(text: str) -> Plain:
    if "family=" in text.replace(" ", ""):
        parts = {name: plain_of(value.strip('" ')) for name, value in _EXTENDED.findall(text)}
        particle = {"non-dropping-particle": parts.pop("prefix")} if "prefix" in parts else {}
        return {**parts, **particle}
    if company := company_in(plain_of(text)):
        return {"literal": company}
    try:
        person = Person(text)
    except PybtexError:
        return {"literal": plain_of(text)}
    family = plain_of(" ".join((*person.prelast_names, *person.last_names)))
    given = plain_of(" ".join((*person.first_names, *person.middle_names)))
    suffix = plain_of(" ".join(person.lineage_names))
    if not given and not suffix:
        return {"literal": family}
    return {"family": family, "given": given, "suffix": suffix}
