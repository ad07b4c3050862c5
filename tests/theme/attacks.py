"""What hides or contradicts the words on a template: each planted in one, as programs write it."""

import io
from collections.abc import Callable
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation

from .templates import A, P, faced, saved

NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
Change = Callable[[Any], None]


def attacked(data: bytes, change: Change) -> bytes:
    deck = Presentation(io.BytesIO(data))
    change(deck)
    return saved(deck)


def xml(text: str) -> Any:
    return etree.fromstring(text.replace(" ", f" {NS} ", 1))


def grounded(deck: Any, fill: str) -> None:
    """Give the master, and every layout that has one of its own, a background."""
    for part in (deck.slide_master, *deck.slide_layouts):
        common = part._element.find(f"{P}cSld")
        old = common.find(f"{P}bg")
        if old is None and part is not deck.slide_master:
            continue
        if old is not None:
            common.remove(old)
        common.insert(0, xml(f"<p:bg ><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"))


def black_to_white(deck: Any) -> None:
    stops = "".join(
        f'<a:gs pos="{pos}"><a:srgbClr val="{color}"/></a:gs>'
        for pos, color in ((0, "000000"), (100000, "FFFFFF"))
    )
    grounded(deck, f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="0"/></a:gradFill>')


def photo_behind(deck: Any) -> None:
    image = io.BytesIO()
    Image.linear_gradient("L").save(image, "PNG")
    for part in (deck.slide_master, *deck.slide_layouts):
        if part is deck.slide_master or part._element.find(f"{P}cSld/{P}bg") is not None:
            _, identity = part.part.get_or_add_image_part(image)
            common = part._element.find(f"{P}cSld")
            old = common.find(f"{P}bg")
            if old is not None:
                common.remove(old)
            fill = f'<a:blipFill><a:blip r:embed="{identity}"/><a:stretch/></a:blipFill>'
            common.insert(0, xml(f"<p:bg ><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"))


def photo_drawn(deck: Any) -> None:
    """Lay a picture over the whole master, as a shape."""
    image = io.BytesIO()
    Image.linear_gradient("L").save(image, "PNG")
    _, identity = deck.slide_master.part.get_or_add_image_part(image)
    deck.slide_master.shapes._spTree.insert(
        2,
        xml(
            '<p:pic ><p:nvPicPr><p:cNvPr id="88" name="Photo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch>'
            '</p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{deck.slide_width}" cy="{deck.slide_height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        ),
    )


def letters(change: Change) -> Change:
    """Change every style of letters on the master."""

    def apply(deck: Any) -> None:
        for style in deck.slide_master._element.iterfind(f"{P}txStyles//{A}defRPr"):
            change(style)

    return apply


def filled(fill: str) -> Change:
    def change(style: Any) -> None:
        for kind in ("solidFill", "noFill", "gradFill"):
            for old in style.findall(f"{A}{kind}"):
                style.remove(old)
        style.insert(0, xml(fill))

    return letters(change)


def set_to(**values: str) -> Change:
    return letters(lambda style: style.attrib.update(values))


def framed(**values: str) -> Change:
    """Turn or flip the placeholders of title and text, on the master and the layouts."""

    def apply(deck: Any) -> None:
        for part in (deck.slide_master, *deck.slide_layouts):
            for shape in part.placeholders:
                frame = shape._element.find(f"{P}spPr/{A}xfrm")
                if frame is not None:
                    frame.attrib.update(values)

    return apply


def bodied(**values: str) -> Change:
    def apply(deck: Any) -> None:
        for part in (deck.slide_master, *deck.slide_layouts):
            for body in part._element.iterfind(f".//{P}sp/{P}txBody/{A}bodyPr"):
                body.attrib.update(values)

    return apply


def shrunk(deck: Any) -> None:
    for body in deck.slide_master._element.iterfind(f".//{P}sp/{P}txBody/{A}bodyPr"):
        for old in list(body):
            body.remove(old)
        body.append(xml('<a:normAutofit fontScale="10000"/>'))


def navy_foot(deck: Any) -> None:
    """Lay a navy bar under the footer, whose words are black."""
    top = int(deck.slide_height * 0.9)
    deck.slide_master.shapes._spTree.insert(
        2,
        xml(
            '<p:sp ><p:nvSpPr><p:cNvPr id="89" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
            f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="{top}"/><a:ext cx="{deck.slide_width}" '
            f'cy="{deck.slide_height - top}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            '</a:prstGeom><a:solidFill><a:srgbClr val="0B1F4B"/></a:solidFill></p:spPr></p:sp>'
        ),
    )
    for part in (deck.slide_master, *deck.slide_layouts):
        for style in part._element.iterfind(f".//{P}sp//{A}lstStyle//{A}defRPr"):
            holder = next(e for e in style.iterancestors(f"{P}sp"))
            mark = holder.find(f".//{P}ph")
            if mark is not None and mark.get("type") in {"ftr", "sldNum", "dt"}:
                for old in style.findall(f"{A}solidFill"):
                    style.remove(old)
                style.insert(0, xml('<a:solidFill ><a:srgbClr val="000000"/></a:solidFill>'))


def stamped(deck: Any) -> None:
    deck.slide_master.shapes._spTree.append(
        xml(
            '<p:sp ><p:nvSpPr><p:cNvPr id="90" name="Stamp"/><p:cNvSpPr txBox="1"/><p:nvPr '
            'userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="100000" y="20000"/><a:ext '
            'cx="6000000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            "</p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>Reviewed by Dr. X. Do not call 988."
            "</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    )


def narrow_foot(deck: Any) -> None:
    for part in (deck.slide_master, *deck.slide_layouts):
        for shape in part.placeholders:
            if shape.placeholder_format.type is not None and "FOOTER" in str(
                shape.placeholder_format.type
            ):
                shape.left, shape.top, shape.width, shape.height = (
                    shape.left, shape.top, 1_200_000, shape.height,
                )  # fmt: skip


SOLID = '<a:solidFill ><a:srgbClr val="000000"><a:alpha val="5000"/></a:srgbClr></a:solidFill>'
ATTACKS: dict[str, Change] = {
    "a gradient from black to white": black_to_white,
    "a photo as background": photo_behind,
    "a photo over all": photo_drawn,
    "letters without fill": filled("<a:noFill />"),
    "letters that are nearly clear": filled(SOLID),
    "lowered letters": set_to(baseline="-90000"),
    "raised letters": set_to(baseline="60000"),
    "letters struck out": set_to(strike="sngStrike"),
    "tiny letters": set_to(sz="300"),
    "letters shrunk to fit": shrunk,
    "titles upside down": framed(rot="10800000"),
    "titles flipped": framed(flipV="1"),
    "text turned in its box": bodied(rot="10800000"),
    "a navy bar under a black footer": navy_foot,
    "a narrow footer": narrow_foot,
    "words on the master": stamped,
}
REFUSED: dict[str, tuple[Change, str]] = {
    "text on its side": (bodied(vert="vert270"), "turns the text of"),
    "text at a slant": (framed(rot="2700000"), "turns the text of"),
    "a font of signs": (lambda deck: faced(deck, "Wingdings"), "which has no letters"),
}
