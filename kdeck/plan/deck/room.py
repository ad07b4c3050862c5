"""Whether what a slide holds fits its places, and which layouts leave a deck too little room."""

from collections.abc import Iterator
from typing import assert_never

from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.maker import READ
from kdeck.plan.deck.model import (
    Deck,
    Slide,
    SlideBars,
    SlideChart,
    SlideFigure,
    SlideLines,
    SlideParagraph,
    SlideShape,
    SlideSteps,
    SlideTable,
    SlideText,
    SlideTiles,
)
from kdeck.plan.master.layout import Idx, Layout, LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.run import Run

# Points by which text may reach out: what rounding takes.
_TOLERANCE = 1.0


def title_overruns(slide: Slide, deck: Deck) -> bool:
    """Say whether the title of a slide is higher than its place."""
    place = deck.master.place(slide.layout, Idx.TITLE)
    measure = Measure(deck.theme.deck_headings, place, slide.title_size)
    words = (SlideParagraph((Run(slide.title, slide.span),)),)
    return measure.height(words) > measure.room + _TOLERANCE


def overruns(slide: Slide, deck: Deck) -> Iterator[SlideShape]:
    """Find the shapes of a slide that are higher than their places."""
    layout = deck.master.layout(slide.layout)
    for shape in slide.shapes:
        if isinstance(shape, SlideText):
            place = layout.placeholder(shape.idx)
            measure = Measure(deck.theme.deck_body, place, shape.size, shape.gap)
            if measure.height(shape.paragraphs) > measure.room + _TOLERANCE:
                yield shape
        elif reaches_out(shape, layout):
            yield shape


def is_refused(slide: Slide, deck: Deck) -> bool:
    """Say whether anything of a slide is higher than its place."""
    return title_overruns(slide, deck) or next(overruns(slide, deck), None) is not None


def is_small(slide: Slide) -> bool:
    """Say whether text of a slide is smaller than on our own layouts, and than can be read."""
    own = LAYOUTS[slide.layout]
    return any(
        isinstance(shape, SlideText) and shape.size < min(own.placeholder(shape.idx).size, READ)
        for shape in slide.shapes
    )


def reaches_out(shape: SlideShape, layout: Layout) -> bool:
    """Say whether what is drawn is higher than the area of its layout."""
    bottom = layout.area.y + layout.area.height + _TOLERANCE
    match shape:
        case SlideTable(rect=rect):
            return rect.y + rect.height > bottom
        case SlideSteps(steps=steps):
            return any(step.text_rect.y + step.text_rect.height > bottom for step in steps[-1:])
        case SlideTiles(tiles=tiles):
            return any(tile.rect.y + tile.rect.height > bottom for tile in tiles[-1:])
        case SlideFigure(scene=scene, rect=rect):
            # Icons take the room that their labels leave.
            return layout.name is LayoutName.NUMBERS and scene.height > rect.height + _TOLERANCE
        case SlideText() | SlideChart() | SlideBars() | SlideLines():
            return False  # a text is measured in its place, and a chart fills its own
        case _:
            assert_never(shape)
