"""From the items of a handout to boxes, and to the structure elements that own them."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from kdeck.finding import Span
from kdeck.model.block import PanelKind
from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn.panelicon import panel_icon
from kdeck.plan.handout.anchors import Anchors
from kdeck.plan.handout.model import (
    Align,
    Contents,
    Flank,
    Flow,
    Frames,
    Grid,
    Group,
    Handout,
    Illustration,
    Item,
    ItemList,
    Kept,
    Prose,
    Side,
    SideRow,
    StepList,
)
from kdeck.plan.handout.model import (
    Box as PanelItem,
)
from kdeck.plan.handout.model import (
    Columns as ColumnsItem,
)
from kdeck.plan.look.panelroles import panel_roles
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import Run, run_text
from kdeck.render.pdf.box.box import Beside, Box, Stack, Whole
from kdeck.render.pdf.box.contents import ContentsBuilder, Directory
from kdeck.render.pdf.box.iconheading import IconHeading, icon_room
from kdeck.render.pdf.box.panel import Badge, PanelBox, panel_look
from kdeck.render.pdf.box.repeated import PanelHeading
from kdeck.render.pdf.box.steps import StepMaker
from kdeck.render.pdf.box.textbox import TextBox, evened
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.builder.leadin import led_in
from kdeck.render.pdf.builder.lists import ListBuilder
from kdeck.render.pdf.builder.notes import NoteBuilder
from kdeck.render.pdf.builder.pictures import PictureBuilder
from kdeck.render.pdf.builder.sheet import SheetBuilder
from kdeck.render.pdf.builder.tables import table_box
from kdeck.render.pdf.file.bookmark import Bookmark
from kdeck.render.pdf.file.element import Element
from kdeck.render.pdf.file.ledger import Ledger
from kdeck.variants import Standard

_BADGE_PAD = 6.0
# A drawing leaves this much of a page for its heading and its caption.
_TALLEST = 0.7
# In these, no line is much shorter than the others.
_EVENED = (Role.TITLE, Role.LEAD)
# A panel that takes no more of a page than this stands on one; so does every alarm that a page
# holds. What matters most begins on the first page in any case, and its second part is short.
_KEPT = 0.4
_OPENS = (PanelKind.KNOW_FIRST, PanelKind.SUMMARY)
# What ends a side of a sheet, and what is overleaf.
_FOOT = (0.83, 0.17)
# Lines that stay under their heading.
_FEW_LINES = 9


class Builder:
    """Build the boxes of one handout and its structure tree."""

    def __init__(self, handout: Handout, standard: Standard, ledger: Ledger) -> None:
        self._standard = standard
        self._ledger = ledger
        self.root = Element("Document", handout.span)
        self.bookmarks: list[Bookmark] = []
        self._anchors = Anchors()
        self.directory = Directory()
        self.contents: ContentsBuilder | None = None
        self.sides: list[Stack] = []
        self._sheet = handout.sheet
        self._palette = handout.theme.palette
        self.typesetter = Typesetter(handout, self._sheet, self._palette, ledger)
        self._text = self.typesetter.text
        self._lists = ListBuilder(self.typesetter, standard, self._boxes)
        self._room = handout.theme.page[1] - 2 * handout.sheet.margin
        self._pictures = PictureBuilder(self.typesetter, self._boxes, _TALLEST * self._room)
        self._notes = NoteBuilder(self.typesetter, self._boxes)
        self._sheets = SheetBuilder(
            self.typesetter,
            self._boxes,
            self._prose,
            self._pictures.illustration,
            _KEPT * self._room,
        )

    def boxes(self, items: tuple[Item, ...]) -> tuple[Box, ...]:
        """Build the boxes of the page, over the width of its two columns.

        The contents are built apart, for only the pages tell whether they are wanted.
        """
        sheet = self._sheet
        width = sheet.measure
        found: list[Box] = []
        for item in items:
            place = (len(found), len(self.root.kids), len(self.bookmarks))
            if isinstance(item, Contents):
                self.contents = ContentsBuilder(item, [place], self.typesetter, width)
                continue
            if self.contents and isinstance(item, Prose) and item.role is Role.HEADING:
                self.contents.places.append(place)
            found.append(self._box(item, self.root, width))
        listed = [item for item in items if not isinstance(item, Contents)]
        return led_in(listed, found, sheet.unit / 2)

    def with_contents(
        self, boxes: tuple[Box, ...], suits: Callable[[tuple[Box, ...]], bool]
    ) -> bool:
        """Add the contents to the tree and the bookmarks, in the first place that suits, if any.

        suits is asked with the boxes that the contents would stand among.
        """
        assert self.contents is not None
        apart = Element("Document", self.root.span)
        heading = self._prose(self.contents.item.heading, apart, self.contents.width)
        bookmark = self.bookmarks.pop()
        listed = self.contents.box(apart, self.directory)
        made = Whole(Stack((heading, listed)), heading.before, listed.after)
        places = self.contents.places
        placed = [(place, (*boxes[: place[0]], made, *boxes[place[0] :])) for place in places]
        found = next((place for place, put in placed if suits(put)), None)
        if found is None:
            return False
        _, kid, mark = found
        self.bookmarks.insert(mark, bookmark)
        self.root.kids[kid:kid] = apart.kids
        return True

    def line(self, words: str, role: Role, span: Span, width: float) -> TextBox:
        """Build a paragraph of the masthead."""
        style = replace(self._sheet[role], ink=PaletteRole.ON_PRIMARY)
        element = self.root.child("P", span)
        return self._text((Run(words, span),), element, style, width)

    def _boxes(self, items: tuple[Item, ...], parent: Element, width: float) -> tuple[Box, ...]:
        boxes = [self._box(item, parent, width) for item in items]
        return led_in(items, boxes, self._sheet.unit / 2)

    def _box(self, item: Item, parent: Element, width: float) -> Box:
        match item:
            case Prose():
                return self._prose(item, parent, width)
            case ItemList():
                return self._lists.box(item, parent, width)
            case StepList():
                maker = StepMaker(self._sheet, self._palette, self._text, self._boxes)
                return maker.box(item, parent, width)
            case Grid():
                return table_box(item, parent, width, self.typesetter)
            case Illustration():
                return self._pictures.illustration(item, parent, width)
            case Frames():
                made = self._sheets.rail if item.rail else self._pictures.frames
                return made(item, parent, width)
            case PanelItem():
                made_panel = self._sheets.panel if self._sheet.is_sheet else self._panel
                return made_panel(item, parent, width)
            case ColumnsItem():
                return self._sheets.columns(item, parent, width)
            case Flow():
                columns = self._sheets if self._sheet.is_sheet else self._notes
                return columns.flow(item, parent, width)
            case Group():
                return self._sheets.group(item, parent, width)
            case Side():
                side = Stack(self._boxes(_with_overleaf(item), parent, width))
                self.sides.append(side)
                return side
            case SideRow():
                return self._row(item, parent, width)
            case Kept():
                boxes = self._boxes(item.items, parent, width)
                before, after = boxes[0].before, max(boxes[-1].after, self._sheet.unit)
                return Whole(Stack(boxes), before, after, tears=item.tears)
            case Flank():
                return self._pictures.flank(item, parent, width)
            case Contents():
                raise AssertionError("the contents are no part of another item")
            case _:
                assert_never(item)

    def _prose(self, prose: Prose, parent: Element, width: float) -> Box:
        element = parent.child(f"H{prose.level}" if prose.level else "P", prose.span)
        destination = ""
        if prose.level:
            words = run_text(prose.runs)
            destination = self._anchors.name(words)
            element.title = words
            self._ledger.heading(prose)
            self.bookmarks.append(Bookmark(words, prose.level, destination))
            self.directory.enter(prose, destination)
        if prose.role is Role.BADGE:
            return self._badge(prose, element, width)
        style = self._sheet[prose.role]
        made = self._text(prose.runs, element, style, width)
        if prose.role in _EVENED:
            made = evened(made, self._sheet, width)
        keeps = prose.level > 0 or run_text(prose.runs).endswith(":")
        if not keeps and not destination:
            return made
        return replace(made, keeps_next=keeps, destination=destination)

    def _badge(self, prose: Prose, element: Element, width: float) -> Box:
        style = self._sheet[Role.BADGE]
        inner = self._text(prose.runs, element, style, width - 2 * _BADGE_PAD)
        outer = max((line.width for line in inner.lines), default=0.0) + 2 * _BADGE_PAD
        gap = self._sheet.unit / 2
        return Badge(inner, outer, self._palette.muted, before=gap, after=gap, keeps_next=True)

    def _panel(self, item: PanelItem, parent: Element, width: float) -> Box:
        sheet = self._sheet
        element = parent.child("Sect", item.span)
        look = panel_look(self._palette, sheet.unit, item.kind, framed=sheet.bordered)
        inner_width = width - look.bar_width - 2 * look.pad_x
        boxes: list[Box] = []
        heading = None
        if item.heading:
            heading = self._panel_heading(item.heading, element, inner_width, item.kind)
            boxes.append(heading)
        boxes.extend(self._boxes(item.items, element, inner_width))
        stack = Stack(tuple(boxes))
        short = stack.height <= _KEPT * self._room and item.kind not in _OPENS
        whole = item.kind.is_alarm or short
        gaps = (sheet.unit, 1.5 * sheet.unit)
        again = None if item.kind in _OPENS else heading
        return PanelBox(stack, width, look, again, *gaps, whole=whole)

    def _panel_heading(
        self, prose: Prose, element: Element, width: float, kind: PanelKind
    ) -> PanelHeading:
        style = replace(self._sheet[prose.role], ink=panel_roles(kind).heading)
        icon = panel_icon(kind)
        made = self._prose(prose, element, width - icon_room(style.size) if icon else width)
        assert isinstance(made, TextBox)
        made.paragraph.style = style
        made = replace(made, after=self._sheet.unit / 2)
        return IconHeading(made, icon, self._palette[style.ink]) if icon else made

    def _row(self, item: SideRow, parent: Element, width: float) -> Box:
        sheet = self._sheet
        if not sheet.side:
            boxes = self._boxes(item.in_order, parent, sheet.column)
            stack = Stack(boxes, sheet.unit / 2, sheet.unit, keeps_next=item.leads)
            return stack if item.leads else self._unparted(stack)
        side = Stack(self._boxes(item.side, parent, sheet.side))
        offset = sheet.side + sheet.gutter
        main = Stack(self._boxes(item.main, parent, width - offset))
        gap = sheet.unit
        row = Beside(side, main, offset, before=gap / 2, after=gap, keeps_next=item.leads)
        return row if item.leads else self._unparted(row)

    def _unparted(self, row: Box) -> Box:
        """Let what a few lines say under one heading part only where a page would stay empty."""
        if row.height > min(_FEW_LINES * self._sheet[Role.BODY].leading, self._room / 3):
            return row
        return Whole(Stack((row,)), row.before, row.after, tears=True)


def _with_overleaf(side: Side) -> tuple[Item, ...]:
    """Set what is overleaf beside what ends a side."""
    if side.overleaf is None:
        return side.items
    *above, last = side.items
    return (*above, ColumnsItem(((last,), (side.overleaf,)), _FOOT, side.span, Align.MIDDLE))
