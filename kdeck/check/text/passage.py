"""The texts of the sources, each with who reads it and what stands around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import assert_never

from kdeck.check.text.sentence import split_sentences
from kdeck.finding import Span
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import (
    Block,
    Blocks,
    Claim,
    CrisisContacts,
    Definition,
    DefinitionList,
    ForAudience,
    ForRegion,
    FromRegion,
    Heading,
    Listing,
    Panel,
    PanelKind,
    Paragraph,
    Picture,
    PictureSequence,
    RegionFact,
    Statement,
    Table,
    Timeline,
)
from kdeck.model.datafigure import Bars, IconArray, Intervals, Lines
from kdeck.model.inline import Inlines, plain_text, walk_text
from kdeck.model.library import Library
from kdeck.model.topic import Topic
from kdeck.model.walk import inner_blocks, notes_in, own_inlines

_MYTH = re.compile(r"\s*myth\b", re.IGNORECASE)
_FACT = re.compile(r"\bfacts?\b", re.IGNORECASE)

_LONGEST = 160


class Place(StrEnum):
    """Name where a text stands."""

    TITLE = "title"
    TAKEAWAY = "takeaway"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    ROW_HEADER = "row header"
    CAPTION = "caption"
    ALT = "alt text"
    TERM = "term"
    DEFINITION = "definition"


# A heading, a term, a cell and an alt text are no prose: standards of reading pass them by.
# Panels that repeat what the claims of their topic say, for slides and for who speaks.
REPEATING = frozenset({PanelKind.KEY_POINTS, PanelKind.SPEAKER_NOTES})
PROSE = frozenset({Place.TAKEAWAY, Place.PARAGRAPH, Place.CAPTION, Place.DEFINITION})


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold one text, its place, its readers, and the topic, claim and panel that it stands in.

    The context of a cell is the headers of its row and column. A myth is corrected beside it.
    pieces are the offsets in the text at which another place of the file begins.
    """

    text: str
    span: Span
    place: Place
    audiences: tuple[Audience, ...]
    topic: Topic | None = None
    claim: Claim | None = None
    panel: PanelKind | None = None
    context: str = ""
    myth: bool = False
    pieces: tuple[tuple[int, Span], ...] = ()

    @property
    def plain(self) -> bool:
        """Say whether patients read it."""
        return Audience.PLAIN in self.audiences

    @property
    def clinician(self) -> bool:
        """Say whether clinicians read it."""
        return Audience.CLINICIAN in self.audiences

    def at(self, offset: int) -> Span:
        """Name the place of a character."""
        return next((span for start, span in reversed(self.pieces) if start <= offset), self.span)

    def sentences(self) -> Iterator[tuple[str, Span]]:
        """Split the text into sentences, each with its place."""
        end = 0
        for sentence in split_sentences(self.text):
            # Splitting evens the spaces out, so the first word is looked for.
            start = self.text.find(sentence.split(" ", 1)[0], end)
            start = end if start < 0 else start
            yield sentence, self.at(start)
            end = start + len(sentence)


def passages(library: Library) -> Iterator[Passage]:
    """Walk all texts of recipes, topics and glossary, in the order of the files."""
    return (passage for passage in _library(library) if passage.text.strip())


