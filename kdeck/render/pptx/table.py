"""A table of a slide, in the deck's own table style."""

from kdeck.plan.deck.model import SlideTable
from kdeck.plan.master.layout import INSET_X, INSET_Y
from kdeck.plan.text.run import Runs
from kdeck.render.pptx.markup import frame
from kdeck.render.pptx.tablestyle import STYLE_ID
from kdeck.render.pptx.text import Setting, exact_line
from kdeck.units import emu


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
