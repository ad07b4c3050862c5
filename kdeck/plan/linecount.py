"""How many lines runs make, without the lines: a deck asks this ten times for each it sets."""

from kdeck.plan.lines import MeasuredText, Setting, breaks
from kdeck.plan.run import Runs, run_text

# What rounding may add to a line, in ems.
_NEAR = 0.0005

WordWidths = tuple[tuple[float, float], ...]


def count_lines(runs: Runs, setting: Setting, width: float) -> int:
    """Count the lines that break_lines makes."""
    return sum(1 for _ in MeasuredText(runs, setting).extents(width))


def word_widths(runs: Runs, setting: Setting) -> WordWidths:
    """Give the width of each word and of the space after it, in points."""
    return tuple(MeasuredText(runs, setting).words())


def words_of(runs: Runs) -> tuple[str, ...]:
    """Give the words that word_widths measures."""
    text, start, words = run_text(runs), 0, []
    for shown, end in breaks(text):
        words.append(text[start:shown])
        start = end
    return tuple(words)


def count_words(words: WordWidths, width: float) -> int | None:
    """Count the lines that words fill; None where one is wider than a line, or there is none."""
    count, used, gap = 0, 0.0, 0.0
    for word, space in words:
        if word > width:
            return None
        used += gap + word
        if not count or used > width + _NEAR:
            count, used = count + 1, word
        gap = space
    return count or None
