"""Whether two entries are one work, whoever wrote them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from kdeck.finding import Finding, Severity, Span
from kdeck.load.bibliography.taking import Taken
from kdeck.model.reference import Reference

_FIRST_PAGE = re.compile(r"\w+")
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


class Works:
    """Find the works of some entries: by key, by DOI or PMID, and by what is alike."""

    def __init__(self, taken: Iterable[Taken] = ()) -> None:
        self.by_key: dict[str, Taken] = {}
        self._by_name: dict[str, Taken] = {}
        self._by_title: dict[tuple[str, int], list[Taken]] = defaultdict(list)
        for each in taken:
            self.add(each)

    def add(self, taken: Taken) -> None:
        """Add an entry; of those with one name, the first is found."""
        self.by_key.setdefault(taken.reference.id, taken)
        for name in taken.names:
            self._by_name.setdefault(name, taken)
        self._by_title[_title(taken.reference)].append(taken)

    def named(self, taken: Taken) -> tuple[str, Taken] | None:
        """Give a name that an entry shares, its DOI or its PMID, and the other entry."""
        found = (name for name in taken.names if name in self._by_name)
        return next(((name, self._by_name[name]) for name in found), None)

    def alike(self, taken: Taken) -> tuple[str, Taken] | None:
        """Give what an entry shares beside title and year, and the other entry.

        Two that differ in their DOI, PMID, volume, first page, edition or address are two works.
        """
        for other in self._by_title.get(_title(taken.reference), ()):
            shared = _shared(taken.reference, other.reference)
            if shared and not (are_named_apart(taken, other) or _differ(taken, other)):
                return shared, other
        return None


def is_one_work(one: Taken, other: Taken) -> bool:
    """Say whether two entries name one work: by DOI or PMID, or else by title and year."""
    for mine in one.names:
        kind = mine.partition(" ")[0]
        theirs = [name for name in other.names if name.startswith(kind)]
        if theirs:
            return mine in theirs
    return _title(one.reference) == _title(other.reference)


def are_named_apart(one: Taken, other: Taken) -> bool:
    """Say whether both have a DOI, or both a PMID, and not the same."""
    names = [dict(name.split(" ", 1) for name in each.names) for each in (one, other)]
    return any(names[0][kind] != names[1][kind] for kind in names[0].keys() & names[1].keys())


def without_twins(taken: Iterable[Taken]) -> tuple[tuple[Taken, ...], tuple[Finding, ...]]:
    """Leave out entries that stand in two files alike, and find works that have two keys.

    Entries with one key that are not one work stay, for who finds ids that stand twice.
    """
    kept: list[Taken] = []
    works = Works()
    found: list[Finding] = []
    for each in taken:
        key, span = each.reference.id, each.reference.span
        same = works.by_key.get(key)
        if same and same.reference.span.file != span.file and is_one_work(same, each):
            message = f"the entry '{key}' stands in two files, and this one is left out"
            hint = f"remove it from one: the other stands in {same.reference.span}"
            found.append(_twin(message, hint, span))
            continue
        kept.append(each)
        if named := works.named(each):
            name, other = named
            if other.reference.id != key:
                message = f"'{key}' is the same source as '{other.reference.id}': "
                hint = (
                    f"cite one of them, and remove the other: it stands in {other.reference.span}"
                )
                found.append(_twin(f"{message}both have the {name}", hint, span))
        elif like := works.alike(each):
            shared, other = like
            if other.reference.id != key:
                found.append(twin_of(each.reference, other.reference, shared))
        works.add(each)
    return tuple(kept), tuple(found)


def twin_of(reference: Reference, other: Reference, shared: str) -> Finding:
    """Say that a source looks like another, and what to do."""
    year = "the year " if reference.issued else ""
    message = f"'{reference.id}' looks like the same source as '{other.id}': "
    return _twin(
        f"{message}both have the title, {year}and the {shared}",
        f"cite one of them, and remove the other: it stands in {other.span}; where they are two, "
        "give each its DOI or PMID",
        reference.span,
    )


def _twin(message: str, hint: str, span: Span) -> Finding:
    return Finding("reference-duplicate", message, hint, span, Severity.WARNING)


def _title(reference: Reference) -> tuple[str, int]:
    year = reference.issued[0] if reference.issued else 0
    return _letters(reference.title) or reference.title, year


def _shared(one: Reference, other: Reference) -> str:
    if one.authors and other.authors:
        mine, theirs = _letters(one.authors[0].family), _letters(other.authors[0].family)
        if mine and mine == theirs:
            return "first author"
    printed = [(_letters(each.container), each.volume, _first_page(each)) for each in (one, other)]
    return "journal, volume and page" if printed[0] == printed[1] and all(printed[0]) else ""


def _differ(one: Taken, other: Taken) -> bool:
    return any(
        mine and theirs and mine != theirs
        for mine, theirs in zip(_marks(one), _marks(other), strict=True)
    )


def _marks(taken: Taken) -> tuple[str, ...]:
    reference = taken.reference
    is_page = reference.type == "webpage"
    address = _SCHEME.sub("", reference.url).rstrip("/") if is_page else ""
    return (reference.edition, reference.volume.strip(), _first_page(reference), address)


def _first_page(reference: Reference) -> str:
    found = _FIRST_PAGE.search(reference.page)
    return found[0].casefold() if found else ""


def _letters(text: str) -> str:
    """Write a text in small letters and digits alone, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if sign.isalnum())
