"""Completing entries of lists that are an author's own: keys, and what stands there, stay."""

from collections.abc import Mapping
from pathlib import Path

from kdeck.datafile.jsonedit import with_objects
from kdeck.datafile.node import Plain
from kdeck.load.bibliography.lacking import completed
from kdeck.load.bibliography.taking import Taken
from kdeck.load.folders import REFERENCES

_BOM = "\ufeff"


def can_complete(taken: Taken) -> bool:
    """Say whether an entry stands in the list that authors write, and not in an export."""
    return taken.reference.span.file == REFERENCES


def completed_file(root: Path, found: Mapping[str, dict[str, Plain]]) -> dict[str, bytes]:
    """Give the list with what is added to its entries, by key; all else stays as it is."""
    if not found:
        return {}

    def with_more(entry: dict[str, Plain]) -> dict[str, Plain]:
        return completed(entry, found.get(str(entry.get("id")), {}))

    text = (root / REFERENCES).read_bytes().decode("utf-8")
    mark = _BOM * text.startswith(_BOM)
    return {REFERENCES: (mark + with_objects(text.removeprefix(_BOM), with_more)).encode()}
