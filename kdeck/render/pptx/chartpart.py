"""The part of a native chart, and the frame on a slide that shows it."""

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.package import Package
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.shapes.shapetree import SlideShapes

from kdeck.plan.deck.model import SlideBars, SlideChart, SlideLines
from kdeck.render.pptx.barchart import bar_space
from kdeck.render.pptx.chart import WORKBOOK_RELATION, interval_space
from kdeck.render.pptx.linechart import line_space
from kdeck.render.pptx.package import uri_of
from kdeck.render.pptx.workbook import bar_workbook, line_workbook, workbook
from kdeck.units import emu


def add_chart(
    shapes: SlideShapes, chart: SlideChart | SlideBars | SlideLines, relation: str
) -> CT_GraphicalObjectFrame:
    """Place a chart as the last of the shapes; its names are given afterwards."""
    rect = chart.rect
    edges = map(emu, (rect.x, rect.y, rect.width, rect.height))
    frame = CT_GraphicalObjectFrame.new_chart_graphicFrame(0, "", relation, *edges)
    shapes.element.append(frame)
    return frame


def chart_part(
    chart: SlideChart | SlideBars | SlideLines, number: int, language: str, package: Package
) -> ChartPart:
    """Make the part of a chart, counted through the deck, and of the workbook behind it.

    The chart API of python-pptx knows neither labels for a point nor intervals as we draw them,
    and writes the time of the clock into its workbook.
    """
    uri = uri_of(f"ppt/charts/chart{number}.xml")
    if isinstance(chart, SlideBars):
        space, data = bar_space(chart, language), bar_workbook(chart)
    elif isinstance(chart, SlideLines):
        space, data = line_space(chart, language), line_workbook(chart)
    else:
        space, data = interval_space(chart, language), workbook(chart)
    made = ChartPart(uri, CT.DML_CHART, package, parse_xml(space))
    book = uri_of(f"ppt/embeddings/workbook{number}.xlsx")
    related = made.relate_to(EmbeddedXlsxPart(book, CT.SML_SHEET, package, data), RT.PACKAGE)
    assert related == WORKBOOK_RELATION
    return made
