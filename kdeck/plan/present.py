"""From a document and a theme to a deck."""

from collections.abc import Iterator

from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.recipe import PartForm
from kdeck.plan.chapterslides import ChapterSlides
from kdeck.plan.closing import ClosingSlides
from kdeck.plan.deck import Deck, Slide
from kdeck.plan.layout import FOOTER_SIZE, FOOTER_WIDTH, LayoutName
from kdeck.plan.lines import Setting, natural_width
from kdeck.plan.run import Run
from kdeck.plan.shorten import shortened
from kdeck.plan.slidemaker import BODY, SlideMaker, plain
from kdeck.plan.wording import DRAFT, month
from kdeck.theme.theme import Theme

_READERS = {Audience.PLAIN: "For patients", Audience.CLINICIAN: "For clinicians"}


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
        slides=tuple(_slides(SlideMaker(document, theme))),
        theme=theme,
    )


def _slides(make: SlideMaker) -> Iterator[Slide]:
    chapters, closing = ChapterSlides(make), ClosingSlides(make)
    yield _title(make)
    for section in make.document.sections:
        if section.form is PartForm.NOTES:
            yield from chapters.notes(section)
        else:
            for chapter in section.chapters:
                yield from chapters.chapter(chapter)
    yield from closing.references()
    yield closing.contact()


def _title(make: SlideMaker) -> Slide:
    document, span = make.document, make.document.span
    readers = f"{_READERS[document.audience]}, {month(document.checked)}"
    details = [make.theme.clinic.name, readers]
    if document.draft:
        details.append(DRAFT)
    shapes = (
        make.fitted(LayoutName.TITLE, 1, (plain(document.message, span),)),
        make.fitted(LayoutName.TITLE, BODY, tuple(plain(line, span) for line in details)),
    )
    notes = (f"{document.title}. {document.message}",)
    return make.slide(LayoutName.TITLE, document.title, shapes, notes, span)


def _footer(document: Document, theme: Theme) -> str:
    """Word the footer so that the draft notice is never what is cut."""
    notice = f" · {DRAFT}" if document.draft else ""
    setting = Setting(theme.body, FOOTER_SIZE)
    room = FOOTER_WIDTH - natural_width((Run(notice, document.span),), setting)
    return shortened(theme.clinic.short_name or theme.clinic.name, setting, room) + notice
