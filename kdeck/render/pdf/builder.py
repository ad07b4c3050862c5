"""From the items of a handout to boxes, and to the structure elements that own them."""

from dataclasses import replace

from kdeck.finding import Span
from kdeck.model.block import PanelKind
from kdeck.model.scene import Label, Scene
from kdeck.plan.handout import (
    Box as PanelItem,
)
from kdeck.plan.handout import (
    Entry,
    Frames,
    Grid,
    Handout,
    Illustration,
    Item,
    ItemList,
    Kept,
    ListKind,
    Prose,
    SideRow,
    StepList,
)
from kdeck.plan.lines import Setting, longest_word, natural_width
from kdeck.plan.run import Run, Runs, run_text
from kdeck.plan.style import MARGIN, Role, Style
from kdeck.plan.tablewidth import at_least
from kdeck.render.pdf.box import Beside, Box, Shifted, Stack, Whole
from kdeck.render.pdf.columns import Columns
from kdeck.render.pdf.drawing import Drawing
from kdeck.render.pdf.element import Element
from kdeck.render.pdf.outline import Bookmark
from kdeck.render.pdf.panel import Badge, PanelBox, WritingLines, panel_look
from kdeck.render.pdf.steps import StepMaker
from kdeck.render.pdf.table import PAD, TableBox, TableLook, TableRow
from kdeck.render.pdf.textbox import Paragraph, TextBox, note_destination, text_box
from kdeck.standard import Standard

_BADGE_PAD = 6.0
_FRAME_GAP = 18.0
_LINES_TO_WRITE = 1
# Labels are this much larger than the smallest text of the edition where there is room.
_LABEL_EASE = 1.15
_NUMBERING = {
    ListKind.BULLETS: "/Disc",
    ListKind.NUMBERS: "/Decimal",
    ListKind.REFERENCES: "/Decimal",
    ListKind.BOXES: "/Square",
    ListKind.LINES: "/Disc",
    ListKind.TERMS: "/None",
}
_ALARMS = {PanelKind.CALL_NOW, PanelKind.WARNING}


