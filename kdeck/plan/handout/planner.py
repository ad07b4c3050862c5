"""From a document and a theme to a handout.

The composer stands in one module: notes and references are known only when the sections before them
are set, so the order of its calls is what it means.
"""

from dataclasses import replace
from typing import assert_never

from kdeck.model.audience import Audience
from kdeck.model.block import CrisisContacts, Panel, PanelKind, Paragraph, Statement
from kdeck.model.document import Chapter, Document, Section
from kdeck.model.recipe import DocumentForm, Length, PartForm
from kdeck.model.region import Region
from kdeck.model.topic import TopicKind
from kdeck.plan.drawn.naming import make_masthead
from kdeck.plan.handout.about import AboutMaker
from kdeck.plan.handout.blocks import BULLET, ItemMaker, Items
from kdeck.plan.handout.card import CardMaker
from kdeck.plan.handout.figures import on_screens
from kdeck.plan.handout.furniture import furniture
from kdeck.plan.handout.leaflet import LeafletMaker
from kdeck.plan.handout.model import (
    Box,
    Contents,
    Entry,
    Flow,
    Handout,
    Item,
    ItemList,
    Kept,
    ListKind,
    Prose,
    SideRow,
)
from kdeck.plan.handout.opening import opening
from kdeck.plan.handout.reflow import reflowed, with_whole_words
from kdeck.plan.handout.rows import append_item, split_opening
from kdeck.plan.look.dense import dense_sheets
from kdeck.plan.look.leaflet import card_sheet, leaflet_sheets
from kdeck.plan.look.style import Role, Stylesheet, stylesheet
from kdeck.plan.look.tint import edition_palette
from kdeck.plan.text.citationruns import reference_runs
from kdeck.plan.text.references import format_references
from kdeck.plan.text.run import BackTo, Defined, NoteKind, Run, Speak
from kdeck.plan.text.runs import OR, RunMaker, lists_terms
from kdeck.plan.text.wording import wording
from kdeck.theme.clinic import Clinic
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

# Pages from which a reader needs another way to a section than turning them; a patient reads from
# the front, and is helped less by a list than by the page that it takes.
_LONG = {Audience.PLAIN: 14, Audience.CLINICIAN: 10}

# In these, what opens a document fills its first page.
_ROOMY = (Edition.LARGE_PRINT, Edition.DYSLEXIA)
# So it does on a page that is lower than Letter, in points.
_LOW = 780.0


def plan_handout(
    document: Document,
    theme: Theme,
    edition: Edition = Edition.STANDARD,
    *,
    on_screen: bool = False,
) -> Handout:
    """Plan the handout of a document in a theme, in one of its editions.

    On a screen, charts are no wider than a phone shows them with letters that can be read.
    """
    theme = replace(theme, palette=edition_palette(theme.palette, edition))
    leaflet = document.form in (DocumentForm.LEAFLET, DocumentForm.CARD)
    sheets: tuple[Stylesheet, ...]
    composer: _Composer | LeafletMaker | CardMaker
    close = document.length is Length.SHORT or document.pages is not None
    match document.form:
        case DocumentForm.HANDOUT | DocumentForm.TALK:
            usual = stylesheet(theme, document.audience, edition, close=close)
            dense = document.pages if _holds_notes(document, edition) else None
            sheets = dense_sheets(theme, usual, dense) if dense else (usual,)
            charts = on_screens(sheets[0]) if on_screen else sheets[0]
            composer = _Composer(document, theme, sheets[0], charts)
        case DocumentForm.LEAFLET:
            sheets = leaflet_sheets(theme, document.audience, edition)
            composer = LeafletMaker(document, theme, sheets[0])
        case DocumentForm.CARD:
            sheets = (card_sheet(theme, document.audience, edition),)
            composer = CardMaker(document, theme, sheets[0])
        case _:
            assert_never(document.form)
    sheet, *larger = sheets
    clinic = theme.clinic
    words = wording(document.language)
    notice = words.short_review(document.review)
    items, large = composer.items(edition), edition is Edition.LARGE_PRINT
    gray = edition is Edition.GREYSCALE
    masthead = make_masthead(theme, document.kind, gray=gray, on_paper=leaflet)
    keywords = (document.kind, *words.edition(edition), words.review(document.review))
    return Handout(
        title=document.title,
        subject=document.message,
        author=clinic.name,
        keywords=keywords,
        language=document.language,
        dated=max(document.dated, clinic.crisis.on),
        masthead=replace(masthead, notice=notice if leaflet else ""),
        items=reflowed(items) if large else with_whole_words(items, (sheet, *larger)[-1]),
        furniture=furniture(document, clinic),
        sheet=sheet,
        theme=theme,
        span=document.span,
        larger=tuple(larger),
        called=called_numbers(document.region, clinic),
        fillable=edition is Edition.FILLABLE,
    )


