"""The crisis contacts of a theme: its region's, with what the clinic confirmed and added."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kdeck.finding import Finding, Severity
from kdeck.load.typeset import title_text
from kdeck.model.library import Library
from kdeck.model.region import Channel, CrisisLine, Region, UrgentLine
from kdeck.theme.crisislines import Confirmed, Crisis, OwnLine, same_number
from kdeck.theme.theme import Theme

_HALF_YEAR = timedelta(days=183)


def with_contacts(library: Library, theme: Theme) -> tuple[Library, tuple[Finding, ...]]:
    """Put a clinic's confirmations and own lines into the region of its theme.

    A confirmed number that is not the region's is a finding: the region's stays unconfirmed.
    """
    crisis = theme.clinic.crisis
    regions = tuple(
        _merged(region, crisis) if region.key == theme.region else region
        for region in library.regions
    )
    findings = (
        finding
        for region in library.regions
        if region.key == theme.region
        for finding in _check(region, crisis)
    )
    return replace(library, regions=regions), tuple(findings)


def region_of(library: Library, theme: Theme) -> Region | None:
    """Give the region of a theme with its clinic's contacts; None where there is no such region."""
    regions = with_contacts(library, theme)[0].regions
    return next((region for region in regions if region.key == theme.region), None)


def _merged(region: Region, crisis: Crisis) -> Region:
    emergency = crisis.emergency is not None and same_number(
        crisis.emergency.number, region.emergency
    )
    lines = tuple(
        replace(line, confirmed=line.confirmed or crisis.confirms(line.number))
        for line in region.lines
    )
    own = tuple(_own(line, crisis) for line in crisis.own)
    return replace(
        region,
        expires=_expires(region, crisis),
        emergency_confirmed=region.emergency_confirmed or emergency,
        lines=(*lines, *own),
        urgent=_urgent(region.urgent, crisis) if region.urgent else None,
    )


def _urgent(line: UrgentLine, crisis: Crisis) -> UrgentLine:
    return replace(line, confirmed=line.confirmed or crisis.confirms(line.number))


def _expires(region: Region, crisis: Crisis) -> str:
    """Give the day to check again: half a year after the clinic did, if that is later."""
    if not (crisis.on and region.expires):
        return region.expires
    own = (date.fromisoformat(crisis.on) + _HALF_YEAR).isoformat()
    return max(region.expires, own)


def _own(line: OwnLine, crisis: Crisis) -> CrisisLine:
    confirmed, how = crisis.confirms(line.number), title_text(line.how)
    # 'Text 555-0100.' is a number that nobody calls.
    said = {word.casefold() for word in re.findall(r"\w+", how)}
    only = "text" in said and not said & {"call", "phone", "ring", "dial"}
    channels = (Channel.TEXT,) if only else (Channel.CALL,)
    return CrisisLine(title_text(line.name), how, line.number, confirmed, channels=channels)


def _check(region: Region, crisis: Crisis) -> Iterator[Finding]:
    if crisis.emergency and not same_number(crisis.emergency.number, region.emergency):
        yield _foreign(crisis.emergency, region, f"the emergency number '{region.emergency}'")
    known = [*region.called_numbers, *(line.number for line in crisis.own)]
    for confirmed in crisis.lines:
        if not any(same_number(confirmed.number, number) for number in known):
            yield _foreign(confirmed, region, _listed(region))
    for line in crisis.own:
        if not crisis.confirms(line.number):
            yield Finding(
                "theme-crisis",
                f"the crisis line '{line.number}' is not confirmed and is not printed",
                "call it to check, then add the number to 'lines' of 'confirmed'",
                line.span,
                Severity.WARNING,
            )


def _listed(region: Region) -> str:
    named = [(line.number, line.name) for line in region.lines]
    if region.urgent and region.urgent.number:
        named.append((region.urgent.number, region.urgent.name))
    return ", ".join(f"'{number}' ({name})" for number, name in named)


def _foreign(confirmed: Confirmed, region: Region, known: str) -> Finding:
    return Finding(
        "theme-crisis",
        f"'{confirmed.number}' is confirmed and is not a number of the region '{region.key}'",
        f"{region.span.file} says {known}; correct whichever is wrong, and check it again",
        confirmed.span,
    )
