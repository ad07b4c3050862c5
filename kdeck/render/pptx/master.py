"""The slide master: placeholders, text styles and the brand's marks."""

from kdeck.plan.master.layout import INDENT, LINE_SPACING, PARAGRAPH_GAP, Idx, LayoutName, Rect
from kdeck.plan.master.own import LAYOUTS
from kdeck.render.pptx import footer, ornament
from kdeck.render.pptx.brand import Brand
from kdeck.render.pptx.brandmark import draw_mark
from kdeck.render.pptx.drawing import Pen
from kdeck.render.pptx.layout import tree
from kdeck.render.pptx.markup import document, frame, hundredths, insets, solid, spacing
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.slot import COLOR_MAP
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
    shapes += _box(pen, "Title", 'type="title"', points.placeholder(Idx.TITLE).rect, "b")
    shapes += _box(pen, "Text", 'type="body" idx="1"', points.placeholder(Idx.BODY).rect, "t")
    shapes += footer.date_placeholder(pen.names, pen.language, "accent3")
    shapes += footer.text_placeholder(pen.names, pen.language, footer.MASTER_TEXT, "accent3", 3)
    shapes += footer.number_placeholder(pen.names, pen.language, "accent3", 4)
    ids = "".join(
        f'<p:sldLayoutId id="{MASTER_ID + number}" r:id="rId{number}"/>'
        for number in range(1, len(LAYOUTS) + 1)
    )
    body = (
        f"<p:cSld><p:bg><p:bgPr>{solid('bg1')}<a:effectLst/></p:bgPr></p:bg>{tree(shapes)}"
        f"</p:cSld><p:clrMap {COLOR_MAP}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>"
        f'<p:hf hdr="0" dt="0"/>{_text_styles(brand)}'
    )
    return document("p:sldMaster", body, 'preserve="1"')


def _box(pen: Pen, name: str, place: str, rect: Rect, anchor: str) -> str:
    return (
        f'<p:sp><p:nvSpPr>{pen.names.take(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {place}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{frame(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" {insets()} rtlCol="0" anchor="{anchor}">'
        f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r><a:rPr lang="{pen.language}"/>'
        f"<a:t>{name}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def _text_styles(brand: Brand) -> str:
    title = (
        f'<a:lvl1pPr algn="l" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f"{_lines(brand.headings.bold)}<a:spcBef>{spacing(0)}</a:spcBef><a:buNone/>"
        f'<a:defRPr sz="{hundredths(_TITLE_SIZE)}" b="1" kern="1200">{solid("tx2")}'
        f"{_fonts('mj')}</a:defRPr></a:lvl1pPr>"
    )
    body = "".join(_body_level(level, brand) for level in range(len(_BODY_SIZES)))
    other = plain_levels(5, 18, brand.language)
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )


def _body_level(level: int, brand: Brand) -> str:
    size = _BODY_SIZES[level]
    tag = f"a:lvl{level + 1}pPr"
    return (
        f'<{tag} marL="{emu(INDENT * (level + 1))}" indent="-{emu(INDENT)}" algn="l" rtl="0"'
        f' eaLnBrk="1" latinLnBrk="0" hangingPunct="1">{_lines(brand.body.regular)}'
        f"<a:spcBef>{spacing(size * PARAGRAPH_GAP)}</a:spcBef>{bullet_mark(level)}"
        f'<a:defRPr sz="{hundredths(size)}" kern="1200">{solid("tx1")}{_fonts("mn")}'
        f"</a:defRPr></{tag}>"
    )


def _lines(face: Face) -> str:
    """Set the line spacing of new text as a share of the face's own, so that it grows with it."""
    share = LINE_SPACING * face.units_per_em / (face.ascent - face.descent)
    return f'<a:lnSpc><a:spcPct val="{round(share * 1000) * 100}"/></a:lnSpc>'


def _fonts(kind: str) -> str:
    scripts = (("latin", "lt"), ("ea", "ea"), ("cs", "cs"))
    return "".join(f'<a:{tag} typeface="+{kind}-{script}"/>' for tag, script in scripts)


def plain_levels(count: int, size: float, language: str) -> str:
    """Set levels of plain text in the body face, each one step further in."""
    levels = "".join(
        f'<a:lvl{level}pPr marL="{emu(INDENT * (level - 1))}" algn="l" rtl="0" eaLnBrk="1"'
        f' latinLnBrk="0" hangingPunct="1"><a:defRPr sz="{hundredths(size)}" kern="1200">'
        f"{solid('tx1')}{_fonts('mn')}</a:defRPr></a:lvl{level}pPr>"
        for level in range(1, count + 1)
    )
    return f'<a:defPPr><a:defRPr lang="{language}"/></a:defPPr>{levels}'
