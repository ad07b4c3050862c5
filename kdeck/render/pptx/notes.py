"""Speaker notes: their master, and the page of one slide."""

from kdeck.plan.layout import Rect
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

NOTES_WIDTH, NOTES_HEIGHT = 540.0, 720.0
_SIZE = 14.0
_GAP = 6.0
_IMAGE = Rect(54, 48, 432, 243)
_TEXT = Rect(54, 312, 432, 344)
_IMAGE_IDX = ' idx="2"'
_NUMBER = Rect(396, 672, 90, 24)


def notes_master(language: str) -> bytes:
    """Write the notes master: the slide's image, the text below it, the number."""
    names = Names()
    prompt = f'<a:p><a:r><a:rPr lang="{language}"/><a:t>Notes</a:t></a:r></a:p>'
    shapes = (
        _image(names, frame(_IMAGE))
        + _text(names, 'type="body" sz="quarter" idx="3"', frame(_TEXT), prompt)
        + _number(names, language, "5", frame(_NUMBER))
    )
    style = plain_levels(5, _SIZE, language)
    return document(
        "p:notesMaster",
        f"<p:cSld><p:bg><p:bgPr>{solid('bg1')}<a:effectLst/></p:bgPr></p:bg>{tree(shapes)}"
        f'</p:cSld><p:clrMap {COLOR_MAP}/><p:hf hdr="0" ftr="0" dt="0"/>'
        f"<p:notesStyle>{style}</p:notesStyle>",
    )


def notes_page(notes: tuple[str, ...], language: str) -> bytes:
    """Write the notes of one slide, a paragraph for each note."""
    names = Names()
    text = "".join(_paragraph(note, language) for note in notes)
    text = text or f'<a:p><a:endParaRPr lang="{language}"/></a:p>'
    shapes = (
        _image(names, "")
        + _text(names, 'type="body" idx="1"', "", text)
        + _number(names, language, "10", "")
    )
    return document(
        "p:notes",
        f"<p:cSld>{tree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>",
    )


def _paragraph(note: str, language: str) -> str:
    # LibreOffice sets notes in a face, a size and an indent of its own unless each says otherwise.
    latin = '<a:latin typeface="+mn-lt"/>'
    return (
        f'<a:p><a:pPr marL="0" indent="0"><a:spcBef>{spacing(_GAP)}</a:spcBef></a:pPr>'
        f'<a:r><a:rPr lang="{language}" sz="{hundredths(_SIZE)}">{latin}</a:rPr>'
        f"<a:t>{escape(note)}</a:t></a:r></a:p>"
    )


def _image(names: Names, place: str) -> str:
    look = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
    line = f'<a:ln w="9525">{solid("accent6")}</a:ln>'
    index = _IMAGE_IDX if place else ""
    return (
        f'<p:sp><p:nvSpPr>{names.take("Slide image")}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1"'
        f' noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"{index}/>'
        f"</p:nvPr></p:nvSpPr><p:spPr>{place + look + line if place else ''}</p:spPr></p:sp>"
    )


def _text(names: Names, reference: str, place: str, paragraphs: str) -> str:
    body = f"<a:bodyPr {insets(x=0)}/>" if place else "<a:bodyPr/>"
    look = f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if place else ""
    return (
        f'<p:sp><p:nvSpPr>{names.take("Notes")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {reference}/></p:nvPr></p:nvSpPr><p:spPr>{look}</p:spPr>"
        f"<p:txBody>{body}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def _number(names: Names, language: str, index: str, place: str) -> str:
    style = '<a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle>'
    look = f'{place}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if place else ""
    return (
        f'<p:sp><p:nvSpPr>{names.take("Slide number")}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldNum" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{look}</p:spPr><p:txBody><a:bodyPr/>{style if place else '<a:lstStyle/>'}"
        '<a:p><a:fld id="{3D1B7A52-0C55-4E0B-8F2C-6A7E5D4C3B21}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>'
    )
