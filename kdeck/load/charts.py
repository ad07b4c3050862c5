"""From the divs of bars and lines, each with one pipe table of numbers, to their nodes.

The first column names what is told, or counts where on a line it stands; each other column is a
series. What cannot be drawn is refused with the row where it stands: no chart is drawn without it.
"""

import re
from decimal import Decimal
from itertools import pairwise

from kdeck.finding import Severity, several
from kdeck.load.blocks import BlockReader, Div
from kdeck.load.datafigures import context_words, figure_table, full_rows
from kdeck.load.printed import printed_text
from kdeck.model.block import Blocks, Cell, Table
from kdeck.model.chartwords import PERCENT
from kdeck.model.datafigure import Amount, Bars, Lines, Series
from kdeck.model.inline import Inlines, Text, plain_text

CHART_ATTRIBUTES = ("caption", "time", "of", "unit")
# What can be told apart on a slide without color, and read from afar.
MOST_SERIES, MOST_BARS, MOST_POINTS = 3, 12, 12
_FEWEST = 2
_PERCENT = Decimal(100)
_NUMBER = r"[-\u2212]?\d{1,7}(?:\.\d{1,4})?"
_AMOUNT = re.compile(rf"({_NUMBER})(?:\s*(?:-|\u2013|to)\s*({_NUMBER}))?")
_OF = re.compile(r"[1-9]\d{0,5}")

Rows = list[tuple[Cell, ...]]


def read_bars(reader: BlockReader, div: Div) -> Blocks:
    """Read bars; none where they cannot be drawn."""
    read = _Reader(reader, div)
    table, rows = read.table()
    series = read.series(table, rows, ranges=True)
    bars = len(rows) * len(series)
    if bars > MOST_BARS:
        read.beyond(f"the figure has {bars} bars, not {MOST_BARS} at most", "part it into two")
    if any(amount.low < 0 for each in series for amount in each.amounts):
        read.beyond("a bar is below zero", "use '.lines', or say how far it fell as a number")
    context = read.context()
    if read.failed or table is None or context is None:
        return ()
    of, unit, caption, time = context
    names = tuple(row[0].inlines for row in rows)
    measure, span = table.header[0].inlines, reader.findings.span(div.line)
    return (Bars(names, series, measure, of, unit, caption, time, span),)


def read_lines(reader: BlockReader, div: Div) -> Blocks:
    """Read lines over points that rise; none where they cannot be drawn."""
    read = _Reader(reader, div)
    table, rows = read.table()
    series = read.series(table, rows, ranges=False)
    points = read.points(rows)
    context = read.context()
    if read.failed or table is None or context is None:
        return ()
    of, unit, caption, time = context
    measure, span = table.header[0].inlines, reader.findings.span(div.line)
    return (Lines(points, series, measure, of, unit, caption, time, span),)


