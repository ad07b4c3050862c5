"""A table of a slide, and the deck's own style of tables."""

from kdeck.plan.deck.model import SlideTable
from kdeck.plan.master.layout import INSET_X, INSET_Y
from kdeck.plan.text.run import Runs
from kdeck.render.pptx.markup import DECLARATION, frame, solid
from kdeck.render.pptx.text import Setting, exact_line
from kdeck.units import emu

STYLE_ID = "{8A5D7C1E-3B0F-4F6A-9C57-2E4B6D1F0A93}"

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def table(content: SlideTable, identity: str, place: str, setting: Setting) -> str:
    """Draw a table with a marked header row; place is its placeholder, or empty."""
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in content.widths)
    first = ' firstCol="1"' if content.row_headers else ""
    rows = "".join(
        _row(cells, height, _row_setting(setting, header=order == 0))
        for order, (cells, height) in enumerate(
            zip((content.header, *content.rows), content.heights, strict=True)
        )
    )
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity}<p:cNvGraphicFramePr><a:graphicFrameLocks"
        f' noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>{place}</p:nvPr></p:nvGraphicFramePr>'
        f"{frame(content.rect, 'p')}<a:graphic><a:graphicData"
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr firstRow="1"{first} bandRow="0"><a:tableStyleId>{STYLE_ID}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
        "</p:graphicFrame>"
    )


def _row_setting(setting: Setting, header: bool) -> Setting:
    return Setting(setting.language, setting.links, setting.size, on_primary=header)


def _row(cells: tuple[Runs, ...], height: float, setting: Setting) -> str:
    drawn = "".join(_cell(cell, setting) for cell in cells)
    return f'<a:tr h="{emu(height)}">{drawn}</a:tr>'


def _cell(text: Runs, setting: Setting) -> str:
    margins = (
        f'marL="{emu(INSET_X)}" marR="{emu(INSET_X)}" marT="{emu(INSET_Y)}" marB="{emu(INSET_Y)}"'
    )
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{exact_line(text, setting)}</a:txBody>"
        f'<a:tcPr {margins} anchor="ctr"/></a:tc>'
    )


def table_styles(on_primary: str) -> bytes:
    """Write the part that defines the style and makes it the default."""
    rule = f'<a:ln w="9525" cmpd="sng">{solid("accent6")}</a:ln>'
    edges = {"left": _NO_LINE, "right": _NO_LINE, "top": rule, "bottom": rule}
    inner = {"insideH": rule, "insideV": _NO_LINE}
    borders = "".join(f"<a:{side}>{edge}</a:{side}>" for side, edge in (edges | inner).items())
    # The first column is bold and no more: a color of its own would win in the corner cell,
    # which the header row fills.
    style = (
        f'<a:tblStyle styleId="{STYLE_ID}" styleName="Clinic table">'
        f"<a:wholeTbl>{_look('tx1')}<a:tcStyle><a:tcBdr>{borders}</a:tcBdr>"
        "<a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        '<a:firstCol><a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/></a:tcStyle></a:firstCol>'
        f"<a:firstRow>{_look(on_primary, bold=True)}<a:tcStyle><a:tcBdr/>"
        f"<a:fill>{solid('accent5')}</a:fill></a:tcStyle></a:firstRow></a:tblStyle>"
    )
    return f'{DECLARATION}<a:tblStyleLst {_A} def="{STYLE_ID}">{style}</a:tblStyleLst>'.encode()


def _look(slot: str, bold: bool = False) -> str:
    weight = ' b="on"' if bold else ""
    return f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/><a:schemeClr val="{slot}"/></a:tcTxStyle>'
