"""The entries of a reference list, in the style of the AMA Manual of Style or of a CSL file."""

import re
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from kdeck.language.day import day_in_words
from kdeck.language.known import SOURCE
from kdeck.model.reference import Name, Reference
from kdeck.theme.citationread import parse_style
from kdeck.theme.citationstyle import CitationStyle

_STYLE = Path(__file__).parents[1] / "csl" / "american-medical-association.csl"
# The program's words are English, whatever the style's are elsewhere.
_LOCALE = "en-US"
_OTHERS = Name("et al", literal=True)


@lru_cache(maxsize=32)
def format_references(
    references: tuple[Reference, ...],
    style: CitationStyle | None = None,
    language: str = SOURCE,
) -> tuple[str, ...]:
    """Format references as entries without their numbers, in the given order.

    Without a style, they are set as AMA has them, with days as the language writes them.
    """
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

    dated = style is None and language != SOURCE
    style = style or _usual()
    # Numbered: citeproc-py takes keys that differ only in their case for one.
    keys = [f"n{number}" for number in range(len(references))]
    entries = zip(references, keys, strict=True)
    short = _are_abbreviated(references)
    source = CiteProcJSON([_csl(each, key, style, short=short) for each, key in entries])
    program = CitationStylesStyle(BytesIO(style.data), locale=_LOCALE, validate=False)
    bibliography = CitationStylesBibliography(program, source, formatter.plain)
    for key in keys:
        bibliography.register(Citation([CitationItem(key)]))
    made = (str(entry) for entry in bibliography.bibliography())
    mended = [_mended(entry, each) for entry, each in zip(made, references, strict=True)]
    if dated:
        mended = [_dated(e, each, language) for e, each in zip(mended, references, strict=True)]
    return tuple(mended)


@lru_cache(maxsize=1)
def _usual() -> CitationStyle:
    return parse_style(_STYLE.read_bytes(), _STYLE.name)


def _are_abbreviated(references: tuple[Reference, ...]) -> bool:
    """Say whether every journal of a list has its abbreviation: a list has all of them, or none."""
    journals = [each for each in references if each.type == "article-journal" and each.container]
    # A name of one word is not abbreviated (ISO 4).
    return all(each.container_short or " " not in each.container for each in journals)


def _csl(reference: Reference, key: str, style: CitationStyle, *, short: bool) -> dict[str, object]:
    entry: dict[str, object] = {
        "id": key,
        "type": reference.type,
        "title": reference.title,
        "author": [_name(name) for name in _authors(reference, style)],
        "editor": [_name(name) for name in reference.editors],
        "container-title": reference.container,
        "container-title-short": reference.container_short if short else "",
        "edition": reference.edition,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.page,
        "publisher": reference.publisher,
        "DOI": reference.doi,
        "URL": "" if reference.doi else reference.url,
    }
    for field, parts in (("issued", reference.issued), ("accessed", reference.accessed)):
        if parts:
            entry[field] = {"date-parts": [list(parts)]}
    return {field: value for field, value in entry.items() if value}


def _authors(reference: Reference, style: CitationStyle) -> tuple[Name, ...]:
    """Let an incomplete list of names end in 'et al', as the style does it where it can."""
    names = reference.authors
    if reference.authors_complete or not names:
        return names
    least, first = style.shortens or (0, 0)
    if first and len(names) >= first:
        return names + names[-1:] * (least - len(names))
    return (*names, _OTHERS)


def _name(name: Name) -> dict[str, str]:
    if name.literal or not name.given:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given}
    return parts | ({"suffix": name.suffix} if name.suffix else {})


def _mended(entry: str, reference: Reference) -> str:
    """Mend what citeproc-py gets wrong: what it repeats, stops, and 'et al' as one more name."""
    entry, title = entry.strip(), reference.title.rstrip(".")
    if not reference.authors:
        entry = re.sub(rf"^{re.escape(title)}[.?!]\s+(?={re.escape(title)})", "", entry)
        entry = _with_editors_once(entry, reference)
    if not reference.authors_complete:
        entry = re.sub(r",?\s+(?:and|&)\s+et al\b", ", et al", entry, count=1)
    entry = re.sub(r"([?!])\.(?=\s|$)", r"\1", entry)
    entry = re.sub(r"(?<!\.)\.\.(?!\.)", ".", entry)
    return entry.replace(" , ", ", ")


def _with_editors_once(entry: str, reference: Reference) -> str:
    """Leave out the editors where they stand again: those that stand for authors are named once."""
    title = re.escape(reference.title.rstrip("."))
    found = re.search(rf"[.)]\s+(?={title})", entry, re.IGNORECASE)
    if not (found and reference.editors):
        return entry
    at = found.end()
    again = re.escape(entry[:at].rstrip(" ."))
    rest = re.sub(rf"\({again}\.?\)\.?\s*|{again}\.\s*", "", entry[at:], count=1)
    return entry[:at] + rest


def _dated(entry: str, reference: Reference, language: str) -> str:
    """Put the days of an entry as a language writes them; the style has them as in its own."""
    for parts in (reference.issued, reference.accessed):
        if len(parts) == 3:
            then = date(*parts)
            entry = entry.replace(day_in_words(then, _LOCALE), day_in_words(then, language))
    return entry
