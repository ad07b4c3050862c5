"""A native chart of lines over points, true to their distances, each named where it ends."""

from decimal import Decimal
from string import ascii_uppercase

from kdeck.plan.deck.model import BarSeries, SlideLines
from kdeck.render.pptx.chart import CHART_NAMESPACES, wrapped
from kdeck.render.pptx.chartlook import (
    chart_title,
    number_format,
    paragraph,
    plot_place,
    text_look,
)
from kdeck.render.pptx.chartseries import head, numbers
from kdeck.render.pptx.markup import NOTHING, Markup, solid
from kdeck.units import emu

_ACROSS, _UP = "555555555", "666666666"
_LINE, _THIN, _MARKER = 3.0, 0.75, 11
# By the place of a series: its line, and its marks, of which the first are full.
_DASHES = ("solid", "dash", "sysDot")
_MARKS = ("circle", "square", "diamond")
_LEFT, _ROW, _PAD = 0.13, 1.5, 18.0
# Lines of names are so far apart, in their size; a label that is moved less is not.
_APART, _LEAST = 1.25, 0.002


def line_space(chart: SlideLines, language: str) -> bytes:
    """Write the chart: every color from the theme, every text with its language and size."""
    title, text = chart.sizes
    series = Markup.join(_series(chart, n, each, language) for n, each in enumerate(chart.series))
    top = _above(chart) / chart.rect.height
    below = _below(chart) / chart.rect.height
    body = Markup(
        '<c:date1904 val="0"/><c:lang val="{}"/><c:roundedCorners val="0"/><c:chart>{}'
        '<c:autoTitleDeleted val="0"/><c:plotArea>{}<c:scatterChart><c:scatterStyle'
        ' val="lineMarker"/><c:varyColors val="0"/>{}<c:axId val="{}"/><c:axId val="{}"/>'
        "</c:scatterChart>{}{}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{}',
        language,
        chart_title(chart.title, title, language),
        plot_place(_LEFT, top, 1 - _LEFT - chart.named, 1 - top - below),
        series,
        _ACROSS,
        _UP,
        _axis(chart, language, up=False),
        _axis(chart, language, up=True),
        wrapped(paragraph(text, language)),
    )
    return Markup("<{}>{}</c:chartSpace>", CHART_NAMESPACES, body).part()


def _above(chart: SlideLines) -> float:
    return len(chart.title) * chart.sizes[0] * _ROW + _PAD


def _below(chart: SlideLines) -> float:
    return 2 * chart.sizes[1] * _ROW


def _shifts(chart: SlideLines) -> dict[int, float]:
    """Say how far the name of each line is moved down, so that none meets another: in points."""
    low, high, _ = chart.axes[1]
    room = chart.rect.height - _above(chart) - _below(chart)
    ends = {
        number: float((high - series.values[-1]) / (high - low)) * room
        for number, series in enumerate(chart.series)
    }
    order = sorted(ends, key=lambda number: (ends[number], number))
    high_line, top, shifts = chart.sizes[1] * _APART, float("-inf"), dict[int, float]()
    for place, number in enumerate(order):
        # Those below it need their room above the foot, too.
        lowest = room - high_line * (len(order) - 1 - place)
        at = max(min(ends[number], lowest), top)
        shifts[number] = at - ends[number]
        top = at + high_line
    return shifts


def _series(chart: SlideLines, number: int, series: BarSeries, language: str) -> Markup:
    """Write a series: lines, marks and fills differ, so that gray tells them apart."""
    column, last = ascii_uppercase[number + 1], len(chart.points) + 1
    return Markup(
        '{}<c:spPr><a:ln w="{}" cap="rnd">{}<a:prstDash val="{}"/><a:round/></a:ln></c:spPr>'
        '<c:marker><c:symbol val="{}"/><c:size val="{}"/><c:spPr>{}<a:ln w="{}">{}</a:ln></c:spPr>'
        "</c:marker><c:dLbls>{}{}</c:dLbls><c:xVal>{}</c:xVal><c:yVal>{}</c:yVal>"
        '<c:smooth val="0"/></c:ser>',
        head(number, f"${column}$1", series.name),
        emu(_LINE),
        solid("accent1"),
        _DASHES[number],
        _MARKS[number],
        _MARKER,
        solid("bg1" if number else "accent1"),
        emu(2.0),
        solid("accent1"),
        _end(chart, number, language),
        _shown(name=False, value=False),
        numbers(f"$A$2:$A${last}", chart.points),
        numbers(f"${column}$2:${column}${last}", series.values),
    )


def _end(chart: SlideLines, number: int, language: str) -> Markup:
    """Name a line at its last point, with its number there."""
    return Markup(
        '<c:dLbl><c:idx val="{}"/>{}<c:numFmt formatCode="{}" sourceLinked="0"/><c:spPr><a:noFill/>'
        "<a:ln><a:noFill/></a:ln></c:spPr>{}{}</c:dLbl>",
        len(chart.points) - 1,
        _moved(_shifts(chart)[number] / chart.rect.height),
        number_format(chart.series, chart.unit),
        text_look(chart.sizes[1], language, wraps=False),
        _shown(name=True, value=True),
    )


def _moved(share: float) -> Markup:
    """Move a label down by a share of the chart from where it would stand."""
    if abs(share) < _LEAST:
        return NOTHING
    return Markup(
        '<c:layout><c:manualLayout><c:x val="0"/><c:y val="{}"/></c:manualLayout></c:layout>',
        f"{share:.4f}",
    )


def _shown(*, name: bool, value: bool) -> Markup:
    return Markup(
        '{}<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName'
        ' val="{}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>{}',
        Markup('<c:dLblPos val="r"/>') if name else NOTHING,
        int(value),
        int(name),
        Markup("<c:separator> </c:separator>") if name else NOTHING,
    )


def _axis(chart: SlideLines, language: str, *, up: bool) -> Markup:
    low, high, step = chart.axes[up]
    rules = Markup(
        '<c:majorGridlines><c:spPr><a:ln w="{}">{}</a:ln></c:spPr></c:majorGridlines>',
        emu(_THIN),
        solid("accent3"),
    )
    named = chart.scale if up else chart.measure
    title = chart_title((named,), chart.sizes[1], language, bold=False, upward=up)
    return Markup(
        '<c:valAx><c:axId val="{}"/><c:scaling><c:orientation val="minMax"/><c:max val="{}"/>'
        '<c:min val="{}"/></c:scaling><c:delete val="0"/><c:axPos val="{}"/>{}<c:numFmt'
        ' formatCode="General;\u2212General;0" sourceLinked="0"/><c:majorTickMark val="{}"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="{}">{}</a:ln>'
        '</c:spPr>{}<c:crossAx val="{}"/><c:crossesAt val="{}"/><c:crossBetween val="midCat"/>'
        '<c:majorUnit val="{}"/></c:valAx>',
        _UP if up else _ACROSS,
        _plain(high),
        _plain(low),
        "l" if up else "b",
        rules + title if up else title,
        "none" if up else "out",
        emu(1.25),
        solid("accent3"),
        text_look(chart.sizes[1], language),
        _ACROSS if up else _UP,
        _plain(chart.axes[not up][0] if up else Decimal(0)),
        _plain(step),
    )


def _plain(number: Decimal) -> str:
    return f"{number:f}"
