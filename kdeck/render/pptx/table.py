"""A table of a slide, and the deck's own style of tables."""

from kdeck.plan.deck.model import SlideTable
from kdeck.plan.master.layout import INSET_X, INSET_Y
from kdeck.plan.text.run import Runs
from kdeck.render.pptx.markup import NOTHING, Markup, frame, solid
from kdeck.render.pptx.text import Setting, exact_line
from kdeck.units import emu

STYLE_ID = "{8A5D7C1E-3B0F-4F6A-9C57-2E4B6D1F0A93}"

_A = Markup('xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"')
_NO_LINE = Markup("<a:ln><a:noFill/></a:ln>")


def table(content: SlideTable, identity: Markup, place: Markup, setting: Setting) -> Markup:
    """Draw a table with a marked header row; place is its placeholder, or empty."""
    columns = Markup.join(Markup('<a:gridCol w="{}"/>', emu(width)) for width in content.widths)
    first = Markup(' firstCol="1"') if content.row_headers else NOTHING
    rows = Markup.join(
        _row(cells, height, _row_setting(setting, header=order == 0))
        for order, (cells, height) in enumerate(
            zip((content.header, *content.rows), content.heights, strict=True)
        )
    )
    return Markup(
        "<p:graphicFrame><p:nvGraphicFramePr>{}<p:cNvGraphicFramePr><a:graphicFrameLocks"
        ' noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{}</p:nvPr></p:nvGraphicFramePr>'
        "{}<a:graphic><a:graphicData"
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr'
        ' firstRow="1"{} bandRow="0"><a:tableStyleId>{}</a:tableStyleId></a:tblPr><a:tblGrid>'
        "{}</a:tblGrid>{}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        identity,
        place,
        frame(content.rect, "p"),
        first,
        STYLE_ID,
        columns,
        rows,
    )


def _row_setting(setting: Setting, header: bool) -> Setting:
    return Setting(setting.language, setting.links, setting.size, on_primary=header)


def _row(cells: tuple[Runs, ...], height: float, setting: Setting) -> Markup:
    drawn = Markup.join(_cell(cell, setting) for cell in cells)
    return Markup('<a:tr h="{}">{}</a:tr>', emu(height), drawn)


def _cell(text: Runs, setting: Setting) -> Markup:
    margins = Markup(
        'marL="{}" marR="{}" marT="{}" marB="{}"',
        emu(INSET_X),
        emu(INSET_X),
        emu(INSET_Y),
        emu(INSET_Y),
    )
    return Markup(
        '<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{}</a:txBody><a:tcPr {} anchor="ctr"/></a:tc>',
        exact_line(text, setting),
        margins,
    )


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
