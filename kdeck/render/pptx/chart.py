"""A native chart of estimates with their intervals: a point on a bar for each row of a workbook.

The bars are lines from end to end: LibreOffice draws no error bars whose lengths are in cells.
"""

from decimal import Decimal

from kdeck.plan.deck.model import ChartRow, SlideChart
from kdeck.render.pptx.chartseries import head, numbers
from kdeck.render.pptx.markup import NOTHING, Markup, hundredths, solid
from kdeck.render.pptx.workbook import places
from kdeck.units import emu

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART_NAMESPACES = Markup(
    'c:chartSpace xmlns:c="{}" xmlns:a="{}" xmlns:r="{}"', _NAMESPACE, _DRAWING, _OFFICE
)
WORKBOOK_RELATION = "rId1"
# Ids of the axes: positive, as the schema asks, and the same in axId and crossAx.
_ACROSS, _UP = "111111111", "222222222"
_BAR, _THIN = 3.0, 1.25
_MARKER = 13
# Lines of text are so far apart, in their size; the plot stands off the text and the edges.
_LINE, _PAD, _SIDE = 1.35, 6.0, 28.0
# Room above the highest row, for its label, and below the lowest, in rows.
_ABOVE, _BELOW = Decimal("0.85"), Decimal("0.75")
# The ground of a label covers the line behind it.
_GROUND = Markup("<c:spPr>{}<a:ln><a:noFill/></a:ln></c:spPr>", solid("bg1"))


def interval_space(chart: SlideChart, language: str) -> bytes:
    """Write the chart: every color from the theme, every text with its language and size."""
    drawn = _Writer(chart, language)
    body = Markup(
        '<c:date1904 val="0"/><c:lang val="{}"/><c:roundedCorners val="0"/><c:chart>'
        '{}<c:autoTitleDeleted val="0"/><c:plotArea>{}{}{}{}<c:spPr><a:noFill/></c:spPr>'
        '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{}',
        language,
        drawn.title(),
        drawn.plot(),
        drawn.series(),
        drawn.across(),
        drawn.up(),
        wrapped(drawn.defaults()),
    )
    return Markup("<{}>{}</c:chartSpace>", CHART_NAMESPACES, body).part()


def wrapped(defaults: Markup) -> Markup:
    """End a chart: no ground, the look of its text, and the workbook behind it."""
    return Markup(
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/>"
        '{}</c:txPr><c:externalData r:id="{}"><c:autoUpdate val="0"/></c:externalData>',
        defaults,
        WORKBOOK_RELATION,
    )


