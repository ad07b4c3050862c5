"""From a document and a theme to a deck."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kdeck.model.document import Document, Section
from kdeck.model.recipe import DocumentForm, PartForm
from kdeck.plan.deck.agenda import DeckPart, find_way, outline
from kdeck.plan.deck.chapters import ChapterSlides
from kdeck.plan.deck.closing import ClosingSlides
from kdeck.plan.deck.maker import SlideMaker, plain
from kdeck.plan.deck.model import Deck, NoteLine, Slide, SlideText
from kdeck.plan.deck.notefit import paged
from kdeck.plan.deck.points import shown_in_deck
from kdeck.plan.deck.room import is_refused, is_small
from kdeck.plan.deck.talk import plan_talk
from kdeck.plan.deck.timing import all_timed
from kdeck.plan.deck.titles import distinct
from kdeck.plan.drawn.naming import foot_names, title_names
from kdeck.plan.master.adopting import Adopted, adopted
from kdeck.plan.master.layout import FOOTER_SIZE, Idx, LayoutName
from kdeck.plan.master.model import OWN
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run
from kdeck.plan.text.shortening import shortened
from kdeck.plan.text.wording import wording
from kdeck.theme.theme import Theme

# Letters of a clinic's name, without which it says nothing in the footer.
_LEAST_NAME = 4
# How much of its line a clinic's name takes where it is cut.
_NAME = 0.95


@dataclass(frozen=True, slots=True)
class _Way:
    """Hold a deck, how many of its slides do not fit, and the layouts that lack room."""

    deck: Deck
    refused: int = 0
    lacking: frozenset[LayoutName] = frozenset()

    def cramped(self, *, together: bool) -> frozenset[LayoutName]:
        """Name the layouts that lack room, or together with those on the same of the template."""
        if not together:
            return self.lacking
        master = self.deck.master
        parts = {master.layout(name).part for name in self.lacking}
        return frozenset(layout.name for layout in master.layouts if layout.part in parts)


def plan_deck(document: Document, theme: Theme) -> Deck:
    """Plan the deck of a document in a theme.

    Slides for which the layouts of a template have no room stand on one that is added to it.
    """
    document = shown_in_deck(document)
    best = _planned(document, adopted(theme))
    spare = theme.template.spare if theme.template is not None else None
    if spare is None or not best.lacking:
        return best.deck
    # All that stands on one layout of the template goes to the other one together, so that titles
    # do not jump; where that has no room for some of it either, only what needs it goes.
    first = best
    for together in (True, False):
        found, cramped = first, frozenset[LayoutName]()
        while more := found.cramped(together=together) - cramped:
            cramped |= more
            found = _planned(document, adopted(theme, cramped))
            best = min(best, found, key=lambda way: (way.refused, len(way.lacking)))
        if not best.refused:
            break
    return best.deck


def _planned(document: Document, look: Adopted) -> _Way:
    """Plan a deck on one master, and find where it has no room."""
    master, theme = look.master, look.theme
    make = SlideMaker(document, theme, master)
    appendix = 0
    if document.form is DocumentForm.TALK:
        talk = plan_talk(make, _title(make))
        found, appendix = talk.parts, talk.appendix
    else:
        opening, *parts = _parts(make)
        found = find_way(make, opening.slides, parts)
    every = [slide for part in found for slide in part.slides]
    slides = all_timed(every, make.words, len(every) - appendix)
    deck = Deck(
        title=document.title,
        subject=document.message,
        author=theme.clinic.name,
        keywords=(document.kind,),
        language=document.language,
        dated=max(document.dated, theme.clinic.crisis.on),
        footer=_footer(document, theme, master.foot_width),
        slides=tuple(paged(slide, theme.deck_body) for slide in slides),
        notice=make.words.review(document.review),
        theme=theme,
        sections=outline(found),
        master=master,
        appendix=appendix,
    )
    if master is OWN:
        return _Way(deck)
    refused = [slide.layout for slide in slides if is_refused(slide, deck)]
    small = (slide.layout for slide in slides if is_small(slide))
    return _Way(deck, len(refused), frozenset((*refused, *small, *make.lacking)))


def _parts(make: SlideMaker) -> list[DeckPart]:
    """Plan the parts of a deck; what has no heading joins the part before it."""
    chapters, closing = ChapterSlides(make), ClosingSlides(make)
    parts = [DeckPart(make.words("opening"), (_title(make),))]
    for section in make.document.sections:
        slides = tuple(_section(chapters, section))
        if section.heading:
            parts.append(DeckPart(section.heading, slides, section))
        else:
            parts[-1] = replace(parts[-1], slides=(*parts[-1].slides, *slides))
    parts.append(DeckPart(make.words("closing"), (*closing.references(), *closing.contact())))
    return _told_apart(make, parts)


def _told_apart(make: SlideMaker, parts: Sequence[DeckPart]) -> list[DeckPart]:
    """Give the slides of different topics different titles."""
    topics = {c.span: c for section in make.document.sections for c in section.chapters}
    slides = distinct(make, ((s, topics.get(s.span)) for part in parts for s in part.slides))
    return [replace(part, slides=tuple(islice(slides, len(part.slides)))) for part in parts]


def _section(chapters: ChapterSlides, section: Section) -> Iterator[Slide]:
    if section.form in (PartForm.NOTES, PartForm.LINES):
        yield from chapters.notes(section)
    else:
        for chapter in section.chapters:
            if chapter.short:
                alone = replace(section, takeaway=chapter.takeaway, chapters=(chapter,))
                yield from chapters.notes(alone)
            else:
                yield from chapters.chapter(chapter)


def _title(make: SlideMaker) -> Slide:
    document, span = make.document, make.document.span
    reader = make.words.worded("for", document.audience)
    readers = f"{reader}, {make.words.month(document.checked)}"
    notice = make.words.review(document.review)
    message = make.fitted(LayoutName.TITLE, Idx.SUBTITLE, (plain(document.message, span),))
    kept = make.master is OWN or make.keeps(LayoutName.TITLE, message)
    shapes = (*((message,) if kept else ()), _details(make, (readers, notice)))
    script = (NoteLine(document.title), NoteLine(document.message))
    return make.slide(LayoutName.TITLE, document.title, shapes, script, span)


def _details(make: SlideMaker, lines: tuple[str, ...]) -> SlideText:
    """Say whose deck it is; a name that would make all of it small is cut: the end has it whole.

    The name stays under a logo that shows it, which is decoration here, unless the theme says no.
    """
    clinic, span = make.theme.clinic, make.document.span
    measure = make.measure(LayoutName.TITLE, Idx.BODY)
    setting = Setting(measure.family, measure.size)
    room = measure.placeholder.width * _NAME
    if not title_names(make.theme):
        return make.fitted(LayoutName.TITLE, Idx.BODY, tuple(plain(line, span) for line in lines))
    names = (clinic.name, clinic.short_name, shortened(clinic.name, setting, room))
    made = [tuple(plain(line, span) for line in (name, *lines)) for name in names if name]
    whole = next((group for group in made if measure.height(group) <= measure.room), None)
    if whole is not None:
        return make.fitted(LayoutName.TITLE, Idx.BODY, whole)
    # A template may have room for less: the last slide has the name, and each one the notice.
    fewer = (lines[start:] for start in range(len(lines)))
    made += [tuple(plain(line, span) for line in each) for each in fewer]
    texts = [make.fitted(LayoutName.TITLE, Idx.BODY, group) for group in made]
    return next((t for t in texts if not make.overflows(LayoutName.TITLE, t)), texts[-1])


def _footer(document: Document, theme: Theme, width: float) -> str:
    """Word the footer: the notice of the review stands whole, the name has what is left.

    It has no name where the logo at the foot of each slide shows it.
    """
    setting = Setting(theme.deck_body, FOOTER_SIZE)
    notice = wording(document.language).short_review(document.review)
    if not foot_names(theme):
        return notice
    ending = f" · {notice}"
    room = width - natural_width((Run(ending, document.span),), setting)
    name = shortened(theme.clinic.short_name or theme.clinic.name, setting, room)
    return name + ending if len(name) >= _LEAST_NAME else notice
