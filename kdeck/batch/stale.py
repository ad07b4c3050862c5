"""How old the checks are behind what a project says, and what nobody could confirm."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kdeck.batch.clock import Today
from kdeck.batch.projectfolder import require_project
from kdeck.errors import KdeckError
from kdeck.finding import Span, has_errors
from kdeck.fingerprint import Files
from kdeck.load.project import read_library
from kdeck.model.block import Claim, RegionFact
from kdeck.model.library import Library
from kdeck.model.walk import walk_blocks


@dataclass(frozen=True, slots=True)
class Check:
    """Hold when something was checked, its age in months, and its day to check it again."""

    name: str
    as_of: str
    months: int
    expires: str
    span: Span


@dataclass(frozen=True, slots=True)
class Open:
    """Hold what nobody could confirm, with what was looked at and who could tell."""

    name: str
    searched: str
    who: str
    span: Span


@dataclass(frozen=True, slots=True)
class Stale:
    """Hold the checks that are old, the oldest first, and what is open."""

    checks: tuple[Check, ...]
    open: tuple[Open, ...]


def list_stale(root: Path, older: int, today: Today) -> Stale:
    """List the claims and contacts that were checked a number of months ago or earlier.

    Raises KdeckError where there is no project, or its sources have errors.
    """
    require_project(root)
    library, findings = read_library(Files(root))
    if has_errors(findings):
        raise KdeckError("the sources have errors", "run 'kdeck check' and mend them first")
    found = sorted(_checks(library, today), key=lambda check: (check.as_of, check.span))
    return Stale(tuple(c for c in found if c.months >= older), tuple(_open(library)))


def _checks(library: Library, today: Today) -> Iterator[Check]:
    for region in library.regions:
        name = f"crisis contacts of {region.key}"
        yield _check(name, region.as_of, region.expires, region.span, today)
    for text in library.written:
        for block in walk_blocks(text.blocks):
            if isinstance(block, Claim):
                yield _check(block.id, block.as_of, block.expires, block.span, today)


def _check(name: str, as_of: str, expires: str, span: Span, today: Today) -> Check:
    year, month = (int(part) for part in as_of.split("-")[:2])
    months = (today.latest.year - year) * 12 + today.latest.month - month
    return Check(name, as_of, months, expires, span)


def _open(library: Library) -> Iterator[Open]:
    for region in library.regions:
        numbers = [line.number for line in region.lines if not line.confirmed]
        if region.urgent and region.urgent.number and not region.urgent.confirmed:
            numbers.append(region.urgent.number)
        if not region.emergency_confirmed:
            numbers.insert(0, region.emergency)
        if numbers:
            name = f"{region.key}: the numbers {', '.join(dict.fromkeys(numbers))}"
            who = "a person who calls each, for the theme of a clinic"
            yield Open(name, "nobody has called them", who, region.span)
    for place in library.places:
        for block in place.blocks:
            if isinstance(block, RegionFact) and block.searched:
                name = f"{place.id}: {block.key}"
                yield Open(name, block.searched, block.who, block.span)
