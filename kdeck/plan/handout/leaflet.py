"""How a sheet is laid out that is handed over a desk: one side to understand, one to use.

Each side is filled from the parts of the recipe that name it, in their order. Parts that are not
across the page flow into the columns of the sheet, with the groups of short safety notes among
them. The calls come first on the last side, where whoever turns the sheet sees them: what to call
the emergency number for, beside what to call the clinic for; then the crisis contacts. At the foot
of every other side stand the numbers for danger, and that there is more overleaf; at the foot of
the last, whose sheet this is, how old, and where the full notes are. Editions with one column tell
the same in one sequence, and end with the crisis contacts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from kdeck.model.block import Block, CrisisContacts, PanelKind
from kdeck.model.document import Chapter, Document, Section
from kdeck.model.recipe import PartForm
from kdeck.model.safetynote import GroupIcon
from kdeck.plan.handout.blocks import BULLET, ItemMaker, Items
from kdeck.plan.handout.calls import LOW, CallMaker, is_brief
from kdeck.plan.handout.model import (
    Align,
    Box,
    Columns,
    Entry,
    Flow,
    Frames,
    Group,
    Item,
    ItemList,
    Kept,
    ListKind,
    Prose,
    Side,
)
from kdeck.plan.handout.sheetitems import ended, led, unframed
from kdeck.plan.look.style import Role, Stylesheet
from kdeck.plan.text.run import Run, Speak
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.wording import wording
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

_HALVES = (0.5, 0.5)
# A few lines beside what they are about.
_SUMMED = (0.13, 0.87)
# A sequence of pictures beside its limits.
_PICTURED = (0.63, 0.37)
_ENLARGED = (0.25, 0.75)
# More pictures than this are a rail of small drawings.
_PICTURES = 3
_CALLS = (PanelKind.CALL_NOW, PanelKind.CALL_US)


class LeafletMaker:
    """Make the items of one leaflet."""

    def __init__(self, document: Document, theme: Theme, sheet: Stylesheet) -> None:
        self._document = document
        self._theme = theme
        self._sheet = sheet
        self._words = wording(document.language)
        self._maker = RunMaker(document, theme, underlines=sheet.underlines)
        self._items = ItemMaker(document, self._maker, sheet)
        self._ends = CallMaker(document, theme, self._maker, sheet)
        self._brief = is_brief(document, sheet)
        self._side = max((section.side for section in document.sections), default=1)

    def items(self, edition: Edition) -> Items:
        """Fill the sides, or tell them in one sequence."""
        sections = self._document.sections
        sides = [
            tuple(section for section in sections if section.side == side)
            for side in range(1, self._side + 1)
        ]
        if self._sheet.columns == 1:
            return self._sequence(sides, edition)
        return tuple(self._filled(number, found, edition) for number, found in enumerate(sides, 1))

    def _at_foot(self) -> Iterator[Chapter]:
        """Give the notes that speak of the sheet itself."""
        for section in self._document.sections:
            yield from (chapter for chapter in section.chapters if self._is_at_foot(chapter))

    def _is_at_foot(self, chapter: Chapter) -> bool:
        notes = self._document.safety.notes
        return chapter.short and any(n.at_foot and n.id == chapter.note for n in notes)

    def _filled(self, number: int, sections: tuple[Section, ...], edition: Edition) -> Side:
        """Fill one side."""
        span = self._document.span
        calls, crisis, told = self._parted(sections)
        if number > 1:
            # What goes across the sheet stands below the columns, between them and the foot.
            told = tuple(sorted(told, key=lambda section: section.across))
        called: Items = tuple(self._called(calls))
        top = self._title() if number == 1 else ()
        # A side may need two low pages: the numbers stand on the first of all, and on the last.
        danger: Items = (self._ends.danger_box(),) if self._theme.page[1] < LOW else ()
        top = (*top, *danger) if top else top
        # On the last side a list may end in the next column, where it has room.
        body = tuple(self._body(told, parts=self._brief or number == self._side > 1))
        if number < self._side:
            items = (*top, *body, *called, self._ends.danger_box(Role.SMALL))
            return Side(items, span, self._overleaf())
        strip: Items = (self._ends.strip(),) if crisis else ()
        first = (*called, *strip, *body) if self._side > 1 else (*body, *called, *strip)
        foot = self._ends.foot(edition, tuple(self._at_foot()))
        return Side((*top, *first, foot, *danger), span)

    def _sequence(self, sides: list[tuple[Section, ...]], edition: Edition) -> Items:
        """Tell all sides in one column, with the numbers for danger before the first part."""
        found: list[Item] = [*self._title(), self._ends.danger_box()]
        for sections in sides:
            calls, _, told = self._parted(sections)
            found.extend((*calls, *self._body(told)))
        foot = self._ends.foot(edition, tuple(self._at_foot()))
        last = Kept((foot, self._ends.strip()), self._document.span)
        return (*found, last)

    def _title(self) -> Items:
        document, span = self._document, self._document.span
        return (
            Prose((Run(document.title, span),), Role.TITLE, span, level=1),
            Prose((Run(document.message, span),), Role.LEAD, span),
        )

    def _parted(
        self, sections: tuple[Section, ...]
    ) -> tuple[tuple[Box, ...], bool, tuple[Section, ...]]:
        """Take the calls out of the parts of a side; say whether the crisis contacts are there."""
        calls: list[Box] = []
        crisis, told = False, []
        for section in sections:
            kept: list[Chapter] = []
            for chapter in section.chapters:
                if self._is_at_foot(chapter):
                    continue
                if chapter.is_crisis:
                    crisis = True
                elif boxes := tuple(self._calls(chapter)):
                    calls.extend(boxes)
                else:
                    kept.append(chapter)
            if kept:
                told.append(replace(section, chapters=tuple(kept)))
        calls.sort(key=lambda box: _CALLS.index(box.kind))
        return tuple(calls), crisis, tuple(told)

    def _calls(self, chapter: Chapter) -> Iterator[Box]:
        for item in () if chapter.short else self._blocks(chapter.blocks, 2, chapter.title):
            if isinstance(item, Box) and item.kind in _CALLS:
                now = item.kind is PanelKind.CALL_NOW
                yield self._ends.headed(item) if now else self._ends.reached(item)

    def _called(self, calls: tuple[Box, ...]) -> Iterator[Item]:
        """Set calls side by side, two and two."""
        for start in range(0, len(calls), 2):
            pair = calls[start : start + 2]
            if len(pair) == 1:
                yield pair[0]
            else:
                columns = tuple((box,) for box in pair)
                yield Columns(columns, _HALVES, pair[0].span, Align.LEVEL)

    def _overleaf(self) -> Prose:
        span = self._document.span
        said = Speak(expansion=self._words("said-overleaf"))
        words = Run(self._words("turn-over"), span, bold=True, mark=said)
        return Prose((words,), Role.SMALL, span)

    def _body(self, sections: Iterable[Section], *, parts: bool = False) -> Iterator[Item]:
        """Let the parts flow into the columns, and part them where one goes across."""
        for across, found in groupby(sections, lambda section: section.across):
            items = tuple(item for section in found for item in self._section(section))
            if across or self._sheet.columns == 1:
                yield from items
            elif items:
                yield Flow(items, self._document.span, parts=parts)

    def _section(self, section: Section) -> Iterator[Item]:
        span = section.span
        if section.form is PartForm.LINES:
            yield self._lines(section)
            return
        if section.form is PartForm.PANELS:
            for chapter in section.chapters:
                yield from self._blocks(chapter.blocks, 2, chapter.title)
            return
        head: Items = ()
        level = 3 if section.heading else 2
        if section.heading:
            head = (Prose((Run(section.heading, span),), Role.HEADING, span, level=2),)
        told = tuple(self._told(section, level))
        if not head and section.across:
            # A part that has a side to itself: its pictures are as large as they may be.
            yield from (part for item in told for part in self._enlarged(item))
            return
        yield Kept((*head, *told), span, tears=True)

    def _told(self, section: Section, level: int) -> Iterator[Item]:
        """Tell topics; notes in lines one after the other are a list, and so is what to tick."""
        for short, found in groupby(section.chapters, lambda chapter: chapter.short):
            chapters = tuple(found)
            if short and len(chapters) > 1:
                yield self._paired(self._listed(chapters), section)
                continue
            wide = section.across and self._sheet.columns > 1
            for item in (i for chapter in chapters for i in self._chapter(chapter, level, wide)):
                ticked = isinstance(item, Box) and item.kind is PanelKind.CHECKLIST
                for part in unframed(item) if section.across else (item,):
                    yield self._paired(part, section) if ticked else part

    def _paired(self, item: Item, section: Section) -> Item:
        """Let a list of a part that goes across the sheet stand in its columns."""
        if not section.across or self._sheet.columns == 1 or not isinstance(item, ItemList):
            return item
        return Flow((item,), section.span, parts=True, close=True)

    def _listed(self, chapters: Iterable[Chapter]) -> ItemList:
        entries = tuple(Entry(BULLET, self._blocks(c.blocks, 3), c.span) for c in chapters)
        return ItemList(entries, ListKind.BULLETS, Role.BODY, entries[0].span)

    def _lines(self, section: Section) -> Item:
        """List the notes of a group below its icon, and what is to be done with boxes to tick."""
        span = section.span
        lines = tuple(chapter for chapter in section.chapters if chapter.short)
        listed: list[Item] = [self._listed(lines)] if lines else []
        for chapter in section.chapters:
            for item in () if chapter.short else self._blocks(chapter.blocks, 3, chapter.title):
                listed.extend(unframed(item))
        beside = section.across and self._sheet.columns > 1
        icon = GroupIcon(section.icon) if section.icon and not beside else None
        role = Role.SUBHEADING if icon else Role.HEADING
        heading = Prose((Run(section.heading, span),), role, span, level=2)
        if icon:
            return Group(icon, heading, tuple(listed), span)
        if beside:
            return Columns(((heading,), tuple(listed)), _SUMMED, span, Align.MIDDLE)
        return Kept((heading, *listed), span, tears=True)

    def _enlarged(self, item: Item) -> Iterator[Item]:
        """Set the pictures of a sequence one below the other, each beside its words."""
        if isinstance(item, Columns):
            for column in item.columns:
                for inner in column:
                    yield from self._enlarged(inner)
        elif isinstance(item, Frames) and self._sheet.columns > 1 and not item.rail:
            for picture, words in item.frames:
                said = tuple(led(each) for each in words)
                yield Columns(((picture,), said), _ENLARGED, picture.span, Align.MIDDLE)
        else:
            yield item

    def _chapter(self, chapter: Chapter, level: int, wide: bool) -> Items:
        items = tuple(
            replace(item, rail=len(item.frames) > _PICTURES) if isinstance(item, Frames) else item
            for item in self._blocks(chapter.blocks, level, chapter.title)
        )
        found: list[Item] = []
        for item in items:
            last = found[-1] if found else None
            if isinstance(item, Box) and item.kind is PanelKind.QUESTIONS:
                found.extend(self._asked(item))
                continue
            limits = isinstance(item, Box) and item.kind is PanelKind.LIMITS
            if limits and wide and isinstance(last, Frames) and not last.rail:
                # The picture and its limits have one height: they are no footnote.
                columns = ((last,), (item,))
                found[-1] = Columns(columns, _PICTURED, last.span, Align.LEVEL)
            else:
                found.append(item)
        return tuple(found)

    def _asked(self, box: Box) -> Iterator[Item]:
        """Tell what the clinic answers in a few lines, and leave the rest to be written."""
        for item in box.items:
            if not isinstance(item, ItemList):
                yield item
                continue
            told = tuple(ended(entry) for entry in item.entries if entry.answered)
            asked = tuple(entry for entry in item.entries if not entry.answered)
            kind = ListKind.RUN_ON if self._sheet.columns > 1 else ListKind.BULLETS
            if told:
                yield replace(item, entries=told, kind=kind)
            if asked:
                yield replace(item, entries=asked)

    def _blocks(self, blocks: Iterable[Block], level: int, title: str = "") -> Items:
        return tuple(
            item
            for block in blocks
            if not isinstance(block, CrisisContacts)
            for item in self._items.block(block, level, title)
        )
