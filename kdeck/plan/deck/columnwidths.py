"""The widths of the columns of a table on a slide, at which its rows are lowest."""

from collections.abc import Sequence
from itertools import permutations

from kdeck.plan.master.layout import INSET_X
from kdeck.plan.text.lines import Setting, count_lines, longest_word
from kdeck.plan.text.run import Runs, run_text
from kdeck.plan.text.tablewidth import at_least, shares

# Programs set lines a little wider than we measure.
_SLACK = 0.97
# What goes from one column to another at once, in points.
_STEPS = (48.0, 24.0, 12.0, 6.0)
# How much the lines of all cells count beside those of the highest of each row, which space it.
_ALL = 0.02

Row = tuple[Runs, ...]


class Columns:
    """Share a width out to the columns of rows, and count the lines of a row there."""

    def __init__(self, rows: Sequence[Row], setting: Setting, width: float) -> None:
        self._setting = setting
        self._columns = tuple(zip(*rows, strict=True))
        self._width = width
        self._known: dict[tuple[int, float], tuple[int, ...]] = {}

    @property
    def widths(self) -> tuple[float, ...]:
        """Give the widths: shares of the text, and then whatever makes the rows lower."""
        least = self._least()
        texts = [tuple(map(run_text, column)) for column in self._columns]
        found = at_least([share * self._width for share in shares(texts)], least)
        if sum(least) >= self._width:
            # On narrow slides a share may be narrower than a word.
            return tuple(found)
        best, lines = list(found), self._lines(found)
        for step in _STEPS:
            while True:
                ways = list(self._moved(best, least, step))
                fewest = min(map(self._lines, ways), default=lines)
                if fewest >= lines:
                    break
                best, lines = next(w for w in ways if self._lines(w) == fewest), fewest
        return tuple(best)

    def _least(self) -> list[float]:
        return [
            max(longest_word(cell, self._setting) for cell in column) / _SLACK + 2 * INSET_X
            for column in self._columns
        ]

    @staticmethod
    def _moved(widths: list[float], least: list[float], step: float) -> list[list[float]]:
        ways = []
        for giving, taking in permutations(range(len(widths)), 2):
            if widths[giving] - step >= least[giving]:
                way = list(widths)
                way[giving] -= step
                way[taking] += step
                ways.append(way)
        return ways

    def _lines(self, widths: Sequence[float]) -> float:
        columns = [self._counts(number, width) for number, width in enumerate(widths)]
        rows = list(zip(*columns, strict=True))
        return float(sum(map(max, rows))) + _ALL * sum(map(sum, rows))

    def _counts(self, number: int, width: float) -> tuple[int, ...]:
        key = (number, round(width, 2))
        if key not in self._known:
            cells = self._columns[number]
            self._known[key] = tuple(lines_in(cell, self._setting, width) for cell in cells)
        return self._known[key]


def lines_in(cell: Runs, setting: Setting, width: float) -> int:
    """Count the lines of a cell in a column of a width."""
    return count_lines(cell, setting, (width - 2 * INSET_X) * _SLACK)
