"""Adding what a reference manager exported to a project, and listing what may be cited."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kdeck.batch.atomicwrite import write_files
from kdeck.batch.project import read_project
from kdeck.batch.projectfolder import require_project, theme_names
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Findings, Span, has_errors, in_reading_order
from kdeck.fingerprint import Files, is_portable
from kdeck.load.bibliography.exportfile import LONGEST_EXPORT, entries_of
from kdeck.load.bibliography.taking import Taken, is_one_work, take
from kdeck.load.references import FILE, FOLDER, Bibliography, read_bibliography
from kdeck.model.reference import Reference, Shipping
from kdeck.model.usage import cited_references

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class There:
    """Say that a reference is in the project already, under which key, and where."""

    key: str
    as_key: str
    span: Span


@dataclass(frozen=True, slots=True)
class Added:
    """Hold what was added to which file, what was there already, and what was found."""

    file: str
    references: tuple[Reference, ...]
    there: tuple[There, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold the references of a project, the keys that are cited, and what is wrong with them."""

    references: tuple[Reference, ...]
    cited: frozenset[str]
    findings: tuple[Finding, ...]


def add_references(root: Path, path: Path) -> Added:
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
        return Added("", (), (), in_reading_order(flaws))
    by_key = {each.reference.id: each for each in known.taken}
    by_name = {name: each for each in known.taken for name in each.names}
    there: list[There] = []
    new: list[Taken] = []
    for taken in take(entries_of(path.name, data, findings), findings, by_key):
        if not isinstance(taken, Taken):
            continue
        key = taken.reference.id
        other = by_key.get(key)
        same = next((by_name[name] for name in taken.names if name in by_name), None)
        if same or (other and is_one_work(other, taken)):
            found_in = (same or other or taken).reference
            there.append(There(key, found_in.id, found_in.span))
        elif other:
            findings.error("id-duplicate", *_clash(key, other.reference), taken.reference.span)
        else:
            new.append(taken)
            by_key[key] = taken
            by_name |= dict.fromkeys(taken.names, taken)
    found = in_reading_order(findings)
    if has_errors(found) or not new:
        return Added("", (), tuple(there), found)
    name, kept = _place(root, path, known)
    write_files(root, {name: _bytes((*kept, *new))})
    return Added(name, tuple(each.reference for each in new), tuple(there), found)


def list_references(root: Path) -> Listed:
    """List what a project may cite, and whether its documents, or a clinic's words, cite it.

    Raises KdeckError where there is no project.
    """
    require_project(root)
    project = read_project(Files(root), theme_names(root))
    libraries = (project.library, *project.own.values())
    cited = {reference.id for library in libraries for reference in cited_references(library)}
    lists = (FILE, f"{FOLDER}/")
    findings = tuple(
        f
        for f in project.findings
        if f.span.file.startswith(lists) or f.code.startswith("reference")
    )
    return Listed(project.library.references, frozenset(cited), findings)


def unused(listed: Listed) -> tuple[Reference, ...]:
    """Give the references that nobody cites; those held back are not meant to be cited."""
    return tuple(
        reference
        for reference in listed.references
        if reference.id not in listed.cited and reference.shipping is Shipping.FREE
    )


def _read(root: Path, path: Path) -> bytes:
    if path.resolve().parent == (root / FOLDER).resolve():
        raise KdeckError(
            f"'{path.name}' stands in {FOLDER}, and is read from there",
            "run 'kdeck references list' to see its keys",
        )
    try:
        with path.open("rb") as file:
            return file.read(LONGEST_EXPORT + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise KdeckError(f"'{path}' cannot be read: {reason}", "name another file") from None


def _clash(key: str, other: Reference) -> tuple[str, str]:
    """Word that two sources have one key, and what to do."""
    return (
        f"the key '{key}' is that of another source: '{other.title}'",
        "give one of them another key in your program, and export it again: the other stands in "
        f"{other.span}",
    )


def _place(root: Path, path: Path, known: Bibliography) -> tuple[str, tuple[Taken, ...]]:
    """Choose the file to write, with what is in it; one that somebody else made is left alone."""
    stem = re.sub(r"[^\w-]+", "-", path.stem).strip("-_")[:_LONGEST_NAME] or "references"
    stem = stem if is_portable(stem) else f"references-{stem}"
    for name in _names(stem):
        place = root / name
        kept = tuple(each for each in known.taken if each.reference.span.file == name)
        if not place.exists() or place.read_bytes() == _bytes(kept):
            return name, kept
    raise AssertionError(stem)


def _names(stem: str) -> Iterator[str]:
    yield f"{FOLDER}/{stem}.json"
    number = 2
    while True:
        yield f"{FOLDER}/{stem}-{number}.json"
        number += 1


def _bytes(taken: tuple[Taken, ...]) -> bytes:
    entries = [each.fields for each in taken]
    return f"{json.dumps(entries, ensure_ascii=False, indent=1)}\n".encode()
