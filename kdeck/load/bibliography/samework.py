"""Whether two entries are one work, whoever wrote them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kdeck.finding import Finding, Severity, Span
from kdeck.load.bibliography.taking import Taken
from kdeck.model.reference import Reference, Shipping

# What two entries of a page share that are one, whoever is said to have made it.
ADDRESS = "address"
_FIRST_PAGE = re.compile(r"\w+")
_MOST_OF_A_TITLE = 50
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


class Works:
    """Find the works of some entries: by key, by DOI or PMID, and by what is alike."""

    def __init__(self, taken: Iterable[Taken] = ()) -> None:
        self.by_key: dict[str, Taken] = {}
        self._by_name: dict[str, Taken] = {}
        self._by_title: dict[tuple[str, int], list[_Known]] = defaultdict(list)
        for each in taken:
            self.add(each)

    def add(self, taken: Taken) -> None:
        """Add an entry; of those with one name, the first is found."""
        self.by_key.setdefault(taken.reference.id, taken)
        for name in taken.names:
            self._by_name.setdefault(name, taken)
        titled = self._by_title[_title(taken.reference)]
        # A file of strangers may have one title a thousand times.
        if len(titled) < _MOST_OF_A_TITLE:
            titled.append(_known(taken))

    def named(self, taken: Taken) -> tuple[str, Taken] | None:
        """Give a name that an entry shares, its DOI or its PMID, and the other entry."""
        found = (name for name in taken.names if name in self._by_name)
        return next(((name, self._by_name[name]) for name in found), None)

    def alike(self, taken: Taken) -> tuple[str, Taken] | None:
        """Give what an entry shares beside title and year, and the other entry.

        Two that differ in their DOI, PMID, volume, first page, edition or address are two works.
        """
        mine = _known(taken)
        for known in self._by_title.get(_title(taken.reference), ()):
            shared = _shared(mine, known)
            if shared and not (_differ(mine, known) or are_named_apart(taken, known.taken)):
                return shared, known.taken
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
                hint = _advice(each.reference, other.reference)
                found.append(_twin(f"{message}both have the {name}", hint, span))
        elif like := works.alike(each):
            shared, other = like
            # Of two that are held back, each says so where it is cited.
            held = {r.shipping for r in (each.reference, other.reference)} == {Shipping.NEVER}
            if other.reference.id != key and not held:
                found.append(twin_of(each.reference, other.reference, shared))
        works.add(each)
    return tuple(kept), tuple(found)


def twin_of(reference: Reference, other: Reference, shared: str) -> Finding:
    """Say that a source looks like another, and what to do."""
    year = "the year " if reference.issued else ""
    message = f"'{reference.id}' looks like the same source as '{other.id}': "
    return _twin(
        f"{message}both have the title, {year}and the {shared}",
        f"{_advice(reference, other)}; where they are two, give each its DOI or PMID",
        reference.span,
    )


def _advice(reference: Reference, other: Reference) -> str:
    """Say what to do with two entries of one work; who holds back one holds back the work."""
    for each in (reference, other):
        if each.shipping is Shipping.NEVER:
            start = f"cite neither, for '{each.id}' is held back: {each.reason}"
            return f"{start}; the other stands in {other.span}"
    return f"cite one of them, and remove the other: it stands in {other.span}"


def _twin(message: str, hint: str, span: Span) -> Finding:
    return Finding("reference-duplicate", message, hint, span, Severity.WARNING)


def _title(reference: Reference) -> tuple[str, int]:
    year = reference.issued[0] if reference.issued else 0
    return letters(reference.title) or reference.title, year


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold an entry with what is compared: its first author, where it is printed, and its marks.

    address is that of a page on the web.
    """

    taken: Taken
    author: str
    printed: tuple[str, ...]
    marks: tuple[str, ...]
    address: str


def _known(taken: Taken) -> _Known:
    reference = taken.reference
    author = letters(reference.makers[0].family) if reference.makers else ""
    volume, page = reference.volume.strip(), _first_page(reference)
    is_page = reference.type == "webpage"
    address = _SCHEME.sub("", reference.url).rstrip("/") if is_page else ""
    printed = (letters(reference.container), volume, page)
    return _Known(taken, author, printed, (reference.edition, volume, page, address), address)


def _shared(one: _Known, other: _Known) -> str:
    if one.author and one.author == other.author:
        return "first author"
    if one.address and one.address == other.address:
        return ADDRESS
    same = one.printed == other.printed and all(one.printed)
    return "journal, volume and page" if same else ""


def _differ(one: _Known, other: _Known) -> bool:
    pairs = zip(one.marks, other.marks, strict=True)
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _first_page(reference: Reference) -> str:
    found = _FIRST_PAGE.search(reference.page)
    return found[0].casefold() if found else ""


def letters(text: str) -> str:
    """Write a text in small letters and digits alone, without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if sign.isalnum())
