"""Questions with a line behind each or below it, to write the answer on."""

from collections.abc import Callable
from dataclasses import replace

from kdeck.paletterole import PaletteRole
from kdeck.plan.handout.model import Entry, Item, ItemList, Prose
from kdeck.plan.look.style import Role, Style
from kdeck.plan.text.run import Note, Speak
from kdeck.plan.text.wording import wording
from kdeck.render.pdf.box.box import Box, Stack, Whole
from kdeck.render.pdf.box.field import Field, TickBox
from kdeck.render.pdf.box.leveled import in_columns
from kdeck.render.pdf.box.panel import WritingLines
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.box.writtenon import WrittenOn
from kdeck.render.pdf.builder.listcolumns import MOST_COLUMNS
from kdeck.render.pdf.file.annotation import Tick, Typing
from kdeck.render.pdf.file.element import Element

_LINES_TO_WRITE = 1
# A line to write on is as long as this behind its question, or stands below it.
_LEAST_RULE = 72.0
# What is typed is no smaller, in points; a sheet has less room.
_LEAST_TYPED, _LEAST_ON_SHEET = 12.0, 11.0

SetItems = Callable[[tuple[Item, ...], Element, float], tuple[Box, ...]]


class QuestionBuilder:
    """Build the questions of a sheet; what stands in one is built by the function given."""

    def __init__(self, typesetter: Typesetter, boxes: SetItems) -> None:
        self._typesetter = typesetter
        self._sheet = typesetter.sheet
        self._boxes = boxes
        self._say = wording(typesetter.language)

    def box(self, listing: ItemList, element: Element, style: Style, width: float) -> Box:
        """Set questions with a line behind each, side by side where they are short."""
        gutter = self._sheet.gutter
        asked = [item for e in listing.entries for item in e.items if isinstance(item, Prose)]
        widest = max(self._typesetter.width(item.runs, style) for item in asked) + _LEAST_RULE
        most = min(len(listing.entries), MOST_COLUMNS) if self._sheet.columns > 1 else 1
        across = max(min(int((width + gutter) // (widest + gutter)), most), 1)
        room = (width - (across - 1) * gutter) / across
        entries: list[Box] = []
        for entry in listing.entries:
            body = element.child("LI", entry.span).child("LBody", entry.span)
            if entry.answered:
                entries.append(Stack(self._boxes(entry.items, body, room)))
                continue
            boxes = self._boxes(self.with_said_line(entry.items), body, room)
            entries.append(self._ruled(boxes, room, self.line_field(entry, body)))
        made = tuple(entries)
        return in_columns(made, across, room, gutter) if across > 1 else Stack(made)

    @property
    def said_box(self) -> Speak:
        """Name a box to tick to who listens."""
        return Speak(expansion=self._say("said-box"))

    def with_said_line(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Name the line to write on to who listens, after the last words of a question.

        A field names itself.
        """
        *before, last = items
        is_named = self._typesetter.fillable
        if is_named or not isinstance(last, Prose) or last.runs[-1].mark is not None:
            return items
        run, line = last.runs[-1], self._say("said-line")
        mark = Speak(expansion=f"{run.text.rstrip()} {line}")
        named = replace(last, runs=(*last.runs[:-1], replace(run, mark=mark)))
        return (*before, named)

    def tick_box(self, entry: Entry, label: Element, sign: TextBox) -> Box:
        """Let a box be ticked where the handout is fillable."""
        if not self._typesetter.fillable:
            return sign
        words = _asked(entry) or self._say("said-box").rstrip(":")
        tick = Tick(self._typesetter.palette[PaletteRole.INK])
        return TickBox(sign, Field(label.child("Form", entry.span), words, tick))

    def line_field(self, entry: Entry, body: Element) -> Field | None:
        """Make the field over the line of a question, read after it, where there is one."""
        if not self._typesetter.fillable:
            return None
        least = _LEAST_ON_SHEET if self._sheet.is_sheet else _LEAST_TYPED
        size = max(self._sheet[Role.BODY].size, least)
        ink = self._typesetter.palette[PaletteRole.INK]
        typing = Typing(self._typesetter.typed_font, size, ink, _LINES_TO_WRITE)
        words = _asked(entry) or self._say("said-line")
        return Field(body.child("Form", entry.span), words, typing)

    def _ruled(self, boxes: tuple[Box, ...], width: float, field: Field | None) -> Box:
        """Rule what a question leaves of its line, or a line below it."""
        first = boxes[0]
        if len(boxes) == 1 and isinstance(first, TextBox) and len(first.lines) == 1:
            question = replace(first, before=0.0, after=0.0, keeps_next=False)
            if width - first.lines[0].width >= _LEAST_RULE:
                return WrittenOn(question, width, self._typesetter.palette.rule, field)
        return Whole(Stack((*boxes, self.writing_lines(width, field))))

    def writing_lines(self, width: float, field: Field | None) -> WritingLines:
        """Rule a line over the whole width."""
        pitch, color = self._sheet[Role.BODY].leading * 1.2, self._typesetter.palette.rule
        return WritingLines(_LINES_TO_WRITE, width, pitch, color, field)


def _asked(entry: Entry) -> str:
    """Give the words of an item as they are read; the numbers of its notes are none of them."""
    said = (
        "".join(run.text for run in item.runs if not isinstance(run.mark, Note))
        for item in entry.items
        if isinstance(item, Prose)
    )
    return " ".join(" ".join(said).split())
