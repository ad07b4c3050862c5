"""Whether every character of a document has a glyph in the fonts that would set it."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from kdeck.finding import Finding, Span
from kdeck.model.block import DefinitionList, Statement
from kdeck.model.document import Document
from kdeck.model.inline import (
    Abbreviation,
    Cite,
    Datum,
    Emphasis,
    Footnote,
    Foreign,
    Inlines,
    Link,
    Strong,
    Term,
    Text,
)
from kdeck.model.scene import Label
from kdeck.model.walk import own_inlines, walk_blocks, walk_inlines
from kdeck.theme.face import Family
from kdeck.theme.schema import DISCLOSURES, VISIT
from kdeck.theme.theme import Theme

# What the typesetter itself adds: bullets, boxes, quotes, dashes.
_OWN = "•–—…☐“”’·\u00a0"


def check_glyphs(document: Document, theme: Theme) -> Iterator[Finding]:
    """Find each character that no face has, at its first place."""
    yield from _missing(_texts(document, theme), theme)


def check_clinic(theme: Theme) -> Iterator[Finding]:
    """Find each character of a clinic's name and contact data that no face has."""
    yield from _missing(_clinic_texts(theme), theme)


def _missing(texts: Iterable[tuple[str, Span]], theme: Theme) -> Iterator[Finding]:
    seen: set[str] = set()
    for text, span in texts:
        for character in text:
            if character in seen or character == "\n":
                continue
            seen.add(character)
            for family in (theme.body, theme.headings):
                if family.face_for(character, False) is None:
                    yield _finding(character, span, family)
                    break


def _finding(character: str, span: Span, family: Family) -> Finding:
    import unicodedata

    name = unicodedata.name(character, "unnamed")
    tried = ", ".join(face.family for face in family.faces(False))
    return Finding(
        "glyph-missing",
        f"no font has the character '{character}' (U+{ord(character):04X}, {name})",
        f"use another character, or a font that has it: {tried} were tried",
        span,
    )


def _texts(document: Document, theme: Theme) -> Iterator[tuple[str, Span]]:
    for text in (document.title, document.message, document.kind, document.version):
        yield text, document.span
    yield _OWN, document.span
    if document.review:
        yield f"{document.review.by}{document.review.role}", document.review.span
    for section in document.sections:
        yield f"{section.heading}{section.takeaway}", section.span
        for chapter in section.chapters:
            yield f"{chapter.title}{chapter.takeaway}", chapter.span
            for block in walk_blocks(chapter.blocks):
                if not isinstance(block, Statement):
                    for inlines in own_inlines(block):
                        yield from _inline_texts(inlines)
                if isinstance(block, DefinitionList):
                    for entry in block.entries:
                        yield from _inline_texts(entry.term)
    yield from _data_texts(document, theme)


def _inline_texts(inlines: Inlines) -> Iterator[tuple[str, Span]]:
    for inline in walk_inlines(inlines):
        match inline:
            case Text() | Abbreviation():
                yield inline.text, inline.span
            case Strong() | Emphasis() | Link() | Term() | Foreign() | Footnote():
                pass  # what is inside comes next
            case Cite() | Datum():
                pass  # figures, and what stands in data that is looked at below
            case _:
                assert_never(inline)


def _data_texts(document: Document, theme: Theme) -> Iterator[tuple[str, Span]]:
    for entry in document.glossary:
        yield f"{entry.term}{entry.definition}", entry.span
    for reference in document.references:
        names = "".join(
            f"{n.family}{n.given}{n.suffix}" for n in (*reference.authors, *reference.editors)
        )
        title = f"{reference.title}{reference.container}{reference.container_short}"
        title += f"{reference.publisher}{reference.short}"
        yield f"{names}{title}{reference.volume}{reference.issue}{reference.page}", reference.span
    region = document.region
    yield f"{region.crisis_text.plain}{region.crisis_text.clinician}", region.span
    for line in region.lines:
        yield f"{line.name}{line.words}{line.option}{line.number}{region.emergency}", region.span
    if urgent := region.urgent_line:
        yield f"{urgent.name}{urgent.words}", region.span
    for key, scene in document.scenes:
        for item in scene.items:
            if isinstance(item, Label):
                yield item.text, Span(f"sources/figures/{key.partition('#')[0]}")
    yield from _clinic_texts(theme)


def _clinic_texts(theme: Theme) -> Iterator[tuple[str, Span]]:
    clinic, file = theme.clinic, f"themes/{theme.id}/_brand.yml"
    yield f"{clinic.name}{clinic.short_name}", Span(file, None, "$.meta.name")
    named = {
        "phone": clinic.phone,
        "address": "".join(clinic.address),
        "hours": clinic.hours,
        "web": clinic.web,
        "documents-at": clinic.documents_at,
        "other-formats": clinic.other_formats,
        **{f"visit.{key}": clinic.visit.answer(key) for key in VISIT},
        **{f"disclosures.{key}": clinic.disclosures.said(key) for key in DISCLOSURES},
    }
    for key, words in named.items():
        yield words, Span(file, None, f"$.defaults.kdeck.{key}")
