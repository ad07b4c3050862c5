"""The workbook behind a chart: what PowerPoint opens when a person edits the numbers."""

from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO

import xlsxwriter

from kdeck.plan.deck.model import SlideBars, SlideChart
from kdeck.render.pptx.package import repack

SHEET = "Numbers"
# Columns: the name, the estimate, both ends, and how high each end stands on the chart.
HEADS = ("Name", "Estimate", "Low", "High", "Height", "Height of the other end")


@lru_cache(maxsize=16)
def workbook(chart: SlideChart) -> bytes:
    """Write the rows of a chart, the same bytes each time."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": " ".join(chart.title), "created": datetime(1980, 1, 1)})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, len(HEADS) - 1, 14)
    sheet.write_row(0, 0, (HEADS[0], chart.measure, *HEADS[2:]), book.add_format({"bold": True}))
    for number, (row, place) in enumerate(zip(chart.rows, places(chart), strict=True), 1):
        sheet.write_string(number, 0, row.name)
        numbers = (row.value, row.low, row.high, place, place)
        sheet.write_row(number, 1, tuple(map(float, numbers)))
    book.close()
    return repack(buffer.getvalue())


@lru_cache(maxsize=16)
def bar_workbook(chart: SlideBars) -> bytes:
    """Write the names and the series of bars, the same bytes each time."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": " ".join(chart.title), "created": datetime(1980, 1, 1)})
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, len(chart.series), 24)
    heads = (chart.measure, *(series.name for series in chart.series))
    sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
    for number, name in enumerate(chart.names, 1):
        sheet.write_string(number, 0, name)
        sheet.write_row(number, 1, [float(s.values[number - 1]) for s in chart.series])
    book.close()
    return repack(buffer.getvalue())


def places(chart: SlideChart) -> tuple[Decimal, ...]:
    """Place the first row at the top: heights count from 1 at the foot."""
    return tuple(Decimal(number) for number in range(len(chart.rows), 0, -1))
