"""Charts: whether their series stand out, can be told apart without color, and have names."""

from collections.abc import Iterator
from itertools import combinations

from kdeck.check.pptx.series import Chart, Series, read_chart
from kdeck.color import Color, contrast
from kdeck.finding import Finding, Severity, Span, several
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.fill import Fill
from kdeck.ooxml.ground import Ground, laid
from kdeck.ooxml.names import NAMESPACES, find, is_true
from kdeck.ooxml.shape import Shape

# WCAG 2.2, SC 1.4.11; the same difference in lightness tells two colors apart without their hue.
_LIMIT = 3.0
_SHOWN = 40


def check_charts(
    shapes: list[Shape], ground: Ground, deck: Deck, page: Page, span: Span
) -> Iterator[Finding]:
    """Judge the charts of a slide."""
    for shape in shapes:
        chart = read_chart(shape, deck, page) if shape.kind == "chart" else None
        if chart is not None:
            behind = laid(chart.ground, _behind(shape, ground))
            yield from _check_ground(shape, chart, behind, span)
            yield from _check_apart(shape, chart, behind, span)
            yield from _check_names(shape, chart, span)


def _behind(shape: Shape, ground: Ground) -> set[Color | None]:
    if shape.place is None:
        return {None}
    rect = shape.place.rect
    middle = ((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)
    # The chart itself is the uppermost layer below its text.
    return ground.colors(middle, max(ground.below(shape) - 1, 0))


def _check_ground(
    shape: Shape, chart: Chart, behind: set[Color | None], span: Span
) -> Iterator[Finding]:
    pale: list[tuple[float, Series]] = []
    for series in chart.series:
        seen = [_least(series.fill, behind), _least(series.edge, behind)]
        ratios = [ratio for ratio in seen if ratio is not None]
        if ratios and seen[0] is not None and max(ratios) < _LIMIT:
            pale.append((max(ratios), series))
    if pale:
        ratio, series = min(pale, key=lambda entry: entry[0])
        more = several(len(pale) - 1, "more is", "more are")
        others = f", and {more} pale" if len(pale) > 1 else ""
        message = f"'{series.label[:_SHOWN]}' in the chart '{shape.name}' has a contrast of "
        message += f"{_cut(ratio)}:1 with what lies behind it{others}"
        hint = f"choose colors with at least {_LIMIT:g}:1, or give it a dark outline"
        yield Finding("pptx-chart-contrast", message, hint, span, Severity.WARNING)


def _check_apart(
    shape: Shape, chart: Chart, behind: set[Color | None], span: Span
) -> Iterator[Finding]:
    """Find series that only the colors of a legend tell apart, and those too much alike."""
    if find(chart.root, "c:chart/c:legend") is None:
        return
    alike: list[tuple[float, Series, Series]] = []
    for one, other in combinations(chart.series, 2):
        if one.sign == other.sign and not (one.named and other.named):
            ratio = _least(one.fill, _colors(other, behind), behind)
            if ratio is not None and ratio < _LIMIT:
                alike.append((ratio, one, other))
    if alike:
        ratio, one, other = min(alike, key=lambda entry: entry[0])
        more = f", and so {several(len(alike) - 1, 'does', 'do')}" if len(alike) > 1 else ""
        message = f"'{one.label[:_SHOWN]}' and '{other.label[:_SHOWN]}' in the chart "
        message += f"'{shape.name}' differ in color alone, at {_cut(ratio)}:1{more}"
        hint = f"name them at the data, or give them patterns, marks, or colors {_LIMIT:g}:1 apart"
        yield Finding("pptx-chart-color", message, hint, span, Severity.WARNING)


def _check_names(shape: Shape, chart: Chart, span: Span) -> Iterator[Finding]:
    missing: list[str] = []
    inner = find(chart.root, "c:chart")
    gone = find(inner, "c:autoTitleDeleted")
    # PowerPoint writes the name of a single series above its chart by itself.
    by_itself = len(chart.series) == 1 and not (gone is not None and is_true(gone.get("val", "1")))
    if find(inner, "c:title") is None and not by_itself:
        missing.append("a title")
    for axis in chart.root.iterfind("c:chart/c:plotArea/c:valAx", NAMESPACES):
        deleted, labels = find(axis, "c:delete"), find(axis, "c:tickLblPos")
        hidden = deleted is not None and is_true(deleted.get("val", "1"))
        unmarked = labels is not None and labels.get("val") == "none"
        style = find(axis, "c:numFmt")
        unit = style is not None and "%" in style.get("formatCode", "")
        if find(axis, "c:title") is None and not (hidden or unmarked or unit):
            missing.append("a title of its value axis")
            break
    if missing:
        message = f"the chart '{shape.name}' does not have {' and '.join(missing)}"
        hint = "say in it what is shown, and in which unit"
        yield Finding("pptx-chart-title", message, hint, span, Severity.NOTE)


def _colors(series: Series, behind: set[Color | None]) -> set[Color | None]:
    return laid(series.fill, behind) if series.fill else {None}


def _least(
    fill: Fill, colors: set[Color | None], behind: set[Color | None] | None = None
) -> float | None:
    """Give the least contrast of a fill and some colors; None where one of them is not known."""
    seen = laid(fill, colors if behind is None else behind) if fill else {None}
    pairs = [(one, other) for one in seen for other in colors]
    known = [contrast(one, other) for one, other in pairs if one is not None and other is not None]
    return min(known) if pairs and len(known) == len(pairs) else None


def _cut(ratio: float) -> float:
    return int(ratio * 10) / 10
