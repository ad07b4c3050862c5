"""Questions with a line behind each or below it, to write the answer on."""

from collections.abc import Callable
from dataclasses import replace

from kdeck.plan.handout.model import Item, ItemList, Prose
from kdeck.plan.look.style import Role, Style
from kdeck.plan.text.run import Speak
from kdeck.plan.text.wording import wording
from kdeck.render.pdf.box.box import Box, Stack, Whole
from kdeck.render.pdf.box.leveled import in_columns
from kdeck.render.pdf.box.panel import WritingLines
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.box.writtenon import WrittenOn
from kdeck.render.pdf.builder.listcolumns import MOST_COLUMNS
from kdeck.render.pdf.file.element import Element

_LINES_TO_WRITE = 1
# A line to write on is as long as this behind its question, or stands below it.
_LEAST_RULE = 72.0

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
        entries = []
        for entry in listing.entries:
            body = element.child("LI", entry.span).child("LBody", entry.span)
            items = entry.items if entry.answered else self.with_said_line(entry.items)
            boxes = self._boxes(items, body, room)
            entries.append(Stack(boxes) if entry.answered else self._ruled(boxes, room))
        made = tuple(entries)
        return in_columns(made, across, room, gutter) if across > 1 else Stack(made)

    @property
    def said_box(self) -> Speak:
        """Name a box to tick to who listens."""
        return Speak(expansion=self._say("said-box"))

    def with_said_line(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Name the line to write on to who listens, after the last words of a question."""
        *before, last = items
        if not isinstance(last, Prose) or last.runs[-1].mark is not None:
            return items
        run, line = last.runs[-1], self._say("said-line")
        mark = Speak(expansion=f"{run.text.rstrip()} {line}")
        named = replace(last, runs=(*last.runs[:-1], replace(run, mark=mark)))
        return (*before, named)

    def _ruled(self, boxes: tuple[Box, ...], width: float) -> Box:
        """Rule what a question leaves of its line, or a line below it."""
        first = boxes[0]
        if len(boxes) == 1 and isinstance(first, TextBox) and len(first.lines) == 1:
            question = replace(first, before=0.0, after=0.0, keeps_next=False)
            if width - first.lines[0].width >= _LEAST_RULE:
                return WrittenOn(question, width, self._typesetter.palette.rule)
        return Whole(Stack((*boxes, self.writing_lines(width))))

    def writing_lines(self, width: float) -> WritingLines:
        """Rule a line over the whole width."""
        leading = self._sheet[Role.BODY].leading
        return WritingLines(_LINES_TO_WRITE, width, leading * 1.2, self._typesetter.palette.rule)
