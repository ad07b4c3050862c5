"""A table of a slide, and the deck's own style of tables."""

from dataclasses import replace

from pptx.oxml.shapes.graphfrm import CT_GraphicalObjectFrame
from pptx.oxml.table import CT_Table
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Emu

from kdeck.plan.deck.model import SlideTable
from kdeck.plan.master.layout import INSET_X, INSET_Y
from kdeck.plan.text.run import Runs
from kdeck.render.pptx.markup import NOTHING, Markup, parse, solid
from kdeck.render.pptx.text import Setting, exact_line
from kdeck.units import emu

STYLE_ID = "{8A5D7C1E-3B0F-4F6A-9C57-2E4B6D1F0A93}"

_A = Markup('xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"')
_MARGINS = {
    **dict.fromkeys(("marL", "marR"), str(emu(INSET_X))),
    **dict.fromkeys(("marT", "marB"), str(emu(INSET_Y))),
}
_NO_LINE = Markup("<a:ln><a:noFill/></a:ln>")


def add_table(
    shapes: SlideShapes, content: SlideTable, setting: Setting
) -> CT_GraphicalObjectFrame:
    """Draw a table with a marked header row as the last of the shapes."""
    rows = (content.header, *content.rows)
    rect = content.rect
    left, top, width, height = (
        Emu(emu(edge)) for edge in (rect.x, rect.y, rect.width, rect.height)
    )
    made = shapes.add_table(len(rows), len(content.widths), left, top, width, height)
    table = made.table
    table.first_col = content.row_headers
    for number, across in enumerate(content.widths):
        table.columns[number].width = Emu(emu(across))
    for number, down in enumerate(content.heights):
        table.rows[number].height = Emu(emu(down))
    # Each of these made the frame as large as what it holds, to the rounding.
    made.width, made.height = width, height
    element = made.element
    assert isinstance(element, CT_GraphicalObjectFrame)
    grid = element.graphic.graphicData.tbl
    assert grid is not None
    assert grid.tblPr is not None
    # python-pptx leaves out what is the default, and a style can have another.
    grid.tblPr.set("bandRow", "0")
    grid.tblPr[0].text = STYLE_ID
    _fill(grid, rows, setting)
    return element


def _fill(grid: CT_Table, rows: tuple[tuple[Runs, ...], ...], setting: Setting) -> None:
    header = Setting(setting.language, setting.links, setting.size, on_primary=True)
    plain = replace(header, on_primary=False)
    bodies = parse(
        Markup.join(
            Markup(
                "<a:txBody><a:bodyPr/><a:lstStyle/>{}</a:txBody>",
                exact_line(cell, plain if order else header),
            )
            for order, cells in enumerate(rows)
            for cell in cells
        )
    )
    for cell, body in zip(grid.iter_tcs(), bodies, strict=True):
        cell.replace(cell.get_or_add_txBody(), body)
        properties = cell.get_or_add_tcPr()
        for name, margin in _MARGINS.items():
            properties.set(name, margin)
        properties.set("anchor", "ctr")


def table_styles(on_primary: str) -> bytes:
    """Write the part that defines the style and makes it the default."""
    rule = Markup('<a:ln w="9525" cmpd="sng">{}</a:ln>', solid("accent6"))
    edges = {"left": _NO_LINE, "right": _NO_LINE, "top": rule, "bottom": rule}
    inner = {"insideH": rule, "insideV": _NO_LINE}
    borders = Markup.join(
        Markup("<a:{}>{}</a:{}>", side, edge, side) for side, edge in (edges | inner).items()
    )
    # The first column is bold and no more: a color of its own would win in the corner cell,
    # which the header row fills.
    style = Markup(
        '<a:tblStyle styleId="{}" styleName="Clinic table"><a:wholeTbl>{}<a:tcStyle><a:tcBdr>'
        "{}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl><a:firstCol>"
        '<a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol><a:firstRow>'
        "{}<a:tcStyle><a:tcBdr/><a:fill>{}</a:fill></a:tcStyle></a:firstRow></a:tblStyle>",
        STYLE_ID,
        _look("tx1"),
        borders,
        _look(on_primary, bold=True),
        solid("accent5"),
    )
    return Markup('<a:tblStyleLst {} def="{}">{}</a:tblStyleLst>', _A, STYLE_ID, style).part()


def _look(slot: str, bold: bool = False) -> Markup:
    weight = Markup(' b="on"') if bold else NOTHING
    return Markup(
        '<a:tcTxStyle{}><a:fontRef idx="minor"/><a:schemeClr val="{}"/></a:tcTxStyle>', weight, slot
    )
