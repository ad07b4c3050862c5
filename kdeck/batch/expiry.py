"""Whether what was checked has to be checked again: claims, what regions say, crisis contacts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kdeck.batch.clock import Today
from kdeck.finding import Finding, Severity, Span
from kdeck.model.block import Claim, Evidence
from kdeck.model.library import Library
from kdeck.model.walk import walk_blocks

# After so many days an old number to call, or an old license, stops a build.
_GRACE = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Expiring:
    """Name what has a day from which it is checked again, and whether it stops a build later."""

    name: str
    day: str
    stops: bool
    span: Span
    contacts: bool = False

    @property
    def last(self) -> str:
        """Give the last day (ISO) on which a build goes on; empty where none stops."""
        if not self.stops:
            return ""
        return (date.fromisoformat(self.day) + _GRACE - timedelta(days=1)).isoformat()


def expiring(library: Library, region: str) -> Iterator[Expiring]:
    """List what expires of the claims of a library, and of the facts and contacts of a region."""
    for place in library.regions:
        if place.key == region and place.expires:
            name = f"the crisis contacts of '{region}'"
            yield Expiring(name, place.expires, True, place.span, contacts=True)
    facts = [place for place in library.places if place.id == region]
    for text in (*library.topics, *facts):
        regional = any(text is place for place in facts)
        for block in walk_blocks(text.blocks):
            if isinstance(block, Claim) and block.expires:
                stops = regional and block.evidence is Evidence.LABEL
                name = f"the claim '{block.id}'"
                yield Expiring(name, block.expires, stops, block.span)


def check_expiry(library: Library, region: str, today: Today) -> Iterator[Finding]:
    """Find what has to be checked again; what could send a reader wrong stops a build in the end.

    It warns from its day. Contacts, and what a region says of licenses and law, stop a build 90
    days later.
    """
    for each in expiring(library, region):
        if today.has_come(each.day):
            stopped = each.last and today.has_passed(each.last)
            severity = Severity.ERROR if stopped else Severity.WARNING
            message = f"{each.name} had to be checked again by {each.day}"
            if each.contacts:
                hint = "call each number, correct what has changed, and write the new dates"
                yield Finding("crisis-expired", message, hint, each.span, severity)
            else:
                hint = "read its source again, correct it where that differs, and write the dates"
                yield Finding("claim-expired", message, hint, each.span, severity)
