"""The charts of a slide as drawings: bars of numbers, and estimates between their ends."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kdeck.finding import Span
from kdeck.model.scene import Label, SceneItem
from kdeck.plan.deck.model import SlideBars, SlideChart, SlideLines
from kdeck.plan.drawn.axis import Axis
from kdeck.plan.drawn.seriesmarks import bar_shapes, line_shapes
from kdeck.plan.master.layout import INSET_X, LINE_SPACING, Rect
from kdeck.plan.specimen.placing import circle, rectangle
from kdeck.plan.specimen.slidetext import Hand, centered, width_of
from kdeck.plan.text.lines import Setting, text_lines

# The shares of a group of bars that its bars fill, and of a chart that lies left and right of the
# ends of its axis.
_FILLED, _SIDE = 0.69, 0.04
_NOWHERE = Span("")
_RULE, _DOT, _KEY, _PAD = 1.25, 12.0, 14.0, 12.0


def bars(chart: SlideBars, hand: Hand) -> Iterator[SceneItem]:
    """Draw a group of bars for each name, with each number above its bar."""
    if chart.lying:
        yield from _lying(chart, hand)
        return
    rect, palette = chart.rect, hand.palette
    title, small = _hands(chart.sizes, hand)
    line = small.size * LINE_SPACING
    top = rect.y + len(chart.title) * title.size * LINE_SPACING
    yield from _titled(chart.title, rect, title)
    if len(chart.series) > 1:
        yield from _keys(chart, top, small)
        top += line * 1.3
    foot = rect.y + rect.height - line * 1.3
    high = foot - top - line
    most = max(value for series in chart.series for value in series.values) or Decimal(1)
    group = rect.width / len(chart.names)
    wide = group * _FILLED / len(chart.series)
    for order, name in enumerate(chart.names):
        start = rect.x + group * (order + (1 - _FILLED) / 2)
        for number, series in enumerate(chart.series):
            value = series.values[order]
            tall = max(float(value / most) * high, 1.0)
            box = Rect(start + number * wide + 2, foot - tall, wide - 4, tall)
            yield from bar_shapes((box.x, box.y, box.width, box.height), number, small.size)
            said = f"{_number(value, chart)}{chart.unit}"
            yield centered(said, box.x + box.width / 2, box.y - 5, small)
        yield centered(name, rect.x + group * (order + 0.5), foot + line, small)
    yield rectangle(Rect(rect.x, foot, rect.width, _RULE), palette.muted)


def _lying(chart: SlideBars, hand: Hand) -> Iterator[SceneItem]:
    """Draw bars from the left, with the names before them and each number behind its bar."""
    rect, palette = chart.rect, hand.palette
    title, small = _hands(chart.sizes, hand)
    line = small.size * LINE_SPACING
    for number, said in enumerate(chart.title):
        y = rect.y + number * title.size * LINE_SPACING + title.size
        yield Label(said, rect.x + INSET_X, y, title.size, "start", title.ink, bold=True)
    top = rect.y + len(chart.title) * title.size * LINE_SPACING
    if len(chart.series) > 1:
        yield from _keys(chart, top, small)
        top += line * 1.3
    left, group = rect.x + rect.width * chart.lying, (rect.y + rect.height - top) / len(chart.names)
    room = rect.width * (1 - chart.lying) - small.size * 4
    most = chart.end
    high = group * _FILLED / len(chart.series)
    for order, name in enumerate(chart.names):
        start = top + group * order
        words = text_lines(name, _NOWHERE, Setting(small.family, small.size), left - rect.x - 12)
        first = start + group / 2 - (len(words) - 1) * line / 2 + small.size * 0.34
        for number, text in enumerate(words):
            yield Label(text, left - 8, first + number * line, small.size, "end", small.ink)
        for number, series in enumerate(chart.series):
            wide = max(float(series.values[order]) / float(most) * room, 1.0)
            y = start + group * (1 - _FILLED) / 2 + number * high
            yield from bar_shapes((left, y, wide, high - 2), number, small.size)
            if number_low := series.lows and series.lows[order] != series.values[order]:
                yield from _from_low(
                    float(series.lows[order] / Decimal(most)) * room + left,
                    left + wide,
                    y + high / 2,
                    bool(number),
                    hand,
                )
            said = f"{series.said[order] if number_low else _number(series.values[order], chart)}"
            at = (left + wide + 6, y + high / 2 + small.size * 0.34)
            yield Label(f"{said}{chart.unit}", *at, small.size, "start", small.ink)
    yield rectangle(Rect(left, top, _RULE, rect.y + rect.height - top), palette.muted)


def _from_low(
    low: float, high: float, middle: float, hollow: bool, hand: Hand
) -> Iterator[SceneItem]:
    ink = hand.palette.primary if hollow else hand.palette.paper
    yield rectangle(Rect(low, middle - 1, high - low, 2), ink)
    yield rectangle(Rect(low, middle - 5, 2, 10), ink)


def lines(chart: SlideLines, hand: Hand) -> Iterator[SceneItem]:
    """Draw lines over points, each named behind its last one."""
    rect, palette = chart.rect, hand.palette
    title, small = _hands(chart.sizes, hand)
    line = small.size * LINE_SPACING
    yield from _titled(chart.title, rect, title)
    across, up = (Axis(*ends) for ends in chart.axes)
    left, right = rect.x + rect.width * 0.09, rect.x + rect.width * (1 - chart.named)
    top = rect.y + len(chart.title) * title.size * LINE_SPACING + line
    foot = rect.y + rect.height - 2.4 * line

    def at(point: Decimal, value: Decimal) -> tuple[float, float]:
        x = float((point - across.low) / (across.high - across.low))
        y = float((value - up.low) / (up.high - up.low))
        return left + x * (right - left), foot - y * (foot - top)

    for tick in up.ticks:
        _, y = at(across.low, tick)
        yield rectangle(Rect(left, y, right - left, 1), palette.muted)
        words = f"{tick:f}".replace("-", "−")
        yield Label(words, left - 6, y + small.size * 0.34, small.size, "end", small.ink)
    for tick in across.ticks:
        x, _ = at(tick, up.low)
        yield centered(f"{tick:f}".replace("-", "−"), x, foot + line, small)
    yield centered(chart.measure, (left + right) / 2, foot + 2 * line, small)
    yield Label(chart.scale, rect.x, top - line * 0.4, small.size, "start", small.ink)
    for number, series in enumerate(chart.series):
        points = [at(*pair) for pair in zip(chart.points, series.values, strict=True)]
        yield from line_shapes(points, number, small.size)
        x, y = points[-1]
        words = f"{series.name} {series.values[-1]:f}{chart.unit}".replace("-", "−")
        yield Label(
            words, x + small.size * 0.7, y + small.size * 0.34, small.size, "start", small.ink
        )


def _keys(chart: SlideBars, top: float, hand: Hand) -> Iterator[SceneItem]:
    """Name the series, each behind a square that looks like its bars."""
    left = chart.rect.x + 8
    for number, series in enumerate(chart.series):
        square = Rect(left, top + (hand.size * LINE_SPACING - _KEY) / 2, _KEY, _KEY)
        yield from bar_shapes((square.x, square.y, _KEY, _KEY), number, hand.size)
        name = (left + _KEY + 6, top + hand.size)
        yield Label(series.name, *name, hand.size, "start", hand.ink)
        left = name[0] + width_of(series.name, hand) + 24


def chart(content: SlideChart, hand: Hand) -> Iterator[SceneItem]:
    """Draw estimates one below the other, each under its label, over an axis."""
    rect, palette = content.rect, hand.palette
    title, small = _hands(content.sizes, hand)
    line = small.size * LINE_SPACING
    yield from _titled(content.title, rect, title)
    top = rect.y + len(content.title) * title.size * LINE_SPACING + 6
    foot = rect.y + rect.height - line * (len(content.axis_title) + 1) - 6
    low, high, step = content.ends
    left, wide = rect.x + rect.width * _SIDE, rect.width * (1 - 2 * _SIDE)
    if content.columns:
        before, after = (each + _PAD for each in content.columns)
        left, wide = rect.x + before, rect.width - before - after

    def across(value: Decimal) -> float:
        return left + float((value - low) / (high - low)) * wide

    yield rectangle(Rect(across(content.line) - _RULE / 2, top, _RULE, foot - top), palette.muted)
    yield rectangle(Rect(left, foot, wide, _RULE), palette.muted)
    tick = low
    while tick <= high:
        yield rectangle(Rect(across(tick) - _RULE / 2, foot, _RULE, 5), palette.muted)
        yield centered(f"{tick}".replace("-", "−"), across(tick), foot + line, small)
        tick += step
    for number, words in enumerate(content.axis_title, 2):
        yield centered(words, rect.x + rect.width / 2, foot + line * number, small)
    room = (foot - top) / len(content.rows)
    for number, row in enumerate(content.rows):
        start = top + number * room + max(room - line * (len(row.label) + 1), 0.0) / 2
        middle = start + line * len(row.label) + line / 2
        if content.columns:
            middle = top + (number + 0.5) * room
            base = middle + small.size / 3
            yield Label(" ".join(row.label), rect.x, base, small.size, "start", small.ink)
            yield Label(row.said, left + wide + _PAD, base, small.size, "start", small.ink)
        else:
            for order, words in enumerate(row.label):
                base = start + line * order + small.size
                yield centered(words, rect.x + rect.width / 2, base, small)
        ends = across(row.low), across(row.high)
        yield rectangle(Rect(ends[0], middle - 1, ends[1] - ends[0], 2), palette.primary)
        for end in ends:
            yield rectangle(Rect(end - 1, middle - 6, 2, 12), palette.primary)
        dot = Rect(across(row.value) - _DOT / 2, middle - _DOT / 2, _DOT, _DOT)
        yield circle(dot, palette.primary)


def _hands(sizes: tuple[float, float], hand: Hand) -> tuple[Hand, Hand]:
    title, text = sizes
    return replace(hand, size=title, bold=True), replace(hand, size=text)


def _titled(lines: tuple[str, ...], rect: Rect, hand: Hand) -> Iterator[Label]:
    for number, words in enumerate(lines):
        y = rect.y + number * hand.size * LINE_SPACING + hand.size
        yield centered(words, rect.x + rect.width / 2, y, hand)


def _number(value: Decimal, chart: SlideBars) -> str:
    """Write each number with as many decimals as the one that has the most."""
    exponents = [value.as_tuple().exponent for each in chart.series for value in each.values]
    decimals = max(-exponent for exponent in exponents if isinstance(exponent, int))
    return f"{value:.{max(decimals, 0)}f}"
