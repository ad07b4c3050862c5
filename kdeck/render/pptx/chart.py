"""A native chart of estimates with their intervals: a point on a bar for each row of a workbook.

The bars are lines from end to end: LibreOffice draws no error bars whose lengths are in cells.
"""

from collections.abc import Iterable
from decimal import Decimal

from kdeck.plan.deck.model import ChartRow, SlideChart
from kdeck.render.pptx.markup import DECLARATION, escape, frame, hundredths, solid
from kdeck.render.pptx.workbook import SHEET, places
from kdeck.units import emu

_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOK_RELATION = "rId1"
# Ids of the axes: positive, as the schema asks, and the same in axId and crossAx.
_ACROSS, _UP = "111111111", "222222222"
_BAR, _THIN = 3.0, 1.25
_MARKER = 13
# Lines of text are so far apart, in their size; the plot stands off the text and the edges.
_LINE, _PAD, _SIDE = 1.35, 6.0, 28.0
# Room above the highest row, for its label, and below the lowest, in rows.
_ABOVE, _BELOW = Decimal("0.85"), Decimal("0.75")
# The ground of a label covers the line behind it.
_GROUND = f"<c:spPr>{solid('bg1')}<a:ln><a:noFill/></a:ln></c:spPr>"
_SHOWN = (
    '<c:dLblPos val="t"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def chart_frame(chart: SlideChart, identity: str, place: str, relation: str) -> str:
    """Place a chart on a slide."""
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity}<p:cNvGraphicFramePr><a:graphicFrameLocks"
        f' noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{place}</p:nvPr></p:nvGraphicFramePr>'
        f'{frame(chart.rect, "p")}<a:graphic><a:graphicData uri="{_NAMESPACE}"><c:chart'
        f' xmlns:c="{_NAMESPACE}" r:id="{relation}"/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


def chart_part(chart: SlideChart, language: str) -> bytes:
    """Write the chart: every color from the theme, every text with its language and size."""
    drawn = _Writer(chart, language)
    body = (
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/><c:chart>'
        f'{drawn.title()}<c:autoTitleDeleted val="0"/><c:plotArea>{drawn.plot()}{drawn.series()}'
        f"{drawn.across()}{drawn.up()}<c:spPr><a:noFill/></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"<c:txPr><a:bodyPr/><a:lstStyle/>{drawn.defaults()}</c:txPr>"
        f'<c:externalData r:id="{_WORKBOOK_RELATION}"><c:autoUpdate val="0"/></c:externalData>'
    )
    root = f'c:chartSpace xmlns:c="{_NAMESPACE}" xmlns:a="{_DRAWING}" xmlns:r="{_OFFICE}"'
    return f"{DECLARATION}<{root}>{body}</c:chartSpace>".encode()


