"""The sources that may be cited: references.json, and exports of reference managers beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kdeck.datafile.jsonreader import read_json
from kdeck.datafile.node import Node
from kdeck.finding import Findings, Span
from kdeck.fingerprint import Files, RefusedError
from kdeck.load.bibliography.canonical import Canonical
from kdeck.load.bibliography.entry import Entry
from kdeck.load.bibliography.exportfile import entries_of, is_elsewhere, is_export
from kdeck.load.bibliography.journals import Journals
from kdeck.load.bibliography.judged import PRINTED, problems, reference_of
from kdeck.load.bibliography.samework import without_twins
from kdeck.load.bibliography.taking import LeftOut, Taken, take, tell_remarks
from kdeck.load.folders import EXPORTS, REFERENCES
from kdeck.load.printed import flaw_of
from kdeck.load.source import read_text
from kdeck.model.reference import Reference

_LISTS = (".bib", ".bibtex", ".ris", ".nbib")
# What every list in CSL-JSON has.
_MARK = '"issued"'


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Hold the references of a project, and by key where the entries stand that cannot be used."""

    taken: tuple[Taken, ...]
    left_out: dict[str, Span]

    @property
    def references(self) -> tuple[Reference, ...]:
        """Give the references alone."""
        return tuple(each.reference for each in self.taken)


def read_bibliography(files: Files, findings: Findings) -> Bibliography:
    """Read references.json, and the files in the folder beside it, in the order of their names.

    Either may be missing.
    """
    exports = [
        name for name in files.names(EXPORTS, ("",)) if is_export(name) or is_elsewhere(name)
    ]
    taken = list(_own(files, findings.of(REFERENCES), optional=bool(exports)))
    left_out: list[LeftOut] = []
    for name in exports:
        for each in _export(files, findings.of(f"{EXPORTS}/{name}")):
            if isinstance(each, Taken):
                taken.append(each)
            else:
                left_out.append(each)
    for path in _unread(files):
        source = findings.of(path)
        message = "the file stands where nothing reads it"
        hint = f"move it into {EXPORTS}/, or run 'kdeck references add {path}'"
        source.warning("references", message, hint)
    journals = Journals(taken)
    kept, twins = without_twins(journals.named(each) for each in taken)
    findings.extend(twins)
    return Bibliography(kept, {each.key: each.span for each in left_out})


def _unread(files: Files) -> Iterator[str]:
    """Find lists beside the folder, in folders within it, and where some look for it."""
    yield from (f"sources/{name}" for name in files.names("sources", _LISTS))
    # A list of another kind is no concern of anybody.
    for name in files.marked("sources", (".json",), _MARK):
        if f"sources/{name}" != REFERENCES:
            yield f"sources/{name}"
    plain = (n for n in files.names(EXPORTS, ("",)) if not (is_export(n) or is_elsewhere(n)))
    for folder in ("references", *(f"{EXPORTS}/{name}" for name in plain)):
        yield from (f"{folder}/{name}" for name in files.names(folder, (*_LISTS, ".json")))


def _export(files: Files, findings: Findings) -> Iterator[Taken | LeftOut]:
    name = findings.file.rpartition("/")[2]
    if not is_export(name):
        message = "the file is no list of references that kdeck reads"
        findings.warning("references", message, is_elsewhere(name))
        return
    try:
        data = files.read(findings.file, within=EXPORTS)
    except RefusedError as error:
        findings.error("file-unreadable", f"the file cannot be read: {error}", "replace the file")
        return
    if data is not None:
        yield from take(entries_of(name, data, findings), findings)


def _own(files: Files, findings: Findings, *, optional: bool) -> Iterator[Taken]:
    text = read_text(files, findings, optional=optional)
    root = None if text is None else read_json(text, findings, "references")
    if root is None:
        return
    if not isinstance(root.value, tuple):
        findings.error("references", "the file is not a list", "begin it with '['", root.line)
        return
    for index, node in enumerate(root.entries, 1):
        if taken := _own_entry(node, index, findings):
            yield taken


def _own_entry(node: Node, index: int, findings: Findings) -> Taken | None:
    fields = node.plain
    if not isinstance(fields, dict) or not isinstance(key := fields.get("id"), str) or not key:
        line = node.fields["id"].line if "id" in node.fields else node.line
        findings.error("references", f"entry {index} has no id", 'add "id": "..."', line)
        return None
    lines = {name: field.line for name, field in node.fields.items()}
    entry = Entry(key, fields, lines["id"], lines)
    made = Canonical(entry, strict=True)
    flaws = list(problems(made.fields))
    for name, message, hint in flaws:
        said = f"in the entry '{key}', {message}"
        findings.error("references", said, hint, lines.get(name, entry.line))
    if flaws:
        return None
    tell_remarks(entry, made, key, findings)
    for name in PRINTED:
        if flaw := flaw_of(str(made.fields.get(name, ""))):
            message, hint = flaw
            said = f"in the entry '{key}', {message}"
            findings.error("markup-literal", said, hint, lines.get(name, entry.line))
    return Taken(made.fields, reference_of(made.fields, findings.span(entry.line)))
