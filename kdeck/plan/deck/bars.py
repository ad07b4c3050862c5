"""Numbers of a table as bars: a native chart, and the points of the topic beside it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from kdeck.model.block import Cell, Table
from kdeck.model.datafigure import DENOMINATORS
from kdeck.model.inline import plain_text
from kdeck.plan.deck.model import BarSeries, SlideBars
from kdeck.plan.master.layout import Idx, Rect
from kdeck.plan.text.lines import Setting, break_lines
from kdeck.plan.text.run import Run
from kdeck.theme.face import Family

_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,4})?")
_WHOLE = re.compile(r"(\d+|%)$")
_SIZES = (20.0, 18.0)
# So many groups of bars stand side by side with their names below them, and so many series.
_MOST_GROUPS, _MOST_SERIES = 6, 2
# The words of a title may be so wide, as a share of the chart; those of a name, of its group.
_WIDEST = 0.9


def slide_bars(table: Table, family: Family, rect: Rect) -> SlideBars | None:
    """Draw a table whose heading says what its numbers are shares of: '%', or 'out of 100'.

    None where it is no such table, or its names have no room below their bars.
    """
    unit = _unit(plain_text(table.header[0].inlines))
    columns = len(table.header) - 1
    if unit is None or not (table.row_headers and 1 <= columns <= _MOST_SERIES):
        return None
    rows = [[plain_text(cell.inlines).strip() for cell in row] for row in table.rows]
    if not 1 < len(rows) <= _MOST_GROUPS or not all(
        _NUMBER.fullmatch(cell) for row in rows for cell in row[1:]
    ):
        return None
    names = tuple(row[0] for row in rows)
    room = rect.width / len(rows) * _WIDEST
    small = Setting(family, _SIZES[1])
    if any(len(_lines(name, table.header[0], small, room)) > 1 for name in names):
        return None
    series = tuple(
        BarSeries(
            plain_text(table.header[column].inlines),
            tuple(Decimal(row[column]) for row in rows),
        )
        for column in range(1, columns + 1)
    )
    caption = plain_text(table.caption)
    setting = Setting(family, _SIZES[0], bold=True)
    title = _lines(caption, table.header[0], setting, rect.width * _WIDEST)
    head = plain_text(table.header[0].inlines)
    alt = _alt(caption, series, names, unit)
    return SlideBars(Idx.BODY, title, head, names, series, unit, rect, _SIZES, alt)


def _unit(heading: str) -> str | None:
    """Give what stands behind each number: a percent sign, or nothing for a count."""
    found = _WHOLE.search(heading)
    if found is None:
        return None
    if found[1] == "%":
        return "%"
    return "" if int(found[1]) in DENOMINATORS else None


def _lines(text: str, cell: Cell, setting: Setting, width: float) -> tuple[str, ...]:
    lines = break_lines((Run(text, cell.span),), setting, width)
    return tuple("".join(piece.text for piece in line.pieces).rstrip(" ") for line in lines)


def _alt(caption: str, bars: Sequence[BarSeries], names: Sequence[str], unit: str) -> str:
    """Say what a chart shows, from its numbers."""
    told = (
        f"{series.name}: "
        + ", ".join(f"{n} {value}{unit}" for n, value in zip(names, series.values, strict=True))
        for series in bars
    )
    return f"{caption}. {'; '.join(told)}."