def _holds_notes(document: Document, edition: Edition) -> bool:
    """Say whether a handout holds notes for clinicians, in letters that stand in columns."""
    notes = any(section.form is PartForm.NOTES for section in document.sections)
    return notes and document.audience is Audience.CLINICIAN and edition not in _ROOMY


def called_numbers(region: Region, clinic: Clinic) -> tuple[str, ...]:
    """List the numbers that a document may print, without those that two are joined by."""
    every = (region.emergency, *region.called_numbers, clinic.phone, clinic.visit.after_hours)
    return tuple(dict.fromkeys(part for number in every for part in number.split(OR) if part))


class _Composer:
    def __init__(
        self, document: Document, theme: Theme, sheet: Stylesheet, charts: Stylesheet
    ) -> None:
        self._document = document
        self._theme = theme
        self._sheet = sheet
        self._words = wording(document.language)
        self._maker = RunMaker(document, theme, lists_notes=True, underlines=sheet.underlines)
        self._items = ItemMaker(document, self._maker, sheet, charts)
        self._about = AboutMaker(document, theme.clinic, self._maker)

    def items(self, edition: Edition) -> Items:
        told = tuple(each for each in self._document.sections if not self._ends(each))
        opening, rest = split_opening(told)
        top: Items = (
            *self._title(),
            *self._opening(opening, edition),
        )
        body: Items = (
            *(
                item
                for section in rest
                if not self._ends(section)
                for item in self._section(section)
            ),
            *self._glossary(),
            *self._notes(),
            *self._references(),
        )
        *said, crisis = self._last_call()
        beside = self._sheet.flows > 1
        about = self._about.items(edition, tuple(said), crisis, beside=beside)
        return (*top, *self._contents((*body, *about.items)), *body, about)

    def _contents(self, items: Items) -> Items:
        """List the headings of the sections further down."""
        found = tuple(i for i in items if isinstance(i, Prose) and i.role is Role.HEADING)
        span = self._document.span
        words = self._words.worded("contents", self._document.audience)
        heading = Prose((Run(words, span),), Role.HEADING, span, level=2)
        return (Contents(heading, found, _LONG[self._document.audience], span),) if found else ()

    def _opening(self, sections: tuple[Section, ...], edition: Edition) -> Items:
        """Set what opens a document, and the crisis contacts so that the first page holds them."""
        items = tuple(item for section in sections for item in self._section(section))
        crisis = self._items.crisis(self._document.span, level=2, brief=True)
        if edition in _ROOMY or self._theme.page[1] < _LOW:
            return (crisis, *items)
        # What can wait a day stands behind what cannot.
        calls = (isinstance(item, Box) and item.kind is PanelKind.CALL_US for item in items)
        at = next((index for index, call in enumerate(calls) if call), len(items))
        return (*items[:at], crisis, *items[at:])

    def _title(self) -> Items:
        span = self._document.span
        found: list[Item] = [*opening(self._document)]
        if self._document.audience is Audience.CLINICIAN:
            found.append(Prose((Run(self._words("evidence-note"), span),), Role.SMALL, span))
        return tuple(found)

    def _ends(self, section: Section) -> bool:
        """Say whether a section is the crisis block and what is said of it: the document's end."""
        blocks = [
            block
            for chapter in section.chapters
            for block in chapter.blocks
            if not (isinstance(block, Panel) and block.kind is PanelKind.KEY_POINTS)
        ]
        if not blocks:
            return self._document.length is Length.SHORT
        called = isinstance(blocks[0], CrisisContacts)
        return called and all(isinstance(b, CrisisContacts | Paragraph) for b in blocks)

    def _last_call(self) -> Items:
        """Set what is said of the crisis block, and the block: whole, unless it stands before."""
        ends = [section for section in self._document.sections if self._ends(section)]
        told = tuple(
            item
            for section in ends
            for chapter in section.chapters
            for block in chapter.blocks
            if isinstance(block, Paragraph)
            for item in self._items.block(block, 2)
        )
        whole = bool(ends) or self._document.length is Length.SHORT
        return (*told, self._items.crisis(self._document.span, level=2, brief=not whole))

    def _section(self, section: Section) -> Items:
        span = section.span
        if section.form is PartForm.LINES:
            return (self._lines(section),)
        heading: Items = ()
        if section.heading:
            heading = (Prose((Run(section.heading, span),), Role.HEADING, span, level=2),)
        level = 3 if section.heading else 2
        chapters = (
            item
            for chapter in section.chapters
            for item in self._chapter(chapter, section.form, level)
        )
        return (*heading, *self._in_columns(section, tuple(chapters)))

    def _in_columns(self, section: Section, rows: Items) -> Items:
        """Set notes in columns of the page, where the sheet has them and nothing is wider."""
        if section.form is not PartForm.NOTES or self._sheet.flows < 2:
            return rows
        if not all(isinstance(row, SideRow) for row in rows):
            return rows
        return (Flow(rows, section.span, parts=True),)

    def _lines(self, section: Section) -> SideRow:
        """List the short lines of a section beside its heading."""
        span = section.span
        entries = tuple(
            Entry(
                BULLET,
                tuple(item for block in chapter.blocks for item in self._items.block(block, 3)),
                chapter.span,
            )
            for chapter in section.chapters
        )
        heading = Prose((Run(section.heading, span),), Role.SUBHEADING, span, level=2)
        return SideRow((heading,), (ItemList(entries, ListKind.BULLETS, Role.BODY, span),), span)

    def _chapter(self, chapter: Chapter, form: PartForm, level: int) -> Items:
        if form is PartForm.PANELS:
            return self._panels(chapter, level)
        head: Items = (
            Prose((Run(chapter.title, chapter.span),), Role.SUBHEADING, chapter.span, level),
        )
        rows: list[Item] = []
        for block in chapter.blocks:
            head = (*head, *(self._badge(block) if isinstance(block, Statement) else ()))
            for item in self._items.block(block, level):
                append_item(rows, head, item)
                head = ()
        # An analogy and its limits stand on one page; under the title they follow the contacts.
        if chapter.kind is TopicKind.ANALOGY and level > 2:
            return (Kept(tuple(rows), chapter.span),)
        return tuple(rows)

    def _badge(self, statement: Statement) -> Items:
        if self._document.audience is Audience.PLAIN:
            return ()
        words = self._words.evidence(statement.evidence)
        said = Speak(expansion=f"{self._words('said-evidence')}: {words}")
        return (Prose((Run(words, statement.span, mark=said),), Role.BADGE, statement.span),)

    def _panels(self, chapter: Chapter, level: int) -> Items:
        found: list[Item] = []
        for block in chapter.blocks:
            if isinstance(block, CrisisContacts):
                found.append(self._items.crisis(block.span, level))
                continue
            for item in self._items.block(block, level, chapter.title):
                if isinstance(item, Prose) and found and isinstance(panel := found[-1], Box):
                    # What is said of a panel stands below it.
                    found[-1] = Kept((panel, item), panel.span)
                else:
                    found.append(item)
        return tuple(found)

    def _glossary(self) -> Items:
        if not lists_terms(self._document):
            return ()
        span = self._document.span
        terms = tuple(
            Entry(
                entry.term,
                (Prose((Run(entry.definition, entry.span),), Role.BODY, entry.span),),
                entry.span,
                Defined(entry.key),
            )
            for entry in self._document.glossary
        )
        heading = Prose((Run(self._words("glossary"), span),), Role.HEADING, span, level=2)
        return (heading, ItemList(terms, ListKind.TERMS, Role.BODY, span))

    def _notes(self) -> Items:
        """List the notes that the text above points to."""
        span, role = self._document.span, Role.BODY
        entries = tuple(
            Entry(
                self._words("note-entry", number=number),
                (Prose(self._maker.runs(note.children), role, note.span),),
                note.span,
                BackTo(number, NoteKind.NOTE),
            )
            for number, note in enumerate(self._maker.notes, 1)
        )
        if not entries:
            return ()
        heading = Prose((Run(self._words("notes"), span),), Role.HEADING, span, level=2)
        return (heading, ItemList(entries, ListKind.NOTES, role, span))

    def _references(self) -> Items:
        references = self._document.references
        if not references:
            return ()
        span = self._document.span
        words = self._words.worded("references", self._document.audience)
        heading = Prose((Run(words, span),), Role.HEADING, span, level=2)
        if self._document.audience is Audience.PLAIN:
            if Audience.CLINICIAN in self._document.versions:
                return (heading, Prose(self._maker.sources(span), Role.BODY, span))
            note = Prose((Run(self._words("references-note"), span),), Role.SMALL, span)
            texts = tuple(reference.short for reference in references)
            kind = ListKind.BULLETS
        else:
            note = None
            texts = format_references(
                references, self._theme.citation_style, self._document.language
            )
            kind = ListKind.REFERENCES
        entries = tuple(
            Entry(
                f"{number}." if kind is ListKind.REFERENCES else "•",
                (
                    Prose(
                        reference_runs(text, reference.span, self._words),
                        Role.SMALL,
                        reference.span,
                    ),
                ),
                reference.span,
                BackTo(number) if number in self._maker.cited else None,
            )
            for number, (text, reference) in enumerate(zip(texts, references, strict=True), 1)
        )
        listing = ItemList(entries, kind, Role.SMALL, span)
        return (heading, note, listing) if note else (heading, listing)
