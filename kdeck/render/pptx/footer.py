"""The foot of slides: its text, number and small logo, or the places of a template for them."""

from kdeck.plan.drawn.emblem import FOOT_ROOM
from kdeck.plan.master.layout import (
    FOOTER_HEIGHT,
    FOOTER_SIZE,
    FOOTER_TOP,
    MARGIN,
    SLIDE_WIDTH,
    Placeholder,
    Rect,
)
from kdeck.render.pptx.drawing import Pen
from kdeck.render.pptx.markup import escape, frame, hundredths, insets, painted, solid
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.textbox import text_shape

_NUMBER_WIDTH = 44.0
_GAP = 14.0

NUMBER = Rect(SLIDE_WIDTH - MARGIN - _NUMBER_WIDTH, FOOTER_TOP, _NUMBER_WIDTH, FOOTER_HEIGHT)
LOGO = Rect(
    NUMBER.x - FOOT_ROOM.width - 4,
    FOOTER_TOP + (FOOTER_HEIGHT - FOOT_ROOM.height) / 2,
    FOOT_ROOM.width,
    FOOT_ROOM.height,
)
TEXT = Rect(MARGIN, FOOTER_TOP, LOGO.x - _GAP - MARGIN, FOOTER_HEIGHT)
_DATE_WIDTH = 96.0
DATE = Rect(TEXT.x + TEXT.width - _DATE_WIDTH, FOOTER_TOP, _DATE_WIDTH, FOOTER_HEIGHT)
MASTER_TEXT = Rect(MARGIN, FOOTER_TOP, TEXT.width - _DATE_WIDTH - _GAP, FOOTER_HEIGHT)

TEXT_IDX, NUMBER_IDX = 21, 22


def text_placeholder(names: Names, language: str, rect: Rect, slot: str, index: int) -> str:
    """Define the footer's text on a master or a layout."""
    place = f'<p:ph type="ftr" sz="quarter" idx="{index}"/>'
    content = f'<a:p><a:endParaRPr lang="{language}"/></a:p>'
    return _definition(names.take("Footer"), place, rect, "l", slot, content)


def number_placeholder(names: Names, language: str, slot: str, index: int) -> str:
    """Define the slide number on a master or a layout."""
    place = f'<p:ph type="sldNum" sz="quarter" idx="{index}"/>'
    content = f"<a:p>{slide_number(language, '‹#›')}</a:p>"
    return _definition(names.take("Slide number"), place, NUMBER, "r", slot, content)


def date_placeholder(names: Names, language: str, slot: str) -> str:
    """Define the date on the master."""
    place = '<p:ph type="dt" sz="half" idx="2"/>'
    content = f'<a:p><a:endParaRPr lang="{language}"/></a:p>'
    return _definition(names.take("Date"), place, DATE, "l", slot, content)


def on_slide(names: Names, language: str, text: str, number: int) -> str:
    """Put the footer's text and the slide number on a slide, as its last shapes."""
    latin = '<a:latin typeface="+mn-lt"/>'
    run = (
        f'<a:r><a:rPr lang="{language}">{latin}</a:rPr><a:t>{escape(text)}</a:t></a:r>'
        if text
        else ""
    )
    words = _filled(names.take("Footer"), "ftr", TEXT_IDX, f"<a:p>{run}</a:p>") if text else ""
    count = f"<a:p>{slide_number(language, str(number), inner=latin)}</a:p>"
    return words + _filled(names.take("Slide number"), "sldNum", NUMBER_IDX, count)


def lent_feet(feet: tuple[Placeholder, ...], pen: Pen, text: str, number: int) -> str:
    """Put the footer's text and the slide number on a slide, as its last shapes."""
    drawn = ""
    for place in feet:
        attributes, inner = _looks(place)
        if place.kind == "sldNum":
            words = slide_number(pen.language, str(number), attributes, inner)
        elif text:
            words = f'<a:r><a:rPr lang="{pen.language}"{attributes}>{inner}</a:rPr>'
            words += f"<a:t>{escape(text)}</a:t></a:r>"
        else:
            continue
        drawn += text_shape(
            place, pen.names.take(place.name), f"<a:p>{_aligned(place)}{words}</a:p>"
        )
    return drawn


def slide_number(language: str, shown: str, attributes: str = "", inner: str = "") -> str:
    """Write the field of a slide number, with the attributes and the inside of its properties."""
    # The id of a field is any GUID; a fixed one keeps the file reproducible.
    return (
        '<a:fld id="{6B0C0E1A-6C0D-4B52-9B57-3F1F6C0D5A11}" type="slidenum">'
        f'<a:rPr lang="{language}"{attributes}>{inner}</a:rPr><a:t>{shown}</a:t></a:fld>'
    )


def _filled(identity: str, kind: str, index: int, paragraph: str) -> str:
    return (
        f'<p:sp><p:nvSpPr>{identity}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{index}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</p:txBody></p:sp>"
    )


def _definition(identity: str, place: str, rect: Rect, align: str, slot: str, content: str) -> str:
    return (
        f'<p:sp><p:nvSpPr>{identity}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr>{place}</p:nvPr></p:nvSpPr>"
        f'<p:spPr>{frame(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" {insets(y=0)} anchor="ctr"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle><a:lvl1pPr algn="{align}"><a:defRPr sz="{hundredths(FOOTER_SIZE)}">'
        f'{solid(slot)}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"{content}</p:txBody></p:sp>"
    )


def _looks(place: Placeholder) -> tuple[str, str]:
    loan, latin = place.loan, '<a:latin typeface="+mn-lt"/>'
    color = painted(loan.color) if loan and loan.color else ""
    if loan and loan.idx is None:
        color = color or solid("tx1")
    return f' sz="{hundredths(place.size)}" cap="none" spc="0"', f"{color}{latin}"


def _aligned(place: Placeholder) -> str:
    """Begin a footer at the left where it takes the room of the date too."""
    moved = place.loan is not None and place.loan.moved
    return f'<a:pPr algn="{"l" if place.kind == "ftr" else "r"}"/>' if moved else ""
