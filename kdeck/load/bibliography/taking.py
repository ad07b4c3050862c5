"""The entries of somebody's export that can be cited, and what is said of the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kdeck.datafile.node import Plain
from kdeck.finding import Finding, Findings, Severity, Span, several
from kdeck.load.bibliography.canonical import Canonical
from kdeck.load.bibliography.entry import Entry
from kdeck.load.bibliography.judged import PRINTED, problems, reference_of
from kdeck.load.bibliography.keys import made_key, usable_key
from kdeck.load.printed import flaw_of
from kdeck.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Taken:
    """Hold a reference with its entry in the form of references.json."""

    fields: dict[str, Plain]
    reference: Reference

    @property
    def names(self) -> tuple[str, ...]:
        """Name the work, whoever wrote its entry: by its DOI and its number in PubMed."""
        found = (("DOI", self.reference.doi.casefold()), ("PMID", self.fields.get("PMID")))
        return tuple(f"{kind} {name}" for kind, name in found if name)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Say which entry cannot be cited, and where it stands."""

    key: str
    span: Span


def take(
    entries: Iterable[Entry], findings: Findings, known: Iterable[str] = ()
) -> Iterator[Taken | LeftOut]:
    """Take the entries of an export; what is wrong with one is a warning at its line.

    An entry without a key gets one that is none of its file, and none of those known.
    """
    entries = list(entries)
    keys = {*known, *(usable_key(entry.key) for entry in entries)}
    unnamed: list[str] = []
    for entry in entries:
        key = usable_key(entry.key)
        made = Canonical(Entry(key, entry.fields, entry.line, entry.lines))
        if not key:
            key = made_key(made.fields, keys)
            keys.add(key)
            unnamed.append(key)
            made.fields["id"] = key
        elif key != entry.key:
            message = f"the key '{entry.key}' cannot be cited, and is '{key}' here"
            findings.changed("references", message, f"cite it as [@{key}]", entry.line)
        yield _take(entry, made, key, findings)
    if unnamed:
        count = len(unnamed)
        which = "is it" if count == 1 else "is the first"
        message = f"{several(count, 'entry has', 'entries have')} no key: '{unnamed[0]}' {which}"
        hint = "'kdeck references add FILE' copies it, with keys that stay"
        findings.changed("references", message, hint)


def _take(entry: Entry, made: Canonical, key: str, findings: Findings) -> Taken | LeftOut:
    span = findings.span(entry.line)
    flaws = list(problems(made.fields))
    if flaws:
        name, message, hint = flaws[0]
        said = f"the entry '{key}' is left out: {message}"
        findings.warning("references", said, hint, entry.lines.get(name, entry.line))
        return LeftOut(key, span)
    tell_remarks(entry, made, key, findings)
    for name in PRINTED:
        if flaw := flaw_of(str(made.fields.get(name, ""))):
            message, hint = flaw
            said = f"in the entry '{key}', {message}"
            findings.warning("markup-literal", said, hint, entry.lines.get(name, entry.line))
            break
    return Taken(made.fields, reference_of(made.fields, span))


def tell_remarks(entry: Entry, made: Canonical, key: str, findings: Findings) -> None:
    """Say what was read otherwise than it stands, and that a source was corrected."""
    for name, message, hint in made.remarks:
        line = entry.lines.get(name, entry.line)
        findings.warning("references", f"in the entry '{key}', {message}", hint, line)
    if made.corrected:
        message = f"the source '{key}' was corrected: {made.corrected.rstrip('.')}"
        hint = "read the correction, and whether what you say of the source still holds"
        line = entry.lines.get("note", entry.line)
        findings.warning("reference-corrected", message, hint, line)


def without_twins(taken: Iterable[Taken]) -> tuple[tuple[Taken, ...], tuple[Finding, ...]]:
    """Leave out entries that stand in two files alike, and find works that have two keys.

    Entries with one key that are not one work stay, for who finds ids that stand twice.
    """
    kept: list[Taken] = []
    by_key: dict[str, Taken] = {}
    by_name: dict[str, Taken] = {}
    found: list[Finding] = []
    for each in taken:
        key, span = each.reference.id, each.reference.span
        same = by_key.get(key)
        if same and same.reference.span.file != span.file and is_one_work(same, each):
            message = f"the entry '{key}' stands in two files, and this one is left out"
            hint = f"remove it from one: the other stands in {same.reference.span}"
            found.append(_twin(message, hint, span))
            continue
        kept.append(each)
        name = next((name for name in each.names if name in by_name), None)
        if name and (other := by_name[name].reference).id != key:
            message = f"'{key}' is the same source as '{other.id}': both have the {name}"
            hint = f"cite one of them, and remove the other: it stands in {other.span}"
            found.append(_twin(message, hint, span))
        by_key.setdefault(key, each)
        for name in each.names:
            by_name.setdefault(name, each)
    return tuple(kept), tuple(found)


def is_one_work(one: Taken, other: Taken) -> bool:
    """Say whether two entries name one work: by DOI or PMID, or else by title and year."""
    for mine in one.names:
        kind = mine.partition(" ")[0]
        theirs = [name for name in other.names if name.startswith(kind)]
        if theirs:
            return mine in theirs
    return _title(one) == _title(other)


def _title(taken: Taken) -> tuple[str, tuple[int, ...]]:
    return taken.reference.title.casefold(), taken.reference.issued[:1]


def _twin(message: str, hint: str, span: Span) -> Finding:
    return Finding("reference-duplicate", message, hint, span, Severity.WARNING)
