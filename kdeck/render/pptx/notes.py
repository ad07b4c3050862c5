"""Speaker notes: their master, and the page of one slide."""

from copy import deepcopy
from dataclasses import replace
from functools import lru_cache

from pptx.oxml import parse_xml
from pptx.oxml.shapes.autoshape import CT_Shape
from pptx.oxml.slide import CT_NotesSlide

from kdeck.plan.deck.model import NoteLine, Slide
from kdeck.plan.deck.notespage import NOTES_GAP, NOTES_INDENT, ROOMY
from kdeck.plan.master.layout import INSET_Y, LINE_SPACING, Rect
from kdeck.render.pptx.layout import tree
from kdeck.render.pptx.markup import (
    COLOR_MAP,
    NOTHING,
    Markup,
    document,
    frame,
    hundredths,
    insets,
    parse,
    solid,
    spacing,
)
from kdeck.render.pptx.master import plain_levels
from kdeck.render.pptx.names import Names
from kdeck.render.pptx.text import bullet_mark
from kdeck.units import emu

_IMAGE_IDX = Markup(' idx="2"')
_INDENT = emu(NOTES_INDENT)
_INSETS = {"lIns": "0", "rIns": "0", "tIns": str(emu(INSET_Y)), "bIns": str(emu(INSET_Y))}
_NUMBER = Rect(ROOMY.text.x + ROOMY.text.width - 90, 678, 90, 24)


def notes_master(language: str) -> bytes:
    """Write the notes master: the slide's image, the text below it, the number."""
    names = Names()
    prompt = Markup('<a:p><a:r><a:rPr lang="{}"/><a:t>Notes</a:t></a:r></a:p>', language)
    shapes = (
        _image(names, _IMAGE_IDX, _placed(ROOMY.image) + _outline())
        + _text(names, Markup('type="body" sz="quarter" idx="3"'), _placed(ROOMY.text), prompt)
        + _number(names, language, "5", _placed(_NUMBER))
    )
    style = plain_levels(5, ROOMY.size, language)
    return document(
        "p:notesMaster",
        Markup(
            "<p:cSld><p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg>{}</p:cSld><p:clrMap{}/><p:hf"
            ' hdr="0" ftr="0" dt="0"/><p:notesStyle>{}</p:notesStyle>',
            solid("bg1"),
            tree(shapes),
            COLOR_MAP,
            style,
        ),
    )


def notes_page(
    slide: Slide, language: str, lent: tuple[float, float] | None = None
) -> CT_NotesSlide:
    """Copy the page of notes, and write a paragraph for each line of a slide's script.

    lent is the size of the slides of a template, whose notes master may be any.
    """
    page = deepcopy(_prototype(language))
    image, text, _ = page.cSld.spTree.iter_shape_elms()
    assert isinstance(text, CT_Shape)
    body = text.get_or_add_txBody()
    if slide.page != ROOMY or lent is not None:
        placed = _placed(_inside(slide.page.image, lent)) + _outline()
        image.spPr.extend(parse(placed))
        text.spPr.extend(parse(_placed(slide.page.text)))
        for key, inset in _INSETS.items():
            body.bodyPr.set(key, inset)
    lines = Markup.join(_paragraph(line, slide.page.size, language) for line in slide.script)
    body.extend(parse(lines or Markup('<a:p><a:endParaRPr lang="{}"/></a:p>', language)))
    return page


@lru_cache(maxsize=8)
def _prototype(language: str) -> CT_NotesSlide:
    """Make the page that all pages of notes are copies of, without their text."""
    names = Names()
    shapes = (
        _image(names, NOTHING, NOTHING)
        + _text(names, Markup('type="body" idx="1"'), NOTHING, NOTHING)
        + _number(names, language, "10", NOTHING)
    )
    body = Markup(
        "<p:cSld>{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>", tree(shapes)
    )
    page: CT_NotesSlide = parse_xml(document("p:notes", body))
    return page


def _inside(room: Rect, size: tuple[float, float] | None) -> Rect:
    """Fit a slide of a size into the room of its picture."""
    if size is None:
        return room
    scale = min(room.width / size[0], room.height / size[1])
    return replace(room, width=size[0] * scale, height=size[1] * scale)


def _paragraph(line: NoteLine, size: float, language: str) -> Markup:
    return Markup(
        "<a:p>{}{}{}</a:p>",
        _spaced(size, line.bullet),
        _run(line.lead, _look(language, size, bold=True)) if line.lead else NOTHING,
        _run(line.text, _look(language, size, bold=False)) if line.text else NOTHING,
    )


@lru_cache(maxsize=32)
def _spaced(size: float, bullet: bool) -> Markup:
    # LibreOffice sets notes in a face, a size and an indent of its own unless each says otherwise.
    place, mark = Markup('marL="0" indent="0"'), Markup("<a:buNone/>")
    if bullet:
        place, mark = Markup('marL="{}" indent="-{}"', _INDENT, _INDENT), bullet_mark(0)
    return Markup(
        "<a:pPr {}><a:lnSpc>{}</a:lnSpc><a:spcBef>{}</a:spcBef>{}</a:pPr>",
        *(place, spacing(size * LINE_SPACING), spacing(size * NOTES_GAP), mark),
    )


@lru_cache(maxsize=32)
def _look(language: str, size: float, *, bold: bool) -> Markup:
    weight = Markup(' b="1"') if bold else NOTHING
    return Markup(
        '<a:rPr lang="{}" sz="{}"{}><a:latin typeface="+mn-lt"/></a:rPr>',
        *(language, hundredths(size), weight),
    )


def _run(text: str, look: Markup) -> Markup:
    return Markup("<a:r>{}<a:t>{}</a:t></a:r>", look, text)


def _placed(rect: Rect) -> Markup:
    return Markup('{}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', frame(rect))


def _outline() -> Markup:
    return Markup('<a:noFill/><a:ln w="9525">{}</a:ln>', solid("accent6"))


def _image(names: Names, index: Markup, look: Markup) -> Markup:
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="sldImg"{}/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr>'
        "</p:sp>",
        names.take("Slide image"),
        index,
        look,
    )


def _text(names: Names, reference: Markup, look: Markup, paragraphs: Markup) -> Markup:
    body = Markup("<a:bodyPr {}/>", insets(x=0)) if look else Markup("<a:bodyPr/>")
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {}/>'
        "</p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody>{}<a:lstStyle/>{}</p:txBody></p:sp>",
        names.take("Notes"),
        reference,
        look,
        body,
        paragraphs,
    )


def _number(names: Names, language: str, index: str, look: Markup) -> Markup:
    style = Markup('<a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle>')
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph'
        ' type="sldNum" sz="quarter" idx="{}"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr>'
        '<p:txBody><a:bodyPr/>{}<a:p><a:fld id="{}" type="slidenum"><a:rPr lang="{}"><a:latin'
        ' typeface="+mn-lt"/></a:rPr><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>',
        names.take("Slide number"),
        index,
        look,
        style if look else Markup("<a:lstStyle/>"),
        "{3D1B7A52-0C55-4E0B-8F2C-6A7E5D4C3B21}",
        language,
    )