class Builder:
    """Build the boxes of one handout and its structure tree."""

    def __init__(self, handout: Handout, standard: Standard) -> None:
        self._standard = standard
        self.root = Element("Document", handout.span)
        self.bookmarks: list[Bookmark] = []
        self._sheet = handout.sheet
        self._palette = handout.theme.palette
        self._full = handout.theme.page[0] - 2 * MARGIN

    def boxes(self, items: tuple[Item, ...]) -> tuple[Box, ...]:
        """Build the boxes of the page, over the width of its two columns."""
        sheet = self._sheet
        return self._boxes(items, self.root, sheet.side + sheet.gutter + sheet.column)

    def line(self, words: str, role: Role, span: Span, width: float) -> TextBox:
        """Build a paragraph of the masthead."""
        style = replace(self._sheet[role], ink="on_primary")
        element = self.root.child("P", span)
        return self._text((Run(words, span),), element, style, width)

    def _boxes(self, items: tuple[Item, ...], parent: Element, width: float) -> tuple[Box, ...]:
        return tuple(self._box(item, parent, width) for item in items)

    def _box(self, item: Item, parent: Element, width: float) -> Box:
        match item:
            case Prose():
                return self._prose(item, parent, width)
            case ItemList():
                return self._list(item, parent, width)
            case StepList():
                maker = StepMaker(self._sheet, self._palette, self._text, self._boxes)
                return maker.box(item, parent, width)
            case Grid():
                return self._table(item, parent, width)
            case Illustration():
                return self._illustration(item, parent, width)
            case Frames():
                return self._frames(item, parent, width)
            case PanelItem():
                return self._panel(item, parent, width)
            case SideRow():
                return self._row(item, parent, width)
            case Kept():
                boxes = self._boxes(item.items, parent, width)
                return Whole(Stack(boxes), boxes[0].before, boxes[-1].after)

    def _prose(self, prose: Prose, parent: Element, width: float) -> Box:
        element = parent.child(f"H{prose.level}" if prose.level else "P", prose.span)
        destination = ""
        if prose.level:
            destination = f"heading-{len(self.bookmarks) + 1}"
            words = run_text(prose.runs)
            element.title = words
            self.bookmarks.append(Bookmark(words, prose.level, destination))
        if prose.role is Role.BADGE:
            return self._badge(prose, element, width)
        style = self._sheet[prose.role]
        made = self._text(prose.runs, element, style, width)
        keeps = prose.level > 0 or run_text(prose.runs).endswith(":")
        return replace(made, keeps_next=keeps, destination=destination)

    def _text(self, runs: Runs, element: Element, style: Style, width: float) -> TextBox:
        if self._sheet.underlines and not style.bold:
            runs = tuple(replace(r, bold=False, underlined=r.bold or r.underlined) for r in runs)
        sheet = self._sheet
        paragraph = Paragraph(runs, element, style, self._palette, sheet.letter, sheet.word)
        return text_box(paragraph, sheet, width)

    def _badge(self, prose: Prose, element: Element, width: float) -> Box:
        style = self._sheet[Role.BADGE]
        inner = self._text(prose.runs, element, style, width - 2 * _BADGE_PAD)
        outer = max(line.width for line in inner.lines) + 2 * _BADGE_PAD
        gap = self._sheet.unit / 2
        return Badge(inner, outer, self._palette.muted, before=gap, keeps_next=True)

    def _list(self, listing: ItemList, parent: Element, width: float) -> Box:
        element = parent.child("L", listing.span)
        numbering = _NUMBERING[listing.kind]
        if listing.kind is ListKind.TERMS and self._standard is Standard.UA_2:
            numbering = "/Description"
        element.describe("List", ListNumbering=numbering)
        style = self._sheet[listing.role]
        indent = self._indent(listing, style)
        entries = tuple(
            self._entry(entry, number, (listing, element), (indent, width))
            for number, entry in enumerate(listing.entries, 1)
        )
        return Stack(entries, 0.0, 0.8 * self._sheet.unit)

    def _indent(self, listing: ItemList, style: Style) -> float:
        if listing.kind is ListKind.TERMS:
            stacked = not self._sheet.side
            return 2 * style.size if stacked else self._sheet.side + self._sheet.gutter
        setting = Setting(self._sheet.family(style), style.size, style.bold)
        widest = max(
            natural_width((Run(entry.label, entry.span),), setting) for entry in listing.entries
        )
        return widest + style.size * 0.5

    def _entry(
        self,
        entry: Entry,
        number: int,
        owner: tuple[ItemList, Element],
        measure: tuple[float, float],
    ) -> Box:
        listing, element = owner
        indent, width = measure
        item = element.child("LI", entry.span)
        style = self._sheet[listing.role]
        terms = listing.kind is ListKind.TERMS
        style = replace(style, before=0.0, after=0.0, bold=terms)
        above = terms and not self._sheet.side
        label_width = width if above else indent - self._sheet.gutter if terms else indent
        runs = (Run(entry.label, entry.span),)
        label = self._text(runs, item.child("Lbl", entry.span), style, label_width)
        body = item.child("LBody", entry.span)
        if listing.kind is ListKind.REFERENCES:
            label = replace(label, destination=note_destination(number))
        boxes = self._boxes(entry.items, body, width - indent)
        if listing.kind is ListKind.LINES:
            boxes = (*boxes, self._writing_lines(width - indent))
        gap = self._sheet.unit * 0.3
        if above:
            shifted = Shifted(Stack(boxes), indent)
            return Stack((replace(label, keeps_next=True), shifted), gap, gap)
        return Beside(label, Stack(boxes), indent, before=gap, after=gap)

    def _writing_lines(self, width: float) -> WritingLines:
        leading = self._sheet[Role.BODY].leading
        return WritingLines(_LINES_TO_WRITE, width, leading * 1.2, self._palette.rule)

    def _table(self, grid: Grid, parent: Element, width: float) -> Box:
        table = parent.child("Table", grid.span)
        above: tuple[Box, ...] = ()
        if grid.caption:
            caption = self._text(
                grid.caption.runs, table.child("Caption", grid.span), self._sheet[Role.SMALL], width
            )
            above = (replace(caption, keeps_next=True),)
        widths = self._column_widths(grid, width)
        head = table.child("THead", grid.span).child("TR", grid.span)
        header = self._cells(grid.header, head, widths, heads=len(widths))
        body = table.child("TBody", grid.span)
        rows = tuple(
            self._cells(row, body.child("TR", row[0].span), widths, heads=int(grid.row_headers))
            for row in grid.rows
        )
        look = TableLook(self._palette.surface, self._palette.rule)
        gap = self._sheet.unit
        made = TableBox(header, rows, widths, look, before=gap / 2, after=2 * gap)
        return Stack((*above, made), gap, 2 * gap) if above else made

    def _column_widths(self, grid: Grid, width: float) -> tuple[float, ...]:
        """Share out a width so that no word of a cell is wider than its column."""
        columns = zip(grid.header, *grid.rows, strict=True)
        least = [max(self._longest_word(cell) for cell in cells) + 2 * PAD for cells in columns]
        return at_least([share * width for share in grid.widths], least)

    def _longest_word(self, cell: Prose) -> float:
        style = self._sheet[cell.role]
        return longest_word(cell.runs, Setting(self._sheet.family(style), style.size, style.bold))

    def _cells(
        self, cells: tuple[Prose, ...], row: Element, widths: tuple[float, ...], heads: int
    ) -> TableRow:
        scope = "/Column" if heads == len(widths) else "/Row"
        found = []
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            element = row.child("TH" if index < heads else "TD", cell.span)
            if index < heads:
                element.describe("Table", Scope=scope)
            style = replace(self._sheet[cell.role], ink="ink", before=0.0, after=0.0)
            found.append(self._text(cell.runs, element, style, width - 2 * PAD))
        return TableRow(tuple(found))

    def _illustration(self, item: Illustration, parent: Element, width: float) -> Box:
        if not item.alt:
            return self._drawing(item, None, width)
        figure = parent.child("Figure", item.span)
        figure.alt = item.alt
        drawing = self._drawing(item, figure, self._drawn_width(item.scene, width))
        if item.caption is None:
            return drawing
        caption = self._text(
            item.caption.runs, figure.child("Caption", item.span), self._sheet[Role.SMALL], width
        )
        gap = self._sheet.unit
        return Stack((replace(drawing, keeps_next=True, after=gap / 2), caption), gap, gap)

    def _drawn_width(self, scene: Scene, width: float) -> float:
        """Size a drawing by its smallest label, beyond its column where that must be."""
        labels = [part.size for part in scene.items if isinstance(part, Label)]
        if not labels:
            return min(width, scene.width * 1.5)
        readable = self._sheet.smallest / min(labels) * scene.width
        return min(max(min(width, readable * _LABEL_EASE), readable), self._full)

    def _drawing(self, item: Illustration, element: Element | None, width: float) -> Drawing:
        sheet = self._sheet
        gap = sheet.unit
        return Drawing(
            item.scene, width, self._palette, sheet.body, element, sheet.smallest, gap, gap
        )

    def _frames(self, item: Frames, parent: Element, width: float) -> Box:
        count = len(item.frames)
        column = (width - _FRAME_GAP * (count - 1)) / count
        boxes = []
        for picture, items in item.frames:
            group = parent.child("Div", picture.span)
            drawing = self._illustration(picture, group, column)
            boxes.append(Stack((drawing, *self._boxes(items, group, column))))
        gap = self._sheet.unit
        return Columns(tuple(boxes), column + _FRAME_GAP, before=gap, after=gap)

    def _panel(self, item: PanelItem, parent: Element, width: float) -> Box:
        sheet = self._sheet
        element = parent.child("Sect", item.span)
        alarm = item.kind in _ALARMS
        look = panel_look(self._palette, sheet.unit, alarm=alarm, framed=sheet.bordered)
        inner_width = width - look.bar_width - 2 * look.pad_x
        boxes: list[Box] = []
        if item.heading:
            ink = "danger" if alarm else "heading"
            boxes.append(self._panel_heading(item.heading, element, inner_width, ink))
        boxes.extend(self._boxes(item.items, element, inner_width))
        gap = self._sheet.unit
        return PanelBox(Stack(tuple(boxes)), width, look, before=gap, after=1.5 * gap)

    def _panel_heading(self, prose: Prose, element: Element, width: float, ink: str) -> Box:
        made = self._prose(prose, element, width)
        assert isinstance(made, TextBox)
        style = replace(self._sheet[prose.role], ink="danger" if ink == "danger" else "heading")
        made.paragraph.style = style
        return replace(made, after=self._sheet.unit / 2)

    def _row(self, item: SideRow, parent: Element, width: float) -> Box:
        sheet = self._sheet
        if not sheet.side:
            boxes = self._boxes((*item.side, *item.main), parent, sheet.column)
            return Stack(boxes, sheet.unit / 2, sheet.unit)
        side = Stack(self._boxes(item.side, parent, sheet.side))
        offset = sheet.side + sheet.gutter
        main = Stack(self._boxes(item.main, parent, width - offset))
        gap = sheet.unit
        return Beside(side, main, offset, before=gap / 2, after=0.9 * gap)
