"""Speaker notes: their master, and the page of one slide."""

from dataclasses import replace

from kdeck.plan.deck.model import NoteLine, Slide
from kdeck.plan.deck.notespage import NOTES_GAP, NOTES_INDENT, ROOMY
from kdeck.plan.master.layout import LINE_SPACING, Rect
from kdeck.render.pptx.layout import tree
from kdeck.render.pptx.markup import (
    document,
    escape,
    frame,
    hundredths,
    insets,
    solid,
    spacing,
)
from kdeck.render.pptx.master import plain_levels
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.slot import COLOR_MAP
from kdeck.render.pptx.text import bullet_mark
from kdeck.units import emu

_IMAGE_IDX = ' idx="2"'
_INDENT = emu(NOTES_INDENT)
_BOLD = ' b="1"'
_NUMBER = Rect(ROOMY.text.x + ROOMY.text.width - 90, 678, 90, 24)


def notes_master(language: str) -> bytes:
    """Write the notes master: the slide's image, the text below it, the number."""
    names = Names()
    prompt = f'<a:p><a:r><a:rPr lang="{language}"/><a:t>Notes</a:t></a:r></a:p>'
    shapes = (
        _image(names, _IMAGE_IDX, _placed(ROOMY.image) + _outline())
        + _text(names, 'type="body" sz="quarter" idx="3"', _placed(ROOMY.text), prompt)
        + _number(names, language, "5", _placed(_NUMBER))
    )
    style = plain_levels(5, ROOMY.size, language)
    return document(
        "p:notesMaster",
        f"<p:cSld><p:bg><p:bgPr>{solid('bg1')}<a:effectLst/></p:bgPr></p:bg>{tree(shapes)}"
        f'</p:cSld><p:clrMap {COLOR_MAP}/><p:hf hdr="0" ftr="0" dt="0"/>'
        f"<p:notesStyle>{style}</p:notesStyle>",
    )


def notes_page(slide: Slide, language: str, lent: tuple[float, float] | None = None) -> bytes:
    """Write the notes of one slide, a paragraph for each line of its script.

    lent is the size of the slides of a template, whose notes master may be any.
    """
    names = Names()
    text = "".join(_paragraph(line, slide.page.size, language) for line in slide.script)
    text = text or f'<a:p><a:endParaRPr lang="{language}"/></a:p>'
    image, body = (
        ("", "")
        if slide.page == ROOMY and lent is None
        else (_placed(_inside(slide.page.image, lent)) + _outline(), _placed(slide.page.text))
    )
    shapes = (
        _image(names, "", image)
        + _text(names, 'type="body" idx="1"', body, text)
        + _number(names, language, "10", "")
    )
    return document(
        "p:notes",
        f"<p:cSld>{tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>",
    )


def _inside(room: Rect, size: tuple[float, float] | None) -> Rect:
    """Fit a slide of a size into the room of its picture."""
    if size is None:
        return room
    scale = min(room.width / size[0], room.height / size[1])
    return replace(room, width=size[0] * scale, height=size[1] * scale)


def _paragraph(line: NoteLine, size: float, language: str) -> str:
    # LibreOffice sets notes in a face, a size and an indent of its own unless each says otherwise.
    place, bullet = 'marL="0" indent="0"', "<a:buNone/>"
    if line.bullet:
        place, bullet = f'marL="{_INDENT}" indent="-{_INDENT}"', bullet_mark(0)
    start = f'lang="{language}" sz="{hundredths(size)}"'
    return (
        f"<a:p><a:pPr {place}>"
        f"<a:lnSpc>{spacing(size * LINE_SPACING)}</a:lnSpc>"
        f"<a:spcBef>{spacing(size * NOTES_GAP)}</a:spcBef>{bullet}</a:pPr>"
        f"{_run(line.lead, start + _BOLD)}{_run(line.text, start)}</a:p>"
    )


def _run(text: str, attributes: str) -> str:
    if not text:
        return ""
    return (
        f'<a:r><a:rPr {attributes}><a:latin typeface="+mn-lt"/></a:rPr>'
        f"<a:t>{escape(text)}</a:t></a:r>"
    )


def _placed(rect: Rect) -> str:
    return f'{frame(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def _outline() -> str:
    return f'<a:noFill/><a:ln w="9525">{solid("accent6")}</a:ln>'


def _image(names: Names, index: str, look: str) -> str:
    return (
        f'<p:sp><p:nvSpPr>{names.take("Slide image")}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1"'
        f' noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"{index}/>'
        f"</p:nvPr></p:nvSpPr><p:spPr>{look}</p:spPr></p:sp>"
    )


def _text(names: Names, reference: str, look: str, paragraphs: str) -> str:
    body = f"<a:bodyPr {insets(x=0)}/>" if look else "<a:bodyPr/>"
    return (
        f'<p:sp><p:nvSpPr>{names.take("Notes")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {reference}/></p:nvPr></p:nvSpPr><p:spPr>{look}</p:spPr>"
        f"<p:txBody>{body}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _number(names: Names, language: str, index: str, look: str) -> str:
    style = '<a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle>'
    return (
        f'<p:sp><p:nvSpPr>{names.take("Slide number")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldNum" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{look}</p:spPr><p:txBody><a:bodyPr/>{style if look else '<a:lstStyle/>'}"
        '<a:p><a:fld id="{3D1B7A52-0C55-4E0B-8F2C-6A7E5D4C3B21}" type="slidenum">'
        f'<a:rPr lang="{language}"><a:latin typeface="+mn-lt"/></a:rPr>'
        "<a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>"
    )
