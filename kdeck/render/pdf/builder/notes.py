"""From the notes of a handout to two columns of the page, each note under its heading."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kdeck.plan.handout.model import Flow, Item, SideRow
from kdeck.render.pdf.box.box import Box, Columns, Stack
from kdeck.render.pdf.box.flowing import Flowing
from kdeck.render.pdf.box.panel import Badge
from kdeck.render.pdf.box.textbox import TextBox, text_box
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.file.element import Element

# Between a heading and the evidence at the right of it.
_APART = 6.0

SetItems = Callable[[tuple[Item, ...], Element, float], tuple[Box, ...]]


@dataclass(frozen=True, slots=True)
class NoteBuilder:
    """Build notes in columns with what builds items."""

    typesetter: Typesetter
    set_items: SetItems

    def flow(self, item: Flow, parent: Element, width: float) -> Box:
        """Set rows one below the other, down one column and then down the other."""
        sheet = self.typesetter.sheet
        room = (width - sheet.gutter) / 2
        notes = tuple(
            self._note(row, parent, room) for row in item.items if isinstance(row, SideRow)
        )
        assert len(notes) == len(item.items)
        return Flowing(Stack(notes, tears=True), room + sheet.gutter, after=sheet.unit)

    def _note(self, row: SideRow, parent: Element, width: float) -> Stack:
        unit = self.typesetter.sheet.unit
        head = self._head(self.set_items(row.side, parent, width), width)
        main = self.set_items(row.main, parent, width)
        return Stack((*head, *main), unit / 2, unit, keeps_next=row.leads, tears=True)

    def _head(self, boxes: tuple[Box, ...], width: float) -> tuple[Box, ...]:
        """Set the evidence of a note at the right of its heading, where that leaves room for it."""
        match boxes:
            case (TextBox() as heading, Badge() as badge):
                paragraph, left = heading.paragraph, width - badge.width - _APART
                if self.typesetter.longest_word(paragraph.runs, paragraph.style) > left:
                    return boxes
                lines = text_box(paragraph, self.typesetter.sheet, left).lines
                return (
                    Columns(
                        (replace(heading, lines=lines), badge),
                        (0.0, width - badge.width),
                        after=self.typesetter.sheet.unit / 2,
                        keeps_next=True,
                        middle=len(lines) == 1,
                    ),
                )
            case _:
                return boxes
