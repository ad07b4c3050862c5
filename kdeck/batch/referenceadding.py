"""Adding what a reference manager exported to a project."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kdeck.batch.atomicwrite import write_files
from kdeck.batch.projectfolder import require_project
from kdeck.batch.referencecompleting import can_complete, completed_file
from kdeck.datafile.node import Plain
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Findings, Span, has_errors, in_reading_order
from kdeck.fingerprint import Files, is_portable
from kdeck.load.bibliography.change import Change, changes, is_retracted_since, renewed
from kdeck.load.bibliography.exportfile import LONGEST_EXPORT, entries_of
from kdeck.load.bibliography.journals import Journals
from kdeck.load.bibliography.keys import free_key
from kdeck.load.bibliography.lacking import lacking, told
from kdeck.load.bibliography.samework import ADDRESS, Works, are_named_apart, is_one_work, twin_of
from kdeck.load.bibliography.taking import Taken, take
from kdeck.load.folders import EXPORTS
from kdeck.load.references import Bibliography, read_bibliography
from kdeck.model.reference import Reference

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """Say what becomes of what is there already.

    keep_both adds what looks like a source that is there; replace writes changed entries over those
    in files that were written here; complete adds to the entries of an author what they lack.
    """

    keep_both: bool = False
    replace: bool = False
    complete: bool = False


@dataclass(frozen=True, slots=True)
class There:
    """Say that a reference is in the project already, under which key, where, and what differs.

    alike says that nothing but title, year and author, or page, show it. own says that the file
    is an author's, and that nothing in it is replaced; lacks are the fields that its entry has not,
    retracted that it does not hold the source back yet.
    """

    reference: Reference
    as_key: str
    span: Span
    alike: bool
    changes: tuple[Change, ...]
    own: bool
    lacks: tuple[Change, ...] = ()
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """Hold what was added to which file, what was there already, and what was found.

    replaced has the keys whose entries were written anew, completed those that got more fields.
    """

    file: str
    references: tuple[Reference, ...]
    there: tuple[There, ...]
    replaced: tuple[str, ...]
    completed: tuple[str, ...]
    findings: tuple[Finding, ...]


def add_references(root: Path, path: Path, asked: Asked) -> Added:
    """Copy the references of an export into a file of its name, as CSL-JSON.

    What a reference manager keeps beside them, such as notes, abstracts and paths of files, stays
    behind. Nothing is written where an error is found.
    Raises KdeckError where there is no project, or the file cannot be read.
    """
    require_project(root)
    findings = Findings(path.name)
    data = _read(root, path)
    known = read_bibliography(Files(root), own := Findings())
    # A project without any reference yet.
    flaws = [f for f in own if f.code != "file-missing"]
    if has_errors(flaws):
        return Added("", (), (), (), (), in_reading_order(flaws))
    adding = _Adding(root, known, findings, asked)
    journals = Journals(known.taken)
    for taken in take(entries_of(path.name, data, findings), findings, adding.keys):
        if isinstance(taken, Taken):
            adding.add(journals.named(taken))
    found = in_reading_order(findings)
    if has_errors(found):
        return Added("", (), tuple(adding.there), (), (), found)
    written = adding.renewed_files() | completed_file(root, adding.completed)
    name = ""
    if adding.new:
        name, kept = _place(root, path, known)
        written[name] = _bytes((*adding.with_renewed(kept), *(t.fields for t in adding.new)))
    write_files(root, written)
    new = tuple(each.reference for each in adding.new)
    done = tuple(adding.renewed), tuple(adding.completed)
    return Added(name, new, tuple(adding.there), *done, found)


class _Adding:
    """Sort the entries of an export into new ones, those that are there, and those renewed."""

    def __init__(self, root: Path, known: Bibliography, findings: Findings, asked: Asked) -> None:
        self.there: list[There] = []
        self.new: list[Taken] = []
        self.renewed: dict[str, dict[str, Plain]] = {}
        self.completed: dict[str, dict[str, Plain]] = {}
        self._root = root
        self._known = known
        self._findings = findings
        self._asked = asked
        self._works = Works(known.taken)
        self._written: dict[str, bool] = {}
        self._met: dict[str, Taken] = {}
        self.keys = frozenset(self._works.by_key)

    def add(self, taken: Taken) -> None:
        """Take one entry, where nothing that is there is the same."""
        key = taken.reference.id
        before = self._met.setdefault(key, taken)
        named, other = self._works.named(taken), self._works.by_key.get(key)
        if not (before is taken or is_one_work(before, taken)):
            self._refuse(taken, before)
        elif named:
            self._find(taken, named[1])
        elif other and (is_one_work(other, taken) or self._is_corrected(other, taken)):
            self._find(taken, other)
        elif other:
            self._leave_out(taken, other.reference)
        elif (like := self._works.alike(taken)) and not self._asked.keep_both:
            self._find(taken, like[1], alike=like[0] != ADDRESS)
        else:
            if like:
                self._findings.extend([twin_of(taken.reference, like[1].reference, like[0])])
            self.new.append(taken)
            self._works.add(taken)

    def renewed_files(self) -> dict[str, bytes]:
        """Give the files that hold a renewed entry, as they are to be written."""
        keys = self.renewed.keys()
        names = {e.reference.span.file for e in self._known.taken if e.reference.id in keys}
        return {name: _bytes(self.with_renewed(_kept(name, self._known))) for name in names}

    def with_renewed(self, kept: tuple[Taken, ...]) -> tuple[dict[str, Plain], ...]:
        """Give entries with what was renewed in place of what it was."""
        return tuple(self.renewed.get(each.reference.id, each.fields) for each in kept)

    def _refuse(self, taken: Taken, other: Taken) -> None:
        """Say that the file itself has a key twice: nobody knows which of the two is cited."""
        key, there = taken.reference.id, other.reference
        message = f"the key '{key}' is that of another source: '{there.title}'"
        hint = "give one of them another key in your program, and export it again"
        hint = f"{hint}: the other stands in {there.span}"
        self._findings.error("id-duplicate", message, hint, taken.reference.span)

    def _leave_out(self, taken: Taken, other: Reference) -> None:
        """Say that a key is that of another source of the project, and how both may stand."""
        key = taken.reference.id
        message = f"the entry '{key}' is left out: its key is that of another source"
        free = free_key(key, {key, *self._works.by_key, *self._met})
        hint = f"write another key there, such as '{free}', and add the file again"
        mend = (
            "add the file with --replace" if self._writes(other.span.file) else "correct it there"
        )
        hint = (
            f"{hint}: the other stands in {other.span}; where it is the same, and corrected, {mend}"
        )
        said = f"{message}: '{other.title}'"
        self._findings.warning("id-duplicate", said, hint, taken.reference.span)

    def _find(self, taken: Taken, same: Taken, *, alike: bool = False) -> None:
        """Note an entry that is there; what it says otherwise is told, or taken."""
        there, key = same.reference, same.reference.id
        differs = () if alike or key not in self.keys else changes(same, taken)
        is_retracted = is_retracted_since(same, taken)
        own = not self._writes(there.span.file)
        takes = self._asked.replace and not own and key in self.keys and not alike
        if takes and (differs or is_retracted):
            self.renewed[key] = renewed(same, taken)
        more = lacking(same, taken) if own and can_complete(same) and not alike else {}
        lacks = told(same, more)
        fills = self._asked.complete and bool(more)
        if fills:
            self.completed[key] = more
        if is_retracted:
            way = "--complete" if "x-ship" in more else "" if own or alike else "--replace"
            self._tell_retraction(taken, there, way, taken_over=takes or fills)
        differs = tuple(each for each in differs if each.field not in {c.field for c in lacks})
        found = There(taken.reference, key, there.span, alike, differs, own, lacks, is_retracted)
        self.there.append(found)

    def _tell_retraction(
        self, taken: Taken, there: Reference, way: str, *, taken_over: bool
    ) -> None:
        message = f"the source '{there.id}' may not be cited any more: {taken.reference.reason}"
        hint = f'write "x-ship": false and an "x-reason" into its entry: it stands in {there.span}'
        if taken_over:
            hint = "its entry holds it back now: cite another source where it is cited"
        elif way:
            hint = f"add the file with {way}: its entry holds it back then"
        line = taken.reference.span.line
        self._findings.warning("reference-corrected", message, hint, line)

    def _is_corrected(self, other: Taken, taken: Taken) -> bool:
        """Say whether an entry is one of its key, whose title or year is to be replaced."""
        if not self._asked.replace or other.reference.id not in self.keys:
            return False
        apart = are_named_apart(other, taken) and other.reference.title != taken.reference.title
        return not apart and self._writes(other.reference.span.file)

    def _writes(self, name: str) -> bool:
        if name not in self._written:
            self._written[name] = _is_written_here(self._root, name, self._known)
        return self._written[name]


def _read(root: Path, path: Path) -> bytes:
    if path.resolve().parent == (root / EXPORTS).resolve():
        raise KdeckError(
            f"'{path.name}' stands in {EXPORTS}, and is read from there",
            "run 'kdeck references list' to see its keys",
        )
    try:
        with path.open("rb") as file:
            return file.read(LONGEST_EXPORT + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise KdeckError(f"'{path}' cannot be read: {reason}", "name another file") from None


def _is_written_here(root: Path, name: str, known: Bibliography) -> bool:
    """Say whether a file is as it was written here, and nobody has changed it."""
    if not name.startswith(f"{EXPORTS}/"):
        return False
    return (root / name).read_bytes() == _bytes(tuple(e.fields for e in _kept(name, known)))


def _kept(name: str, known: Bibliography) -> tuple[Taken, ...]:
    return tuple(each for each in known.taken if each.reference.span.file == name)


def _place(root: Path, path: Path, known: Bibliography) -> tuple[str, tuple[Taken, ...]]:
    """Choose the file to write, with what is in it; one that somebody else made is left alone."""
    stem = re.sub(r"[^\w-]+", "-", path.stem).strip("-_")[:_LONGEST_NAME] or "references"
    stem = stem if is_portable(stem) else f"references-{stem}"
    for name in _names(stem):
        place = root / name
        if not place.exists() or _is_written_here(root, name, known):
            return name, _kept(name, known)
    raise AssertionError(stem)


def _names(stem: str) -> Iterator[str]:
    yield f"{EXPORTS}/{stem}.json"
    number = 2
    while True:
        yield f"{EXPORTS}/{stem}-{number}.json"
        number += 1


def _bytes(entries: tuple[dict[str, Plain], ...]) -> bytes:
    return f"{json.dumps(entries, ensure_ascii=False, indent=1)}\n".encode()
