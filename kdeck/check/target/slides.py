"""Whether what a deck says fits where it stands."""

from collections.abc import Iterator
from typing import assert_never

from kdeck.finding import Finding, Severity, Span
from kdeck.plan.deck.model import (
    Deck,
    Slide,
    SlideBars,
    SlideChart,
    SlideFigure,
    SlideLines,
    SlideShape,
    SlideSteps,
    SlideTable,
    SlideText,
    SlideTiles,
)
from kdeck.plan.deck.notefit import fits_a_page
from kdeck.plan.deck.room import overruns, title_overruns
from kdeck.plan.master.layout import FOOTER_SIZE, Layout
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run


def check_slides(deck: Deck) -> Iterator[Finding]:
    """Find text that runs out of its box, and titles that stand twice."""
    seen: dict[str, Slide] = {}
    foot = Run(deck.footer, Span(""))
    if natural_width((foot,), Setting(deck.theme.deck_body, FOOTER_SIZE)) > deck.master.foot_width:
        yield Finding(
            "slide-footer-long",
            f"the footer '{deck.footer[:80]}' does not fit on one line of the slides",
            "give the reviewer a shorter name, or the footer of the template more width",
            deck.slides[0].span,
        )
    for slide in deck.slides:
        yield from _check_slide(deck, slide)
        key = slide.title.casefold()
        if key in seen:
            yield Finding(
                "slide-title-twice",
                f"two slides have the title '{slide.title}'",
                f"word the takeaway differently: the other stands in {seen[key].span}",
                slide.span,
            )
        seen.setdefault(key, slide)


def _check_slide(deck: Deck, slide: Slide) -> Iterator[Finding]:
    layout = deck.master.layout(slide.layout)
    if title_overruns(slide, deck):
        yield Finding(
            "slide-title-long",
            f"the slide title '{slide.title}' does not fit",
            "say the takeaway in fewer words",
            slide.span,
        )
    for shape in overruns(slide, deck):
        yield _overflow(slide, _name(shape, layout))
    if not fits_a_page(slide, deck.theme.deck_body):
        yield Finding(
            "notes-long",
            f"the notes of the slide '{slide.title}' do not fit its printed page",
            "say it in fewer words, or part the topic into two",
            slide.span,
            Severity.WARNING,
        )


def _name(shape: SlideShape, layout: Layout) -> str:
    match shape:
        case SlideFigure(name=name):
            return name
        case SlideSteps():
            return "Timeline"
        case SlideTiles():
            return "Tiles"
        case SlideTable():
            return "Table"
        case SlideChart() | SlideBars() | SlideLines():
            return "Chart"
        case SlideText(idx=idx):
            return layout.placeholder(idx).name
        case _:
            assert_never(shape)


def _overflow(slide: Slide, place: str) -> Finding:
    return Finding(
        "slide-overflow",
        f"the text of '{place}' does not fit on the slide '{slide.title}'",
        "say it in fewer words, or part it into more items",
        slide.span,
    )
