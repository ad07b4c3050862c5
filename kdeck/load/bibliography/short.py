"""A line that names a source, where its author wrote none."""

from typing import TypeGuard

from kdeck.datafile.node import Plain

_MOST_WORDS = 14
_LEAST_WORDS = 3


def short_of(fields: dict[str, Plain]) -> str:
    """Name a source by who made it, what it is called and its year, in one line.

    fields are those of CSL-JSON, with dates in parts. A long title ends at its colon.
    """
    said = [part.rstrip(".") for part in (_by(fields), _title(fields)) if part]
    year = _year(fields)
    return ". ".join(said) + (f", {year}" if year else "")


def _by(fields: dict[str, Plain]) -> str:
    authors = fields.get("author") or fields.get("editor")
    names = [_name(name) for name in authors] if isinstance(authors, list) else []
    names = [name for name in names if name]
    match names:
        case []:
            return _text(fields, "publisher") or _text(fields, "container-title")
        case [one]:
            return one
        case [one, two]:
            return f"{one} and {two}"
        case _:
            return f"{names[0]} and others"


def _name(name: Plain) -> str:
    if not _is_mapping(name):
        return ""
    family = [_text(name, key) for key in ("non-dropping-particle", "family")]
    return _text(name, "literal") or " ".join(part for part in family if part)


def _title(fields: dict[str, Plain]) -> str:
    title = _text(fields, "title")
    words = title.split()
    if len(words) <= _MOST_WORDS:
        return title
    head = title.split(": ")[0].split()
    if _LEAST_WORDS <= len(head) <= _MOST_WORDS:
        return " ".join(head)
    return " ".join(words[:_MOST_WORDS]).rstrip(",;:") + " …"


def _year(fields: dict[str, Plain]) -> str:
    match fields.get("issued"):
        case {"date-parts": [[year, *_], *_]}:
            return str(year)
    return ""


def _text(fields: dict[str, Plain], key: str) -> str:
    value = fields.get(key)
    return value if isinstance(value, str) else ""


def _is_mapping(value: Plain) -> TypeGuard[dict[str, Plain]]:
    return isinstance(value, dict)
