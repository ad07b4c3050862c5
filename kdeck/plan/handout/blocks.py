"""From the blocks of a chapter to the items of a handout."""

from dataclasses import replace
from typing import assert_never

from kdeck.finding import Span
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
    ListItem,
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
from kdeck.model.document import Document
from kdeck.plan.handout.figures import number_items, whole_of
from kdeck.plan.handout.model import (
    Box,
    Entry,
    Frames,
    Grid,
    Illustration,
    Item,
    ItemList,
    ListKind,
    Prose,
    StepEntry,
    StepList,
)
from kdeck.plan.look.style import Role, Stylesheet
from kdeck.plan.text.run import Run, run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.tablewidth import shares
from kdeck.plan.text.wording import wording

Items = tuple[Item, ...]

_LIST_KINDS = {
    PanelKind.CHECKLIST: ListKind.BOXES,
    PanelKind.QUESTIONS: ListKind.LINES,
}
BULLET, ALARM_BULLET = "•", "▪"
TICK_BOX = "☐"


class ItemMaker:
    """Turn the blocks of one document into items, in reading order.

    charts is the sheet that charts are drawn on, where that is another one.
    """

    def __init__(
        self,
        document: Document,
        maker: RunMaker,
        sheet: Stylesheet,
        charts: Stylesheet | None = None,
    ) -> None:
        self._sheet, self._charts = sheet, charts or sheet
        self._document = document
        self._maker = maker
        self._words = wording(document.language)

    def block(
        self, block: Block, level: int, title: str = "", lists: ListKind | None = None
    ) -> Items:
        """Turn a block into items.

        level is that of a heading inside it; title heads a panel that has no heading of its own;
        lists is the kind of a list in a panel.
        """
        match block:
            case Paragraph(inlines=inlines, span=span):
                return (Prose(self._maker.runs(inlines), Role.BODY, span),)
            case Heading(inlines=inlines, span=span):
                runs = self._maker.runs(inlines)
                return (Prose(runs, Role.SUBHEADING, span, min(level + block.level, 6)),)
            case Listing():
                return (self._listing(block, level, lists),)
            case DefinitionList():
                return (self._definitions(block, level),)
            case Table():
                return (self._table(block),)
            case Picture():
                return (self._illustration(block),)
            case PictureSequence(frames=frames, span=span):
                made = tuple(
                    (self._illustration(frame.picture), self._all(frame.blocks, level))
                    for frame in frames
                )
                return (Frames(made, span),)
            case Timeline():
                return (self._steps(block, level),)
            case IconArray() | Intervals() | Bars() | Lines():
                return (number_items(block, self._maker, self._charts),)
            case Panel():
                return self._panel(block, level, title)
            case Statement(blocks=blocks):
                return tuple(
                    item for inner in blocks for item in self.block(inner, level, title, lists)
                )
            case CrisisContacts(span=span):
                return (self.crisis(span, level),)
            case ForAudience() | ForRegion() | FromRegion() | RegionFact() | Claim():
                raise AssertionError("a document leaves nothing to choose")
            case _:
                assert_never(block)

    def crisis(self, span: Span, level: int, *, brief: bool = False) -> Box:
        """Make the crisis block of the region; the brief one leaves out the list of lines."""
        region = self._document.region
        audience = self._document.audience
        title = self._words.worded("crisis", audience)
        heading = Prose((Run(title, span),), Role.PANEL_HEADING, span, level)
        found: list[Item] = [
            Prose(self._maker.text(region.crisis_text[audience], region.span), Role.BODY, span)
        ]
        if not brief:
            entries = tuple(
                Entry(
                    BULLET,
                    (
                        Prose(
                            self._maker.line(line, span),
                            Role.BODY,
                            span,
                        ),
                    ),
                    span,
                )
                for line in region.lines
                if line.confirmed
            )
            found.append(ItemList(entries, ListKind.BULLETS, Role.BODY, span))
        kind = PanelKind.CALL_NOW
        return Box(kind, heading, tuple(found), span)

    def _all(self, blocks: Blocks, level: int) -> Items:
        return tuple(item for block in blocks for item in self.block(block, level))

    def _listing(self, listing: Listing, level: int, kind: ListKind | None = None) -> ItemList:
        kind = kind or (ListKind.NUMBERS if listing.ordered else ListKind.BULLETS)
        if kind is ListKind.LINES:
            entries = tuple(self._question(item, level) for item in listing.items)
        else:
            entries = tuple(
                Entry(_label(kind, listing.start + index), self._all(item.blocks, level), item.span)
                for index, item in enumerate(listing.items)
            )
        return ItemList(entries, kind, Role.BODY, listing.span)

    def _question(self, item: ListItem, level: int) -> Entry:
        """Make a question, with the clinic's answer where it has one."""
        blocks: list[Block] = []
        answered = False
        for block in item.blocks:
            if isinstance(block, Paragraph):
                inlines, told = self._maker.answered(block.inlines)
                blocks.append(replace(block, inlines=inlines))
                answered = answered or told
            else:
                blocks.append(block)
        return Entry(BULLET, self._all(tuple(blocks), level), item.span, answered=answered)

    def _definitions(self, block: DefinitionList, level: int) -> ItemList:
        entries = tuple(
            Entry(
                run_text(self._maker.runs(entry.term)),
                self._all(entry.blocks, level),
                entry.span,
            )
            for entry in block.entries
        )
        return ItemList(entries, ListKind.TERMS, Role.BODY, block.span)

    def _steps(self, timeline: Timeline, level: int) -> StepList:
        entries = tuple(
            StepEntry(
                str(number),
                Prose(self._maker.runs(step.time), Role.BADGE, step.span),
                Prose(self._maker.runs(step.title), Role.SUBHEADING, step.span),
                self._all(step.blocks, level),
                step.span,
            )
            for number, step in enumerate(timeline.steps, 1)
        )
        return StepList(entries, timeline.span)

    def _table(self, table: Table) -> Grid:
        header = tuple(
            Prose(self._maker.runs(cell.inlines, bold=True), Role.SMALL, cell.span)
            for cell in table.header
        )
        rows = tuple(
            tuple(
                Prose(
                    self._maker.runs(cell.inlines, bold=table.row_headers and index == 0),
                    Role.SMALL,
                    cell.span,
                )
                for index, cell in enumerate(row)
            )
            for row in table.rows
        )
        caption = None
        if table.caption:
            runs = self._maker.runs(table.caption, bold=True)
            caption = Prose(runs, Role.SMALL, table.span)
        widths, of = _widths(header, rows), whole_of(header, rows) if self._sheet.is_sheet else 0.0
        return Grid(header, rows, widths, caption, table.row_headers, table.span, of)

    def _illustration(self, picture: Picture) -> Illustration:
        caption = None
        if picture.caption:
            caption = Prose(self._maker.runs(picture.caption), Role.SMALL, picture.span)
        scene = self._document.scene(picture.file, picture.fragment)
        return Illustration(scene, picture.alt, caption, picture.span)

    def _panel(self, panel: Panel, level: int, title: str) -> Items:
        if panel.kind is PanelKind.KEY_POINTS:
            return ()
        heading = None
        runs = self._maker.runs(panel.heading)
        if not runs and (words := title or self._words.panel(panel.kind)):
            runs = (Run(words, panel.span),)
        if runs:
            heading = Prose(runs, Role.PANEL_HEADING, panel.span, level)
        lists = _LIST_KINDS.get(panel.kind)
        items = tuple(
            item for block in panel.blocks for item in self.block(block, level + 1, lists=lists)
        )
        return (Box(panel.kind, heading, items, panel.span),)


def _label(kind: ListKind, number: int) -> str:
    return {
        ListKind.NUMBERS: f"{number}.",
        ListKind.BOXES: TICK_BOX,
    }.get(kind, BULLET)


def _widths(header: tuple[Prose, ...], rows: tuple[tuple[Prose, ...], ...]) -> tuple[float, ...]:
    columns = (
        [run_text(row[index].runs) for row in (header, *rows)] for index in range(len(header))
    )
    return shares(tuple(columns))
