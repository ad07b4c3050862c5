"""Broken decks: each is a deck that kdeck built, with one thing broken, by the code it breaks."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any, cast

from lxml import etree
from pptx import Presentation

from kdeck.plan.deck.model import Stretch
from kdeck.plan.master.layout import LayoutName
from kdeck.render.pptx.writer import render
from render.pptx.sample_deck import deck, slides, teal_theme

from .decks import SPACES

NS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
P14 = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
ADEC = 'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
NUMBERS = {slide.layout: number for number, slide in enumerate(slides())}


@dataclass(frozen=True)
class Fault:
    """Break a deck by one code; slide is the layout of the slide that is broken.

    drawing says that the slide of python-pptx is wanted, and not its element.
    """

    code: str
    slide: LayoutName | None
    apply: Callable[[Any], None]
    drawing: bool = False

    @property
    def name(self) -> str:
        return self.apply.__name__


FAULTS: list[Fault] = []


def fault(
    code: str, slide: LayoutName | None = None, *, drawing: bool = False
) -> Callable[[Any], Any]:
    def keep(apply: Callable[[Any], None]) -> Callable[[Any], None]:
        FAULTS.append(Fault(code, slide, apply, drawing))
        return apply

    return keep


@cache
def good() -> bytes:
    whole = deck(teal_theme())
    return render(replace(whole, sections=(Stretch("What helps", len(whole.slides)),))).data


def broken(one: Fault) -> bytes:
    """Break the good deck; a fault of a slide gets the slide's element, others the whole."""
    presentation = Presentation(BytesIO(good()))
    if one.slide:
        slide = presentation.slides[NUMBERS[one.slide]]
        one.apply(slide if one.drawing else slide._element)
    else:
        one.apply(presentation)
    out = BytesIO()
    presentation.save(out)
    return out.getvalue()


def find(root: Any, path: str) -> list[Any]:
    # python-pptx elements know their own prefixes; plain lxml's xpath takes others.
    return cast(list[Any], etree._Element.xpath(root, path, namespaces=NS))


def first(root: Any, path: str) -> Any:
    return find(root, path)[0]


def shape(slide: Any, name: str) -> Any:
    return first(slide, f".//p:spTree/*[*/p:cNvPr[@name='{name}']]")


def tree(slide: Any) -> Any:
    return first(slide, ".//p:spTree")


def xml(text: str) -> Any:
    return etree.fromstring(text.replace(" ", f" {SPACES} ", 1))


def block(name: str, box: tuple[int, int, int, int], fill: str, text: str = "") -> Any:
    """Write a decorative block, or a text box, by its box in points."""
    x, y, width, height = (12700 * number for number in box)
    mark = (
        ""
        if text
        else '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
        f'<adec:decorative {ADEC} val="1"/></a:ext></a:extLst>'
    )
    body = (
        f'<p:txBody><a:bodyPr><a:noAutofit/></a:bodyPr><a:p><a:r><a:rPr lang="en-US" sz="2000"/>'
        f"<a:t>{text}</a:t></a:r></a:p></p:txBody>"
    )
    return xml(
        f'<p:sp ><p:nvSpPr><p:cNvPr id="901" name="{name}">{mark}</p:cNvPr><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
        f'</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
        f"{body if text else ''}</p:sp>"
    )


def picture(name: str, box: tuple[int, int, int, int], more: str = "") -> Any:
    x, y, width, height = (12700 * number for number in box)
    return xml(
        f'<p:pic ><p:nvPicPr><p:cNvPr id="902" name="{name}" descr="A nurse at work"/>'
        f"<p:cNvPicPr/><p:nvPr>{more}</p:nvPr></p:nvPicPr><p:blipFill/><p:spPr><a:xfrm>"
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></p:spPr></p:pic>'
    )


def solid(digits: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{digits}"/></a:solidFill>'


def move(element: Any, box: tuple[int, int, int, int]) -> None:
    x, y, width, height = (12700 * number for number in box)
    properties = first(element, "p:spPr")
    for old in find(properties, "a:xfrm"):
        properties.remove(old)
    frame = f'<a:xfrm ><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    properties.insert(0, xml(frame))


def drop(element: Any) -> None:
    element.getparent().remove(element)


def sections(presentation: Any, *named: tuple[str, list[str]]) -> None:
    listed = ""
    for order, (name, keys) in enumerate(named):
        held = "".join(f'<p14:sldId id="{key}"/>' for key in keys)
        key = f"{{00000000-0000-0000-0000-00000000000{order}}}"
        listed += f'<p14:section name="{name}" id="{key}"><p14:sldIdLst>{held}</p14:sldIdLst>'
        listed += "</p14:section>"
    root = presentation.part._element
    for old in find(root, "p:extLst"):
        root.remove(old)
    root.append(
        xml(
            f'<p:extLst ><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f"<p14:sectionLst {P14}>{listed}</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def slide_ids(presentation: Any) -> list[str]:
    return [e.get("id") for e in find(presentation.part._element, "p:sldIdLst/p:sldId")]


def timing(effect: str) -> Any:
    """Write an animation of the main sequence: one group, in which one effect is."""
    return xml(
        '<p:timing ><p:tnLst><p:par><p:cTn id="1" nodeType="tmRoot"><p:childTnLst><p:seq>'
        '<p:cTn id="2" nodeType="mainSeq"><p:childTnLst><p:par><p:cTn id="3" fill="hold">'
        f'<p:childTnLst><p:par><p:cTn id="4" {effect}/></p:par></p:childTnLst></p:cTn></p:par>'
        "</p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
    )


def copy_after(element: Any, number: int) -> None:
    for _ in range(number):
        element.addnext(deepcopy(element))
