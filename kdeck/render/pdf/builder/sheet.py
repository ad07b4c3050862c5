"""From what only a sheet has to boxes: its sides, columns, frames, groups and rails."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from kdeck.model.block import PanelKind
from kdeck.paletterole import InkRole, PaletteRole
from kdeck.plan.drawn.groupicon import group_icon
from kdeck.plan.drawn.panelicon import Icon, panel_icon
from kdeck.plan.handout.model import Align, Flow, Frames, Group, Illustration, Item, Prose
from kdeck.plan.handout.model import Box as PanelItem
from kdeck.plan.handout.model import Columns as ColumnsItem
from kdeck.plan.look.panelroles import panel_roles
from kdeck.plan.look.style import Role
from kdeck.render.pdf.box.box import Box, Columns, Stack, Whole
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.box.framed import FramedBox, frame_look
from kdeck.render.pdf.box.iconheading import IconHeading, icon_room
from kdeck.render.pdf.box.leveled import leveled, shared_out
from kdeck.render.pdf.box.numbered import Numbered
from kdeck.render.pdf.box.rail import Rail
from kdeck.render.pdf.box.repeated import PanelHeading
from kdeck.render.pdf.box.rule import Ruled
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.file.element import Element

_RAIL_SIDE, _RAIL_GAP, _RAIL_STEP = 28.0, 12.0, 3.0
# Text that is narrower, in points, does not flow in columns.
_TWO_COLUMNS = 450.0
# Between frames that end level; between columns of text, the sheet says it.
_FRAMED_GUTTER = 16.0
# In one column, a drawing of the rail stands beside its words.
_CALLS = {PanelKind.CALL_NOW, PanelKind.CALL_US}
# What stands between a number and its words.
_NUMBER_GAP = 12.0
# The number that a step begins with.
_NUMBER = re.compile(r"\d+[.)]?\s+(?=\S)")

SetItems = Callable[[tuple[Item, ...], Element, float], tuple[Box, ...]]
SetProse = Callable[[Prose, Element, float], Box]
SetPicture = Callable[[Illustration, Element, float], Box]


@dataclass(frozen=True, slots=True)
class SheetBuilder:
    """Build the boxes of a sheet with what builds items, paragraphs and pictures.

    A frame up to the height kept, in points, and every alarm that a page holds stay whole.
    """

    typesetter: Typesetter
    set_items: SetItems
    set_prose: SetProse
    set_picture: SetPicture
    kept: float

    def columns(self, item: ColumnsItem, parent: Element, width: float) -> Box:
        """Set columns side by side."""
        sheet = self.typesetter.sheet
        gutter = _FRAMED_GUTTER if item.align is Align.LEVEL else sheet.gutter
        free = width - (len(item.columns) - 1) * gutter
        widths = [share * free for share in item.shares]
        match item.columns:
            case ((Prose() as heading,), _):
                # A heading beside its lines keeps its words whole.
                widths[0] = max(widths[0], self._longest(heading))
                widths[1] = free - widths[0]
        stacks = tuple(
            Stack(self.set_items(items, parent, room))
            for items, room in zip(item.columns, widths, strict=True)
        )
        made = leveled(stacks) if item.align is Align.LEVEL else stacks
        offsets = tuple(sum(widths[:index]) + index * gutter for index in range(len(widths)))
        middle = item.align is Align.MIDDLE
        return Columns(made, offsets, before=sheet.unit / 2, after=sheet.unit, middle=middle)

    def flow(self, item: Flow, parent: Element, width: float) -> Box:
        """Share out items over the columns of the sheet."""
        sheet = self.typesetter.sheet
        if sheet.measure < _TWO_COLUMNS and sheet.cells <= 1:
            # It parts over as many pages as it takes.
            return Stack(self.set_items(item.items, parent, width), sheet.unit, sheet.unit)
        count = sheet.columns
        room = (width - (count - 1) * sheet.gutter) / count
        boxes = self.set_items(item.items, parent, room)
        stacks = leveled(shared_out(boxes, count, parts=item.parts))
        offsets = tuple(index * (room + sheet.gutter) for index in range(len(stacks)))
        gap = sheet.unit / 4 if item.close else sheet.unit
        return Columns(stacks, offsets, before=gap, after=gap)

    def group(self, item: Group, parent: Element, width: float) -> Box:
        """Set items under a heading with an icon, over a rule."""
        sheet, palette = self.typesetter.sheet, self.typesetter.palette
        element = parent.child("Sect", item.span)
        icon = group_icon(item.icon) if item.icon else ()
        heading = self._heading(item.heading, icon, element, width)
        ruled = Ruled(heading, width, palette.primary, before=sheet.unit, after=sheet.unit / 4)
        boxes = (ruled, *self.set_items(item.items, element, width))
        stack = Stack(boxes, sheet.unit, sheet.unit)
        return stack if sheet.columns > 1 else Whole(stack, stack.before, stack.after, tears=True)

    def panel(self, item: PanelItem, parent: Element, width: float) -> Box:
        """Set a panel in a frame, with its heading in a head of its own where it is a call."""
        sheet, palette = self.typesetter.sheet, self.typesetter.palette
        element = parent.child("Sect", item.span)
        role = item.heading.role if item.heading else Role.SUBHEADING
        headed = item.kind in _CALLS and role is not Role.SUBHEADING
        bare = item.heading is None and item.number is None
        look = frame_look(palette, item.kind, headed=headed, small=sheet.cells > 1, bare=bare)
        room = width - 2 * (look.width + look.pad_x)
        head: PanelHeading | None = None
        inside: PanelHeading | None = None
        if item.heading and item.number is None:
            ink: InkRole = PaletteRole.PAPER if look.head else panel_roles(item.kind).heading
            if headed:
                icon = panel_icon(item.kind)
                head = self._heading(item.heading, icon, element, room, ink=ink)
            else:
                lead = replace(item.heading, role=Role.SUBHEADING)
                icon = () if look.bar else panel_icon(item.kind)
                inside = self._heading(lead, icon, element, room, ink=ink)
        words = self._words(item, element, room)
        inner = Stack((inside, *words) if inside else words)
        made = FramedBox(head, inner, width, look, sheet.unit, sheet.unit, heading=inside)
        return replace(made, whole=item.kind.is_alarm or made.height <= self.kept)

    def _words(self, item: PanelItem, element: Element, room: float) -> tuple[Box, ...]:
        if item.number is None:
            return self.set_items(item.items, element, room)
        apart = Element("P", item.number.span)
        style = self.typesetter.sheet[item.number.role]
        taken = self.typesetter.width(item.number.runs, style)
        heading: Box | None = None
        if item.heading:
            # As narrow as its longest word lets it be: the words beside it need the room.
            lead = replace(self.typesetter.sheet[item.heading.role], before=0.0, after=0.0)
            longest = self.typesetter.longest_word(item.heading.runs, lead) + 1.0
            taken = max(taken, longest)
            ink = panel_roles(item.kind).heading
            heading = self._heading(item.heading, (), element, taken, ink=ink)
        indent = taken + _NUMBER_GAP
        number = self.typesetter.text(item.number.runs, apart, style, indent)
        words = Stack(self.set_items(item.items, element, room - indent))
        return (Numbered(number, words, indent, heading),)

    def _heading(
        self,
        prose: Prose,
        icon: Icon,
        parent: Element,
        width: float,
        *,
        ink: InkRole | None = None,
    ) -> PanelHeading:
        style = replace(self.typesetter.sheet[prose.role], before=0.0, after=0.0)
        style = replace(style, ink=ink or style.ink)
        made = self.set_prose(prose, parent, width - icon_room(style.size) if icon else width)
        assert isinstance(made, TextBox)
        made.paragraph.style = style
        made = replace(made, before=0.0, after=2.0)
        return IconHeading(made, icon, self.typesetter.palette[style.ink]) if icon else made

    def rail(self, item: Frames, parent: Element, width: float) -> Box:
        """Set small drawings on a rail, or in one column each beside its words."""
        sheet, palette = self.typesetter.sheet, self.typesetter.palette
        count = len(item.frames)
        listed = parent.child("L", item.span).describe("List", ListNumbering="/Decimal")
        if sheet.columns == 1:
            return Stack(tuple(self._beside(*frame, listed, width) for frame in item.frames))
        widths = self._shares(item, width - _RAIL_GAP * (count - 1))
        stacks = []
        for (picture, items), column in zip(item.frames, widths, strict=True):
            drawing, words = self._step(picture, items, listed, column)
            stacks.append(Stack((drawing, *words)))
        offsets = tuple(sum(widths[:index]) + index * _RAIL_GAP for index in range(count))
        columns = Columns(tuple(stacks), offsets)
        unit = sheet.unit
        return Rail(columns, _RAIL_SIDE, palette.rule, before=unit / 2, after=unit / 2)

    def _shares(self, item: Frames, width: float) -> tuple[float, ...]:
        """Share a width out over the frames of a rail so that their words take the fewest lines."""
        said = [[i for i in items if isinstance(i, Prose)] for _, items in item.frames]
        least = [max((self._longest(i) for i in words), default=0.0) for words in said]
        least = [max(each, _RAIL_SIDE + _RAIL_GAP) for each in least]
        taken, lines = least, max(len(words) for words in said)
        # Of each frame, how many lines its words take at each width that was tried.
        counts = [dict[float, int]() for _ in said]
        while True:
            taken = [
                self._width_for(words, lines, one, width, known)
                for words, one, known in zip(said, least, counts, strict=True)
            ]
            if sum(taken) <= width or taken == least:
                break
            lines += 1
        spare = max(width - sum(taken), 0.0) / len(taken)
        return tuple(each + spare for each in taken)

    def _longest(self, prose: Prose) -> float:
        return self.typesetter.longest_word(prose.runs, self.typesetter.sheet[prose.role]) + 1.0

    def _width_for(
        self, words: list[Prose], lines: int, least: float, most: float, counts: dict[float, int]
    ) -> float:
        """Find how wide words must be set to take so many lines; counts keep what was tried."""
        width = least
        while width < most:
            if width not in counts:
                counts[width] = self._lines(words, width)
            if counts[width] <= lines:
                break
            width += _RAIL_STEP
        return width

    def _lines(self, words: list[Prose], width: float) -> int:
        sheet, set_text = self.typesetter.sheet, self.typesetter.text
        made = (set_text(i.runs, Element("P", i.span), sheet[i.role], width) for i in words)
        return sum(len(text.lines) for text in made)

    def _step(
        self, picture: Illustration, items: tuple[Item, ...], listed: Element, width: float
    ) -> tuple[Box, tuple[Box, ...]]:
        """Make a drawing and its words an item of a list, with the number as its label."""
        step = listed.child("LI", picture.span)
        parted = _with_number(items)
        label = step.child("Lbl") if parted else None
        body = step.child("LBody")
        drawing = self._small(picture, body)
        words = self._close(parted or items, body, width)
        if label:
            assert isinstance(words[0], TextBox)
            words[0].paragraph.owners[0] = label
        return drawing, words

    def _close(self, items: tuple[Item, ...], group: Element, width: float) -> tuple[Box, ...]:
        """Set the words of a drawing close to each other."""
        boxes = self.set_items(items, group, width)
        return tuple(replace(b, after=0.0) if isinstance(b, TextBox) else b for b in boxes)

    def _small(self, picture: Illustration, parent: Element) -> Box:
        drawing = self.set_picture(picture, parent, _RAIL_SIDE)
        if isinstance(drawing, Drawing):
            drawing = replace(drawing, width=_RAIL_SIDE, before=0.0, after=3.0)
        return drawing

    def _beside(
        self, picture: Illustration, items: tuple[Item, ...], listed: Element, width: float
    ) -> Box:
        indent = _RAIL_SIDE + _RAIL_GAP
        drawing, words = self._step(picture, items, listed, width - indent)
        unit, boxes = self.typesetter.sheet.unit, (Stack((drawing,)), Stack(words))
        return Columns(boxes, (0.0, indent), before=unit / 2, after=unit / 2)


def _with_number(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Part the number of a step from its first words; nothing where they begin with none."""
    first = items[0] if items else None
    if not isinstance(first, Prose) or not (found := _NUMBER.match(first.runs[0].text)):
        return ()
    run, *others = first.runs
    number, words = replace(run, text=found[0]), replace(run, text=run.text[found.end() :])
    return (replace(first, runs=(number, words, *others)), *items[1:])
