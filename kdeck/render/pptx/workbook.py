"""The workbook behind a chart: what PowerPoint opens when a person edits the numbers."""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from kdeck.plan.deck.model import SlideBars, SlideChart, SlideLines
from kdeck.render.pptx.package import repack

if TYPE_CHECKING:
    from xlsxwriter import Workbook

SHEET = "Numbers"
# How far the range of a number goes down from it.
_SPAN = "Range"
# Columns: the name, the estimate, both ends, and how high each end stands on the chart; then, where
# names and numbers stand in columns, the ends of the axis, beside which they do.
HEADS = ("Name", "Estimate", "Low", "High", "Height", "Height of the other end")
EDGES = ("Left edge", "Right edge")


@lru_cache(maxsize=16)
def workbook(chart: SlideChart) -> bytes:
    """Write the rows of a chart, the same bytes each time."""
    buffer = BytesIO()
    book = _open(buffer)
    book.set_properties({"title": " ".join(chart.title), "created": datetime(1980, 1, 1)})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 40)
    edges = EDGES if chart.columns else ()
    sheet.set_column(1, len(HEADS) + len(edges) - 1, 14)
    heads = (HEADS[0], chart.measure, *HEADS[2:], *edges)
    sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
    for number, (row, place) in enumerate(zip(chart.rows, places(chart), strict=True), 1):
        sheet.write_string(number, 0, row.name)
        ends = chart.ends[: len(edges)]
        numbers = (row.value, row.low, row.high, place, place, *ends)
        sheet.write_row(number, 1, tuple(map(float, numbers)))
    book.close()
    return repack(buffer.getvalue())


@lru_cache(maxsize=16)
def bar_workbook(chart: SlideBars) -> bytes:
    """Write the names and the series of bars, the same bytes each time.

    Behind the series stands, for each that has ranges, how far down from its number each goes.
    """
    buffer = BytesIO()
    book = _open(buffer)
    book.set_properties({"title": " ".join(chart.title), "created": datetime(1980, 1, 1)})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, len(chart.series), 24)
    ranged = [series for series in chart.series if series.ranges]
    spans = (f"{series.name}: {_SPAN}" for series in ranged)
    heads = (chart.measure, *(series.name for series in chart.series), *spans)
    sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
    for number, name in enumerate(chart.names, 1):
        at = number - 1
        sheet.write_string(number, 0, name)
        sheet.write_row(number, 1, [float(series.values[at]) for series in chart.series])
        for column, series in enumerate(ranged, 1 + len(chart.series)):
            if at in series.ranges:
                span = series.values[at] - series.lows[at]
                sheet.write_number(number, column, float(span))
    book.close()
    return repack(buffer.getvalue())


@lru_cache(maxsize=16)
def line_workbook(chart: SlideLines) -> bytes:
    """Write the points and the series of lines, the same bytes each time."""
    buffer = BytesIO()
    book = _open(buffer)
    book.set_properties({"title": " ".join(chart.title), "created": datetime(1980, 1, 1)})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, len(chart.series), 24)
    heads = (chart.measure, *(series.name for series in chart.series))
    sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
    for number, point in enumerate(chart.points, 1):
        numbers = (point, *(series.values[number - 1] for series in chart.series))
        sheet.write_row(number, 0, tuple(map(float, numbers)))
    book.close()
    return repack(buffer.getvalue())


def places(chart: SlideChart) -> tuple[Decimal, ...]:
    """Place the first row at the top: heights count from 1 at the foot."""
    return tuple(Decimal(number) for number in range(len(chart.rows), 0, -1))


def _open(buffer: BytesIO) -> "Workbook":
    from xlsxwriter import Workbook

    return Workbook(buffer, {"in_memory": True})
