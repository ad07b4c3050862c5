"""The numbers of bars and lines in words: sentences, what they are out of, and an alt text."""

from kdeck.language.catalog import catalog
from kdeck.model.datafigure import Amount, Bars, Lines
from kdeck.model.inline import Inlines, Strong, Text, plain_text
from kdeck.model.numberwords import ended, signed

_NO_BREAK = "\u00a0"
PERCENT = "%"


def chart_sentences(chart: Bars | Lines, language: str) -> tuple[Inlines, ...]:
    """Word the numbers: of each name in all series, or of each series at all points."""
    if isinstance(chart, Lines):
        at = tuple(f"{plain_text(chart.measure)} {signed(point)}" for point in chart.points)
        return tuple(
            _told(
                series.name,
                ", ".join(
                    f"{point}: {amount_text(amount, chart, language)}"
                    for point, amount in zip(at, series.amounts, strict=True)
                ),
                chart,
            )
            for series in chart.series
        )
    alone = len(chart.series) == 1
    return tuple(
        _told(
            name,
            ", ".join(
                f"{'' if alone else plain_text(series.name) + ' '}"
                f"{amount_text(series.amounts[number], chart, language)}"
                for series in chart.series
            ),
            chart,
        )
        for number, name in enumerate(chart.names)
    )


def chart_context(chart: Bars | Lines, language: str) -> Inlines:
    """Word what the numbers are out of, or their unit, and the time."""
    say, span = catalog(language), chart.span
    time = (Text(f"{say['number-time']} ", span), *ended(chart.time))
    if chart.of:
        return (Text(f"{say['number-each'].format(of=chart.of)} ", span), *time)
    unit = plain_text(chart.unit)
    if unit == PERCENT:
        return time
    return (Text(f"{say['number-unit'].format(unit=unit)} ", span), *time)


def axis_words(chart: Bars | Lines, language: str) -> str:
    """Name the axis of the numbers: what they are out of, or their unit."""
    if chart.of:
        return catalog(language)["number-axis"].format(of=chart.of)
    return plain_text(chart.unit)


def chart_alt(chart: Bars | Lines, language: str) -> str:
    """Say how the numbers are drawn, and each of them."""
    say = catalog(language)
    drawn = say["number-bars" if isinstance(chart, Bars) else "number-lines"]
    return " ".join((drawn, *map(plain_text, chart_sentences(chart, language))))


def amount_text(amount: Amount, chart: Bars | Lines, language: str) -> str:
    """Write a number with its denominator or its unit."""
    number = drawn_amount(amount, chart, language)
    if chart.of:
        return catalog(language)["number-out-of"].format(number=number, of=chart.of)
    unit = plain_text(chart.unit)
    return number if unit == PERCENT else f"{number}{_NO_BREAK}{unit}"


def drawn_amount(amount: Amount, chart: Bars | Lines, language: str) -> str:
    """Write a number as it stands in a drawing, where all are out of or in the same."""
    number = range_text(amount, language)
    return f"{number}{PERCENT}" if plain_text(chart.unit) == PERCENT else number


def range_text(amount: Amount, language: str) -> str:
    """Write a number, or both ends of a range."""
    if amount.low == amount.high:
        return signed(amount.high)
    to = catalog(language)["number-to"]
    return to.format(low=signed(amount.low), high=signed(amount.high)).replace(" ", _NO_BREAK)


def _told(name: Inlines, numbers: str, chart: Bars | Lines) -> Inlines:
    label = Strong((*name, Text(":", chart.span)), chart.span)
    return (label, Text(f" {numbers}.", chart.span))
