"""Titles of slides: as large as fits, in lines of a length."""

from kdeck.plan.deck import SlideParagraph
from kdeck.plan.fit import Measure

SIZES = (40.0, 36.0, 32.0, 30.0, 28.0)
# A title is narrowed until its lines are even, to a point; fewer than this many are not worth it.
_STEP = 2.0
_LEAST = 24.0


def title_size(measure: Measure, title: SlideParagraph) -> float:
    """Choose the largest size at which a title fits; the smallest where none does."""
    sizes = [size for size in SIZES if size <= measure.placeholder.size]
    fitting = (size for size in sizes if _fits(measure.at(size), title))
    return next(fitting, sizes[-1])


def narrowed(measure: Measure, title: SlideParagraph) -> float:
    """Find by how much a title of two lines or more is set narrower, so that no word is alone.

    The number of lines stays; 0 where the title has one line, or its lines are even already.
    """
    lines = measure.lines(title)
    if lines == 1:
        return 0.0
    low, high = 0.0, measure.placeholder.rect.width / 2
    while high - low > _STEP:
        middle = (low + high) / 2
        low, high = (middle, high) if measure.lines(title, middle) == lines else (low, middle)
    return round(low) if low >= _LEAST else 0.0


def _fits(measure: Measure, title: SlideParagraph) -> bool:
    return measure.height((title,)) <= measure.room
