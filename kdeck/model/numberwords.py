"""The numbers of a data figure in words: sentences to print, and what stands for the drawing."""

from decimal import Decimal

from kdeck.model.datafigure import Count, Estimate, IconArray, IconGroup, Intervals
from kdeck.model.inline import Inlines, Strong, Text, plain_text

_NO_BREAK = "\u00a0"
_MINUS = "\u2212"
_MARKS = (".", "!", "?")


def icon_sentences(array: IconArray) -> tuple[Inlines, ...]:
    """Word each group in both frames: how many there are, and how many others."""
    return tuple(_frames(group, array.of) for group in array.groups)


def icon_lines(array: IconArray) -> tuple[Inlines, ...]:
    """Word each group in both frames on a line, below a caption that names the denominator."""
    return tuple(_short_frames(group, array.of) for group in array.groups)


def icon_context(array: IconArray, *, timed: bool = False) -> Inlines:
    """Word the time, unless it is told already, and the comparison, or that there was none."""
    compared: Inlines = (Text("There was no comparison group.", array.span),)
    if array.comparison:
        compared = (Text("Comparison: ", array.span), *_ended(array.comparison))
    if timed:
        return compared
    return (Text("Time: ", array.span), *_ended(array.time), Text(" ", array.span), *compared)


def icon_alt(group: IconGroup, of: int) -> str:
    """Say how a group is drawn, and its numbers in both frames."""
    count = group.count
    parts = [f"{count.low} filled"]
    if count.high > count.low:
        parts.append(f"{count.high - count.low} half filled")
    parts.append(f"{of - count.high} empty")
    drawn = f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{of} figures, {drawn}. {plain_text(_frames(group, of))}"


def interval_sentences(intervals: Intervals) -> tuple[Inlines, ...]:
    """Word each estimate with its unit and its interval."""
    return tuple(_estimate(estimate, intervals) for estimate in intervals.estimates)


def interval_context(intervals: Intervals) -> Inlines:
    """Word what is measured, what the line means and its two sides, and the time."""
    scale, span = intervals.scale, intervals.span
    line = f" is {plain_text(scale.line_label)}; lower {plain_text(scale.below)}, "
    words = f"{signed(scale.line)}{line}higher {plain_text(scale.above)}. Time: "
    return (*_ended(scale.measure), Text(f" {words}", span), *_ended(intervals.time))


def interval_alt(intervals: Intervals) -> str:
    """Say how the estimates are drawn, and where each interval lies of the line."""
    scale = intervals.scale
    line = f"the line at {signed(scale.line)}, {plain_text(scale.line_label)}"
    found = (f"{_said(e, intervals)}, {_side(e, intervals)} {line}." for e in intervals.estimates)
    return f"Points with bars for their intervals. {' '.join(found)}"


def interval_text(estimate: Estimate) -> str:
    """Write an estimate and the ends of its interval."""
    ends = f"{signed(estimate.low)} to {signed(estimate.high)}".replace(" ", _NO_BREAK)
    return f"{signed(estimate.value)} ({ends})"


def signed(number: Decimal) -> str:
    """Write a number with the minus sign of print."""
    return format(number, "f").replace("-", _MINUS)


def _frames(group: IconGroup, of: int) -> Inlines:
    span = group.span
    return (
        Strong((*group.label, Text(":", span)), span),
        Text(f" {_out_of(group.count, of)} ", span),
        *_ended(group.they),
        Text(f" {_out_of(group.count.rest(of), of)} ", span),
        *_ended(group.others),
    )


def _short_frames(group: IconGroup, of: int) -> Inlines:
    span, rest = group.span, group.count.rest(of)
    about = "about " if group.count.about or group.count.high > group.count.low else ""
    many = Text(f": {about}{_number(group.count)} ", span)
    return (
        Strong((*group.label, many, *group.they, Text(",", span)), span),
        Text(f" {_number(rest)} ", span),
        *group.others,
    )


def _number(count: Count) -> str:
    between = " or " if count.high == count.low + 1 else " to "
    return str(count.low) if count.low == count.high else f"{count.low}{between}{count.high}"


def _out_of(count: Count, of: int) -> str:
    about = "About " if count.about or count.high > count.low else ""
    return f"{about}{_number(count)}{_NO_BREAK}out of{_NO_BREAK}{of}"


def _estimate(estimate: Estimate, intervals: Intervals) -> Inlines:
    label = Strong((*estimate.label, Text(":", estimate.span)), estimate.span)
    return (label, Text(f" {_values(estimate, intervals)}.", estimate.span))


def _values(estimate: Estimate, intervals: Intervals) -> str:
    scale = intervals.scale
    ends = f"{signed(estimate.low)} to {signed(estimate.high)}".replace(" ", _NO_BREAK)
    unit = f"{_NO_BREAK}{plain_text(scale.unit)}"
    return f"{signed(estimate.value)}{unit} ({scale.level}%{_NO_BREAK}CI {ends})"


def _said(estimate: Estimate, intervals: Intervals) -> str:
    return f"{plain_text(estimate.label)}: {_values(estimate, intervals)}"


def _side(estimate: Estimate, intervals: Intervals) -> str:
    line = intervals.scale.line
    if estimate.low <= line <= estimate.high:
        return "across"
    return "all below" if estimate.high < line else "all above"


def _ended(inlines: Inlines) -> Inlines:
    """End words as a sentence."""
    if plain_text(inlines).rstrip().endswith(_MARKS):
        return inlines
    return (*inlines, Text(".", inlines[-1].span))
