"""The handout master: the page on which slides are printed for an audience."""

from kdeck.plan.master.layout import Rect
from kdeck.render.pptx.layout import tree
from kdeck.render.pptx.markup import document, frame, solid
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.slot import COLOR_MAP

_FOOTER = Rect(36, 684, 360, 24)
_NUMBER = Rect(414, 684, 90, 24)


def handout_master(language: str) -> bytes:
    """Write the handout master: a footer and a page number."""
    names = Names()
    number = (
        '<a:fld id="{9C2E4F60-7A1B-4D3C-8E5F-0B6A7C8D9E10}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>‹#›</a:t></a:fld>'
    )
    end = f'<a:endParaRPr lang="{language}"/>'
    shapes = _box(names, "Footer", 'type="ftr" sz="quarter" idx="2"', "l", _FOOTER, end)
    shapes += _box(names, "Page number", 'type="sldNum" sz="quarter" idx="3"', "r", _NUMBER, number)
    return document(
        "p:handoutMaster",
        f"<p:cSld><p:bg><p:bgPr>{solid('bg1')}<a:effectLst/></p:bgPr></p:bg>{tree(shapes)}"
        f'</p:cSld><p:clrMap {COLOR_MAP}/><p:hf hdr="0" dt="0"/>',
    )


def _box(names: Names, name: str, reference: str, align: str, rect: Rect, content: str) -> str:
    return (
        f'<p:sp><p:nvSpPr>{names.take(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {reference}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{frame(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr anchor="b"/><a:lstStyle><a:lvl1pPr algn="{align}">'
        f'<a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle><a:p>{content}'
        "</a:p></p:txBody></p:sp>"
    )
