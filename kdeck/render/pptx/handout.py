"""The handout master: the page on which slides are printed for an audience."""

from kdeck.plan.master.layout import Rect
from kdeck.render.pptx.layout import tree
from kdeck.render.pptx.markup import COLOR_MAP, Markup, document, frame, solid
from kdeck.render.pptx.names import Names

_FOOTER = Rect(36, 684, 360, 24)
_NUMBER = Rect(414, 684, 90, 24)


def handout_master(language: str) -> bytes:
    """Write the handout master: a footer and a page number."""
    names = Names()
    number = Markup(
        '<a:fld id="{}" type="slidenum"><a:rPr lang="{}"/><a:t>‹#›</a:t></a:fld>',
        "{9C2E4F60-7A1B-4D3C-8E5F-0B6A7C8D9E10}",
        language,
    )
    end = Markup('<a:endParaRPr lang="{}"/>', language)
    shapes = _box(names, "Footer", Markup('type="ftr" sz="quarter" idx="2"'), "l", _FOOTER, end)
    shapes += _box(
        names, "Page number", Markup('type="sldNum" sz="quarter" idx="3"'), "r", _NUMBER, number
    )
    return document(
        "p:handoutMaster",
        Markup(
            "<p:cSld><p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg>{}</p:cSld><p:clrMap{}/><p:hf"
            ' hdr="0" dt="0"/>',
            solid("bg1"),
            tree(shapes),
            COLOR_MAP,
        ),
    )


def _box(
    names: Names, name: str, reference: Markup, align: str, rect: Rect, content: Markup
) -> Markup:
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {}/>'
        '</p:nvPr></p:nvSpPr><p:spPr>{}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '</p:spPr><p:txBody><a:bodyPr anchor="b"/><a:lstStyle><a:lvl1pPr algn="{}"><a:defRPr'
        ' sz="1200"/></a:lvl1pPr></a:lstStyle><a:p>{}</a:p></p:txBody></p:sp>',
        names.take(name),
        reference,
        frame(rect),
        align,
        content,
    )
