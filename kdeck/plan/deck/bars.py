"""Numbers of a table as bars: a native chart, beside the points of the topic or alone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from kdeck.finding import Span
from kdeck.language.catalog import catalog
from kdeck.model.block import Table
from kdeck.model.chartwords import PERCENT, range_text
from kdeck.model.datafigure import DENOMINATORS, Amount
from kdeck.model.inline import Cite, plain_text
from kdeck.plan.deck.model import BarSeries, SlideBars
from kdeck.plan.drawn.axis import axis_between
from kdeck.plan.master.layout import Idx, Rect
from kdeck.plan.text.lines import Setting, natural_width, text_lines
from kdeck.plan.text.run import Run
from kdeck.plan.text.tablewhole import table_whole
from kdeck.theme.face import Family

CHART_SIZES, LYING_SIZES = (20.0, 18.0), (18.0, 18.0)
# The words of a title may be so wide, as a share of the chart; those of a name, of its group; those
# of names left of their bars, of the chart.
WIDEST, _NAMES = 0.9, 0.46
_NUMBER = r"\d{1,6}(?:\.\d{1,4})?"
_BRACKETS = re.compile(r" \([^()]*\)$")
# So many groups of bars stand side by side with their names below them, so many lie, and so many
# series.
_MOST_GROUPS, _MOST_LYING, _MOST_SERIES = 6, 7, 2
# A bar that lies is as high as its number, and stands off the next group.
_TITLE, _KEYS = 1.5, 2.0
_ROW, _BETWEEN, _LINE = 20.0, 4.0, 1.2


def slide_bars(table: Table, language: str, family: Family, rect: Rect) -> SlideBars | None:
    """Draw a table whose heading says what its numbers are shares of: '%', or 'out of 100'.

    None where it is no such table, or its names have no room below their bars.
    """
    read = _read(table, language)
    if read is None:
        return None
    names, series, _ = read
    if not stands(names, series, table.span, family, rect):
        return None
    return _made(table, read, family, rect, Idx.BODY)


def lying_bars(table: Table, language: str, family: Family, area: Rect) -> SlideBars | None:
    """Draw such a table as bars that lie, alone under a title; None where they have no room.

    Where names are long, what stands in brackets at their ends is told in the alt text alone.
    """
    read = _read(table, language)
    if read is None:
        return None
    names, series, unit = read
    small = Setting(family, LYING_SIZES[1])
    if any(len(text_lines(n, table.span, small, area.width * _NAMES)) > 1 for n in names):
        names = tuple(_BRACKETS.sub("", name) for name in names)
    high = len(series) * _ROW
    groups = (
        max(high, len(text_lines(n, table.span, small, area.width * _NAMES)) * small.size * _LINE)
        + _BETWEEN
        for n in names
    )
    heads = (len(series) > 1) * small.size * _KEYS + LYING_SIZES[0] * _TITLE
    if len(names) > _MOST_LYING or sum(groups) + heads > area.height:
        return None
    alone = _made(table, (names, series, unit), family, area, None)
    return replace(alone, alt=_alt(plain_text(table.caption), series, read[0], unit))


def stands(
    names: Sequence[str], series: Sequence[BarSeries], span: Span, family: Family, rect: Rect
) -> bool:
    """Say whether bars can stand with their names below them: few short names, and no ranges."""
    room = rect.width / len(names) * WIDEST
    small = Setting(family, CHART_SIZES[1])
    return (
        1 < len(names) <= _MOST_GROUPS
        and len(series) <= _MOST_SERIES
        and not any(each.lows for each in series)
        and all(len(text_lines(name, span, small, room)) == 1 for name in names)
    )


def axis_end(series: Sequence[BarSeries]) -> Decimal:
    """Choose where an axis from zero ends."""
    return axis_between(Decimal(0), *(value for each in series for value in each.values)).high


def lying_share(names: Sequence[str], span: Span, family: Family, rect: Rect) -> float:
    """Give the share of a chart that names take left of their bars."""
    small = Setting(family, LYING_SIZES[1])
    widest = max(natural_width((Run(name, span),), small) for name in names)
    return min(widest * 1.08 / rect.width + 0.01, _NAMES)


def bar_series(name: str, amounts: tuple[Amount, ...], language: str) -> BarSeries:
    """Make a series of numbers, with their ranges in words."""
    lows, highs = tuple(a.low for a in amounts), tuple(a.high for a in amounts)
    if lows == highs:
        return BarSeries(name, highs)
    return BarSeries(name, highs, lows, tuple(range_text(a, language) for a in amounts))


_Read = tuple[tuple[str, ...], tuple[BarSeries, ...], str]


def _read(table: Table, language: str) -> _Read | None:
    """Give the names, the series and the unit of a table of shares; None where it is none."""
    said = (plain_text(table.header[0].inlines), plain_text(table.caption))
    unit = next((unit for unit in map(_unit, said) if unit is not None), None)
    columns = len(table.header) - 1
    if unit is None or not (table.row_headers and 1 <= columns <= _MOST_SERIES):
        return None
    amount = _amount(language)
    found = [
        [amount.fullmatch(plain_text(cell.inlines).strip()) for cell in row[1:]]
        for row in table.rows
    ]
    rows = [[match for match in row if match] for row in found]
    if len(rows) < _MOST_SERIES or any(len(row) < columns for row in rows):
        return None
    # What a name cites stands at the foot of the slide.
    names = tuple(
        plain_text(tuple(i for i in row[0].inlines if not isinstance(i, Cite))).strip()
        for row in table.rows
    )
    made = []
    for column, head in enumerate(table.header[1:]):
        lows = tuple(Decimal(row[column][1]) for row in rows)
        highs = tuple(Decimal(row[column][2] or row[column][1]) for row in rows)
        amounts = map(Amount, lows, highs)
        made.append(bar_series(plain_text(head.inlines), tuple(amounts), language))
    return names, tuple(made), unit


def _made(table: Table, read: _Read, family: Family, rect: Rect, idx: int | None) -> SlideBars:
    names, series, unit = read
    caption = plain_text(table.caption)
    sizes = CHART_SIZES if idx is not None else LYING_SIZES
    setting = Setting(family, sizes[0], bold=True)
    title = text_lines(caption, table.span, setting, rect.width * WIDEST)
    head = plain_text(table.header[0].inlines)
    return SlideBars(
        idx=idx,
        title=tuple(title),
        measure=head,
        names=names,
        series=series,
        unit=unit,
        rect=rect,
        sizes=sizes,
        alt=_alt(caption, series, names, unit),
        lying=0.0 if idx is not None else lying_share(names, table.span, family, rect),
        end=axis_end(series),
    )


@lru_cache(maxsize=4)
def _amount(language: str) -> re.Pattern[str]:
    """Match a number, or two with a dash or the word of the language between them."""
    between = catalog(language)["number-to"].format(low="|", high="|").split("|")[1]
    return re.compile(rf"({_NUMBER})(?:(?:\u2013|{re.escape(between)})({_NUMBER}))?")


def _unit(heading: str) -> str | None:
    """Give what stands behind each number: a percent sign, or nothing for a count."""
    whole = table_whole(heading)
    if whole is None or whole == PERCENT:
        return whole
    return "" if int(whole) in DENOMINATORS else None


def _alt(caption: str, bars: Sequence[BarSeries], names: Sequence[str], unit: str) -> str:
    """Say what a chart shows, from its numbers."""
    told = (
        f"{series.name}: "
        + ", ".join(f"{name} {series.label(n)}{unit}" for n, name in enumerate(names))
        for series in bars
    )
    return f"{caption}. {'; '.join(told)}."
