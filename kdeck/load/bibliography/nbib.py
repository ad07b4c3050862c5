"""Entries of a file from PubMed, in the form of MEDLINE (.nbib, or .txt)."""

import re

from kdeck.datafile.node import Plain
from kdeck.finding import Findings
from kdeck.load.bibliography.dates import date_in
from kdeck.load.bibliography.entry import Entry
from kdeck.load.bibliography.persons import MOST_PERSONS, person_in, person_in_medline
from kdeck.load.bibliography.standing import CORRECTED, RETRACTED
from kdeck.load.bibliography.tagged import Record, records_of

# MEDLINE/PubMed Data Element Descriptions, National Library of Medicine.
_RETRACTED = "retracted publication"
_NOTICES = (
    ("ECI", "expression of concern"),
    ("RPI", "corrected and republished"),
    ("EIN", "erratum"),
)
_TYPES = (
    ("preprint", "article"),
    ("newspaper article", "article-newspaper"),
    ("dataset", "dataset"),
    ("legal case", "legal_case"),
    ("technical report", "report"),
)
_ARTICLE = re.compile(r"[A-Za-z]{0,4}\d{1,7}(?:[A-Za-z]\d{1,7})?")
_DOI = re.compile(r"(10\.\d{4,9}/\S+)\s*(?:\[doi\])?")


def entries_of_nbib(text: str, findings: Findings) -> list[Entry]:
    """Read the records of a file from PubMed, in the terms of CSL-JSON."""
    found = [_entry(record) for record in records_of(text, "PMID")]
    if not found:
        hint = "in PubMed, choose 'Send to: Citation manager', or save in the format 'PubMed'"
        findings.error("references", "no reference stands in the file", hint, 1)
    return found


def _entry(record: Record) -> Entry:
    pmid = record.first("PMID")
    is_book = bool(record.every("BTI", "CTI")) and not record.first("JT", "TA")
    authors: list[Plain] = [person_in_medline(name) for name in _authors(record)]
    authors += [{"literal": name} for name in record.every("CN")]
    fields: dict[str, Plain] = {
        "type": "book" if is_book else _type(record),
        "title": _title(record.first("TI", "BTI", "CTI")),
        "container-title": _journal(record.first("JT", "TA")),
        "container-title-short": _journal(record.first("TA")),
        "author": authors[:MOST_PERSONS],
        "editor": [person_in(name) for name in record.every("FED", "ED")],
        "volume": record.first("VI"),
        "issue": record.first("IP"),
        "edition": record.first("EN"),
        "page": record.first("PG") or _article_number(record),
        "publisher": record.first("PB"),
        "issued": _day(record.first("DP", "DEP")),
        "DOI": _doi(record),
        "PMID": pmid,
        "PMCID": record.first("PMC"),
    }
    kinds = [kind.lower() for kind in record.every("PT")]
    if _RETRACTED in kinds or record.every("RIN"):
        where = record.first("RIN")
        fields[RETRACTED] = f"retraction in {where}" if where else "PubMed says so"
    for tag, what in _NOTICES:
        if where := record.first(tag):
            fields.setdefault(CORRECTED, f"{what} in {where}")
    lines = {key: record.lines[tag] for key, tag in (("title", "TI"),) if tag in record.lines}
    key = f"pmid:{pmid}" if pmid else ""
    return Entry(key, {k: v for k, v in fields.items() if v}, record.line, lines)


def _authors(record: Record) -> list[str]:
    full = record.every("FAU")
    if full:
        return full
    return record.every("AU")


def _type(record: Record) -> str:
    kinds = {kind.lower() for kind in record.every("PT")}
    return next((word for kind, word in _TYPES if kind in kinds), "article-journal")


def _title(text: str) -> str:
    """Take the brackets off a title that was translated, and the stop that PubMed adds."""
    text = text.strip()
    inner = text.rstrip(".")
    if inner.startswith("[") and inner.endswith("]"):
        text = inner[1:-1]
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _journal(text: str) -> str:
    """Take the place and the second title off the name of a journal: 'Lancet (London, England)'."""
    return re.sub(r"\s*\([^()]*\)$", "", text.partition(" = ")[0]) or text


def _day(text: str) -> Plain:
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    found = date_in(text)
    return {"date-parts": [[*found]]} if found else {}


def _article_number(record: Record) -> str:
    """Give what a journal without pages prints after the volume; not a publisher's own number."""
    numbers = (
        text.removesuffix("[pii]").strip() for text in record.every("LID") if "[pii]" in text
    )
    return next((n for n in numbers if record.first("VI") and _ARTICLE.fullmatch(n)), "")


def _doi(record: Record) -> str:
    for text in (*record.every("LID"), *record.every("AID")):
        if "[doi]" in text and (found := _DOI.match(text)):
            return found[1]
    return ""
