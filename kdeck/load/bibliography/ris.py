"""Entries of a RIS file, as Zotero, Mendeley, EndNote, Ovid and publishers write it."""

import re

from kdeck.datafile.node import Plain
from kdeck.finding import Findings
from kdeck.load.bibliography.dates import access_in, date_in
from kdeck.load.bibliography.entry import Entry
from kdeck.load.bibliography.persons import MOST_PERSONS, person_in_medline
from kdeck.load.bibliography.standing import RETRACTED
from kdeck.load.bibliography.tagged import Record, records_of

_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "JFULL": "periodical",
    "ABST": "article-journal", "INPR": "article-journal", "MGZN": "article-magazine",
    "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference", "CPAPER":
    "paper-conference", "RPRT": "report", "GOVDOC": "report", "THES": "thesis", "ELEC": "webpage",
    "WEB": "webpage", "ICOMM": "webpage", "BLOG": "post-weblog", "DATA": "dataset",
    "COMP": "software", "UNPB": "manuscript", "UNPD": "manuscript", "MANSCPT": "manuscript",
    "STAT": "legislation", "LAW": "legislation", "BILL": "bill", "CASE": "legal_case",
    "HEAR": "hearing", "PAT": "patent", "STAND": "standard", "PAMP": "pamphlet",
    "VIDEO": "motion_picture", "MPCT": "motion_picture", "SLIDE": "speech", "DICT":
    "entry-dictionary", "ENCYC": "entry-encyclopedia", "PCOMM": "personal_communication",
    "SER": "book", "GEN": "document", "PREP": "article",
}  # fmt: skip
_BOOKS = {"BOOK", "EBOOK", "EDBOOK", "CHAP", "ECHAP", "DICT", "ENCYC", "RPRT", "GOVDOC", "SER"}
_DOI = re.compile(r"10\.\d{4,9}/\S+")

_PMID = re.compile(r"\bPMID:? ?(\d{1,9})\b")


def entries_of_ris(text: str, findings: Findings) -> list[Entry]:
    """Read the records of a RIS file, in the terms of CSL-JSON."""
    found = [_entry(record) for record in records_of(text, "TY", "ER")]
    if not found:
        hint = "export it as RIS: each entry begins with a line 'TY  - JOUR'"
        findings.error("references", "no reference stands in the file", hint, 1)
    return found


def _entry(record: Record) -> Entry:
    kind = record.first("TY").upper()
    is_part = kind in ("CHAP", "ECHAP", "CONF", "CPAPER", "DICT", "ENCYC")
    authors, editors = _names(record, "AU", "A1"), _names(record, "ED", "A2")
    # EndNote has there the editors of a book that is edited.
    if kind == "EDBOOK" and not editors:
        authors, editors = editors, authors
    note = "\n".join(record.every("N1", "C1"))[:4_000]
    fields: dict[str, Plain] = {
        "type": _TYPES.get(kind, kind.lower()),
        "title": record.first("TI", "T1", "CT", *(() if is_part else ("BT",))),
        "container-title": record.first("T2", "JO", "JF", "JA", "J2", "BT" if is_part else ""),
        "container-title-short": record.first("J2", "JA") if kind == "JOUR" else "",
        "author": authors,
        "editor": editors,
        # In articles, EndNote has there the day of the first publication.
        "edition": record.first("ET") if kind in _BOOKS else "",
        "volume": record.first("VL"),
        "issue": record.first("IS"),
        "page": _pages(record),
        "publisher": record.first("PB"),
        "issued": _day(record),
        "accessed": record.first("Y2") or access_in(note),
        "DOI": _doi(record),
        "URL": record.first("UR", "L2"),
        "PMID": _pmid(record),
        "note": note,
    }
    if any("retracted publication" in word.lower() for word in record.every("KW", "M3", "PT")):
        fields[RETRACTED] = "its key words say so"
    tags = {"title": "TI", "DOI": "DO", "URL": "UR", "issued": "PY", "type": "TY", "author": "AU"}
    lines = {key: record.lines[tag] for key, tag in tags.items() if tag in record.lines}
    # EndNote writes the number of the entry, and Ovid a DOI.
    key = record.first("ID", "LB")
    if key.strip("#").isdecimal() or _DOI.match(key):
        key = ""
    return Entry(key, {k: v for k, v in fields.items() if v}, record.line, lines)


def _names(record: Record, *tags: str) -> Plain:
    # EndNote writes several on one line.
    texts = (text for line in record.every(*tags) for text in line.split(";"))
    names = [text for text in texts if text.strip()]
    return [person_in_medline(name) for name in names[:MOST_PERSONS]]


def _pages(record: Record) -> str:
    first, last = record.first("SP"), record.first("EP")
    return first if not last or last in first else f"{first}-{last}" if first else last


def _day(record: Record) -> Plain:
    """Take what says most of the year, the month and the day; '2020///' is a year in RIS."""
    texts = (re.sub(r"/{2,}.*", "", text).strip("/") for text in record.every("DA", "Y1", "PY"))
    found = max((date_in(text) for text in texts), key=len, default=())
    return {"date-parts": [[*found]]} if found else {}


def _doi(record: Record) -> str:
    for text in record.every("DO", "DI", "M3", "L3", "UR", "ID", "N1"):
        if found := _DOI.search(text[:1_000]):
            return found[0]
    return record.first("DO")


def _pmid(record: Record) -> str:
    is_pubmed = any(name.lower() in ("pubmed", "medline") for name in record.every("DB", "DP"))
    number = record.first("AN")
    if is_pubmed and number.isdecimal():
        return number
    # EndNote has it among its notes, without a line of its own.
    notes = (_PMID.search(text) for text in record.every("N1", "C1", "C2"))
    return next((found[1] for found in notes if found), "")
