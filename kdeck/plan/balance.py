"""Lines of a length: a title or a paragraph whose last line is one word looks like a slip."""

from collections.abc import Sequence

from kdeck.plan.deck import SlideParagraph
from kdeck.plan.fit import Measure
from kdeck.plan.lines import Setting, break_lines, longest_word
from kdeck.plan.run import Runs

_SIZES = (40.0, 36.0, 32.0, 30.0, 28.0)
# A box is narrowed until its lines are even, to a point; less than this is not worth it.
_STEP = 2.0
_LEAST = 12.0


def title_size(measure: Measure, title: SlideParagraph) -> float:
    """Choose the largest size at which a title fits; the smallest where none does."""
    sizes = [size for size in _SIZES if size <= measure.placeholder.size]
    fitting = (size for size in sizes if _fits(measure.at(size), title))
    return next(fitting, sizes[-1])


def narrowed(measure: Measure, paragraphs: Sequence[SlideParagraph], most: float) -> float:
    """Find by how many points a box can be narrower while no paragraph gets another line.

    At most a share of its width, and 0 where nothing has two lines.
    """
    lines = _lines(measure, paragraphs, 0)
    if all(number == 1 for number in lines):
        return 0.0
    low, high = 0.0, measure.placeholder.rect.width * most
    while high - low > _STEP:
        middle = (low + high) / 2
        even = _lines(measure, paragraphs, middle) == lines
        low, high = (middle, high) if even else (low, middle)
    # Whole points, rounded down: the next point up may cost a line.
    return float(int(low)) if low >= _LEAST else 0.0


def even_width(runs: Runs, setting: Setting, width: float) -> float:
    """Find the least width at which runs have no more lines than at a width, to a point."""
    count = len(break_lines(runs, setting, width))
    if count == 1:
        return width
    low, high = max(width / count, longest_word(runs, setting)), width
    while high - low > 1:
        middle = (low + high) / 2
        if len(break_lines(runs, setting, middle)) > count:
            low = middle
        else:
            high = middle
    return high


def _lines(measure: Measure, paragraphs: Sequence[SlideParagraph], less: float) -> list[int]:
    return [measure.lines(paragraph, less) for paragraph in paragraphs]


def _fits(measure: Measure, title: SlideParagraph) -> bool:
    return measure.height((title,)) <= measure.room
