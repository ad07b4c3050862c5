"""Keys by which authors cite, and those made where a program writes none."""

import re
import unicodedata

from kdeck.datafile.node import Plain

# What [@key] takes.
_USABLE = re.compile(r"\w(?:[\w:./+-]*\w)?")
_UNUSABLE = re.compile(r"[^\w:./+-]+")
_WORD = re.compile(r"[A-Za-z]+")
_LONGEST = 100
_SMALL = {"a", "an", "the", "of", "on", "in", "and", "for", "der", "die", "das", "le", "la", "el"}


def usable_key(key: str) -> str:
    """Write a key as a citation takes it; empty where nothing is left, or it is an address."""
    if "://" in key or len(key) > _LONGEST:
        return ""
    if _USABLE.fullmatch(key):
        return key
    return _UNUSABLE.sub("-", key).strip(":./+-")


def made_key(fields: dict[str, Plain], taken: set[str]) -> str:
    """Make a key of the first author, the year, and a letter where others have it already."""
    stem = _author(fields) or _first_word(fields) or "source"
    match fields.get("issued"):
        case {"date-parts": [[int(year), *_], *_]}:
            stem = f"{stem}{year}"
    return free_key(stem, taken)


def free_key(stem: str, taken: set[str]) -> str:
    """Give a key as it is, or with a letter or a number where others have it already."""
    if stem not in taken:
        return stem
    letters = "bcdefghijklmnopqrstuvwxyz"
    tries = (f"{stem}{letter}" for letter in letters)
    numbers = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (*tries, *numbers) if key not in taken)


def family_keys(fields: dict[str, Plain]) -> list[str]:
    """Write the family names of the authors in small letters, without accents and blanks."""
    authors = fields.get("author")
    return [
        _plain(str(name.get("family") or name.get("literal") or ""))
        for name in (authors if isinstance(authors, list) else [])
        if isinstance(name, dict)
    ]


def _author(fields: dict[str, Plain]) -> str:
    match fields.get("author") or fields.get("editor"):
        case [{"family": str(name)}, *_] | [{"literal": str(name)}, *_]:
            return _plain(name)
    return ""


def _first_word(fields: dict[str, Plain]) -> str:
    title = fields.get("title")
    words = title.split() if isinstance(title, str) else []
    return next((w for word in words if (w := _plain(word)) and w not in _SMALL), "")


def _plain(name: str) -> str:
    """Write a name in small letters without accents, its words together."""
    name = unicodedata.normalize("NFKD", name.lower().replace("ß", "ss").replace("ø", "o"))
    return "".join(_WORD.findall(name))[:30]
