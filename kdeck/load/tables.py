"""From the data files of glossary, regions and avoided words to their entries."""

import re

from kdeck.finding import Findings
from kdeck.fingerprint import Files
from kdeck.load.days import is_day
from kdeck.load.fields import Fields, parse_fields
from kdeck.load.source import read_text
from kdeck.model.audience import Audience
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.region import Channel, CrisisLine, Region, UrgentLine
from kdeck.model.words import AvoidedWords, ClinicianTerm, ListedWords, ShortForm, ShortForms
from kdeck.phone import is_number, number_hint

_DETAILS = ("option", "hours", "cost", "languages", "relay")
_TOLD = (Channel.CALL, Channel.TEXT, Channel.CHAT)
PLACEHOLDERS = ("{emergency}", "{crisis-line}")


def read_glossary(files: Files, findings: Findings) -> tuple[GlossaryEntry, ...]:
    """Read the glossary, sorted by term; empty where a project has none."""
    fields = _open(files, findings, "glossary", "terms", optional=True)
    terms = fields.mappings("terms", optional=True) if fields else ()
    entries = [_term(entry) for entry in terms]
    return tuple(sorted(entries, key=lambda entry: entry.term.casefold()))


def read_regions(files: Files, findings: Findings) -> tuple[Region, ...]:
    """Read the regions, in the order of the file."""
    fields = _open(files, findings, "regions", "regions")
    if fields is None:
        return ()
    as_of = fields.text("as-of")
    found = [_region(key, entry, as_of) for key, entry in fields.named("regions")]
    return tuple(region for region in found if region)


def read_words(files: Files, findings: Findings) -> ListedWords:
    """Read words to avoid, terms for clinicians and short forms; a project may have none."""
    keys = ("avoid", "clinician-only", "abbreviations", "well-known")
    fields = _open(files, findings, "words", *keys, optional=True)
    if fields is None:
        return ListedWords()
    avoided = tuple(_avoided(entry) for entry in fields.mappings("avoid", optional=True))
    span = findings.span(fields.line("clinician-only"))
    terms = tuple(ClinicianTerm(term, span) for term in fields.texts("clinician-only"))
    long = fields.mapping("abbreviations") if fields.has("abbreviations") else None
    forms = tuple(ShortForm(key, long.printed(key)) for key in long.keys) if long else ()
    return ListedWords(avoided, terms, ShortForms(forms, frozenset(fields.texts("well-known"))))


def _open(
    files: Files, findings: Findings, code: str, *keys: str, optional: bool = False
) -> Fields | None:
    text = read_text(files, findings, optional=optional)
    fields = parse_fields(text, findings, code) if text is not None else None
    if fields:
        fields.only("as-of", *keys)
        fields.text("as-of")
    return fields


def _term(fields: Fields) -> GlossaryEntry:
    fields.only("key", "term", "definition")
    return GlossaryEntry(
        fields.text("key"),
        fields.printed("term"),
        fields.printed("definition"),
        fields.span,
    )


def _region(key: str, fields: Fields, as_of: str) -> Region | None:
    fields.only("name", "as-of", "expires", "emergency", "lines", "urgent", "crisis")
    name = fields.printed("name")
    emergency = fields.mapping("emergency")
    number, confirmed = _emergency(emergency) if emergency else ("", False)
    lines = tuple(_line(entry) for entry in fields.mappings("lines"))
    crisis = fields.worded("crisis")
    if crisis is None:
        return None
    for audience in Audience:
        lacks = [place for place in PLACEHOLDERS if place not in crisis[audience]]
        if lacks:
            fields.error(
                "crisis",
                f"the {audience} crisis text lacks {' and '.join(lacks)}",
                f"use {' and '.join(PLACEHOLDERS)} where the numbers stand",
            )
    if not lines:
        return None
    return Region(
        key=key,
        name=name,
        emergency=number,
        emergency_confirmed=confirmed,
        lines=lines,
        crisis_text=crisis,
        as_of=fields.text("as-of", as_of),
        expires=_day(fields, "expires"),
        urgent=_urgent(fields),
        span=fields.span,
    )


def _emergency(fields: Fields) -> tuple[str, bool]:
    fields.only("number", "confirmed")
    number = fields.text("number")
    if number and not all(map(is_number, number.split(" or "))):
        fields.error(
            "number",
            f"'number' is not a phone number: '{number[:80]}'",
            number_hint(number, "write it as people dial it, or two as in '112 or 999'"),
        )
    return number, fields.flag("confirmed")


def _line(fields: Fields) -> CrisisLine:
    fields.only("name", "how", "number", "confirmed", *_DETAILS, "channels")
    how, number = fields.printed("how"), fields.text("number")
    _check_number(fields, how, number)
    return CrisisLine(
        fields.printed("name"),
        how,
        number,
        fields.flag("confirmed"),
        channels=_channels(fields, how),
        **{key: fields.printed(key, "") for key in _DETAILS},
    )


def _urgent(region: Fields) -> UrgentLine | None:
    fields = region.mapping("urgent") if "urgent" in region.keys else None
    if fields is None:
        return None
    fields.only("name", "how", "number", "confirmed", "source", "hours", "cost")
    how, number = fields.printed("how"), fields.text("number", "")
    _check_number(fields, how, number)
    return UrgentLine(
        fields.printed("name"),
        how,
        number,
        fields.flag("confirmed"),
        fields.text("source"),
        hours=fields.printed("hours", ""),
        cost=fields.printed("cost", ""),
    )


def _check_number(fields: Fields, how: str, number: str) -> None:
    """Find a number that nobody can dial, or that the words do not say."""
    if number not in how:
        fields.error("how", f"'how' does not say the number '{number}'", "write it into 'how'")
    if number and not is_number(number):
        fields.error(
            "number",
            f"'number' is not a phone number: '{number[:80]}'",
            number_hint(number, "write it as people dial it"),
        )


def _channels(fields: Fields, how: str) -> tuple[Channel, ...]:
    """Read how a line is reached; what is called or texted is told by its words, too."""
    if "channels" not in fields.keys:
        return (Channel.CALL,)
    channels = fields.choices("channels", Channel)
    for channel in channels:
        if channel in _TOLD and not re.search(rf"\b{channel}\b", how, re.IGNORECASE):
            hint = f"write it into 'how', or take '{channel}' out of 'channels'"
            fields.error("how", f"'how' does not say '{channel}'", hint)
    return channels


def _day(fields: Fields, key: str) -> str:
    day = fields.text(key, "")
    if day and not is_day(day):
        fields.error(key, f"'{day[:80]}' is not a day", "write it like 2027-05-29")
        return ""
    return day


def _avoided(fields: Fields) -> AvoidedWords:
    fields.only("match", "except", "why", "instead", "stops")
    phrases = tuple(phrase.casefold() for phrase in fields.texts("match"))
    if not fields.has("match"):
        fields.error("match", "the entry has no words", """write 'match: ["...", "..."]'""")
    exceptions = tuple(phrase.casefold() for phrase in fields.texts("except"))
    return AvoidedWords(
        phrases,
        fields.text("why"),
        fields.text("instead"),
        fields.span,
        exceptions,
        fields.flag("stops"),
    )
