"""What a sheet calls for and how it ends: the heads of calls, the crisis strip and the foot."""

from dataclasses import replace

from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind
from kdeck.model.document import Chapter, Document
from kdeck.plan.drawn.qrcode import printed_code
from kdeck.plan.handout.blocks import ALARM_BULLET, ItemMaker, Items
from kdeck.plan.handout.model import (
    Box,
    Entry,
    Flank,
    Illustration,
    Item,
    ItemList,
    Kept,
    ListKind,
    Prose,
)
from kdeck.plan.look.style import Role, Stylesheet
from kdeck.plan.text.linkaddress import printed_address
from kdeck.plan.text.run import Run, Runs, run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.wording import wording
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

# A name of more characters than this stands at the head of a sheet alone.
LONG_NAME = 60
# Hours of more characters stand in the longer documents alone.
LONG_HOURS = 60
# A page that is lower than Letter, in points: what is on one may take two.
LOW = 780.0


class CallMaker:
    """Make the calls of one sheet, and its foot."""

    def __init__(
        self, document: Document, theme: Theme, maker: RunMaker, sheet: Stylesheet
    ) -> None:
        self._document = document
        self._theme = theme
        self._sheet = sheet
        self._words = wording(document.language)
        self._maker = maker
        self._items = ItemMaker(document, maker, sheet)
        self._brief = is_brief(document, sheet)

    def headed(self, box: Box) -> Box:
        """Let the number be the heading of what to call it for, in place of the words that lead."""
        region, span = self._document.region, box.span
        box = with_alarm_bullets(box)
        key = f"sheet-call-now-{self._document.audience}"
        words = self._words(key, emergency=region.emergency)
        role = Role.CALL
        if self._brief:
            # One page for a reader who knows the words has no room for a line for each.
            box = replace(box, items=tuple(_run_on(item) for item in box.items))
            role = Role.SUBHEADING
        heading = Prose((Run(words, span),), role, span, level=2)
        first, *rest = box.items
        if rest and isinstance(first, Prose):
            words = run_text(first.runs).rstrip()
            if words.endswith(":") and region.emergency in words:
                return replace(box, heading=heading, items=tuple(rest))
        return replace(box, heading=heading)

    def reached(self, box: Box) -> Box:
        """End what to call the clinic for with its hours, and whom to call while it is closed."""
        hours, runs = self._theme.clinic.hours, self._maker.when_closed(box.span)
        if hours and len(hours) <= LONG_HOURS and self._document.audience is Audience.PLAIN:
            said = self._words("open", hours=hours.rstrip("."))
            runs = (Run(f"{said} " if runs else said, box.span), *runs)
        closed = (Prose(runs, Role.BODY, box.span),) if runs else ()
        return replace(box, items=(*box.items, *closed))

    def strip(self) -> Box:
        """Set the crisis text behind the number of its first line, and the other lines below."""
        document = self._document
        region, span = document.region, document.span
        line = region.first_line
        number = None
        if line and self._sheet.columns > 1:
            number = Prose((Run(line.number, region.span),), Role.NUMBER, region.span)
        box = self._items.crisis(span, 2)
        text, listed = box.items
        assert isinstance(text, Prose)
        assert isinstance(listed, ItemList)
        if self._sheet.columns == 1:
            return box
        joined = tuple(run for entry in listed.entries for run in self._joined(entry))
        items: Items = (text, Prose(joined, Role.SMALL, span))
        if self._brief:
            # Its reader knows what the number is for, and has no line to spare.
            items = (replace(text, runs=(*text.runs, Run(" ", span), *joined)),)
        told = box.heading and not self._brief
        heading = replace(box.heading, role=Role.SUBHEADING) if box.heading and told else None
        return replace(box, heading=heading, items=items, number=number)

    def _joined(self, entry: Entry) -> Runs:
        (line,) = entry.items
        assert isinstance(line, Prose)
        return (*line.runs, Run(" ", entry.span))

    def danger(self) -> Prose:
        """Name the numbers for danger and for a crisis in a line."""
        document = self._document
        region = document.region
        way = "-or-text" if region.takes_texts else "-text-line" if region.text_line else ""
        runs = self._maker.text(self._words(f"danger-line{way}"), region.span, bold=True)
        return Prose(runs, Role.SMALL, document.span)

    def danger_box(self, role: Role = Role.BODY) -> Box:
        """Set the line in a frame, for a reader who may get no further than the first page."""
        danger = self.danger()
        return Box(PanelKind.CALL_NOW, None, (replace(danger, role=role),), danger.span)

    def foot(self, edition: Edition, notes_at_foot: tuple[Chapter, ...]) -> Item:
        """Say whose sheet this is, how old it is, and where the full notes are."""
        document, clinic, span = self._document, self._theme.clinic, self._document.span
        # The head of the sheet has the whole name.
        name = clinic.short_name or clinic.name
        whose = [Run(f"{name}. ", span, bold=True)] if len(name) <= LONG_NAME else []
        for chapter in notes_at_foot:
            for block in chapter.blocks:
                for item in self._items.block(block, 3):
                    whose.extend(item.runs if isinstance(item, Prose) else ())
        notes = self._maker.full_notes(span, coded=True)
        whose.extend((Run(" ", span), *notes) if notes else ())
        version = self._words.version_at_foot(
            document.version, document.checked, document.audience, document.review
        )
        notices = self._words.edition(edition)
        about = " ".join((version, *(f"{notice}." for notice in notices)))
        if not notices and document.audience is Audience.PLAIN:
            # Whoever holds another edition has found that there are some.
            about += f" {clinic.other_formats or self._words('other-formats-plain')}"
        if clinic.web and not self._maker.full_notes_address:
            about += f" {self._words('code-scan', address=printed_address(clinic.web))}."
        lines: tuple[Runs, ...] = (tuple(whose), (Run(about, span),))
        said = tuple(Prose(runs, Role.SMALL, span) for runs in lines)
        address = self._maker.full_notes_address or clinic.web
        if not address:
            return Kept(said, span)
        code, width = printed_code(address, small=True)
        key = "code-notes-opens" if self._maker.full_notes_address else "code-opens"
        opens = self._words(key, address=address) if key == "code-opens" else self._words(key)
        return Flank(said, Illustration(code, opens, None, span), width, span)


def is_brief(document: Document, sheet: Stylesheet) -> bool:
    """Say whether a sheet is for a reader who knows the words: it tells more on one page."""
    return document.audience is Audience.CLINICIAN and sheet.columns > 1


def with_alarm_bullets(box: Box) -> Box:
    """Mark the signs of an emergency by another bullet than what can wait for the day."""
    return replace(box, items=tuple(_alarmed(item) for item in box.items))


def _alarmed(item: Item) -> Item:
    if not isinstance(item, ItemList):
        return item
    return replace(item, entries=tuple(replace(e, label=ALARM_BULLET) for e in item.entries))


def _run_on(item: Item) -> Item:
    return replace(item, kind=ListKind.RUN_ON) if isinstance(item, ItemList) else item
