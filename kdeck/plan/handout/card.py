"""How a card for the wallet is laid out: calls outside, signs and the ambulance's line inside.

Four of one card stand on a page. Its outside holds the calls, which show when the card is folded;
its inside the signs. Every number is set large beside the words that say what it is for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from kdeck.finding import Span
from kdeck.model.block import PanelKind
from kdeck.model.document import Document
from kdeck.plan.handout.blocks import ItemMaker, Items
from kdeck.plan.handout.calls import LONG_NAME, LOW, CallMaker, with_alarm_bullets
from kdeck.plan.handout.model import (
    Align,
    Box,
    Columns,
    Entry,
    Item,
    ItemList,
    ListKind,
    Prose,
    Side,
)
from kdeck.plan.look.style import Role, Stylesheet
from kdeck.plan.text.run import Run, Runs, run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.wording import wording
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

_SHARES = (0.2, 0.8)
_SHORT = 5


class CardMaker:
    """Make the items of one card."""

    def __init__(self, document: Document, theme: Theme, sheet: Stylesheet) -> None:
        self._document = document
        self._theme = theme
        self._sheet = sheet
        self._words = wording(document.language)
        self._maker = RunMaker(document, theme, underlines=sheet.underlines)
        self._items = ItemMaker(document, self._maker, sheet)

    def items(self, edition: Edition) -> Items:
        """Set the calls, then what to call for."""
        span = self._document.span
        title = Prose((Run(self._document.title, span),), Role.TITLE, span, level=1)
        about = self._words("version", version=self._document.version)
        about += f". {self._words.review_at_foot(self._document.review)}."
        about += "".join(f" {notice}." for notice in self._words.edition(edition))
        large = self._sheet.columns == 1
        notes = self._notes(span) if large else ()
        foot = Prose((Run(about, span), *notes), Role.SMALL, span)
        outside, inside = (title, *self._calls(), *self._after_hours()), tuple(self._signs())
        # A card of more than one page ends as it began.
        ends = CallMaker(self._document, self._theme, self._maker, self._sheet).danger_box()
        if large:
            return (*outside, *inside, foot, ends)
        if self._theme.page[1] < LOW:
            return (Side((*outside, *inside, foot, ends), span),)
        return Side((*outside, foot), span), Side(inside, span)

    def _notes(self, span: Span) -> Runs:
        notes = self._maker.full_notes(span)
        return (Run(" ", span), *notes) if notes else ()

    def _calls(self) -> Iterator[Item]:
        document, clinic, words = self._document, self._theme.clinic, self._words
        region, span = document.region, document.span
        label = Run(words("card-danger"), span, bold=True)
        yield self._call(region.emergency, (label, Run(words("card-signs"), span)), span)
        if line := region.first_line:
            said = words("card-call-or-text" if region.takes_texts else "card-call")
            called = self._maker.text(said, region.span)
            # A line that is named by its number needs no other name.
            name = "" if line.number in line.name else words("card-line", name=line.name)
            how = (Run(words("card-crisis"), span, bold=True), Run(name, span), *called)
            if texted := region.text_line:
                number = self._maker.number(texted.number, span, texts=True)
                how = (*how, Run(words("card-text"), span), number)
            yield self._call(line.number, tuple(run for run in how if run.text), span)
        name = clinic.short_name or clinic.name
        reached = [Run(f"{name}: ", span, bold=True)] if len(name) <= LONG_NAME else []
        reached.extend(self._maker.phone(span) if clinic.phone else ())
        if clinic.hours and len(clinic.hours) <= LONG_NAME:
            reached.append(Run(f", {clinic.hours}", span))
        yield Prose(tuple(run for run in reached if run.text), Role.BODY, span)

    def _after_hours(self) -> Iterator[Item]:
        """Say whom to call while the clinic is closed; leave a line for what has no number."""
        span, urgent = self._document.span, self._document.region.urgent_line
        lead = Run(self._words("card-after-hours"), span)
        clinic = self._theme.clinic.visit.after_hours
        said = (self._maker.number(clinic, span),) if clinic else self._maker.urgent(span)
        if said:
            yield Prose((lead, Run(" ", span), *said), Role.BODY, span)
            lead = Run(self._words("card-number"), span)
        if not clinic and not (urgent and urgent.number):
            line = Entry("", (Prose((lead,), Role.BODY, span),), span)
            yield ItemList((line,), ListKind.LINES, Role.BODY, span)

    def _call(self, number: str, runs: Runs, span: Span) -> Item:
        # Two numbers that are joined by a word are set smaller.
        role = Role.NUMBER if len(number) <= _SHORT else Role.CALL
        called = Prose((Run(number, span),), role, span)
        said = Prose(runs, Role.BODY, span)
        if self._sheet.columns == 1:
            return Box(PanelKind.CALL_NOW, None, (called, said), span)
        return Columns(((called,), (said,)), _SHARES, span, Align.MIDDLE)

    def _signs(self) -> Iterator[Item]:
        for section in self._document.sections:
            for chapter in section.chapters:
                if chapter.starred:
                    continue
                for block in chapter.blocks:
                    for item in self._items.block(block, 2, chapter.title):
                        yield self._headed(item)

    def _headed(self, item: Item) -> Item:
        if not isinstance(item, Box):
            return item
        if item.kind is not PanelKind.CALL_NOW:
            return replace(item, items=tuple(_written(item.items)))
        emergency = self._document.region.emergency
        words = self._words("card-call-now", emergency=emergency)
        heading = Prose((Run(words, item.span),), Role.SUBHEADING, item.span, level=2)
        return replace(with_alarm_bullets(item), heading=heading)


def _written(items: Iterable[Item]) -> Iterator[Item]:
    """Leave a line to write on where an item of a checklist asks for words, and no tick."""
    for item in items:
        if not isinstance(item, ItemList) or item.kind is not ListKind.BOXES:
            yield item
            continue
        for asks, entries in groupby(item.entries, _asks):
            kind = ListKind.LINES if asks else item.kind
            yield replace(item, entries=tuple(entries), kind=kind)


def _asks(entry: Entry) -> bool:
    words = [run_text(item.runs) for item in entry.items if isinstance(item, Prose)]
    return bool(words) and words[-1].endswith(":")
