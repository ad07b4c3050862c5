"""What is done about each clause of a standard: enforced, checked, left to a person, or not."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parents[2] / "data" / "pdf-clauses.toml"


class Status(StrEnum):
    """Say who sees to a clause."""

    ENFORCED = "enforced"
    CHECKED = "checked"
    HUMAN = "human"
    CANNOT_ARISE = "cannot-arise"
    NOT_DONE = "not-done"


@dataclass(frozen=True, slots=True)
class Clause:
    """Keep a clause; `by` names modules where it is enforced, and codes otherwise."""

    standard: str
    number: str
    about: str
    status: Status
    why: str
    by: tuple[str, ...] = ()


@cache
def clauses() -> tuple[Clause, ...]:
    """Read all clauses in the order of their standards."""
    standards = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        Clause(
            standard,
            number,
            entry["about"],
            Status(entry["status"]),
            entry["why"],
            tuple(entry.get("by", ())),
        )
        for standard, entries in standards.items()
        for number, entry in entries.items()
    )


def counts(listed: Iterable[Clause]) -> Mapping[Status, int]:
    """Count clauses by status."""
    found = dict.fromkeys(Status, 0)
    for clause in listed:
        found[clause.status] += 1
    return found
