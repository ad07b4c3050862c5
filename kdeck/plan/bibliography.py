"""The reference list in the style of the AMA Manual of Style, 11th edition."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from kdeck.model.reference import Name, Reference

_STYLE = Path(__file__).parent / "csl" / "american-medical-association.csl"
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

    source = CiteProcJSON([_csl(reference) for reference in references])
    style = CitationStylesStyle(str(_STYLE), validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for reference in references:
        bibliography.register(Citation([CitationItem(reference.id.lower())]))
    entries = (str(entry) for entry in bibliography.bibliography())
    return tuple(
        _mended(entry, reference) for entry, reference in zip(entries, references, strict=True)
    )


def _csl(reference: Reference) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": reference.id.lower(),
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
    for key, date in (("issued", reference.issued), ("accessed", reference.accessed)):
        if date:
            entry[key] = {"date-parts": [list(date)]}
    return {key: value for key, value in entry.items() if value}


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
