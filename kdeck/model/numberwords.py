"""The numbers of a data figure in words: sentences to print, and what stands for the drawing."""

from collections.abc import Iterator
from decimal import Decimal

from kdeck.language.catalog import catalog
from kdeck.language.listing import listed
from kdeck.model.datafigure import Count, Estimate, IconArray, IconGroup, Intervals
from kdeck.model.inline import Inlines, Strong, Text, plain_text

_NO_BREAK = "\u00a0"
_MINUS = "\u2212"
_MARKS = (".", "!", "?")


def icon_sentences(array: IconArray, language: str) -> tuple[Inlines, ...]:
    """Word each group in both frames: how many there are, and how many others."""
    return tuple(_frames(group, array.of, language) for group in array.groups)


def icon_lines(array: IconArray, language: str) -> tuple[Inlines, ...]:
    """Word each group in both frames on a line, below a caption that names the denominator."""
    return tuple(_short_frames(group, array.of, language) for group in array.groups)


def icon_context(array: IconArray, language: str, *, timed: bool = False) -> Inlines:
    """Word the time, unless it is told already, and the comparison, or that there was none.

    A comparison that its author ended as a sentence needs no word before it.
    """
    say, span = catalog(language), array.span
    compared: Inlines = (Text(say["number-alone"], span),)
    if plain_text(array.comparison).endswith(_MARKS):
        compared = array.comparison
    elif array.comparison:
        compared = (Text(f"{say['number-comparison']} ", span), *ended(array.comparison))
    if timed:
        return compared
    time = (Text(f"{say['number-time']} ", span), *ended(array.time))
    return (*time, Text(" ", span), *compared)


def icon_alt(group: IconGroup, of: int, language: str) -> str:
    """Say how a group is drawn; what it means is in the sentence that is printed with it."""
    parts = listed(tuple(_drawn(group.count, of, language)), language)
    return catalog(language)["number-figures"].format(of=of, parts=parts)


def _drawn(count: Count, of: int, language: str) -> Iterator[str]:
    say = catalog(language)
    yield say["number-filled"].format(count=count.low)
    if count.high > count.low:
        yield say["number-half"].format(count=count.high - count.low)
    yield say["number-empty"].format(count=of - count.high)


def interval_sentences(intervals: Intervals, language: str) -> tuple[Inlines, ...]:
    """Word each estimate with its unit and its interval."""
    return tuple(_estimate(estimate, intervals, language) for estimate in intervals.estimates)


def interval_context(intervals: Intervals, language: str) -> Inlines:
    """Word what is measured, what the line means and its two sides, and the time."""
    say, scale, span = catalog(language), intervals.scale, intervals.span
    words = say["number-scale"].format(
        line=signed(scale.line),
        label=plain_text(scale.line_label),
        below=plain_text(scale.below),
        above=plain_text(scale.above),
    )
    between = Text(f" {words} {say['number-time']} ", span)
    return (*ended(scale.measure), between, *ended(intervals.time))


def interval_alt(intervals: Intervals, language: str) -> str:
    """Say how the estimates are drawn, and where each interval lies of the line.

    The numbers are in the sentences that are printed with it.
    """
    say, scale = catalog(language), intervals.scale
    at, label = signed(scale.line), plain_text(scale.line_label)
    found = (
        say[f"number-{_side(estimate, intervals)}"].format(
            estimate=plain_text(estimate.label), at=at, label=label
        )
        for estimate in intervals.estimates
    )
    return f"{say['number-points']} {' '.join(found)}"


def interval_text(estimate: Estimate, language: str) -> str:
    """Write an estimate and the ends of its interval."""
    return f"{signed(estimate.value)} ({_ends(estimate, language)})"


def interval_sides(intervals: Intervals, language: str) -> str:
    """Word what the two sides of the line mean."""
    scale = intervals.scale
    below, above = plain_text(scale.below), plain_text(scale.above)
    return catalog(language)["number-sides"].format(below=below, above=above)


def signed(number: Decimal) -> str:
    """Write a number with the minus sign of print."""
    return format(number, "f").replace("-", _MINUS)


def _frames(group: IconGroup, of: int, language: str) -> Inlines:
    span = group.span
    return (
        Strong((*group.label, Text(":", span)), span),
        Text(f" {_out_of(group.count, of, language)} ", span),
        *ended(group.they),
        Text(f" {_out_of(group.count.rest(of), of, language)} ", span),
        *ended(group.others),
    )


def _short_frames(group: IconGroup, of: int, language: str) -> Inlines:
    say, span = catalog(language), group.span
    about = group.count.about or group.count.high > group.count.low
    line = say["number-line-about" if about else "number-line"]
    many = Text(line.format(number=_number(group.count, language)), span)
    return (
        Strong((*group.label, many, *group.they, Text(",", span)), span),
        Text(f" {_number(group.count.rest(of), language)} ", span),
        *group.others,
    )


def _number(count: Count, language: str) -> str:
    if count.low == count.high:
        return str(count.low)
    between = "number-or" if count.high == count.low + 1 else "number-to"
    return catalog(language)[between].format(low=count.low, high=count.high)


def _out_of(count: Count, of: int, language: str) -> str:
    say = catalog(language)
    about = count.about or count.high > count.low
    words = say["number-about" if about else "number-out-of"]
    return words.format(number=_number(count, language), of=of)


def _estimate(estimate: Estimate, intervals: Intervals, language: str) -> Inlines:
    label = Strong((*estimate.label, Text(":", estimate.span)), estimate.span)
    return (label, Text(f" {_values(estimate, intervals, language)}.", estimate.span))


def _values(estimate: Estimate, intervals: Intervals, language: str) -> str:
    scale = intervals.scale
    return catalog(language)["number-interval"].format(
        value=signed(estimate.value),
        unit=plain_text(scale.unit),
        level=scale.level,
        ends=_ends(estimate, language),
    )


def _ends(estimate: Estimate, language: str) -> str:
    to = catalog(language)["number-to"]
    ends = to.format(low=signed(estimate.low), high=signed(estimate.high))
    return ends.replace(" ", _NO_BREAK)


def _side(estimate: Estimate, intervals: Intervals) -> str:
    line = intervals.scale.line
    if estimate.low <= line <= estimate.high:
        return "across"
    return "below" if estimate.high < line else "above"


def ended(inlines: Inlines) -> Inlines:
    """End words as a sentence."""
    if plain_text(inlines).rstrip().endswith(_MARKS):
        return inlines
    return (*inlines, Text(".", inlines[-1].span))