class _Reader:
    """Read the parts of one chart, and know whether one of them was wrong."""

    def __init__(self, reader: BlockReader, div: Div) -> None:
        self._reader, self._div = reader, div
        self._before = self._errors

    @property
    def failed(self) -> bool:
        return self._errors > self._before

    @property
    def _errors(self) -> int:
        return sum(f.severity is Severity.ERROR for f in self._reader.findings.found)

    def table(self) -> tuple[Table | None, Rows]:
        table = figure_table(self._reader, self._div)
        columns = len(table.header) if table else 0
        if table and not _FEWEST <= columns <= MOST_SERIES + 1:
            problem = f"its table has {several(columns, 'column')}, not 2 to {MOST_SERIES + 1}"
            self._reader.misfit(self._div, f"{problem} (what is told, then each series)")
            return None, []
        if table is None:
            return None, []
        heads = [plain_text(cell.inlines).strip() for cell in table.header]
        for head in sorted({head for head in heads if not head or heads.count(head) > 1}):
            message = f"two columns are called '{head}'" if head else "a column has no heading"
            self._error("chart-name", message, "call each by what it shows", table.span.line)
        named = tuple(f"'{head}'" for head in heads)
        return table, full_rows(self._reader, table, named)

    def context(self) -> tuple[int, Inlines, Inlines, Inlines] | None:
        """Give the denominator, or 0, the unit, the caption and the time."""
        reader, div = self._reader, self._div
        caption, time = (context_words(reader, div, key) for key in ("caption", "time"))
        of = self._of()
        words = printed_text(div.attributes.values.get("unit", ""), reader.findings, div.line)
        if of is None or (not of) == (not words):
            if of is not None:
                self._unit(div.attributes.name, both=bool(of))
            return None
        unit: Inlines = (Text(words, reader.findings.span(div.line)),) if words else ()
        return of, unit, caption, time

    def series(self, table: Table | None, rows: Rows, *, ranges: bool) -> tuple[Series, ...]:
        if table is None:
            return ()
        read = [[self._amount(cell, ranges=ranges) for cell in row[1:]] for row in rows]
        columns = zip(table.header[1:], zip(*read, strict=True), strict=True) if read else ()
        return tuple(
            Series(head.inlines, tuple(amount for amount in column if amount))
            for head, column in columns
        )

    def points(self, rows: Rows) -> tuple[Decimal, ...]:
        found = [self._amount(row[0], ranges=False, bound=False) for row in rows]
        points = tuple(amount.high for amount in found if amount)
        for (before, after), row in zip(pairwise(points), rows[1:], strict=False):
            if after <= before:
                message = f"the point {after} does not come after {before}"
                hint = "write the points in the order in which they come, each once"
                self._error("chart-limit", message, hint, row[0].span.line)
        if rows and not _FEWEST <= len(rows) <= MOST_POINTS:
            message = f"the lines have {several(len(rows), 'point')}, not 2 to {MOST_POINTS}"
            self.beyond(message, "leave out points, or use '.bars' for one")
        return points

    def beyond(self, message: str, hint: str) -> None:
        self._error("chart-limit", message, hint, self._div.line)

    def _of(self) -> int | None:
        text = self._div.attributes.values.get("of", "")
        if text and not _OF.fullmatch(text):
            hint = 'write of="100" for counts out of 100'
            self._error("chart-unit", f"'{text}' is not a denominator", hint, self._div.line)
            return None
        return int(text or 0)

    def _unit(self, name: str, *, both: bool) -> None:
        message = f"the '{name}' have a unit and a denominator, of which one is enough"
        hint = "remove unit= where the numbers are counts out of the denominator"
        if not both:
            message = f"the '{name}' have no unit and no denominator"
            hint = 'add unit="points", unit="%", or of="100" for counts out of 100'
        self._error("chart-unit", message, hint, self._div.line)

    @property
    def _most(self) -> Decimal | None:
        """Give what no share may be above; none where the numbers are no shares."""
        values = self._div.attributes.values
        if values.get("unit", "").strip() == PERCENT:
            return _PERCENT
        return Decimal(values["of"]) if _OF.fullmatch(values.get("of", "")) else None

    def _amount(self, cell: Cell, *, ranges: bool, bound: bool = True) -> Amount | None:
        text, line = plain_text(cell.inlines).strip(), cell.span.line
        found = _AMOUNT.fullmatch(text)
        if found is None or (found[2] and not ranges):
            hint = "write a number with a point, such as 36.8; its unit stands in unit="
            if ranges:
                hint = "write a number such as 36.8, or a range such as 8-19; its unit is in unit="
            self._error("chart-number", f"'{text}' is not a number", hint, line)
            return None
        low, high = (Decimal(n.replace("\u2212", "-")) for n in (found[1], found[2] or found[1]))
        if low > high:
            hint = f"write {high}-{low}"
            self._error("chart-limit", f"the range '{text}' is reversed", hint, line)
        most = self._most if bound else None
        if low <= high and most is not None and not 0 <= low <= high <= most:
            hint = "correct the number, or the denominator in of="
            message = f"'{text}' is not between 0 and {most}"
            self._error("chart-limit", message, hint, line)
        return Amount(low, high)

    def _error(self, code: str, message: str, hint: str, line: int | None) -> None:
        self._reader.findings.error(code, message, hint, line)
