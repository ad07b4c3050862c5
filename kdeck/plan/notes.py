"""The speaker notes of a slide: a chapter's prose, its evidence and its sources in words."""

from collections.abc import Iterator

from kdeck.model.audience import Audience
from kdeck.model.block import (
    Block,
    Blocks,
    CrisisContacts,
    DefinitionList,
    Heading,
    Listing,
    Panel,
    PanelKind,
    Paragraph,
    Picture,
    PictureSequence,
    Statement,
    Table,
    Timeline,
)
from kdeck.model.datafigure import IconArray, Intervals
from kdeck.model.document import Chapter, Document
from kdeck.model.inline import Inlines
from kdeck.model.walk import own_inlines, walk_blocks
from kdeck.plan.run import run_text
from kdeck.plan.runs import RunMaker
from kdeck.plan.wording import EVIDENCE

CONTINUED = "The notes of this topic stand under the first of its slides."


class NoteMaker:
    """Word the notes of one document."""

    def __init__(self, document: Document, maker: RunMaker) -> None:
        self._document = document
        self._maker = maker
        self._shorts = {reference.id: reference.short for reference in document.references}

    def notes(self, chapter: Chapter) -> tuple[str, ...]:
        """Word the notes of a chapter, one paragraph each."""
        prose = tuple(text for block in chapter.blocks for text in self._texts(block))
        sources = self._sources(chapter.blocks)
        return (*prose, *((f"Sources: {sources}.",) if sources else ()))

    def _texts(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                yield self._text(inlines)
            case Panel():
                yield from self._panel(block)
            case Statement():
                yield from self._statement(block)
            case Listing() | DefinitionList():
                yield from self._list(block)
            case Picture():
                yield from self._picture(block)
            case PictureSequence():
                yield from self._sequence(block)
            case Table():
                yield from self._table(block)
            case Timeline():
                yield from self._steps(block)
            case IconArray() | Intervals():
                yield from (self._text(inlines) for inlines in own_inlines(block))
            case CrisisContacts():
                yield from self._crisis()

    def _panel(self, panel: Panel) -> Iterator[str]:
        if panel.kind is PanelKind.KEY_POINTS:
            return
        if panel.heading:
            yield f"{self._text(panel.heading)}:"
        yield from self._all(panel.blocks)

    def _list(self, block: Listing | DefinitionList) -> Iterator[str]:
        if isinstance(block, Listing):
            for item in block.items:
                yield from (f"• {text}" for text in self._all(item.blocks))
            return
        for entry in block.entries:
            words = " ".join(self._all(entry.blocks))
            yield f"{self._text(entry.term)}: {words}"

    def _sequence(self, sequence: PictureSequence) -> Iterator[str]:
        for frame in sequence.frames:
            yield from self._picture(frame.picture)
            yield from self._all(frame.blocks)

    def _all(self, blocks: Blocks) -> Iterator[str]:
        for block in blocks:
            yield from self._texts(block)

    def _statement(self, statement: Statement) -> Iterator[str]:
        texts = list(self._all(statement.blocks))
        if self._document.audience is Audience.CLINICIAN and texts:
            texts[0] = f"{texts[0]} (Evidence: {EVIDENCE[statement.evidence].lower()}.)"
        yield from texts

    def _picture(self, picture: Picture) -> Iterator[str]:
        if picture.alt:
            yield f"Picture: {picture.alt}"
        if picture.caption:
            yield self._text(picture.caption)

    def _table(self, table: Table) -> Iterator[str]:
        if table.caption:
            yield f"{self._text(table.caption)}:"
        heads = [self._text(cell.inlines) for cell in table.header]
        for row in table.rows:
            cells = [self._text(cell.inlines) for cell in row]
            pairs = [f"{head}: {cell}" for head, cell in zip(heads, cells, strict=True) if cell]
            yield "; ".join(pairs) + "."

    def _steps(self, timeline: Timeline) -> Iterator[str]:
        for number, step in enumerate(timeline.steps, 1):
            yield f"{number}. {self._text(step.time)}: {self._text(step.title)}"
            yield from self._all(step.blocks)

    def _crisis(self) -> Iterator[str]:
        region = self._document.region
        words = region.crisis_text[self._document.audience]
        yield run_text(self._maker.text(words, region.span))
        for line in region.lines:
            if line.confirmed:
                yield f"• {line.name}: {line.how}"

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
