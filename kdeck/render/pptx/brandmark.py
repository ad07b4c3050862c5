"""The clinic's logo as decoration of a master or a layout."""

from dataclasses import dataclass

from kdeck.paletterole import GroundRole
from kdeck.plan.deck.lentlogo import lent_logo
from kdeck.plan.drawn.emblem import Emblem, Room, choose_emblem
from kdeck.plan.master.layout import BODY_BOTTOM, LogoRoom, Rect
from kdeck.render.pptx.drawing import Pen, group
from kdeck.render.pptx.markup import NOTHING, Markup, frame, hundredths, painted, solid
from kdeck.render.pptx.ornament import block
from kdeck.theme.theme import Theme

PICTURE_RELATION = "rIdLogo"
# A longer name does not fit one line of the footer, where it stands in words anyway.
_LONGEST_WORDS = 32
# What a plate may reach beyond the logo without meeting the text beside it, in points.
_MOST_PAD = 6.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold what stands for the clinic in one place: its logo, or else its name."""

    emblem: Emblem | None = None
    words: str = ""

    @property
    def picture(self) -> bytes:
        """Give the PNG file that is drawn; empty for a drawing and for words."""
        return self.emblem.picture if self.emblem else b""


def read_mark(theme: Theme, ground: GroundRole, room: Room) -> Mark:
    """Choose the logo for a place; without one, the clinic's name stands for it where it fits."""
    emblem = choose_emblem(theme, ground, room)
    if emblem:
        return Mark(emblem)
    words = theme.clinic.short_name or theme.clinic.name
    return Mark(words=words if len(words) <= _LONGEST_WORDS else "")


def lent_mark(theme: Theme, room: LogoRoom) -> Mark:
    """Choose the logo for a slide of a template."""
    return Mark(lent_logo(theme, room))


def draw_mark(
    mark: Mark, room: Rect, align: str, slot: str, pen: Pen, relation: str = PICTURE_RELATION
) -> Markup:
    """Draw a logo in a room, at its left ('l') or right ('r') side; slot colors the words.

    relation leads to its picture, if it is one.
    """
    if mark.words:
        return _words(mark.words, room, align, slot, pen)
    emblem = mark.emblem
    if emblem is None:
        return NOTHING
    pad = min(emblem.safe, _MOST_PAD) if emblem.plate else 0.0
    left = room.x + pad if align == "l" else room.x + room.width - emblem.width - pad
    rect = Rect(left, room.y + (room.height - emblem.height) / 2, emblem.width, emblem.height)
    # At the foot of a slide, nothing reaches into the line of sources above.
    above = 0.0 if room.y > BODY_BOTTOM else pad
    plate = _plate(emblem, rect, (pad, above), pen) if emblem.plate else NOTHING
    identity = pen.names.decorative("Logo")
    if emblem.scene:
        return plate + group(emblem.scene, rect, identity, pen)
    return plate + (
        Markup(
            '<p:pic><p:nvPicPr>{}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr'
            ' userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{}"/><a:stretch>'
            '<a:fillRect/></a:stretch></p:blipFill><p:spPr>{}<a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></p:spPr></p:pic>",
            identity,
            relation,
            frame(rect),
        )
    )


def _plate(emblem: Emblem, rect: Rect, pad: tuple[float, float], pen: Pen) -> Markup:
    """Lay a ground under a logo that cannot be seen on the slide's, out to its safe zone."""
    assert emblem.plate is not None
    beside, above = pad
    ground = Rect(rect.x - beside, rect.y - above, rect.width + 2 * beside, rect.height + 2 * above)
    return block(pen.names, "Logo plate", ground, painted(emblem.plate))


def _words(words: str, room: Rect, align: str, slot: str, pen: Pen) -> Markup:
    size = hundredths(min(room.height * 0.55, 26))
    return Markup(
        '<p:sp><p:nvSpPr>{}<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        '{}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        '<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{}"/><a:r><a:rPr lang="{}"'
        ' sz="{}" b="1">{}<a:latin typeface="+mj-lt"/></a:rPr><a:t>{}</a:t></a:r></a:p>'
        "</p:txBody></p:sp>",
        pen.names.take("Clinic name"),
        frame(room),
        align,
        pen.language,
        size,
        solid(slot),
        words,
    )