def shortened(text: str) -> str:
    """Cut a text after 160 characters, with an ellipsis, to quote it in a message."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def by_claim(found: Iterable[Passage]) -> Iterator[tuple[Passage, ...]]:
    """Gather the passages of each claim; every other passage stands alone."""
    for claim, group in groupby(found, key=lambda passage: passage.claim and passage.claim.id):
        if claim is None:
            yield from ((passage,) for passage in group)
        else:
            yield tuple(group)


def _library(library: Library) -> Iterator[Passage]:
    for recipe in library.recipes:
        yield from _worded(recipe.title, Place.TITLE, recipe.span)
        yield from _worded(recipe.message, Place.TAKEAWAY, recipe.span)
        yield from _worded(recipe.kind, Place.TITLE, recipe.span)
        yield Passage(recipe.version, recipe.span, Place.TITLE, tuple(Audience))
        for part in recipe.parts:
            yield from _worded(part.heading, Place.TITLE, part.span)
            yield from _worded(part.takeaway, Place.TAKEAWAY, part.span)
        for told in recipe.talk:
            yield from _worded(told.title, Place.TAKEAWAY, told.span)
            yield from _worded(told.notes, Place.TAKEAWAY, told.span)
    for topic in library.written:
        for text, place in (
            (topic.title, Place.TITLE),
            (topic.takeaway, Place.TAKEAWAY),
            (topic.teach_back, Place.HEADING),
        ):
            for passage in _worded(text, place, topic.span):
                yield replace(passage, topic=topic)
        start = Passage("", topic.span, Place.PARAGRAPH, tuple(Audience), topic)
        yield from _blocks(topic.blocks, start)
    for entry in library.glossary:
        yield Passage(entry.term, entry.span, Place.DEFINITION, (Audience.PLAIN,))
        yield Passage(entry.definition, entry.span, Place.DEFINITION, (Audience.PLAIN,))


def _worded(text: Worded[str] | None, place: Place, span: Span) -> Iterator[Passage]:
    if text is not None:
        for audience in Audience:
            yield Passage(text[audience], text.span(audience, span), place, (audience,))


def _blocks(blocks: Blocks, around: Passage) -> Iterator[Passage]:
    for block in blocks:
        yield from _block(block, around)
        for inlines in own_inlines(block):
            for note in notes_in(inlines):
                yield _passage(note, around, Place.PARAGRAPH, block.span)


def _block(block: Block, around: Passage) -> Iterator[Passage]:
    match block:
        case Paragraph() | Heading() | Timeline() | IconArray() | Intervals() | Bars() | Lines():
            for number, inlines in enumerate(own_inlines(block)):
                yield _passage(inlines, around, _place(block, number), block.span)
            yield from _blocks(inner_blocks(block), around)
        case Picture():
            yield replace(around, text=block.alt, span=block.span, place=Place.ALT)
            yield _passage(block.caption, around, Place.CAPTION, block.span)
        case Table():
            yield from _table(block, around)
        case DefinitionList():
            for entry in block.entries:
                yield from _definition(entry, around)
        case ForAudience():
            yield from _blocks(block.blocks, replace(around, audiences=(block.audience,)))
        case Claim():
            for audience in Audience:
                inside = replace(around, audiences=(audience,), claim=block)
                yield from _blocks(block.wordings[audience], inside)
                if block.short:
                    yield from _blocks(block.short[audience], inside)
        case Panel():
            yield _passage(block.heading, around, Place.HEADING, block.span)
            yield from _blocks(block.blocks, replace(around, panel=block.kind))
        case Listing() | PictureSequence() | ForRegion() | RegionFact() | Statement():
            yield from _blocks(inner_blocks(block), around)
        case CrisisContacts() | FromRegion():
            pass  # the words of a region stand in files of its own
        case _:
            assert_never(block)


def _place(
    block: Paragraph | Heading | Timeline | IconArray | Intervals | Bars | Lines, number: int
) -> Place:
    match block:
        case Heading() | Timeline():
            return Place.HEADING
        case IconArray() | Intervals() | Bars() | Lines():
            return Place.PARAGRAPH if number else Place.CAPTION
        case Paragraph():
            return Place.PARAGRAPH
        case _:
            assert_never(block)


def _table(table: Table, around: Passage) -> Iterator[Passage]:
    yield _passage(table.caption, around, Place.CAPTION, table.span)
    heads = [plain_text(cell.inlines) for cell in table.header]
    for cell in table.header:
        yield _passage(cell.inlines, around, Place.HEADING, cell.span)
    for row in table.rows:
        texts = [plain_text(cell.inlines) for cell in row]
        inside = replace(around, myth=around.myth or is_myth(heads, texts))
        for number, cell in enumerate(row):
            header = number == 0 and table.row_headers
            names = dict.fromkeys((heads[number], "" if number == 0 else texts[0]))
            context = ". ".join(name for name in names if name)
            place = Place.ROW_HEADER if header else Place.CELL
            yield replace(_passage(cell.inlines, inside, place, cell.span), context=context)


def is_myth(heads: Sequence[str], texts: Sequence[str]) -> bool:
    """Tell a row that begins with a myth, by its cell or its column's header, and states a fact."""
    named = bool(_MYTH.match(texts[0]) or _MYTH.match(heads[0]))
    facts = (*heads[1:], *texts[1:])
    return named and any(map(_FACT.search, facts)) and all(text.strip() for text in texts)


def _definition(entry: Definition, around: Passage) -> Iterator[Passage]:
    inner = tuple(_blocks(entry.blocks, around))
    corrected = any(_FACT.search(passage.text) for passage in inner)
    myth = around.myth or (bool(_MYTH.match(plain_text(entry.term))) and corrected)
    for passage in (_passage(entry.term, around, Place.TERM, entry.span), *inner):
        yield replace(passage, myth=passage.myth or myth)


def _passage(inlines: Inlines, around: Passage, place: Place, span: Span) -> Passage:
    pieces: list[tuple[int, Span]] = []
    length = 0
    for text, where in walk_text(inlines):
        pieces.append((length, where))
        length += len(text)
    text = plain_text(inlines)
    return replace(
        around, text=text, span=pieces[0][1] if pieces else span, place=place, pieces=tuple(pieces)
    )


def plain_prose(found: Iterable[Passage]) -> Iterator[Passage]:
    """Keep the prose that patients read."""
    return (passage for passage in found if passage.plain and passage.place in PROSE)
