"""Dates as reference managers write them."""

import re

from kdeck.datafile.node import Plain

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)([1-9]|[12]\d|3[01])(?!\d)")
_ACCESSED = re.compile(
    r"\b(?:accessed|retrieved|visited|viewed)\b(?: on)?\W{0,3}([^;\n]{4,30})", re.I
)
_MOST = (2100, 12, 31)
_LONGEST = 100
_LONGEST_NOTE = 4_000

Date = tuple[int, ...]


def date_of(value: Plain) -> Date:
    """Read a date of CSL-JSON, or a text: (year), (year, month) or (year, month, day).

    A range is its first day. Empty where no year stands in it.
    """
    match value:
        case {"date-parts": [[*parts], *_]} if any(part not in (None, "") for part in parts):
            return _parts(parts)
        case {"raw": str(text)} | {"literal": str(text)} | {"year": str(text)} | str(text):
            return date_in(text)
        case {"year": int(year)} if not isinstance(year, bool):
            return _sound((year,))
    return ()


def access_in(note: str) -> str:
    """Find the day of access in a note: 'Accessed: 2026-03-04'; empty where it says none."""
    found = _ACCESSED.search(note[:_LONGEST_NOTE])
    return found[1] if found and date_in(found[1]) else ""


def is_empty(value: Plain) -> bool:
    """Say whether a field for a date holds none, as Crossref writes it."""
    match value:
        case None | "" | {"date-parts": [] | [[]] | [[None | "", *_]]}:
            return True
        case {"literal": str(text)} | {"raw": str(text)}:
            return not text.strip()
    return False


def date_in(text: str) -> Date:
    """Read a date from words: '2000-02-15', '2000/2', 'Feb 15, 2000', '2000 Feb 15', 'Spring 2023'.

    Where it is a range, its first day.
    """
    text = text.strip()[:_LONGEST]
    if found := _NUMBERS.match(text):
        numbers = _sound(tuple(int(part) for part in found.groups() if part))
        if len(numbers) > 1:
            return numbers
    year = _YEAR.search(text)
    if year is None:
        return ()
    month = _MONTH.search(text)
    if month is None:
        return _sound((int(year[0]),))
    number = _MONTHS.index(month[1].lower()) + 1
    rest = f"{text[: year.start()]} {text[year.end() :]}"
    day = _DAY.search(rest)
    return _sound((int(year[0]), number, *((int(day[1]),) if day else ())))


def _parts(parts: list[Plain]) -> Date:
    numbers: list[int] = []
    for part in parts[:3]:
        if isinstance(part, str) and part.strip().isdecimal() and len(part) < 6:
            numbers.append(int(part))
        elif isinstance(part, int) and not isinstance(part, bool):
            numbers.append(part)
        elif part in (None, ""):
            break
        else:
            return ()
    return tuple(numbers) if _sound(tuple(numbers)) == tuple(numbers) else ()


def _sound(numbers: Date) -> Date:
    """Keep the parts of a date up to the first that cannot be; a season is no month."""
    kept = []
    for number, most in zip(numbers, _MOST, strict=False):
        if not 1 <= number <= most:
            break
        kept.append(number)
    return tuple(kept)
