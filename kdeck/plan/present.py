"""From a document and a theme to a deck."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import CrisisContacts, Picture, PictureSequence, Table
from kdeck.model.document import Chapter, Document, Section
from kdeck.model.recipe import PartForm
from kdeck.model.walk import walk_blocks
from kdeck.plan.bibliography import format_references
from kdeck.plan.code import code_scene
from kdeck.plan.deck import Deck, Slide, SlideFigure, SlideParagraph, SlideShape, SlideText
from kdeck.plan.fit import Group, Measure, share_out
from kdeck.plan.layout import FOOTER_SIZE, FOOTER_WIDTH, LAYOUTS, LayoutName
from kdeck.plan.lines import Setting, natural_width
from kdeck.plan.notes import CONTINUED, NoteMaker
from kdeck.plan.points import first_picture, is_alarm, key_points, sequences, tables
from kdeck.plan.run import Run, Runs, run_text
from kdeck.plan.runs import RunMaker, reference_runs, web_run
from kdeck.plan.shorten import shortened
from kdeck.plan.slidetable import slide_tables
from kdeck.plan.wording import (
    CONTACT_HEADING,
    DRAFT,
    REFERENCES_HEADING,
    month,
)
from kdeck.plan.wording import (
    CONTINUED as CONTINUED_TITLE,
)
from kdeck.theme.theme import Theme

# Plain slides hold five points, clinician slides six (look: decks).
_MOST_POINTS = {Audience.PLAIN: 5, Audience.CLINICIAN: 6}
_TITLE_SIZES = (40.0, 36.0, 32.0, 30.0, 28.0)
_BODY = 10
# Points may grow by so many points of type while they fill no more than this share of the room.
_GROWN = (4.0, 2.0)
_AIRY = 0.7


def plan_deck(document: Document, theme: Theme) -> Deck:
    """Plan the deck of a document in a theme."""
    return Deck(
        title=document.title,
        subject=document.message,
        author=theme.clinic.name,
        keywords=(document.kind,),
        language=document.language,
        footer=_footer(document, theme),
        draft=DRAFT if document.draft else "",
        slides=tuple(_Presenter(document, theme).slides()),
        theme=theme,
    )


class _Presenter:
    def __init__(self, document: Document, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self._maker = RunMaker(document, theme)
        self._notes = NoteMaker(document, RunMaker(document, theme))
        self._most = _MOST_POINTS[document.audience]

    def slides(self) -> Iterator[Slide]:
        yield self._title()
        for section in self._document.sections:
            if section.form is PartForm.NOTES:
                yield from self._notes_section(section)
            else:
                for chapter in section.chapters:
                    yield from self._chapter(chapter)
        yield from self._references()
        yield self._contact()

    def _title(self) -> Slide:
        document, span = self._document, self._document.span
        layout = LayoutName.TITLE
        details = [
            self._theme.clinic.name,
            f"{_audience_words(document)}, {month(document.checked)}",
        ]
        if document.draft:
            details.append(DRAFT)
        shapes = (
            self._fitted(layout, 1, (self._plain(document.message, span),)),
            self._fitted(layout, _BODY, tuple(self._plain(line, span) for line in details)),
        )
        notes = (f"{document.title}. {document.message}",)
        return self._slide(layout, document.title, shapes, notes, span)

    def _chapter(self, chapter: Chapter) -> Iterator[Slide]:
        made: list[tuple[LayoutName, tuple[SlideShape, ...]]] = []
        for sequence in sequences(chapter):
            made.append((LayoutName.SEQUENCE, self._frames(sequence)))
        made.extend(self._points(chapter))
        for table in tables(chapter):
            made.extend(self._tables(table))
        notes = self._notes.notes(chapter)
        for number, (layout, shapes) in enumerate(made, 1):
            title = _numbered(chapter.takeaway, number, len(made))
            said = notes if number == 1 else (CONTINUED,)
            yield self._slide(layout, title, shapes, said, chapter.span)

    def _points(self, chapter: Chapter) -> Iterator[tuple[LayoutName, tuple[SlideShape, ...]]]:
        points = [(self._point(self._maker.runs(inlines)),) for inlines in key_points(chapter)]
        if any(isinstance(block, CrisisContacts) for block in walk_blocks(chapter.blocks)):
            points = [(paragraph,) for paragraph in self._crisis(chapter.span)]
        picture = first_picture(chapter)
        layout = (
            LayoutName.WARNING if is_alarm(chapter) or _is_crisis(chapter) else LayoutName.POINTS
        )
        if picture:
            layout = LayoutName.FIGURE
        if not points:
            return
        for text in self._share(layout, points):
            shapes: tuple[SlideShape, ...] = (text,)
            if picture:
                shapes = (*shapes, self._picture(picture, layout, 11))
            yield layout, shapes

    def _notes_section(self, section: Section) -> Iterator[Slide]:
        groups: list[Group] = []
        owners: dict[int, Chapter] = {}
        for chapter in section.chapters:
            group = self._note_group(chapter)
            owners.update({id(paragraph): chapter for paragraph in group})
            groups.append(group)
        layout = LayoutName.POINTS
        shared = self._share(layout, groups)
        for number, text in enumerate(shared, 1):
            chapters = list({owners[id(p)].id: owners[id(p)] for p in text.paragraphs}.values())
            notes = tuple(
                line
                for chapter in chapters
                for line in (f"{chapter.title}:", *self._notes.notes(chapter))
            )
            title = _numbered(section.takeaway, number, len(shared))
            yield self._slide(layout, title, (text,), notes, section.span)

    def _note_group(self, chapter: Chapter) -> Group:
        """Head the first point of a chapter with the chapter's title, and indent the rest."""
        found = []
        for index, inlines in enumerate(key_points(chapter)):
            runs = self._maker.runs(inlines)
            if index == 0:
                runs = (Run(f"{chapter.title}: ", chapter.span, bold=True), *runs)
            found.append(SlideParagraph(runs, bullet=True, level=min(index, 1)))
        return tuple(found)

    def _frames(self, sequence: PictureSequence) -> tuple[SlideShape, ...]:
        layout = LayoutName.SEQUENCE
        shapes: list[SlideShape] = []
        for index, frame in enumerate(sequence.frames):
            shapes.append(self._picture(frame.picture, layout, 10 + 2 * index))
            paragraphs = tuple(
                SlideParagraph(self._maker.runs(block.inlines))
                for block in frame.blocks
                if hasattr(block, "inlines")
            )
            shapes.append(self._text(layout, 11 + 2 * index, paragraphs))
        return tuple(shapes)

    def _picture(self, picture: Picture, layout: LayoutName, idx: int) -> SlideFigure:
        place = LAYOUTS[layout].placeholder(idx)
        scene = self._document.scene(picture.file, picture.fragment)
        return SlideFigure(scene, picture.alt, place.rect, place.name)

    def _tables(self, table: Table) -> Iterator[tuple[LayoutName, tuple[SlideShape, ...]]]:
        caption = run_text(self._maker.runs(table.caption))
        header = tuple(self._maker.runs(cell.inlines, bold=True) for cell in table.header)
        rows = tuple(
            tuple(
                self._maker.runs(cell.inlines, bold=table.row_headers and index == 0)
                for index, cell in enumerate(row)
            )
            for row in table.rows
        )
        for made in slide_tables(header, rows, caption, table.row_headers, self._theme.body):
            yield LayoutName.TABLE, (made,)

    def _references(self) -> Iterator[Slide]:
        document, layout = self._document, LayoutName.REFERENCES
        texts = tuple(
            f"{number}. {text}"
            for number, text in enumerate(format_references(document.references), 1)
        )
        if document.audience is Audience.PLAIN:
            texts = tuple(reference.short for reference in document.references)
        groups = [
            (SlideParagraph(reference_runs(text, reference.span)),)
            for text, reference in zip(texts, document.references, strict=True)
        ]
        if not groups:
            return
        shared = share_out(groups, self._measure(layout, _BODY), len(groups))
        for number, group in enumerate(shared, 1):
            title = _numbered(REFERENCES_HEADING[document.audience], number, len(shared))
            shapes = (self._text(layout, _BODY, group),)
            notes = ("The sources of this deck, in the order in which they are cited.",)
            yield self._slide(layout, title, shapes, notes, document.span)

    def _contact(self) -> Slide:
        document, clinic, span = self._document, self._theme.clinic, self._document.span
        layout = LayoutName.CONTACT
        lines: list[Runs] = [
            (Run(clinic.name, span, bold=True),),
            *((Run(line, span),) for line in clinic.address),
        ]
        if clinic.phone:
            lines.append((Run("Phone: ", span), *self._maker.phone(span)))
        lines.append((Run(clinic.hours, span),))
        if clinic.web:
            lines.append((Run("Web: ", span), web_run(clinic.web, clinic.name, span)))
        region = document.region
        lines.append(self._maker.text(region.crisis_text[document.audience], region.span))
        paragraphs = tuple(SlideParagraph(runs) for runs in lines if run_text(runs))
        shapes: tuple[SlideShape, ...] = (self._text(layout, _BODY, paragraphs),)
        if clinic.web:
            shapes = (*shapes, self._code(clinic.web, layout))
        notes = tuple(run_text(runs) for runs in lines if run_text(runs))
        title = f"{CONTACT_HEADING}, or get help now in a crisis"
        return self._slide(layout, title, shapes, notes, span)

    def _code(self, address: str, layout: LayoutName) -> SlideFigure:
        place = LAYOUTS[layout].placeholder(11)
        shown = address.removeprefix("https://").rstrip("/")
        alt = f"QR code that opens {shown}"
        return SlideFigure(code_scene(address), alt, place.rect, place.name)

    def _crisis(self, span: Span) -> Iterator[SlideParagraph]:
        region = self._document.region
        words = region.crisis_text[self._document.audience]
        yield SlideParagraph(self._maker.text(words, region.span))
        for line in region.lines:
            if line.confirmed:
                runs = (Run(f"{line.name}: ", span, bold=True), Run(line.how, span))
                yield self._point(runs)

    def _share(self, layout: LayoutName, groups: Sequence[Group]) -> tuple[SlideText, ...]:
        """Share points out, in larger type where few of them leave the slide empty."""
        base = self._measure(layout, _BODY)
        shared = share_out(groups, base, self._most)
        for grown in _GROWN:
            measure = replace(base, size=base.size + grown)
            larger = share_out(groups, measure, self._most)
            fullest = max(measure.height(group) for group in larger)
            if len(larger) == len(shared) and fullest <= _AIRY * measure.room:
                return tuple(SlideText(_BODY, group, measure.size) for group in larger)
        return tuple(SlideText(_BODY, group, base.size) for group in shared)

    def _measure(self, layout: LayoutName, idx: int) -> Measure:
        place = LAYOUTS[layout].placeholder(idx)
        return Measure(self._theme.body, place, place.size)

    def _fitted(self, layout: LayoutName, idx: int, paragraphs: Group) -> SlideText:
        """Set text that the clinic's name may lengthen, as large as fits."""
        base = self._measure(layout, idx)
        sizes = [base.size - step for step in (0.0, 2.0, 4.0)]
        fitting = (s for s in sizes if replace(base, size=s).height(paragraphs) <= base.room)
        return SlideText(idx, paragraphs, next(fitting, sizes[-1]))

    def _text(self, layout: LayoutName, idx: int, paragraphs: Group) -> SlideText:
        return SlideText(idx, paragraphs, LAYOUTS[layout].placeholder(idx).size)

    def _point(self, runs: Runs) -> SlideParagraph:
        return SlideParagraph(runs, bullet=True)

    def _plain(self, text: str, span: Span) -> SlideParagraph:
        return SlideParagraph((Run(text, span),))

    def _slide(
        self,
        layout: LayoutName,
        title: str,
        shapes: tuple[SlideShape, ...],
        notes: tuple[str, ...],
        span: Span,
    ) -> Slide:
        place = LAYOUTS[layout].placeholder(0)
        sizes = [size for size in _TITLE_SIZES if size <= place.size]
        paragraph = self._plain(title, span)
        fitting = [
            size
            for size in sizes
            if (m := Measure(self._theme.headings, place, size)).height((paragraph,)) <= m.room
        ]
        return Slide(layout, title, fitting[0] if fitting else sizes[-1], shapes, notes, span)


def _footer(document: Document, theme: Theme) -> str:
    """Word the footer so that the draft notice is never what is cut."""
    notice = f" · {DRAFT}" if document.draft else ""
    setting = Setting(theme.body, FOOTER_SIZE)
    room = FOOTER_WIDTH - natural_width((Run(notice, document.span),), setting)
    return shortened(theme.clinic.short_name or theme.clinic.name, setting, room) + notice


def _numbered(title: str, part: int, parts: int) -> str:
    if parts == 1:
        return title
    return CONTINUED_TITLE.format(title=title, part=part, parts=parts)


def _audience_words(document: Document) -> str:
    return "For patients" if document.audience is Audience.PLAIN else "For clinicians"


def _is_crisis(chapter: Chapter) -> bool:
    return any(isinstance(block, CrisisContacts) for block in walk_blocks(chapter.blocks))
