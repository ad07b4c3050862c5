"""From the data files of glossary, regions and avoided words to their entries."""

from kdeck.fingerprint import Files
from kdeck.load.fields import Fields, parse_fields
from kdeck.load.source import Source, read_text
from kdeck.load.topic import worded_title
from kdeck.load.typeset import title_text
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.region import CrisisLine, Region
from kdeck.model.words import AvoidedWords, ClinicianTerm

GLOSSARY = "sources/glossary.yml"
REGIONS = "sources/regions.yml"
WORDS = "sources/words.yml"
PLACEHOLDERS = ("{emergency}", "{crisis-line}")


def read_glossary(files: Files, source: Source) -> tuple[GlossaryEntry, ...]:
    """Read the glossary, sorted by term; empty where a project has none."""
    fields = _open(files, source, "glossary", "terms", optional=True)
    terms = fields.mappings("terms", optional=True) if fields else ()
    entries = [_term(entry) for entry in terms]
    return tuple(sorted(entries, key=lambda entry: entry.term.casefold()))


def read_regions(files: Files, source: Source) -> tuple[Region, ...]:
    """Read the regions, in the order of the file."""
    fields = _open(files, source, "regions", "regions")
    if fields is None:
        return ()
    as_of = fields.text("as-of")
    found = [_region(key, entry, as_of) for key, entry in fields.named("regions")]
    return tuple(region for region in found if region)


def read_words(
    files: Files, source: Source
) -> tuple[tuple[AvoidedWords, ...], tuple[ClinicianTerm, ...]]:
    """Read the words to avoid, and the terms for clinicians only; a project may have none."""
    fields = _open(files, source, "words", "avoid", "clinician-only", optional=True)
    if fields is None:
        return (), ()
    avoided = tuple(_avoided(entry) for entry in fields.mappings("avoid", optional=True))
    span = source.span(fields.line("clinician-only"))
    terms = tuple(ClinicianTerm(term, span) for term in fields.texts("clinician-only"))
    return avoided, terms


def _open(
    files: Files, source: Source, code: str, *keys: str, optional: bool = False
) -> Fields | None:
    text = read_text(files, source, optional=optional)
    fields = parse_fields(text, source, code) if text is not None else None
    if fields:
        fields.only("as-of", *keys)
        fields.text("as-of")
    return fields


def _term(fields: Fields) -> GlossaryEntry:
    fields.only("key", "term", "definition")
    return GlossaryEntry(
        fields.text("key"),
        title_text(fields.text("term")),
        title_text(fields.text("definition")),
        fields.span,
    )


def _region(key: str, fields: Fields, as_of: str) -> Region | None:
    fields.only("name", "emergency", "lines", "crisis")
    name = fields.text("name")
    emergency = fields.mapping("emergency")
    number, confirmed = _emergency(emergency) if emergency else ("", False)
    lines = tuple(_line(entry) for entry in fields.mappings("lines"))
    crisis = worded_title(fields, "crisis")
    if crisis is None:
        return None
    for text in (crisis.plain, crisis.clinician):
        if "{emergency}" not in text or "{crisis-line}" not in text:
            fields.error(
                "crisis",
                "the crisis text names no number",
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
        as_of=as_of,
        span=fields.span,
    )


def _emergency(fields: Fields) -> tuple[str, bool]:
    fields.only("number", "confirmed")
    return fields.text("number"), fields.flag("confirmed")


def _line(fields: Fields) -> CrisisLine:
    fields.only("name", "how", "number", "option", "confirmed")
    how, number = fields.text("how"), fields.text("number")
    if number not in how:
        fields.error("how", f"'how' does not say the number '{number}'", "write it into 'how'")
    return CrisisLine(
        title_text(fields.text("name")),
        title_text(how),
        number,
        fields.flag("confirmed"),
        fields.text("option", ""),
    )


def _avoided(fields: Fields) -> AvoidedWords:
    fields.only("match", "except", "why", "instead")
    phrases = tuple(phrase.casefold() for phrase in fields.texts("match"))
    if not all(map(str.strip, phrases)):
        fields.error("match", "'match' holds an empty text", "remove it")
    exceptions = tuple(phrase.casefold() for phrase in fields.texts("except"))
    return AvoidedWords(
        tuple(filter(str.strip, phrases)),
        fields.text("why"),
        fields.text("instead"),
        fields.span,
        exceptions,
    )
