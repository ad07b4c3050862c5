"""The clinic's logo as decoration of a master or a layout."""

from dataclasses import dataclass

from pptx.parts.image import Image

from kdeck.model.scene import Scene
from kdeck.plan.layout import Rect
from kdeck.render.pptx.drawing import Pen, group
from kdeck.render.pptx.markup import escape, frame, hundredths, solid
from kdeck.theme.theme import Logo

PICTURE_RELATION = "rIdLogo"
# A longer name does not fit one line of the footer, where it stands in words anyway.
_LONGEST_WORDS = 32


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold a logo to draw: a scene, a picture, or the clinic's name where it has neither."""

    width: float
    height: float
    scene: Scene | None = None
    picture: Logo | None = None
    words: str = ""


def read_mark(logo: Logo | None, words: str) -> Mark:
    """Make a logo ready to draw; without one, the words stand for it where they are short."""
    if logo is None:
        return Mark(1, 1, words=words if len(words) <= _LONGEST_WORDS else "")
    if logo.media == "svg":
        from kdeck.figure.svg import scene

        drawing = scene(logo.data, logo.file)
        return Mark(drawing.width, drawing.height, scene=drawing)
    width, height = Image.from_blob(logo.data).size
    return Mark(width, height, picture=logo)


def draw_mark(mark: Mark, room: Rect, align: str, slot: str, pen: Pen) -> str:
    """Draw a logo in a room, at its left ('l') or right ('r') side; slot colors the words."""
    if mark.words:
        return _words(mark.words, room, align, slot, pen)
    if mark.scene is None and mark.picture is None:
        return ""
    scale = min(room.width / mark.width, room.height / mark.height)
    width, height = mark.width * scale, mark.height * scale
    left = room.x if align == "l" else room.x + room.width - width
    rect = Rect(left, room.y + (room.height - height) / 2, width, height)
    identity = pen.names.decorative("Logo")
    if mark.scene:
        return group(mark.scene, rect, identity, pen)
    return (
        f'<p:pic><p:nvPicPr>{identity}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        f'<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{PICTURE_RELATION}"/>'
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{frame(rect)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _words(words: str, room: Rect, align: str, slot: str, pen: Pen) -> str:
    size = hundredths(min(room.height * 0.55, 26))
    return (
        f'<p:sp><p:nvSpPr>{pen.names.take("Clinic name")}<p:cNvSpPr txBox="1"/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{frame(room)}<a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom><a:noFill/></p:spPr>"
        '<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{align}"/><a:r>'
        f'<a:rPr lang="{pen.language}" sz="{size}" b="1">{solid(slot)}<a:latin typeface="+mj-lt"/>'
        f"</a:rPr><a:t>{escape(words)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