class _Writer:
    def __init__(self, chart: SlideChart, language: str) -> None:
        self._chart = chart
        self._language = language

    def title(self) -> Markup:
        return self._titled(self._chart.title, 0, _PAD, bold=True)

    def series(self) -> Markup:
        """Write a line for each interval, then the points of all estimates on top of them.

        Each point is a series: LibreOffice loses lines that have fewer points than another series.
        """
        rows = self._chart.rows
        lines = Markup.join(self._interval(number, row) for number, row in enumerate(rows))
        points = Markup.join(self._point(number, row) for number, row in enumerate(rows))
        if self._chart.columns:
            points += self._columns()
        return Markup(
            '<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
            '{}{}<c:axId val="{}"/><c:axId val="{}"/></c:scatterChart>',
            lines,
            points,
            _ACROSS,
            _UP,
        )

    def _point(self, number: int, row: ChartRow) -> Markup:
        line = number + 2
        return Markup(
            '{}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:marker><c:symbol val="circle"/>'
            '<c:size val="{}"/><c:spPr>{}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>{}'
            '<c:xVal>{}</c:xVal><c:yVal>{}</c:yVal><c:smooth val="0"/></c:ser>',
            head(len(self._chart.rows) + number, "$B$1", self._chart.measure),
            _MARKER,
            solid("accent1"),
            NOTHING if self._chart.columns else self._labeled(row.label, "t"),
            numbers(f"$B${line}", (row.value,)),
            numbers(f"$E${line}", (places(self._chart)[number],)),
        )

    def _columns(self) -> Markup:
        """Write names left of the axis and what is said right of it, each by an unseen point.

        Such points stand at the ends of the axis, so that the labels of all rows align.
        """
        rows, count = self._chart.rows, len(self._chart.rows)
        low, high, _ = self._chart.ends
        found = list[Markup]()
        for order, (column, end, side) in enumerate((("G", low, "l"), ("H", high, "r")), 2):
            for number, row in enumerate(rows):
                line = number + 2
                label = row.label if side == "l" else (row.said,)
                found.append(
                    Markup(
                        "{}<c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:marker>"
                        '<c:symbol val="none"/></c:marker>{}<c:xVal>{}</c:xVal>'
                        '<c:yVal>{}</c:yVal><c:smooth val="0"/></c:ser>',
                        head(order * count + number, f"$A${line}", row.name),
                        self._labeled(label, side),
                        numbers(f"${column}${line}", (end,)),
                        numbers(f"$E${line}", (places(self._chart)[number],)),
                    )
                )
        return Markup.join(found)

    def plot(self) -> Markup:
        """Place the plot below the title and above the words of the axis."""
        top, bottom = self._plot
        width, height = self._chart.rect.width, self._chart.rect.height
        before, after = self._chart.columns or (_SIDE, _SIDE)
        if self._chart.columns:
            before, after = before + 2 * _PAD, after + 2 * _PAD
        values = {
            "x": before / width,
            "y": top / height,
            "w": 1 - (before + after) / width,
            "h": (bottom - top) / height,
        }
        return _layout(values, Markup('<c:layoutTarget val="inner"/>'))

    @property
    def _plot(self) -> tuple[float, float]:
        """Measure down to the top and the foot of the plot."""
        chart, (title, text) = self._chart, self._chart.sizes
        above = len(chart.title) * title * _LINE + 2 * _PAD
        below = (len(chart.axis_title) + 1) * text * _LINE + 2 * _PAD
        return above, chart.rect.height - below

    def across(self) -> Markup:
        """Write the axis of the estimates, at the foot."""
        low, high, step = self._chart.ends
        below = self._plot[1] + self._chart.sizes[1] * _LINE + _PAD
        return Markup(
            '<c:valAx><c:axId val="{}"/>{}<c:delete val="0"/><c:axPos val="b"/>{}<c:numFmt'
            ' formatCode="General;−General;0" sourceLinked="0"/><c:majorTickMark val="out"/>'
            '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{}</c:spPr>'
            '{}<c:crossAx val="{}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
            '<c:majorUnit val="{}"/></c:valAx>',
            _ACROSS,
            _scaling(low, high),
            self._titled(self._chart.axis_title, 1, below, bold=False),
            _line(_THIN, "accent3"),
            self._text(),
            _UP,
            f"{step:f}",
        )

    def up(self) -> Markup:
        """Write the axis of the rows, which is the line that estimates are compared with."""
        top = Decimal(len(self._chart.rows)) + _ABOVE
        return Markup(
            '<c:valAx><c:axId val="{}"/>{}<c:delete val="0"/><c:axPos val="l"/><c:numFmt'
            ' formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
            '<c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:spPr>{}</c:spPr><c:crossAx'
            ' val="{}"/><c:crossesAt val="{}"/><c:crossBetween val="midCat"/></c:valAx>',
            _UP,
            _scaling(_BELOW, top),
            _line(_THIN, "tx1", dash=True),
            _ACROSS,
            f"{self._chart.line:f}",
        )

    def defaults(self) -> Markup:
        size = hundredths(self._chart.sizes[1])
        look = Markup(
            '<a:defRPr sz="{}">{}<a:latin typeface="+mn-lt"/></a:defRPr>', size, solid("tx1")
        )
        return Markup('<a:p><a:pPr>{}</a:pPr><a:endParaRPr lang="{}"/></a:p>', look, self._language)

    def _titled(self, lines: tuple[str, ...], which: int, top: float, *, bold: bool) -> Markup:
        """Center a title at a distance from the top; which counts its size and its width."""
        rect = self._chart.rect
        rich = self._rich(lines, self._chart.sizes[which], bold=bold)
        left = (rect.width - self._chart.widths[which]) / 2
        layout = _layout({"x": left / rect.width, "y": top / rect.height})
        return Markup('<c:title><c:tx>{}</c:tx>{}<c:overlay val="0"/></c:title>', rich, layout)

    def _rich(self, lines: tuple[str, ...], size: float, *, bold: bool = False) -> Markup:
        weight = int(bold)
        look = Markup('lang="{}" sz="{}" b="{}"', self._language, hundredths(size), weight)
        paragraphs = Markup.join(
            Markup(
                '<a:p><a:pPr><a:defRPr sz="{}" b="{}"/></a:pPr><a:r><a:rPr {}>{}</a:rPr>'
                "<a:t>{}</a:t></a:r></a:p>",
                hundredths(size),
                weight,
                look,
                solid("tx1"),
                line,
            )
            for line in lines
        )
        return Markup('<c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{}</c:rich>', paragraphs)

    def _labeled(self, lines: tuple[str, ...], side: str) -> Markup:
        """Label a point above it, or left or right of it."""
        rich, shown = self._rich(lines, self._chart.sizes[1]), _shown(side)
        return Markup(
            '<c:dLbls><c:dLbl><c:idx val="0"/><c:tx>{}</c:tx>{}{}</c:dLbl>{}{}{}</c:dLbls>',
            rich,
            _GROUND,
            shown,
            _GROUND,
            self._text(),
            shown,
        )

    def _text(self) -> Markup:
        return Markup('<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/>{}</c:txPr>', self.defaults())

    def _interval(self, number: int, row: ChartRow) -> Markup:
        line = number + 2
        place = places(self._chart)[number]
        return Markup(
            '{}<c:spPr>{}</c:spPr><c:marker><c:symbol val="none"/></c:marker><c:xVal>{}</c:xVal>'
            '<c:yVal>{}</c:yVal><c:smooth val="0"/></c:ser>',
            head(number, f"$A${line}", row.name),
            _line(_BAR, "accent1"),
            numbers(f"$C${line}:$D${line}", (row.low, row.high)),
            numbers(f"$E${line}:$F${line}", (place, place)),
        )


