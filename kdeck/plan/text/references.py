"""The reference list in the style of the AMA Manual of Style, 11th edition."""

import re
from functools import lru_cache
from pathlib import Path

from kdeck.model.reference import Name, Reference

_STYLE = Path(__file__).parents[1] / "csl" / "american-medical-association.csl"
# AMA 11 (3.7) prints the first three of more than six authors, then "et al".
_MOST_AUTHORS = 6


@lru_cache(maxsize=32)
def format_references(references: tuple[Reference, ...]) -> tuple[str, ...]:
    """Format references as AMA entries without their numbers, in the given order."""
    if not references:
        return ()
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    # Numbered: citeproc-py takes keys that differ only in their case for one.
    keys = [f"n{number}" for number in range(len(references))]
    source = CiteProcJSON([_csl(r, key) for r, key in zip(references, keys, strict=True)])
    style = CitationStylesStyle(str(_STYLE), validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for key in keys:
        bibliography.register(Citation([CitationItem(key)]))
    entries = (str(entry) for entry in bibliography.bibliography())
    return tuple(
        _mended(entry, reference) for entry, reference in zip(entries, references, strict=True)
    )


def _csl(reference: Reference, key: str) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": key,
        "type": reference.type,
        "title": reference.title,
        "author": [_name(name) for name in _authors(reference)],
        "container-title": reference.container,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.page,
        "publisher": reference.publisher,
        "DOI": reference.doi,
        "URL": "" if reference.doi else reference.url,
    }
    for field, date in (("issued", reference.issued), ("accessed", reference.accessed)):
        if date:
            entry[field] = {"date-parts": [list(date)]}
    return {field: value for field, value in entry.items() if value}


def _authors(reference: Reference) -> tuple[Name, ...]:
    """Lengthen an incomplete list of three or more names, so that the style ends it in 'et al'."""
    names = reference.authors
    if reference.authors_complete or len(names) < 3:
        return names
    return names + names[-1:] * (_MOST_AUTHORS + 1 - len(names))


def _name(name: Name) -> dict[str, str]:
    if name.literal or not name.given:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given}
    return parts | ({"suffix": name.suffix} if name.suffix else {})


def _mended(entry: str, reference: Reference) -> str:
    """Mend what citeproc-py gets wrong: numbers, repeated titles, stops, short author lists."""
    entry = re.sub(r"^\d+\.\s*", "", entry.strip())
    title = reference.title.rstrip(".")
    if not reference.authors:
        entry = re.sub(rf"^{re.escape(title)}[.?!]\s+(?={re.escape(title)})", "", entry)
    elif not reference.authors_complete and len(reference.authors) < 3:
        names, separator, rest = entry.partition(f". {title[:20]}")
        entry = f"{names}, et al{separator}{rest}" if separator else entry
    entry = re.sub(r"([?!])\.(?=\s|$)", r"\1", entry)
    entry = re.sub(r"(?<!\.)\.\.(?!\.)", ".", entry)
    return entry.replace(" , ", ", ")
