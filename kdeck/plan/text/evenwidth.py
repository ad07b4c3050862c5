"""The least width of a text: its last line is then about as long as the others."""

from kdeck.plan.text.lines import MeasuredText, Setting
from kdeck.plan.text.run import Runs


def even_width(runs: Runs, setting: Setting, width: float) -> float:
    """Find the least width at which runs have no more lines than at a width, to a point."""
    text = MeasuredText(runs, setting)
    count = len(list(text.extents(width)))
    if count == 1:
        return width
    low, high = max(width / count, text.longest_word()), width
    while high - low > 1:
        middle = (low + high) / 2
        if len(list(text.extents(middle))) > count:
            low = middle
        else:
            high = middle
    return high
