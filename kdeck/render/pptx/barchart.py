"""A native chart of bars: a group for each name of a workbook, and a bar of each series in it."""

from kdeck.plan.deck.model import BarSeries, SlideBars
from kdeck.render.pptx.chart import CHART_NAMESPACES, head, numbers, wrapped
from kdeck.render.pptx.markup import NOTHING, Markup, hundredths, solid
from kdeck.render.pptx.workbook import SHEET
from kdeck.units import emu

_NAMES_AXIS, _VALUES_AXIS = "333333333", "444444444"
_EDGE = 2.0
_GAP_WIDTH, _OVERLAP = 45, -5


def bar_space(chart: SlideBars, language: str) -> bytes:
    """Write the chart: every color from the theme, every text with its language and size."""
    title, text = chart.sizes
    series = Markup.join(_series(chart, n, each, language) for n, each in enumerate(chart.series))
    plot = Markup(
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>{}'
        '<c:gapWidth val="{}"/><c:overlap val="{}"/><c:axId val="{}"/><c:axId val="{}"/>'
        "</c:barChart>",
        series,
        _GAP_WIDTH,
        _OVERLAP,
        _NAMES_AXIS,
        _VALUES_AXIS,
    )
    axes = Markup(
        '<c:catAx><c:axId val="{}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete'
        ' val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        '<c:spPr><a:ln w="{}">{}</a:ln></c:spPr>{}<c:crossAx val="{}"/><c:crosses val="autoZero"/>'
        "</c:catAx>"
        '<c:valAx><c:axId val="{}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/>'
        '</c:scaling><c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode="General"'
        ' sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="none"/><c:crossAx val="{}"/><c:crosses val="autoZero"/></c:valAx>',
        _NAMES_AXIS,
        emu(1.25),
        solid("accent3"),
        _text(text, language),
        _VALUES_AXIS,
        _VALUES_AXIS,
        _NAMES_AXIS,
    )
    legend = NOTHING
    if len(chart.series) > 1:
        legend = Markup(
            '<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{}</c:legend>',
            _text(text, language),
        )
    named = Markup(
        '<c:title><c:tx>{}</c:tx><c:overlay val="0"/></c:title>', _rich(chart, title, language)
    )
    body = Markup(
        '<c:date1904 val="0"/><c:lang val="{}"/><c:roundedCorners val="0"/><c:chart>{}'
        '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{}{}<c:spPr><a:noFill/></c:spPr>'
        '</c:plotArea>{}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{}',
        language,
        named,
        plot,
        axes,
        legend,
        wrapped(_paragraph(text, language)),
    )
    return Markup("<{}>{}</c:chartSpace>", CHART_NAMESPACES, body).part()


def _series(chart: SlideBars, number: int, series: BarSeries, language: str) -> Markup:
    """Write a series; every other one is hollow, so that gray tells them apart."""
    column = chr(ord("B") + number)
    last = len(chart.names) + 1
    fill = solid("accent1") if number % 2 == 0 else solid("bg1")
    names = Markup.join(
        Markup('<c:pt idx="{}"><c:v>{}</c:v></c:pt>', order, name)
        for order, name in enumerate(chart.names)
    )
    return Markup(
        '{}<c:spPr>{}<a:ln w="{}">{}</a:ln></c:spPr><c:invertIfNegative val="0"/><c:dLbls>'
        '<c:numFmt formatCode="{}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln>'
        '</c:spPr>{}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>{}!$A$2:$A${}</c:f>'
        '<c:strCache><c:ptCount val="{}"/>{}</c:strCache></c:strRef></c:cat><c:val>{}</c:val>'
        "</c:ser>",
        head(number, f"${column}$1", series.name),
        fill,
        emu(_EDGE),
        solid("accent1"),
        _format(chart),
        _text(chart.sizes[1], language),
        SHEET,
        last,
        len(chart.names),
        names,
        numbers(f"${column}$2:${column}${last}", series.values),
    )


def _format(chart: SlideBars) -> str:
    """Show each number with as many decimals as the one that has the most, and its unit."""
    exponents = [value.as_tuple().exponent for each in chart.series for value in each.values]
    decimals = max(-exponent for exponent in exponents if isinstance(exponent, int))
    number = f"0.{'0' * decimals}" if decimals > 0 else "0"
    return f'{number}"{chart.unit}"' if chart.unit else number


def _rich(chart: SlideBars, size: float, language: str) -> Markup:
    lines = Markup.join(
        Markup(
            '<a:p><a:pPr><a:defRPr sz="{}" b="1"/></a:pPr><a:r><a:rPr lang="{}" sz="{}" b="1">{}'
            "</a:rPr><a:t>{}</a:t></a:r></a:p>",
            hundredths(size),
            language,
            hundredths(size),
            solid("tx1"),
            line,
        )
        for line in chart.title
    )
    return Markup('<c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{}</c:rich>', lines)


def _paragraph(size: float, language: str) -> Markup:
    return Markup(
        '<a:p><a:pPr><a:defRPr sz="{}">{}<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="{}"/></a:p>',
        hundredths(size),
        solid("tx1"),
        language,
    )


def _text(size: float, language: str) -> Markup:
    return Markup("<c:txPr><a:bodyPr/><a:lstStyle/>{}</c:txPr>", _paragraph(size, language))