def _shown(side: str) -> Markup:
    """Show the label of a point at a side of it, and nothing else."""
    return Markup(
        '<c:dLblPos val="{}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName'
        ' val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize'
        ' val="0"/>',
        side,
    )


def _layout(places: dict[str, float], target: Markup = NOTHING) -> Markup:
    """Place a part of the chart by its edges, in shares of the chart."""
    modes = Markup.join(Markup('<c:{}Mode val="edge"/>', key) for key in ("x", "y"))
    values = Markup.join(
        Markup('<c:{} val="{}"/>', key, f"{value:.4f}") for key, value in places.items()
    )
    return Markup(
        "<c:layout><c:manualLayout>{}{}{}</c:manualLayout></c:layout>", target, modes, values
    )


def _scaling(low: Decimal, high: Decimal) -> Markup:
    return Markup(
        '<c:scaling><c:orientation val="minMax"/><c:max val="{}"/><c:min val="{}"/></c:scaling>',
        f"{high:f}",
        f"{low:f}",
    )


def _line(width: float, slot: str, *, dash: bool = False) -> Markup:
    pattern = Markup('<a:prstDash val="dash"/>') if dash else NOTHING
    return Markup('<a:ln w="{}" cap="flat">{}{}<a:round/></a:ln>', emu(width), solid(slot), pattern)
