"""Steps along a line: a numbered node, when it happens, and what happens."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kdeck.color import Color
from kdeck.model.outline import disc
from kdeck.paletterole import PaletteRole
from kdeck.plan.handout.model import Item, StepEntry, StepList
from kdeck.plan.look.style import Role, Style, Stylesheet
from kdeck.plan.text.run import Run, Runs
from kdeck.render.pdf.box.box import Box, Stack
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.file.canvas import Canvas, Stroke
from kdeck.render.pdf.file.element import Element
from kdeck.render.pdf.file.path import decimals_for, path_operators
from kdeck.theme.palette import Palette

_LINE = 1.5
# A node is so much larger than the number in it, and so far from the text, in its size.
_NODE = 1.75
_CLEAR = 0.55
# A step of fewer lines than this is never parted between pages.
_WHOLE_LINES = 12
# Steps at the least on either side of a break.
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Track:
    """Place what all steps share: the axis of the nodes, their size, where the text begins."""

    axis: float
    diameter: float
    indent: float
    line: Color
    node: Color
    gap: float
    whole: float


@dataclass(frozen=True, slots=True)
class StepBox:
    """Hold one step; what continues on a page has no node of its own."""

    node: TextBox | None
    time: TextBox | None
    body: Stack
    track: Track
    is_first: bool
    is_last: bool
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the node, the time and the text."""
        return (*(box for box in (self.node, self.time) if box), self.body)

    @property
    def height(self) -> float:
        """Measure the tallest of node, time and text, and the gap to the next step."""
        time = self.time.height if self.time else 0.0
        node = self.track.diameter if self.node else 0.0
        return max(time, node, self.body.height) + (0.0 if self.is_last else self.track.gap)

    @property
    def least(self) -> float:
        """Measure the whole step where it is short, or what must begin together."""
        if self.height <= self.track.whole:
            return self.height
        return max(self.time.height if self.time else 0.0, self.body.least)

    @property
    def torn_least(self) -> float:
        """Measure the same: a short step is never torn."""
        return self.least

    def split(self, room: float) -> "tuple[StepBox, StepBox] | None":
        """Part the text of a step; the node and the time stay with its beginning."""
        parts = self.body.split(room - self.track.gap)
        if parts is None:
            return None
        first = replace(self, body=parts[0], is_last=False)
        return first, replace(self, node=None, time=None, body=parts[1], is_first=False)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the line and the node, then the number, the time and the text."""
        center = self._middle
        top = y + center if self.is_first else y
        bottom = y + self.height
        if self.is_last:
            bottom = y + center if self.node else y
        axis = x + self.track.axis
        with canvas.artifact():
            if bottom > top:
                canvas.rectangle((axis - _LINE / 2, top, _LINE, bottom - top), self.track.line)
            if self.node:
                radius = self.track.diameter / 2
                circle = path_operators(disc(radius, radius, radius), decimals_for(2 * radius))
                corner = (axis - radius, y + center - radius)
                canvas.sketch(corner, 1.0, (Stroke(circle, self.track.node),))
        if self.node:
            width = self.node.lines[0].width
            self.node.draw(canvas, axis - width / 2, y + center - self.node.height / 2)
        if self.time:
            self.time.draw(canvas, x, y + center - self.time.paragraph.style.leading / 2)
        self.body.draw(canvas, x + self.track.indent, y)

    @property
    def _middle(self) -> float:
        """Measure down to the middle of the first line of text."""
        first = self.body.boxes[0]
        leading = first.paragraph.style.leading if isinstance(first, TextBox) else 0.0
        return max(leading, 0.0) / 2


@dataclass(frozen=True, slots=True)
class StepMaker:
    """Build the boxes of steps with what builds text and items."""

    sheet: Stylesheet
    palette: Palette
    set_text: Callable[[Runs, Element, Style, float], TextBox]
    set_items: Callable[[tuple[Item, ...], Element, float], tuple[Box, ...]]

    def box(self, steps: StepList, parent: Element, width: float) -> Box:
        """Set steps one below the other, as an ordered list in the structure."""
        element = parent.child("L", steps.span).describe("List", ListNumbering="/Decimal")
        sheet = self.sheet
        # The times take the side column where the steps have the width of the page.
        beside = bool(sheet.side) and width >= sheet.measure - 1
        track = self._track(beside)
        last = len(steps.entries)
        boxes = tuple(
            self._step(entry, element.child("LI", entry.span), track, width, beside=beside)
            for entry in steps.entries
        )
        boxes = tuple(
            replace(box, is_first=number == 1, is_last=number == last)
            for number, box in enumerate(boxes, 1)
        )
        return Stack(boxes, sheet.unit, 2 * sheet.unit, fewest=_FEWEST)

    def _track(self, beside: bool) -> Track:
        sheet = self.sheet
        body = sheet[Role.BODY]
        diameter = body.size * _NODE
        clear = body.size * _CLEAR
        indent = sheet.side + sheet.gutter if beside else diameter + clear
        line, node, gap = self.palette.primary, self.palette.band, sheet.unit
        axis = indent - clear - diameter / 2
        return Track(axis, diameter, indent, line, node, gap, _WHOLE_LINES * body.leading)

    def _step(
        self, entry: StepEntry, item: Element, track: Track, width: float, *, beside: bool
    ) -> StepBox:
        sheet = self.sheet
        style = replace(sheet[Role.BODY], bold=True, ink=PaletteRole.ON_PRIMARY, after=0.0)
        node = self.set_text(
            (Run(entry.label, entry.span),), item.child("Lbl"), style, track.diameter
        )
        body = item.child("LBody")
        room = width - track.indent
        flat = replace(sheet[Role.BADGE], before=0.0, after=0.0)
        time_width = track.axis - track.diameter / 2 - track.diameter * 0.2 if beside else room
        time = self.set_text(entry.time.runs, body.child("P"), flat, time_width)
        heading = replace(sheet[Role.SUBHEADING], before=0.0, after=sheet.unit / 2)
        title = self.set_text(entry.title.runs, body.child("P"), heading, room)
        kept = replace(title, keeps_next=bool(entry.items))
        words = (kept, *self.set_items(entry.items, body, room))
        if not beside:
            words = (replace(time, keeps_next=True), *words)
        return StepBox(
            node, time if beside else None, Stack(words), track, is_first=False, is_last=False
        )
