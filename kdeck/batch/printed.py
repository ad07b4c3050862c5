"""What is printed of a document in a theme, as digests: for a sign-off, and to tell what changed.

One digest is over every word that a reader gets, in reading order, in each format and edition, with
the drawings, the fonts, the logos and the template. Beside it stands a digest for each source, by
which a person learns where a change was made.
"""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

from kdeck.batch.budget import fitted
from kdeck.batch.kit.table import kit_of
from kdeck.finding import Span
from kdeck.fingerprint import digest
from kdeck.model.document import Chapter, Document
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.reference import Reference
from kdeck.model.region import Region
from kdeck.model.review import Covered
from kdeck.plan.reading import Words
from kdeck.theme.face import Face
from kdeck.theme.theme import Theme
from kdeck.variants import PRINTED_EDITIONS

_FIGURES = "sources/figures"


@dataclasses.dataclass(frozen=True, slots=True)
class Printed:
    """Hold the digest of all that is printed of a document, and one for each of its sources."""

    content: str
    covers: tuple[Covered, ...]


def printed(document: Document, theme: Theme) -> Printed:
    """Digest what readers get of a document, with the review that it names, in a theme."""
    review = document.review
    signed = (review.by, review.role, review.on, review.due) if review else ()
    shown = (*_drawings(document), *_brought(theme))
    words = [[(w.file, w.text) for w in read] for read in _words(document, theme)]
    named = (document.id, document.audience, theme.id, signed)
    content = says((named, words, sorted(shown)))
    return Printed(content, tuple(sorted((*shown, *_sources(document, theme)))))


def _words(document: Document, theme: Theme) -> Iterator[tuple[Words, ...]]:
    for kind in document.formats:
        kit, kept = kit_of(kind), fitted(document, theme, kind).document
        for edition in (each for each in kit.editions if each in PRINTED_EDITIONS):
            yield kit.plan(kept, theme, edition).words()


def _sources(document: Document, theme: Theme) -> Iterator[Covered]:
    """Digest what each file gives to the document, for people to learn where a change was made."""
    chapters: dict[str, list[Chapter]] = {}
    for section in document.sections:
        for chapter in section.chapters:
            chapters.setdefault(chapter.span.file, []).append(chapter)
    yield from (Covered(file, says(told)) for file, told in chapters.items())
    listed: dict[str, list[Reference | GlossaryEntry]] = {}
    entries: tuple[Reference | GlossaryEntry, ...] = (*document.references, *document.glossary)
    for entry in entries:
        listed.setdefault(entry.span.file, []).append(entry)
    yield from (Covered(file, says(told)) for file, told in listed.items())
    clinic = (theme.clinic, theme.region, theme.left_out, theme.included)
    yield Covered(f"themes/{theme.id}/_brand.yml", says(clinic))
    yield Covered(document.span.file, says(_recipe(document)))
    yield Covered(document.region.span.file, says(_region(document.region, theme)))


def _drawings(document: Document) -> Iterator[Covered]:
    drawn: dict[str, list[object]] = {}
    for key, scene in document.scenes:
        drawn.setdefault(key.partition("#")[0], []).append((key, scene))
    yield from (Covered(f"{_FIGURES}/{file}", says(scenes)) for file, scenes in drawn.items())


def _brought(theme: Theme) -> Iterator[Covered]:
    """Digest the files that a theme brings: fonts, logos and the template."""
    faces: dict[str, Face] = {}
    for family in (theme.body, theme.headings):
        for face in (family.regular, family.bold, *family.fallbacks):
            faces[face.digest] = face
    for face in faces.values():
        yield Covered(f"the font {face.postscript_name}", face.digest)
    logos = {(logo.file, logo.alt): logo.data for on in (False, True) for logo in theme.logos(on)}
    for (file, alt), data in logos.items():
        yield Covered(f"the logo {file} ({alt})", digest(data))
    if theme.template:
        parts = {part.name: part.data for part in theme.template.parts}
        yield Covered(f"the template {theme.template.file}", says(parts))


def _recipe(document: Document) -> object:
    # A clinic's own words stand in a part that is not the recipe's.
    named = [
        (s.heading, s.takeaway, [c.id for c in s.chapters if "/words/" not in c.span.file])
        for s in document.sections
    ]
    chapters = [part for part in named if part[2]]
    told = (document.title, document.message, document.kind, document.version, document.checked)
    return told, document.formats, chapters


def _region(region: Region, theme: Theme) -> object:
    """Give a region as its file has it, without the lines that a clinic adds."""
    added = {line.number for line in theme.clinic.crisis.own}
    lines = tuple(line for line in region.lines if line.number not in added)
    return dataclasses.replace(region, lines=lines)


def says(value: object) -> str:
    """Compute a digest of what a value says, whatever its lines, and whatever its places."""
    return digest(json.dumps(_facts(value), sort_keys=True).encode())


def _facts(value: object) -> object:
    """Write a value in the terms of JSON; places in files are left out.

    Raises TypeError for a value of a kind that nobody thought of.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case Enum():
            return str(value.value)
        case str() | Decimal() | date():
            return str(value)
        case bytes():
            return digest(value)
        case tuple() | list():
            return [_facts(item) for item in value if not isinstance(item, Span)]
        case Mapping():
            return {str(key): _facts(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value):
        fields = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value) if f.compare)
        facts = {name: _facts(given) for name, given in fields if not isinstance(given, Span)}
        return {"": type(value).__name__} | facts
    raise TypeError(type(value))
