"""What the speaker notes tell of a chapter: its prose, its evidence and its sources in words."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from kdeck.model.audience import Audience
from kdeck.model.block import (
    Block,
    Blocks,
    Cell,
    Claim,
    CrisisContacts,
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
from kdeck.model.document import Chapter, Document
from kdeck.model.inline import Inlines
from kdeck.model.walk import Place, inner_blocks, own_inlines, walk_blocks
from kdeck.plan.deck.model import NoteLine, Script
from kdeck.plan.deck.script import Told
from kdeck.plan.deck.sources import sourced_whole
from kdeck.plan.text.authoryear import author_year
from kdeck.plan.text.run import run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.wording import wording

# A label and one number: such rows are told in one line.
_PAIR = 2
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class NoteMaker:
    """Word the notes of one document."""

    def __init__(
        self, document: Document, maker: RunMaker, listed: Collection[str] = frozenset()
    ) -> None:
        """Take how words are set, and the sources of which a list of the deck says more."""
        self._document = document
        self._maker = maker
        self._words = wording(document.language)
        self._shorts = {
            reference.id: author_year(reference) if reference.id in listed else reference.short
            for reference in document.references
        }

    def tell(self, chapter: Chapter) -> tuple[Told, ...]:
        """Word what is said of a chapter, paragraph by paragraph, with where each comes from."""
        return (*self.spoken(chapter), *map(Told, self.rest((chapter,))))

    def spoken(self, chapter: Chapter) -> tuple[Told, ...]:
        """Word what is said of a chapter without its evidence and its sources.

        What its author lets a speaker say takes the place of its prose, not of its pictures.
        """
        told = tuple(self._all(chapter.blocks, ()))
        if not chapter.spoken:
            return told
        spoken = (replace(each, home=None) for each in self._all(chapter.spoken, ()))
        return (*spoken, *(each for each in told if each.home is not None))

    def rest(self, chapters: Sequence[Chapter]) -> Script:
        """Word the evidence and the sources of some chapters, each once."""
        blocks = tuple(block for chapter in chapters for block in chapter.blocks)
        sourced = (b for c in sourced_whole(chapters, self._shorts) for b in c.blocks)
        found = (
            (self._words("said-evidence"), self._evidence(blocks)),
            (self._words("said-sources"), self._sources(tuple(sourced))),
        )
        return tuple(NoteLine(f"{text}.", label, said=False) for label, text in found if text)

    def _all(self, blocks: Blocks, within: Place) -> Iterator[Told]:
        for index, block in enumerate(blocks):
            yield from self._tell(block, (*within, index))

    def _tell(self, block: Block, place: Place) -> Iterator[Told]:
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                yield Told(NoteLine(self._text(inlines)))
            case Panel():
                yield from self._panel(block, place)
            case Statement():
                yield from self._statement(block, place)
            case Listing() | DefinitionList():
                yield from self._list(block, place)
            case Picture():
                yield from self._picture(block, place)
            case PictureSequence():
                for frame in block.frames:
                    inner = (*self._picture(frame.picture, place), *self._all(frame.blocks, place))
                    yield from (replace(told, home=place) for told in inner)
            case Table():
                yield from self._table(block, place)
            case Timeline():
                yield from self._steps(block, place)
            case IconArray() | Intervals() | Bars() | Lines():
                for inlines in own_inlines(block):
                    yield Told(NoteLine(self._text(inlines)), place)
            case CrisisContacts():
                yield from self._crisis()
            case ForAudience() | ForRegion() | FromRegion() | RegionFact() | Claim():
                raise AssertionError("a document leaves nothing to choose")
            case _:
                assert_never(block)

    def _panel(self, panel: Panel, place: Place) -> Iterator[Told]:
        if panel.kind is PanelKind.KEY_POINTS:
            return
        if panel.heading:
            yield Told(NoteLine("", self._text(panel.heading)))
        yield from self._all(panel.blocks, place)

    def _list(self, block: Listing | DefinitionList, place: Place) -> Iterator[Told]:
        if isinstance(block, Listing):
            for told in self._all(inner_blocks(block), place):
                yield replace(told, line=replace(told.line, bullet=True))
            return
        for entry in block.entries:
            words = " ".join(told.line.words for told in self._all(entry.blocks, place))
            yield Told(NoteLine(words, self._text(entry.term)))

    def _statement(self, statement: Statement, place: Place) -> Iterator[Told]:
        told = list(self._all(statement.blocks, place))
        if self._document.audience is Audience.CLINICIAN and told:
            kind = self._words.evidence(statement.evidence).lower()
            evidence = f" {self._words('evidence-said', evidence=kind)}"
            first = told[0].line
            if first.text:
                told[0] = replace(told[0], line=replace(first, text=first.text + evidence))
            else:
                told[0] = replace(told[0], line=replace(first, text=evidence.strip()))
        yield from told

    def _picture(self, picture: Picture, place: Place) -> Iterator[Told]:
        if picture.alt:
            yield Told(NoteLine(picture.alt, self._words("said-picture")), place)
        if picture.caption:
            yield Told(NoteLine(self._text(picture.caption)), place)

    def _table(self, table: Table, place: Place) -> Iterator[Told]:
        if table.caption:
            caption = _ended(self._text(table.caption))
            yield Told(NoteLine(caption, self._words("said-table")), place)
        heads = [self._text(cell.inlines) for cell in table.header]
        if table.row_headers and len(heads) == _PAIR and all(map(self._is_number, table.rows)):
            pairs = [" ".join(self._text(cell.inlines) for cell in row) for row in table.rows]
            line = NoteLine(_ended("; ".join(pairs)), heads[1], bullet=True, said=False)
            yield Told(line, (*place, 0))
            return
        for number, row in enumerate(table.rows):
            cells = [self._text(cell.inlines) for cell in row]
            first = 1 if table.row_headers else 0
            pairs = [f"{head}: {cell}" for head, cell in zip(heads, cells, strict=True) if cell]
            label = cells[0] if first else ""
            # A table is shown, not read out.
            line = NoteLine(_ended("; ".join(pairs[first:])), label, bullet=True, said=False)
            yield Told(line, (*place, number))

    def _is_number(self, row: Sequence[Cell]) -> bool:
        return _NUMBER.fullmatch(self._text(row[1].inlines)) is not None

    def _steps(self, timeline: Timeline, place: Place) -> Iterator[Told]:
        for number, step in enumerate(timeline.steps, 1):
            lead, own = f"{number}. {self._text(step.time)}", (*place, number - 1)
            yield Told(NoteLine(self._text(step.title), lead), own)
            for told in self._all(step.blocks, place):
                yield replace(told, home=own)

    def _crisis(self) -> Iterator[Told]:
        region = self._document.region
        words = region.crisis_text[self._document.audience]
        yield Told(NoteLine(run_text(self._maker.text(words, region.span))))
        for line in region.lines:
            if line.confirmed:
                yield Told(NoteLine(line.words, line.name, bullet=True))

    def _evidence(self, blocks: Blocks) -> str:
        """Name the kinds of evidence for a speaker whose listeners are not told them."""
        if self._document.audience is Audience.CLINICIAN:
            return ""
        kinds = (b.evidence for b in walk_blocks(blocks) if isinstance(b, Statement))
        return "; ".join(self._words.evidence(kind).lower() for kind in dict.fromkeys(kinds))

    def _sources(self, blocks: Blocks) -> str:
        keys = (
            key
            for block in walk_blocks(blocks)
            if isinstance(block, Statement)
            for key in block.refs
        )
        found = [self._shorts[key] for key in dict.fromkeys(keys) if key in self._shorts]
        return "; ".join(text.rstrip(".") for text in found)

    def _text(self, inlines: Inlines) -> str:
        return run_text(self._maker.runs(inlines))


def _ended(text: str) -> str:
    """End a sentence that has no stop of its own."""
    return text if text.rstrip("”’)").endswith((".", "?", "!")) else f"{text}."
