"""The charts of a slide as drawings: bars of numbers, and estimates between their ends."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kdeck.model.scene import Label, SceneItem
from kdeck.plan.deck.model import SlideBars, SlideChart
from kdeck.plan.master.layout import LINE_SPACING, Rect
from kdeck.plan.specimen.placing import circle, rectangle
from kdeck.plan.specimen.slidetext import Hand, centered, width_of

# The shares of a group of bars that its bars fill, and of a chart that lies left and right of the
# ends of its axis.
_FILLED, _SIDE = 0.69, 0.04
_RULE, _DOT, _KEY = 1.25, 12.0, 14.0


def bars(chart: SlideBars, hand: Hand) -> Iterator[SceneItem]:
    """Draw a group of bars for each name, with each number above its bar."""
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
            fill = palette.paper if number % 2 else palette.primary
            yield rectangle(box, fill, palette.primary)
            said = f"{_number(value, chart)}{chart.unit}"
            yield centered(said, box.x + box.width / 2, box.y - 5, small)
        yield centered(name, rect.x + group * (order + 0.5), foot + line, small)
    yield rectangle(Rect(rect.x, foot, rect.width, _RULE), palette.muted)


def _keys(chart: SlideBars, top: float, hand: Hand) -> Iterator[SceneItem]:
    """Name the series, each behind a square that looks like its bars."""
    palette = hand.palette
    left = chart.rect.x + 8
    for number, series in enumerate(chart.series):
        square = Rect(left, top + (hand.size * LINE_SPACING - _KEY) / 2, _KEY, _KEY)
        fill = palette.paper if number % 2 else palette.primary
        yield rectangle(square, fill, palette.primary)
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
        for order, words in enumerate(row.label):
            yield centered(words, rect.x + rect.width / 2, start + line * order + small.size, small)
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
