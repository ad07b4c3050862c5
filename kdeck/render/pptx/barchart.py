"""A native chart of bars: a group for each name of a workbook, and a bar of each series in it."""

from string import ascii_uppercase

from kdeck.plan.deck.model import BarSeries, SlideBars
from kdeck.plan.master.layout import INSET_X
from kdeck.render.pptx.chart import CHART_NAMESPACES, wrapped
from kdeck.render.pptx.chartlook import (
    chart_title,
    corner,
    number_format,
    paragraph,
    plot_place,
    rich,
    text_look,
)
from kdeck.render.pptx.chartseries import head, numbers, some_numbers
from kdeck.render.pptx.markup import NOTHING, Markup, solid
from kdeck.render.pptx.workbook import SHEET
from kdeck.units import emu

_NAMES_AXIS, _VALUES_AXIS = "333333333", "444444444"
_EDGE = 2.0
# Bars that stand, and bars that lie, which have their number behind them.
_GAP_WIDTH, _LYING_GAP, _OVERLAP = 45, 28, -5
# Room for the numbers behind bars that lie, as a share of the chart, and lines of what is above.
_BEHIND, _LINE, _LEGEND, _PAD = 0.09, 1.4, 2.1, 14.0
_SHOWN = Markup(
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName'
    ' val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def bar_space(chart: SlideBars, language: str) -> bytes:
    """Write the chart: every color from the theme, every text with its language and size."""
    title, text = chart.sizes
    body = Markup(
        '<c:date1904 val="0"/><c:lang val="{}"/><c:roundedCorners val="0"/><c:chart>{}'
        '<c:autoTitleDeleted val="0"/><c:plotArea>{}{}{}<c:spPr><a:noFill/></c:spPr>'
        '</c:plotArea>{}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{}',
        language,
        chart_title(chart.title, title, language, place=_head(chart)),
        _place(chart),
        _plot(chart, language),
        _axes(chart, language),
        _legend(chart, language),
        wrapped(paragraph(text, language)),
    )
    return Markup("<{}>{}</c:chartSpace>", CHART_NAMESPACES, body).part()


def _plot(chart: SlideBars, language: str) -> Markup:
    series = Markup.join(_series(chart, n, each, language) for n, each in enumerate(chart.series))
    return Markup(
        '<c:barChart><c:barDir val="{}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{}'
        '<c:gapWidth val="{}"/><c:overlap val="{}"/><c:axId val="{}"/><c:axId val="{}"/>'
        "</c:barChart>",
        "bar" if chart.lying else "col",
        series,
        _LYING_GAP if chart.lying else _GAP_WIDTH,
        _OVERLAP,
        _NAMES_AXIS,
        _VALUES_AXIS,
    )


def _head(chart: SlideBars) -> Markup:
    """Begin the title of bars that lie below that of the slide, clear of the key."""
    return corner(INSET_X / chart.rect.width, 0.0) if chart.lying else NOTHING


def _place(chart: SlideBars) -> Markup:
    """Leave the names of bars that lie their room, so that they wrap there and nowhere else."""
    if not chart.lying:
        return Markup("<c:layout/>")
    title, text = chart.sizes
    above = len(chart.title) * title * _LINE + (len(chart.series) > 1) * text * _LEGEND
    top = (above + _PAD) / chart.rect.height
    return plot_place(chart.lying, top, 1 - chart.lying - _BEHIND, 1 - top - 0.01)


def _axes(chart: SlideBars, language: str) -> Markup:
    """Write the axes; the first name of bars that lie is at the top."""
    lying = bool(chart.lying)
    whole = Markup('<c:max val="{}"/>', f"{chart.end:f}") if lying else NOTHING
    return Markup(
        '<c:catAx><c:axId val="{}"/><c:scaling><c:orientation val="{}"/></c:scaling><c:delete'
        ' val="0"/><c:axPos val="{}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:spPr><a:ln w="{}">{}</a:ln></c:spPr>{}<c:crossAx val="{}"/><c:crosses val="autoZero"/>'
        '<c:tickLblSkip val="1"/></c:catAx>'
        '<c:valAx><c:axId val="{}"/><c:scaling><c:orientation val="minMax"/>{}<c:min val="0"/>'
        '</c:scaling><c:delete val="1"/><c:axPos val="{}"/><c:numFmt formatCode="General"'
        ' sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="none"/><c:crossAx val="{}"/><c:crosses val="autoZero"/></c:valAx>',
        _NAMES_AXIS,
        "maxMin" if lying else "minMax",
        "l" if lying else "b",
        emu(1.25),
        solid("accent3"),
        text_look(chart.sizes[1], language),
        _VALUES_AXIS,
        _VALUES_AXIS,
        whole,
        "t" if lying else "l",
        _NAMES_AXIS,
    )


def _legend(chart: SlideBars, language: str) -> Markup:
    if len(chart.series) == 1:
        return NOTHING
    place = NOTHING
    if chart.lying:
        top = (len(chart.title) * chart.sizes[0] * _LINE + _PAD) / chart.rect.height
        place = corner(chart.lying, top)
    return Markup(
        '<c:legend><c:legendPos val="t"/>{}<c:overlay val="0"/>{}</c:legend>',
        place,
        text_look(chart.sizes[1], language),
    )


def _series(chart: SlideBars, number: int, series: BarSeries, language: str) -> Markup:
    """Write a series: full, hollow or striped, so that gray tells them apart."""
    column, last = ascii_uppercase[number + 1], len(chart.names) + 1
    names = Markup.join(
        Markup('<c:pt idx="{}"><c:v>{}</c:v></c:pt>', order, name)
        for order, name in enumerate(chart.names)
    )
    ranges = Markup.join(_range(chart, series, at, language) for at in series.ranges)
    return Markup(
        '{}<c:spPr>{}<a:ln w="{}">{}</a:ln></c:spPr><c:invertIfNegative val="0"/><c:dLbls>{}'
        '<c:numFmt formatCode="{}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln>'
        "</c:spPr>{}{}</c:dLbls>{}<c:cat><c:strRef><c:f>{}!$A$2:$A${}</c:f>"
        '<c:strCache><c:ptCount val="{}"/>{}</c:strCache></c:strRef></c:cat><c:val>{}</c:val>'
        "</c:ser>",
        head(number, f"${column}$1", series.name),
        _fill(number),
        emu(_EDGE),
        solid("accent1"),
        ranges,
        number_format(chart.series, chart.unit),
        text_look(chart.sizes[1], language),
        _SHOWN,
        _low_ends(chart, number, series),
        SHEET,
        last,
        len(chart.names),
        names,
        numbers(f"${column}$2:${column}${last}", series.values),
    )


def _fill(number: int) -> Markup:
    """Fill the bars of a series by its place."""
    if number < 2:
        return solid("bg1") if number else solid("accent1")
    return Markup(
        '<a:pattFill prst="wdUpDiag"><a:fgClr><a:schemeClr val="accent1"/></a:fgClr><a:bgClr>'
        '<a:schemeClr val="bg1"/></a:bgClr></a:pattFill>'
    )


def _range(chart: SlideBars, series: BarSeries, at: int, language: str) -> Markup:
    """Label a range in words: a bar ends at its high end, and its number is that alone."""
    words = rich((f"{series.said[at]}{chart.unit}",), chart.sizes[1], language, bold=False)
    return Markup(
        '<c:dLbl><c:idx val="{}"/><c:tx>{}</c:tx><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln>'
        "</c:spPr>{}</c:dLbl>",
        at,
        words,
        _SHOWN,
    )


def _low_ends(chart: SlideBars, number: int, series: BarSeries) -> Markup:
    """Draw a line in the bar of each range, from its high end down to its low one."""
    if not series.ranges:
        return NOTHING
    own = [each for each in chart.series if each.ranges]
    column = ascii_uppercase[1 + len(chart.series) + own.index(series)]
    cells = f"${column}$2:${column}${len(chart.names) + 1}"
    spans = {at: series.values[at] - series.lows[at] for at in series.ranges}
    return Markup(
        '<c:errBars><c:errBarType val="minus"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        '<c:minus>{}</c:minus><c:spPr><a:ln w="{}">{}</a:ln></c:spPr></c:errBars>',
        some_numbers(cells, spans, len(chart.names)),
        emu(_EDGE),
        solid("accent1" if number else "bg1"),
    )
