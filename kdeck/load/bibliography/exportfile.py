"""The files that reference managers export, told apart by their endings."""

import re
from collections.abc import Callable

from kdeck.datafile.characters import normal
from kdeck.finding import Findings
from kdeck.load.bibliography.entry import Entry, Reader

LONGEST_EXPORT = 4_000_000
MOST_ENTRIES = 3_000
# Signs that a value, a field or an entry begins with: each costs time and room to read.
_MOST_SIGNS = 150_000
_SIGNS = {".json": ",[{", ".bib": '{",=#@', ".bibtex": '{",=#@'}
_BEGINS = {
    ".bib": re.compile(r"@(?!string|comment|preamble)[ \t]*[A-Za-z]+\s*[{(]", re.IGNORECASE),
    ".bibtex": re.compile(r"@[ \t]*[A-Za-z]+\s*[{(]"),
    ".ris": re.compile(r"^TY  ?-", re.MULTILINE),
    ".nbib": re.compile(r"^PMID ?-", re.MULTILINE),
    ".txt": re.compile(r"^(?:TY  ?-|PMID ?-)", re.MULTILINE),
}
# What people have, with how it becomes what is read.
_ELSEWHERE = {
    ".enl": "in EndNote, choose File > Export with the style 'RefMan (RIS)'",
    ".enlx": "in EndNote, choose File > Export with the style 'RefMan (RIS)'",
    ".enw": "choose the format RIS where it was exported",
    ".ciw": "choose the format RIS, or BibTeX, where it was exported",
    ".xml": "choose the format RIS where it was exported",
    ".rdf": "in Zotero, choose 'CSL JSON' or 'BibTeX' in place of RDF",
    ".csv": "choose 'CSL JSON', 'BibTeX' or 'RIS' in place of CSV",
    ".yml": "save it as CSL JSON, or keep your program's BibTeX file",
    ".yaml": "save it as CSL JSON, or keep your program's BibTeX file",
    ".docx": "export the list from your reference manager, as BibTeX or RIS",
    ".zip": "unpack it, and use the files in it",
}


def ending(name: str) -> str:
    """Give the ending of a file's name, in small letters."""
    return name[name.rfind(".") :].lower() if "." in name else ""


def reader_of(name: str, text: str) -> Reader | None:
    """Choose the reader for a file, by its ending; a text file is looked into."""
    kind = ending(name)
    if kind in (".txt", ""):
        kind = _kind_within(text)
    return _READERS[kind]() if kind in _READERS else None


def is_export(name: str) -> bool:
    """Say whether a file may hold references, by its ending."""
    return ending(name) in {*_READERS, ".txt"}


def is_elsewhere(name: str) -> str:
    """Say how a list in a form that is not read becomes one that is; empty for other files."""
    return _ELSEWHERE.get(ending(name), "")


def entries_of(name: str, data: bytes, findings: Findings) -> list[Entry]:
    """Read the entries of an export; none, with one finding, where the file cannot be used."""
    is_read = is_export(name) or not ending(name)
    text = _text(data, findings) if is_read else ""
    if text is None:
        return []
    reader = reader_of(name, text)
    if reader is None:
        hint = is_elsewhere(name) or "export it as CSL JSON, BibTeX or RIS, or from PubMed as .nbib"
        findings.error("references", "the file is no list of references that kdeck reads", hint)
        return []
    if flaw := _excess(ending(name), text):
        findings.error("references", *flaw)
        return []
    entries = reader(text, findings)
    if len(entries) > MOST_ENTRIES:
        hint = f"export what your documents cite: a file has at most {MOST_ENTRIES:,}"
        findings.error("references", f"the file has {len(entries):,} references", hint)
        return []
    return entries


def _text(data: bytes, findings: Findings) -> str | None:
    if len(data) > LONGEST_EXPORT:
        hint = f"divide it, and leave out abstracts and notes: at most {LONGEST_EXPORT:,} bytes"
        findings.error("references", f"the file has {len(data):,} bytes", hint)
        return None
    is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        hint = "export it again with the encoding UTF-8"
        name = "UTF-16" if is_wide else "UTF-8"
        findings.error("encoding", f"the file is not {name}", hint, line)
        return None
    if "\0" in text:
        hint = "export it again as CSL JSON, BibTeX or RIS"
        findings.error("encoding", "the file is no text", hint, 1)
        return None
    return normal(text.replace("\r\n", "\n").replace("\r", "\n"))


def _excess(kind: str, text: str) -> tuple[str, str, int] | None:
    """Find what would take long to read, before it is read."""
    count = sum(text.count(sign) for sign in _SIGNS.get(kind, "\n"))
    entries = sum(1 for _ in _BEGINS[kind].finditer(text)) if kind in _BEGINS else 0
    if count <= _MOST_SIGNS and entries <= MOST_ENTRIES:
        return None
    what = f"{entries:,} entries" if entries > MOST_ENTRIES else "too many fields"
    hint = f"export what your documents cite: a file has at most {MOST_ENTRIES:,} entries"
    return f"the file has {what}", hint, 1


def _kind_within(text: str) -> str:
    head = text[:2_000].lstrip()
    if head.startswith(("PMID-", "PMID -")):
        return ".nbib"
    if head.startswith("TY  -"):
        return ".ris"
    return ".bib" if head.startswith("@") else ""


def _json() -> Reader:
    from kdeck.load.bibliography.jsonlist import entries_of_json

    return entries_of_json


def _bibtex() -> Reader:
    # It imports a library.
    from kdeck.load.bibliography.bibtex import entries_of_bibtex

    return entries_of_bibtex


def _ris() -> Reader:
    from kdeck.load.bibliography.ris import entries_of_ris

    return entries_of_ris


def _nbib() -> Reader:
    from kdeck.load.bibliography.nbib import entries_of_nbib

    return entries_of_nbib


_READERS: dict[str, Callable[[], Reader]] = {
    ".json": _json,
    ".bib": _bibtex,
    ".bibtex": _bibtex,
    ".ris": _ris,
    ".nbib": _nbib,
}
