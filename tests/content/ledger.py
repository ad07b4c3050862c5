"""The map from the rows of the clinical ledger to what became of them."""

from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("ledger.txt")
_MANY = {"claim", "topic"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Say where a row is, as pairs of kind and name, and why what is missing was left out."""

    places: tuple[tuple[str, str], ...]
    reason: str


def read_ledger() -> dict[str, Entry]:
    """Read all rows by their ids; an id that stands twice is an error of the file."""
    found: dict[str, Entry] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        key, _, rest = line.partition(" ")
        assert key not in found, key
        found[key] = _entry(rest)
    return found


def _entry(text: str) -> Entry:
    places: list[tuple[str, str]] = []
    reason = ""
    for part in text.split("; "):
        kind, _, words = part.partition(" ")
        if kind == "out":
            reason = words
        else:
            names = words.split() if kind in _MANY else [words]
            places.extend((kind, name) for name in names)
    return Entry(tuple(places), reason)
