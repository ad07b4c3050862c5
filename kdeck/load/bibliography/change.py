"""What a newer entry of a work says otherwise."""

from dataclasses import dataclass
from itertools import takewhile

from kdeck.datafile.node import Plain
from kdeck.load.bibliography.canonical import ORDER
from kdeck.load.bibliography.taking import Taken

# What this program makes itself, and what an author adds.
_NOT_COMPARED = ("id", "short", "authors-complete", "accessed", "x-design", "x-ship", "x-reason")
# One journal has two names, and capitals as who wrote it likes.
_OF_JOURNALS = ("container-title", "container-title-short")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Change:
    """Say what a field had, and what it has in the newer entry, in a few words."""

    field: str
    before: str
    after: str


def changes(old: Taken, new: Taken) -> tuple[Change, ...]:
    """Compare what the newer entry says; what it does not say is no change."""
    same_journal = old.reference.container == new.reference.container
    found = ((key, old.fields.get(key), new.fields.get(key)) for key in ORDER)
    return tuple(
        change_of(key, before, after)
        for key, before, after in found
        if key not in _NOT_COMPARED and after not in (None, "") and _differ(key, before, after)
        if not (same_journal and key in _OF_JOURNALS)
    )


def change_of(key: str, before: Plain, after: Plain) -> Change:
    """Say in words what a field had and has."""
    return Change(key, *_cut(_words(before), _words(after)))


def is_retracted_since(old: Taken, new: Taken) -> bool:
    """Say whether the newer entry alone holds the source back."""
    return new.fields.get("x-ship") is False and "x-ship" not in old.fields


def renewed(old: Taken, new: Taken) -> dict[str, Plain]:
    """Put what the newer entry says in place of the old; the key, and what it leaves out, stay."""
    fields = {**old.fields, **new.fields, "id": old.fields["id"]}
    if "author" in new.fields and "authors-complete" not in new.fields:
        fields.pop("authors-complete", None)
    return {key: fields[key] for key in ORDER if key in fields}


def _words(value: Plain) -> str:
    match value:
        case None:
            words = ""
        case {"date-parts": [[*parts], *_]}:
            words = "-".join(str(part) for part in parts)
        case [*names]:
            words = ", ".join(_name(name) for name in names)
        case _:
            words = str(value)
    return words


def _differ(key: str, before: Plain, after: Plain) -> bool:
    if key == "DOI" and isinstance(before, str) and isinstance(after, str):
        return before.casefold() != after.casefold()
    return before != after


def _cut(before: str, after: str) -> tuple[str, str]:
    """Shorten two texts to where they begin to differ."""
    same = takewhile(lambda signs: signs[0] == signs[1], zip(before, after, strict=False))
    at = sum(1 for _ in same)
    start = before.rfind(" ", 0, at) + 1 if max(len(before), len(after)) > _LONGEST else 0
    return _part(before, start), _part(after, start)


def _part(text: str, start: int) -> str:
    part = f"… {text[start:]}" if start else text
    return part if len(part) <= _LONGEST else f"{part[: _LONGEST - 2].rstrip()} …"


def _name(value: Plain) -> str:
    match value:
        case {"literal": str(name)}:
            return name
        case {"family": str(family), **rest}:
            return " ".join(str(part) for part in (rest.get("given"), family) if part)
    return ""