class _Writer:
    def __init__(self, chart: SlideChart, language: str) -> None:
        self._chart = chart
        self._language = language

    def title(self) -> str:
        return self._titled(self._chart.title, 0, _PAD, bold=True)

    def series(self) -> str:
        """Write a line for each interval, then the points of all estimates on top of them."""
        rows, last = self._chart.rows, len(self._chart.rows) + 1
        lines = "".join(self._interval(number, row) for number, row in enumerate(rows))
        labels = "".join(self._label(number, row) for number, row in enumerate(rows))
        values = (row.value for row in rows)
        return (
            f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{lines}'
            f"{_head(len(rows), '$B$1', self._chart.measure)}"
            "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
            f'<c:marker><c:symbol val="circle"/><c:size val="{_MARKER}"/><c:spPr>'
            f"{solid('accent1')}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
            f"<c:dLbls>{labels}{self._label_look()}</c:dLbls>"
            f"<c:xVal>{_numbers(f'$B$2:$B${last}', values)}</c:xVal>"
            f"<c:yVal>{_numbers(f'$E$2:$E${last}', places(self._chart))}</c:yVal>"
            f'<c:smooth val="0"/></c:ser><c:axId val="{_ACROSS}"/><c:axId val="{_UP}"/>'
            "</c:scatterChart>"
        )

    def plot(self) -> str:
        """Place the plot below the title and above the words of the axis."""
        top, bottom = self._plot
        width, height = self._chart.rect.width, self._chart.rect.height
        values = {
            "x": _SIDE / width,
            "y": top / height,
            "w": 1 - 2 * _SIDE / width,
            "h": (bottom - top) / height,
        }
        return _layout(values, '<c:layoutTarget val="inner"/>')

    @property
    def _plot(self) -> tuple[float, float]:
        """Measure down to the top and the foot of the plot."""
        chart, (title, text) = self._chart, self._chart.sizes
        above = len(chart.title) * title * _LINE + 2 * _PAD
        below = (len(chart.axis_title) + 1) * text * _LINE + 2 * _PAD
        return above, chart.rect.height - below

    def across(self) -> str:
        """Write the axis of the estimates, at the foot."""
        low, high, step = self._chart.ends
        below = self._plot[1] + self._chart.sizes[1] * _LINE + _PAD
        return (
            f'<c:valAx><c:axId val="{_ACROSS}"/>{_scaling(low, high)}<c:delete val="0"/>'
            f'<c:axPos val="b"/>{self._titled(self._chart.axis_title, 1, below, bold=False)}'
            '<c:numFmt formatCode="General;\u2212General;0" sourceLinked="0"/>'
            '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
            f"<c:spPr>{_line(_THIN, 'accent3')}</c:spPr>{self._text()}"
            f'<c:crossAx val="{_UP}"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
            f'<c:majorUnit val="{step:f}"/></c:valAx>'
        )

    def up(self) -> str:
        """Write the axis of the rows, which is the line that estimates are compared with."""
        top = Decimal(len(self._chart.rows)) + _ABOVE
        return (
            f'<c:valAx><c:axId val="{_UP}"/>{_scaling(_BELOW, top)}<c:delete val="0"/>'
            '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
            '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
            f"<c:spPr>{_line(_THIN, 'tx1', dash=True)}</c:spPr>"
            f'<c:crossAx val="{_ACROSS}"/><c:crossesAt val="{self._chart.line:f}"/>'
            '<c:crossBetween val="midCat"/></c:valAx>'
        )

    def defaults(self) -> str:
        size = hundredths(self._chart.sizes[1])
        look = f'<a:defRPr sz="{size}">{solid("tx1")}<a:latin typeface="+mn-lt"/></a:defRPr>'
        return f'<a:p><a:pPr>{look}</a:pPr><a:endParaRPr lang="{self._language}"/></a:p>'

    def _titled(self, lines: tuple[str, ...], which: int, top: float, *, bold: bool) -> str:
        """Center a title at a distance from the top; which counts its size and its width."""
        rect = self._chart.rect
        rich = self._rich(lines, self._chart.sizes[which], bold=bold)
        left = (rect.width - self._chart.widths[which]) / 2
        layout = _layout({"x": left / rect.width, "y": top / rect.height})
        return f'<c:title><c:tx>{rich}</c:tx>{layout}<c:overlay val="0"/></c:title>'

    def _rich(self, lines: tuple[str, ...], size: float, *, bold: bool = False) -> str:
        weight = int(bold)
        look = f'lang="{self._language}" sz="{hundredths(size)}" b="{weight}"'
        paragraphs = "".join(
            f'<a:p><a:pPr><a:defRPr sz="{hundredths(size)}" b="{weight}"/></a:pPr>'
            f"<a:r><a:rPr {look}>{solid('tx1')}</a:rPr><a:t>{escape(line)}</a:t></a:r></a:p>"
            for line in lines
        )
        return f'<c:rich><a:bodyPr wrap="none"/><a:lstStyle/>{paragraphs}</c:rich>'

    def _label(self, number: int, row: ChartRow) -> str:
        rich = self._rich(row.label, self._chart.sizes[1])
        return f'<c:dLbl><c:idx val="{number}"/><c:tx>{rich}</c:tx>{_GROUND}{_SHOWN}</c:dLbl>'

    def _label_look(self) -> str:
        return f"{_GROUND}{self._text()}{_SHOWN}"

    def _text(self) -> str:
        return f'<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/>{self.defaults()}</c:txPr>'

    def _interval(self, number: int, row: ChartRow) -> str:
        line = number + 2
        place = places(self._chart)[number]
        return (
            f"{_head(number, f'$A${line}', row.name)}"
            f'<c:spPr>{_line(_BAR, "accent1")}</c:spPr><c:marker><c:symbol val="none"/></c:marker>'
            f"<c:xVal>{_numbers(f'$C${line}:$D${line}', (row.low, row.high))}</c:xVal>"
            f"<c:yVal>{_numbers(f'$E${line}:$F${line}', (place, place))}</c:yVal>"
            '<c:smooth val="0"/></c:ser>'
        )


def _head(number: int, cell: str, name: str) -> str:
    """Open a series and name it by a cell of the workbook."""
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f'<c:f>{SHEET}!{cell}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0">'
        f"<c:v>{escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>"
    )


def _numbers(cells: str, values: Iterable[Decimal]) -> str:
    """Refer to cells of the workbook, with their numbers at hand."""
    found = tuple(values)
    points = "".join(
        f'<c:pt idx="{number}"><c:v>{value:f}</c:v></c:pt>' for number, value in enumerate(found)
    )
    return (
        f"<c:numRef><c:f>{SHEET}!{cells}</c:f><c:numCache>"
        f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(found)}"/>{points}'
        "</c:numCache></c:numRef>"
    )


def _layout(places: dict[str, float], target: str = "") -> str:
    """Place a part of the chart by its edges, in shares of the chart."""
    modes = "".join(f'<c:{key}Mode val="edge"/>' for key in ("x", "y"))
    values = "".join(f'<c:{key} val="{value:.4f}"/>' for key, value in places.items())
    return f"<c:layout><c:manualLayout>{target}{modes}{values}</c:manualLayout></c:layout>"


def _scaling(low: Decimal, high: Decimal) -> str:
    return (
        f'<c:scaling><c:orientation val="minMax"/><c:max val="{high:f}"/><c:min val="{low:f}"/>'
        "</c:scaling>"
    )


def _line(width: float, slot: str, *, dash: bool = False) -> str:
    pattern = '<a:prstDash val="dash"/>' if dash else ""
    return f'<a:ln w="{emu(width)}" cap="flat">{solid(slot)}{pattern}<a:round/></a:ln>'
