"""Whether what a deck says fits where it stands."""

from collections.abc import Iterator

from kdeck.finding import Finding
from kdeck.plan.deck import Deck, Slide, SlideParagraph, SlideSteps, SlideTable, SlideText
from kdeck.plan.fit import Measure
from kdeck.plan.layout import BODY_BOTTOM, LAYOUTS
from kdeck.plan.run import Run

_TOLERANCE = 1.0


def check_slides(deck: Deck) -> Iterator[Finding]:
    """Find text that runs out of its box, and titles that stand twice."""
    seen: dict[str, Slide] = {}
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
    layout = LAYOUTS[slide.layout]
    title = Measure(deck.theme.headings, layout.placeholder(0), slide.title_size)
    words = (SlideParagraph((Run(slide.title, slide.span),)),)
    if title.height(words) > title.room + _TOLERANCE:
        yield Finding(
            "slide-title-long",
            f"the slide title '{slide.title}' does not fit",
            "say the takeaway in fewer words",
            slide.span,
        )
    for shape in slide.shapes:
        if isinstance(shape, SlideText):
            measure = Measure(deck.theme.body, layout.placeholder(shape.idx), shape.size)
            if measure.height(shape.paragraphs) > measure.room + _TOLERANCE:
                yield _overflow(slide, layout.placeholder(shape.idx).name)
        if isinstance(shape, SlideTable) and shape.rect.y + shape.rect.height > BODY_BOTTOM + 1:
            yield _overflow(slide, "Table")
        if isinstance(shape, SlideSteps):
            last = shape.steps[-1].text_rect
            if last.y + last.height > BODY_BOTTOM + _TOLERANCE:
                yield _overflow(slide, "Timeline")


def _overflow(slide: Slide, place: str) -> Finding:
    return Finding(
        "slide-overflow",
        f"the text of '{place}' does not fit on the slide '{slide.title}'",
        "say it in fewer words, or part it into more items",
        slide.span,
    )
