"""Whether a talk is as long as its recipe says: in minutes, and in slides before its appendix."""

from collections.abc import Iterator

from kdeck.finding import Finding, Severity, several
from kdeck.model.document import Chapter, Document
from kdeck.model.recipe import DocumentForm, PartForm, Priority, ShownAs
from kdeck.plan.deck.model import Deck
from kdeck.plan.deck.timing import total
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.model import OWN

# A talk that ends sooner has room for what its appendix holds. One that is longer is refused where
# it is fitted to its minutes.
_LEAST = 0.9
# The layouts of a slide that shows a topic in a way.
_LAYOUTS = {
    ShownAs.NUMBERS: (LayoutName.NUMBERS, LayoutName.DRAWING),
    ShownAs.PICTURES: (LayoutName.FIGURE, LayoutName.SEQUENCE, LayoutName.DRAWING),
    ShownAs.STEPS: (LayoutName.TIMELINE,),
    ShownAs.TABLE: (LayoutName.TABLE,),
    ShownAs.POINTS: (
        LayoutName.POINTS,
        LayoutName.WARNING,
        LayoutName.STATEMENT,
        LayoutName.PAIR,
        LayoutName.TRIO,
        LayoutName.ROWS,
        LayoutName.FOUR,
    ),
    ShownAs.COLUMNS: (LayoutName.COLUMNS,),
    ShownAs.BIG_NUMBER: (LayoutName.BIG_NUMBER,),
    ShownAs.COMPARE: (LayoutName.COMPARE,),
    ShownAs.QUESTION: (LayoutName.QUESTION,),
    ShownAs.QUOTATION: (LayoutName.QUOTE,),
}
# How many topics a finding names.
_NAMED = 3


def check_length(deck: Deck, document: Document) -> Iterator[Finding]:
    """Find a talk that is over early, and one of more slides than it may have."""
    if document.form is not DocumentForm.TALK or document.minutes is None:
        return
    talk = f"the {document.audience} talk '{document.id}' in the theme '{deck.theme.id}'"
    # On a template slides hold less, so that there are more of them, and more of a talk is in its
    # appendix: no clinic can write its topics anew for that.
    severity = Severity.ERROR if deck.master is OWN else Severity.WARNING
    minutes = total(deck.gone_through)
    if minutes < _LEAST * document.minutes:
        offered = _named(c for c in _topics(document) if c.priority is Priority.MAY)
        hint = "let it say more: name topics as '{its-id: said}'"
        hint += f", or take the priority 'may' from {offered}" if offered else ""
        yield Finding(
            "budget",
            f"{talk} is over after {several(round(minutes, 1), 'minute')}, too soon for "
            f"'minutes: {document.minutes}'",
            f"{hint}; or lower 'minutes'",
            document.span,
            severity,
        )
    yield from _otherwise_shown(deck, document)
    slides = len(deck.gone_through)
    if document.slides is not None and slides > document.slides:
        over = slides - document.slides
        offered = _named(reversed([c for c in _topics(document) if not c.starred and not c.said]))
        yield Finding(
            "budget",
            f"{talk} has {several(slides, 'slide')} before its appendix, {over} more than "
            f"'slides: {document.slides}' allows",
            f"move {several(over, 'topic')} to the appendix with the priority 'may', such as "
            f"{offered}; or raise 'slides'",
            document.span,
            severity,
        )


def _otherwise_shown(deck: Deck, document: Document) -> Iterator[Finding]:
    """Find a topic that has no slide in the layout that the recipe asks for."""
    if deck.master is not OWN:
        # What a template has no layout for is shown in another way.
        return
    titled = {slide.title: slide.layout for slide in deck.slides}
    for chapter in _topics(document):
        layout = titled.get(chapter.takeaway)
        if chapter.layout and layout and layout not in _LAYOUTS[chapter.layout]:
            others = _named(c for c in _topics(document) if c.layout is None)
            yield Finding(
                "recipe",
                f"the slide of '{chapter.id}' cannot be shown as '{chapter.layout}': the topic has "
                "nothing of the kind, or too much of it for one slide",
                f"leave 'layout' out below '{chapter.id}' in 'talk', as for {others}; or write a "
                "block of the kind into the topic",
                document.span,
            )


def _topics(document: Document) -> Iterator[Chapter]:
    for section in document.sections:
        if section.form is not PartForm.LINES:
            yield from section.chapters


def _named(chapters: Iterator[Chapter]) -> str:
    names = [f"'{chapter.id}'" for chapter in chapters]
    return ", ".join(names[:_NAMED])
