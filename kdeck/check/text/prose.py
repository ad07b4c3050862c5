"""The sentences of a document as its reader meets them, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from kdeck.check.text.readability import split_sentences
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import (
    Block,
    Blocks,
    Claim,
    CrisisContacts,
    DefinitionList,
    ForAudience,
    ForRegion,
    FromRegion,
    Heading,
    Listing,
    Panel,
    Paragraph,
    Picture,
    PictureSequence,
    RegionFact,
    Statement,
    Table,
    Timeline,
)
from kdeck.model.datafigure import Bars, IconArray, Intervals, Lines
from kdeck.model.document import Chapter, Document
from kdeck.model.inline import (
    Abbreviation,
    Cite,
    Datum,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    Link,
    Strong,
    Term,
    Text,
)
from kdeck.model.region import Region
from kdeck.model.walk import inner_blocks, notes_in, own_inlines

_ENDS = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Prose:
    """Keep one sentence and where it stands."""

    text: str
    span: Span


def document_prose(document: Document) -> Iterator[Prose]:
    """Walk all prose of a document: its message, its chapters, the glossary entries it uses.

    Headings, addresses, references, terms and alt texts are no prose.
    """
    yield from _split(document.message, document.span)
    for section in document.sections:
        for chapter in section.chapters:
            yield from chapter_prose(chapter, document)
    if document.audience is Audience.PLAIN:
        for entry in document.glossary:
            yield from _split(entry.definition, entry.span)


def chapter_prose(chapter: Chapter, document: Document) -> Iterator[Prose]:
    """Walk the prose of one chapter of a document; an item of a list is a sentence."""
    return blocks_prose(chapter.blocks, document)


def blocks_prose(blocks: Blocks, document: Document) -> Iterator[Prose]:
    """Walk the prose of some blocks of a document."""
    for block in blocks:
        if isinstance(block, CrisisContacts):
            yield from _split(crisis_words(document), document.region.span)
            continue
        for inlines in _own_prose(block):
            for text in (inlines, *notes_in(inlines)):
                yield from _split(words_in(text, document.region), block.span)
        yield from blocks_prose(inner_blocks(block), document)


def _own_prose(block: Block) -> tuple[Inlines, ...]:
    match block:
        case Heading() | DefinitionList() | Panel() | Timeline():
            return ()
        case Table():
            # A cell is a sentence only where it ends as one.
            return tuple(i for i in own_inlines(block) if _plain(i).rstrip().endswith(_ENDS))
        case Paragraph() | Picture() | IconArray() | Intervals() | Bars() | Lines():
            return own_inlines(block)
        case Listing() | PictureSequence() | CrisisContacts():
            return ()
        case ForAudience() | ForRegion() | FromRegion() | RegionFact():
            return ()
        case Claim() | Statement():
            return ()
        case _:
            assert_never(block)


def _split(text: str, span: Span) -> Iterator[Prose]:
    for sentence in split_sentences(text):
        yield Prose(sentence, span)


def _plain(inlines: Inlines) -> str:
    return "".join(inline.text for inline in inlines if isinstance(inline, Text))


def crisis_words(document: Document) -> str:
    """Give the crisis text of a document's region, with its numbers."""
    region = document.region
    words = region.crisis_text[document.audience].replace("{emergency}", region.emergency)
    words = words.replace("{crisis-line}", crisis_number(region))
    return words.replace("{text-line}", text_number(region))


def words_in(inlines: Inlines, region: Region) -> str:
    """Give the characters of some inlines, with the numbers of a region, without notes."""
    return "".join(_words(inline, region) for inline in inlines)


def _words(inline: Inline, region: Region) -> str:
    match inline:
        case Text(text=text) | Abbreviation(text=text):
            return text
        case Datum(key="emergency"):
            return region.emergency
        case Datum(key="text-line"):
            return text_number(region)
        case Datum(source="region"):
            return crisis_number(region)
        case Cite() | Datum() | Footnote():
            return ""
        case Strong() | Emphasis() | Link() | Term() | Foreign():
            return words_in(inline.children, region)
        case _:
            assert_never(inline)


def crisis_number(region: Region) -> str:
    """Give the number that stands for the crisis lines in a text; empty where none is confirmed."""
    return region.first_line.number if region.first_line else ""


def text_number(region: Region) -> str:
    """Give the number to text in a crisis beside the first line; empty where there is none."""
    return region.text_line.number if region.text_line else ""
