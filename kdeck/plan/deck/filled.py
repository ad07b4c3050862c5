"""Text in the largest type in which it fits a place of a layout."""

from collections.abc import Sequence

from kdeck.plan.deck.balance import narrowed
from kdeck.plan.deck.fit import Group
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideText
from kdeck.plan.master.layout import Idx, LayoutName

_STEP = 2.0
# How much narrower text may be set, so that its lines are of a length.
_NARROWED = 0.25
# No text of a slide is smaller.
LEAST = 20.0
# Points are set in the largest of these steps below their layout's size that fits one slide.
_STEPS = (0.0, 2.0, 4.0)


def filled(
    make: SlideMaker,
    layout: LayoutName,
    idx: int,
    paragraphs: Group,
    least: float = LEAST,
    lines: int | None = None,
) -> SlideText | None:
    """Set paragraphs in the size of a place or in steps below it; None where none of them fits.

    No word is broken, and no paragraph has more than so many lines, where that is said.
    """
    base = make.measure(layout, idx)
    size = base.size
    while size >= least:
        measure = base.at(size)
        fits = measure.holds_words(paragraphs)
        flat = lines is None or all(measure.lines(p) <= lines for p in paragraphs)
        if fits and flat and measure.height(paragraphs) <= measure.room:
            less = narrowed(measure, paragraphs, _NARROWED)
            return SlideText(idx, paragraphs, size, narrowed=less)
        size -= _STEP
    return None


def on_one(make: SlideMaker, layout: LayoutName, groups: Sequence[Group]) -> tuple[SlideText, ...]:
    """Set points on one slide, in the largest type that fits; on more where none does."""
    base = make.measure(layout, Idx.BODY)
    paragraphs = tuple(paragraph for group in groups for paragraph in group)
    for size in (base.size - step for step in _STEPS):
        if size >= LEAST and base.at(size).height(paragraphs) <= base.room:
            return make.spread(layout, groups, len(groups), base.size - size)
    return make.spread(layout, groups, len(groups), max(base.size - LEAST, 0.0))
