"""From a list to boxes, and to the structure elements of its items and labels."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kdeck.paletterole import PaletteRole
from kdeck.plan.handout.blocks import ALARM_BULLET, TICK_BOX
from kdeck.plan.handout.model import Entry, Item, ItemList, Kept, ListKind, Prose
from kdeck.plan.look.style import Style
from kdeck.plan.text.answers import SENTENCE_ENDS
from kdeck.plan.text.run import NoteKind, Run, run_text
from kdeck.render.pdf.box.box import Beside, Box, Columns, Shifted, Stack, Whole
from kdeck.render.pdf.box.flowing import Flowing
from kdeck.render.pdf.box.leveled import in_columns
from kdeck.render.pdf.box.textbox import place_name
from kdeck.render.pdf.box.typesetter import Typesetter
from kdeck.render.pdf.builder.listcolumns import columns_of
from kdeck.render.pdf.builder.questions import QuestionBuilder
from kdeck.render.pdf.file.element import Element
from kdeck.variants import Standard

# Lines of a list that does not part where the next page holds it.
_SHORT_LIST = 7
# Between the items of a list that is set as running text; nothing after the end of a sentence.
_APART = "; "
# A box to tick is so much larger than the type.
_TICKED = 1.35
_NUMBERING = {
    ListKind.BULLETS: "/Disc",
    ListKind.NUMBERS: "/Decimal",
    ListKind.REFERENCES: "/Decimal",
    ListKind.NOTES: "/Decimal",
    ListKind.BOXES: "/Square",
    ListKind.LINES: "/Disc",
    ListKind.TERMS: "/None",
    ListKind.RUN_ON: "/None",
}

Boxes = Callable[[tuple[Item, ...], Element, float], tuple[Box, ...]]


@dataclass(frozen=True, slots=True)
class _Listed:
    """Hold what the entries of a list share; the indent and the width are in points."""

    kind: ListKind
    element: Element
    style: Style
    indent: float
    width: float
    across: int = 1


class ListBuilder:
    """Build lists; what stands in an item is built by the function that is given."""

    def __init__(self, typesetter: Typesetter, standard: Standard, boxes: Boxes) -> None:
        self._typesetter = typesetter
        self._text = typesetter.text
        self._sheet = typesetter.sheet
        self._standard = standard
        self._boxes = boxes
        self._questions = QuestionBuilder(typesetter, boxes)

    def box(self, listing: ItemList, parent: Element, width: float) -> Box:
        """Build a list; nothing where it has no entries."""
        if not self._typesetter.ledger.listing(listing):
            return Stack(())
        if listing.kind is ListKind.NOTES:
            return self._notes(listing, parent, width)
        element = parent.child("L", listing.span)
        numbering = _NUMBERING[listing.kind]
        if listing.kind is ListKind.TERMS and self._standard is Standard.UA_2:
            numbering = "/Description"
        element.describe("List", ListNumbering=numbering)
        style = replace(self._sheet[listing.role], before=0.0, after=0.0)
        if listing.kind is ListKind.RUN_ON:
            return self._run_on(listing, element, style, width)
        if listing.kind is ListKind.LINES and self._sheet.is_sheet:
            return self._questions.box(listing, element, style, width)
        indent = self._indent(listing, style)
        if listing.kind is ListKind.BOXES and self._sheet.cells > 1:
            widths = self._in_a_row(listing, style, indent)
            if sum(widths) + (len(widths) - 1) * self._sheet.gutter <= width:
                return self._row(listing, element, style, widths)
        # A list of short items over the width of a sheet stands in columns.
        across = columns_of(listing, self._typesetter, indent, width)
        room = (width - (across - 1) * self._sheet.gutter) / across
        listed = _Listed(listing.kind, element, style, indent, room, across)
        entries = tuple(
            self._entry(entry, number, listed) for number, entry in enumerate(listing.entries, 1)
        )
        if listed.across > 1 and listing.kind is ListKind.REFERENCES:
            return Flowing(Stack(entries, fewest=1), room + self._sheet.gutter)
        if listed.across > 1:
            made = in_columns(entries, across, room, self._sheet.gutter)
            return made if self._sheet.is_sheet else replace(made, after=self._sheet.unit / 2)
        after = self._sheet.unit / (2 if self._sheet.is_sheet else 1)
        return Stack(entries, 0.0, after, fewest=self._fewest(listing, entries))

    def _run_on(self, listing: ItemList, element: Element, style: Style, width: float) -> Box:
        """Set the items of a list as one running text; each is an element of its own."""
        runs: list[Run] = []
        owners: dict[int, Element] = {}
        for number, entry in enumerate(listing.entries, 1):
            body = element.child("LI", entry.span).child("LBody", entry.span)
            told = (item.runs for item in entry.items if isinstance(item, Prose))
            said = [run for runs in told for run in self._typesetter.said(runs)]
            if number < len(listing.entries):
                ended = run_text(tuple(said)).endswith(SENTENCE_ENDS)
                said.append(Run(" " if ended else _APART, entry.span))
            owners.update(dict.fromkeys(range(len(runs), len(runs) + len(said)), body))
            runs.extend(said)
        made = self._text(tuple(runs), element, style, width)
        made.paragraph.owners.update(owners)
        return made

    def _in_a_row(self, listing: ItemList, style: Style, indent: float) -> tuple[float, ...]:
        """Measure each item of a list on a line of its own."""
        return tuple(
            indent
            + sum(self._typesetter.width(i.runs, style) for i in e.items if isinstance(i, Prose))
            + 1.0
            for e in listing.entries
        )

    def _row(
        self, listing: ItemList, element: Element, style: Style, widths: tuple[float, ...]
    ) -> Box:
        """Set the items of a list beside each other, each as wide as it is."""
        indent = self._indent(listing, style)
        boxes, offsets, left = [], [], 0.0
        for number, (entry, width) in enumerate(zip(listing.entries, widths, strict=True), 1):
            listed = _Listed(listing.kind, element, style, indent, width)
            boxes.append(self._entry(entry, number, listed))
            offsets.append(left)
            left += width + self._sheet.gutter
        return Columns(tuple(boxes), tuple(offsets))

    def _fewest(self, listing: ItemList, entries: tuple[Box, ...]) -> int:
        """Say how many entries stand together at least: all of a short list."""
        if self._sheet.is_sheet:
            return 1
        height = sum(entry.height for entry in entries)
        if height <= _SHORT_LIST * self._sheet[listing.role].leading:
            return len(entries)
        # A question with its line, or a row of a table, may stand alone, and does not part.
        large = listing.kind is ListKind.LINES or any(_deep(entry) for entry in listing.entries)
        return 1 if large else 2

    def _indent(self, listing: ItemList, style: Style) -> float:
        if listing.kind is ListKind.TERMS:
            stacked = not self._sheet.side
            if stacked:
                return 2 * style.size
            # No word of a term is broken: the column widens for the longest.
            bold = replace(style, bold=True)
            longest = max(
                self._typesetter.longest_word((Run(entry.label, entry.span),), bold)
                for entry in listing.entries
            )
            return max(self._sheet.side, longest) + self._sheet.gutter
        widest = max(
            self._typesetter.width((Run(entry.label, entry.span),), self._marked(entry, style))
            for entry in listing.entries
        )
        return widest + style.size * (0.35 if self._sheet.is_sheet else 0.5)

    def _entry(self, entry: Entry, number: int, listed: _Listed) -> Box:
        indent, width = listed.indent, listed.width
        item = listed.element.child("LI", entry.span)
        named = item.child("Lbl", entry.span)
        terms = listed.kind is ListKind.TERMS
        if terms and entry.label[-1:].isalnum():
            # A voice pauses between a term and its meaning.
            named.expansion = f"{entry.label}:"
        style = replace(listed.style, bold=True) if terms else listed.style
        above = terms and not self._sheet.side
        label_width = width if above else indent - self._sheet.gutter if terms else indent
        said = self._questions.said_box if entry.label == TICK_BOX else None
        runs = (Run(entry.label, entry.span, mark=entry.mark or said),)
        label = self._text(runs, named, self._marked(entry, style), label_width)
        body = item.child("LBody", entry.span)
        if listed.kind is ListKind.REFERENCES:
            name = place_name(NoteKind.REFERENCE, number)
            label = replace(label, destination=name, owner=item)
        is_written_on = listed.kind is ListKind.LINES and not entry.answered
        items = self._questions.with_said_line(entry.items) if is_written_on else entry.items
        boxes = self._boxes(items, body, width - indent)
        main: Box = Stack(boxes)
        if is_written_on:
            # A question and its line to write on stand on one page.
            line = self._questions.writing_lines(
                width - indent, self._questions.line_field(entry, body)
            )
            main = Whole(Stack((*boxes, line)))
        gap = self._sheet.unit / (8 if self._sheet.is_sheet else 2)
        if listed.kind is ListKind.REFERENCES:
            # Their numbers stand out to the left.
            gap = 0.0
        # An item with a list of its own stands further from the next than from that list.
        after = self._sheet.unit if _deep(entry) else gap
        if above:
            shifted = Shifted(main, indent)
            return Stack((replace(label, keeps_next=True), shifted), gap, after)
        side = self._questions.tick_box(entry, named, label) if said else label
        return Beside(side, main, indent, before=gap, after=after)

    def _marked(self, entry: Entry, style: Style) -> Style:
        """Set the label of an entry: that of an emergency in the color of danger, a box large."""
        if entry.label == ALARM_BULLET:
            return replace(style, ink=PaletteRole.DANGER)
        if entry.label == TICK_BOX:
            return replace(style, size=_TICKED * style.size)
        return style

    def _notes(self, listing: ItemList, parent: Element, width: float) -> Box:
        """Set endnotes: each is an element of its own, with an id (ISO 14289-1, 7.9)."""
        style = replace(self._sheet[listing.role], before=0.0, after=0.0)
        indent = self._indent(listing, style)
        gap = self._sheet.unit / 2
        found = []
        for number, entry in enumerate(listing.entries, 1):
            name = place_name(NoteKind.NOTE, number)
            element = parent.child("FENote" if self._standard is Standard.UA_2 else "Note")
            element.span, element.id = entry.span, name
            if self._standard is Standard.UA_2:
                element.describe("FENote", NoteType="/Endnote")
            runs = (Run(entry.label, entry.span, mark=entry.mark),)
            label = self._text(runs, element.child("Lbl", entry.span), style, indent)
            label = replace(label, destination=name, owner=element)
            inner = Stack(self._boxes(entry.items, element, width - indent))
            found.append(Beside(label, inner, indent, before=gap, after=gap))
        return Stack(tuple(found), 0.0, self._sheet.unit)


def _deep(entry: Entry) -> bool:
    """Say whether an item has a list of its own."""
    return any(isinstance(item, (ItemList, Kept)) for item in entry.items)
