"""The foot of slides: its text, number and small logo, or the places of a template for them."""

from kdeck.plan.deck.footground import hugged
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
from kdeck.render.pptx.markup import NOTHING, Markup, frame, hundredths, insets, painted, solid
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


def text_placeholder(names: Names, language: str, rect: Rect, slot: str, index: int) -> Markup:
    """Define the footer's text on a master or a layout."""
    place = Markup('<p:ph type="ftr" sz="quarter" idx="{}"/>', index)
    content = Markup('<a:p><a:endParaRPr lang="{}"/></a:p>', language)
    return _definition(names.take("Footer"), place, rect, "l", slot, content)


def number_placeholder(names: Names, language: str, slot: str, index: int) -> Markup:
    """Define the slide number on a master or a layout."""
    place = Markup('<p:ph type="sldNum" sz="quarter" idx="{}"/>', index)
    content = Markup("<a:p>{}</a:p>", slide_number(language, "‹#›"))
    return _definition(names.take("Slide number"), place, NUMBER, "r", slot, content)


def date_placeholder(names: Names, language: str, slot: str) -> Markup:
    """Define the date on the master."""
    place = Markup('<p:ph type="dt" sz="half" idx="2"/>')
    content = Markup('<a:p><a:endParaRPr lang="{}"/></a:p>', language)
    return _definition(names.take("Date"), place, DATE, "l", slot, content)


def on_slide(names: Names, language: str, text: str, number: int) -> Markup:
    """Put the footer's text and the slide number on a slide, as its last shapes."""
    latin = Markup('<a:latin typeface="+mn-lt"/>')
    words = NOTHING
    if text:
        run = Markup('<a:r><a:rPr lang="{}">{}</a:rPr><a:t>{}</a:t></a:r>', language, latin, text)
        words = _filled(names.take("Footer"), "ftr", TEXT_IDX, Markup("<a:p>{}</a:p>", run))
    count = Markup("<a:p>{}</a:p>", slide_number(language, str(number), inner=latin))
    return words + _filled(names.take("Slide number"), "sldNum", NUMBER_IDX, count)


def lent_feet(feet: tuple[Placeholder, ...], pen: Pen, text: str, number: int) -> Markup:
    """Put the footer's text and the slide number on a slide, as its last shapes."""
    drawn = NOTHING
    for lent in feet:
        place = hugged(lent, str(number) if lent.kind == "sldNum" else text, pen.family)
        attributes, inner = _looks(place)
        if place.kind == "sldNum":
            words = slide_number(pen.language, str(number), attributes, inner)
        elif text:
            words = Markup(
                '<a:r><a:rPr lang="{}"{}>{}</a:rPr><a:t>{}</a:t></a:r>',
                *(pen.language, attributes, inner, text),
            )
        else:
            continue
        drawn += text_shape(
            place, pen.names.take(place.name), Markup("<a:p>{}{}</a:p>", _aligned(place), words)
        )
    return drawn


def slide_number(
    language: str, shown: str, attributes: Markup = NOTHING, inner: Markup = NOTHING
) -> Markup:
    """Write the field of a slide number, with the attributes and the inside of its properties."""
    # The id of a field is any GUID; a fixed one keeps the file reproducible.
    return Markup(
        '<a:fld id="{}" type="slidenum"><a:rPr lang="{}"{}>{}</a:rPr><a:t>{}</a:t></a:fld>',
        "{6B0C0E1A-6C0D-4B52-9B57-3F1F6C0D5A11}",
        language,
        attributes,
        inner,
        shown,
    )


def _filled(identity: Markup, kind: str, index: int, paragraph: Markup) -> Markup:
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph'
        ' type="{}" sz="quarter" idx="{}"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>'
        "<a:lstStyle/>{}</p:txBody></p:sp>",
        identity,
        kind,
        index,
        paragraph,
    )


def _definition(
    identity: Markup, place: Markup, rect: Rect, align: str, slot: str, content: Markup
) -> Markup:
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{}</p:nvPr>'
        '</p:nvSpPr><p:spPr>{}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        '<p:txBody><a:bodyPr vert="horz" {} anchor="ctr"><a:noAutofit/></a:bodyPr>'
        '<a:lstStyle><a:lvl1pPr algn="{}"><a:defRPr sz="{}">{}<a:latin typeface="+mn-lt"/>'
        "</a:defRPr></a:lvl1pPr></a:lstStyle>{}</p:txBody></p:sp>",
        identity,
        place,
        frame(rect),
        insets(y=0),
        align,
        hundredths(FOOTER_SIZE),
        solid(slot),
        content,
    )


def _looks(place: Placeholder) -> tuple[Markup, Markup]:
    loan, latin = place.loan, Markup('<a:latin typeface="+mn-lt"/>')
    color = painted(loan.color) if loan and loan.color else NOTHING
    if loan and loan.idx is None:
        color = color or solid("tx1")
    return Markup(' sz="{}" cap="none" spc="0"', hundredths(place.size)), color + latin


def _aligned(place: Placeholder) -> Markup:
    """Begin a footer at the left where it takes the room of the date too; center it on a ground."""
    loan = place.loan
    if loan is None or not loan.moved:
        return NOTHING
    side = "l" if place.kind == "ftr" else "r"
    return Markup('<a:pPr algn="{}"/>', "ctr" if loan.plate else side)
