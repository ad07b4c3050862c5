"""The entries of somebody's export that can be cited, and what is said of the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kdeck.datafile.node import Plain
from kdeck.finding import Findings, Span, several
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
    entries: Iterable[Entry], findings: Findings, known: Iterable[str] | None = None
) -> Iterator[Taken | LeftOut]:
    """Take the entries of an export; what is wrong with one is a warning at its line.

    An entry without a key gets one that is none of its file, and none of those known, which is said
    where nothing is known: it may change with the file.
    """
    entries = list(entries)
    keys = {*(known or ()), *(usable_key(entry.key) for entry in entries)}
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
    if unnamed and known is None:
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
