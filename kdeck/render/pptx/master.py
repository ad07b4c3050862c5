"""The slide master: placeholders, text styles and the brand's marks."""

from kdeck.plan.master.layout import INDENT, LINE_SPACING, PARAGRAPH_GAP, Idx, LayoutName, Rect
from kdeck.plan.master.own import LAYOUTS
from kdeck.render.pptx import footer, ornament
from kdeck.render.pptx.brand import Brand
from kdeck.render.pptx.brandmark import draw_mark
from kdeck.render.pptx.drawing import Pen
from kdeck.render.pptx.layout import tree
from kdeck.render.pptx.markup import (
    COLOR_MAP,
    Markup,
    document,
    frame,
    hundredths,
    insets,
    solid,
    spacing,
)
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.text import bullet_mark
from kdeck.theme.face import Face
from kdeck.units import emu

# Ids of masters and layouts share one space from 2^31 (ECMA-376-1, 19.7.11 and 19.7.13).
MASTER_ID = 2_147_483_648
_TITLE_SIZE = 32.0
_BODY_SIZES = (24.0, 22.0, 20.0, 20.0, 20.0)


def master_part(brand: Brand) -> bytes:
    """Write the master; relation ids 1 to n are its layouts."""
    pen = Pen(Names(), brand.language, brand.body)
    points = LAYOUTS[LayoutName.POINTS]
    shapes = ornament.bar(pen.names) + draw_mark(brand.foot, footer.LOGO, "r", "tx2", pen)
    title, body = Markup('type="title"'), Markup('type="body" idx="1"')
    shapes += _box(pen, "Title", title, points.placeholder(Idx.TITLE).rect, "b")
    shapes += _box(pen, "Text", body, points.placeholder(Idx.BODY).rect, "t")
    shapes += footer.date_placeholder(pen.names, pen.language, "accent3")
    shapes += footer.text_placeholder(pen.names, pen.language, footer.MASTER_TEXT, "accent3", 3)
    shapes += footer.number_placeholder(pen.names, pen.language, "accent3", 4)
    ids = Markup.join(
        Markup('<p:sldLayoutId id="{}" r:id="rId{}"/>', MASTER_ID + number, number)
        for number in range(1, len(LAYOUTS) + 1)
    )
    body = Markup(
        "<p:cSld><p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg>{}</p:cSld><p:clrMap{}/>"
        '<p:sldLayoutIdLst>{}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>{}',
        solid("bg1"),
        tree(shapes),
        COLOR_MAP,
        ids,
        _text_styles(brand),
    )
    return document("p:sldMaster", body, Markup('preserve="1"'))


def _box(pen: Pen, name: str, place: Markup, rect: Rect, anchor: str) -> Markup:
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {}/>'
        '</p:nvPr></p:nvSpPr><p:spPr>{}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '</p:spPr><p:txBody><a:bodyPr vert="horz" wrap="square" {} rtlCol="0" anchor="{}">'
        '<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="{}"/><a:t>{}</a:t>'
        "</a:r></a:p></p:txBody></p:sp>",
        pen.names.take(name),
        place,
        frame(rect),
        insets(),
        anchor,
        pen.language,
        name,
    )


def _text_styles(brand: Brand) -> Markup:
    title = Markup(
        '<a:lvl1pPr algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">{}<a:spcBef>'
        '{}</a:spcBef><a:buNone/><a:defRPr sz="{}" b="1" kern="1200">{}{}</a:defRPr>'
        "</a:lvl1pPr>",
        _lines(brand.headings.bold),
        spacing(0),
        hundredths(_TITLE_SIZE),
        solid("tx2"),
        _fonts("mj"),
    )
    body = Markup.join(_body_level(level, brand) for level in range(len(_BODY_SIZES)))
    other = plain_levels(5, 18, brand.language)
    return Markup(
        "<p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}</p:bodyStyle>"
        "<p:otherStyle>{}</p:otherStyle></p:txStyles>",
        title,
        body,
        other,
    )


def _body_level(level: int, brand: Brand) -> Markup:
    size = _BODY_SIZES[level]
    tag = f"a:lvl{level + 1}pPr"
    return Markup(
        '<{} marL="{}" indent="-{}" algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0"'
        ' hangingPunct="1">{}<a:spcBef>{}</a:spcBef>{}<a:defRPr sz="{}" kern="1200">'
        "{}{}</a:defRPr></{}>",
        tag,
        emu(INDENT * (level + 1)),
        emu(INDENT),
        _lines(brand.body.regular),
        spacing(size * PARAGRAPH_GAP),
        bullet_mark(level),
        hundredths(size),
        solid("tx1"),
        _fonts("mn"),
        tag,
    )


def _lines(face: Face) -> Markup:
    """Set the line spacing of new text as a share of the face's own, so that it grows with it."""
    share = LINE_SPACING * face.units_per_em / (face.ascent - face.descent)
    return Markup('<a:lnSpc><a:spcPct val="{}"/></a:lnSpc>', round(share * 1000) * 100)


def _fonts(kind: str) -> Markup:
    scripts = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    return Markup.join(
        Markup('<a:{} typeface="+{}-{}"/>', tag, kind, script) for tag, script in scripts
    )


def plain_levels(count: int, size: float, language: str) -> Markup:
    """Set levels of plain text in the body face, each one step further in."""
    levels = Markup.join(
        Markup(
            '<a:lvl{}pPr marL="{}" algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
            '<a:defRPr sz="{}" kern="1200">{}{}</a:defRPr></a:lvl{}pPr>',
            level,
            emu(INDENT * (level - 1)),
            hundredths(size),
            solid("tx1"),
            _fonts("mn"),
            level,
        )
        for level in range(1, count + 1)
    )
    return Markup('<a:defPPr><a:defRPr lang="{}"/></a:defPPr>{}', language, levels)
