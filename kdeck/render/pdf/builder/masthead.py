"""The band at the head of the first page: the logo, the clinic's name, the kind of document.

It keeps off the edges of the page, which office printers leave white.
"""

from kdeck.plan.drawn.emblem import Emblem, plate_color
from kdeck.plan.handout.model import Handout
from kdeck.plan.look.style import Role
from kdeck.plan.text.lines import Setting, count_lines
from kdeck.plan.text.run import Run
from kdeck.render.pdf.box.box import Box
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.box.picture import PictureBox
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.builder.items import Builder
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.element import Element
from kdeck.units import mm

# What printers leave white is about 4.2 mm.
_EDGE = mm(4.5)
_RULE = 3.0
_LEAST_BAND = 60.0
_BAND_PAD = 12.0
_LEAST_SAFE = 10.0
_BESIDE_PLATE = 14.0
_NAME, _APART = 0.5, 12.0
# A name of more lines is set small.
_FEW_LINES = 3


class MastheadBand:
    """Build the band with its structure elements, then draw it."""

    def __init__(self, handout: Handout, builder: Builder) -> None:
        self._handout = handout
        masthead, width = handout.masthead, handout.sheet.measure
        self._logo: Box | None = None
        offset = 0.0
        if masthead.emblem:
            figure = None
            if not masthead.names:
                figure = builder.root.child("Figure", handout.span)
                figure.alt = masthead.alt
            self._logo = logo_box(masthead.emblem, handout, figure)
            offset = masthead.emblem.width + max(masthead.emblem.safe, _LEAST_SAFE)
            if masthead.emblem.plate:
                offset += _BESIDE_PLATE
        self._offset = offset
        room = width - offset
        style = handout.sheet[Role.MASTHEAD]
        kind = builder.typesetter.width((Run(masthead.kind, handout.span),), style)
        # The clinic's name has what the kind of document leaves, and most of the room.
        left = room - min(kind + _APART, room * (1 - _NAME)) if masthead.names else 0.0
        self._clinic: TextBox | None = None
        if masthead.names:
            runs = builder.typesetter.settable((Run(masthead.clinic, handout.span),), style)
            setting = Setting(handout.sheet.family(style), style.size, style.bold)
            role = Role.MASTHEAD if count_lines(runs, setting, left) <= _FEW_LINES else Role.SMALL
            self._clinic = builder.line(masthead.clinic, role, handout.span, left)
        self._kind = builder.line(masthead.kind, Role.MASTHEAD, handout.span, room - left)

    @property
    def height(self) -> float:
        """Measure from the edge of the page to the foot of the band."""
        return _EDGE + self._band

    @property
    def _band(self) -> float:
        tallest = max(line.height for line in (self._clinic, self._kind) if line)
        emblem = self._handout.masthead.emblem
        logo = emblem.height + 2 * max(emblem.safe, _LEAST_SAFE) if emblem else 0.0
        return max(_LEAST_BAND, tallest + 2 * _BAND_PAD, logo)

    def draw(self, canvas: Canvas) -> None:
        """Draw the ground, the logo, the clinic's name and the kind of document."""
        palette, sheet = self._handout.theme.palette, self._handout.sheet
        width = canvas.width - 2 * _EDGE
        with canvas.artifact():
            canvas.rectangle((_EDGE, _EDGE, width, self._band), palette.band)
            canvas.rectangle((_EDGE, self.height, width, _RULE), palette.accent)
        if self._logo:
            self._plate(canvas)
            self._logo.draw(canvas, sheet.margin, self._middle - self._logo.height / 2)
        if self._clinic:
            self._centered(canvas, self._clinic, sheet.margin + self._offset)
        widest = max(line.width for line in self._kind.lines)
        self._centered(canvas, self._kind, sheet.margin + sheet.measure - widest)

    @property
    def _middle(self) -> float:
        return _EDGE + self._band / 2

    def _plate(self, canvas: Canvas) -> None:
        """Part the logo's end of the band from the rest where the logo needs another ground."""
        emblem = self._handout.masthead.emblem
        if emblem and emblem.plate:
            end = self._handout.sheet.margin + emblem.width + max(emblem.safe, _LEAST_SAFE)
            ground = plate_color(emblem.plate, self._handout.theme.palette)
            with canvas.artifact():
                canvas.rectangle((_EDGE, _EDGE, end - _EDGE, self._band), ground)

    def _centered(self, canvas: Canvas, box: TextBox, x: float) -> None:
        box.draw(canvas, x, self._middle - box.height / 2)


def logo_box(emblem: Emblem, handout: Handout, figure: Element | None) -> Box:
    """Build a logo, as the content of a figure or as decoration."""
    if emblem.scene:
        palette, family = handout.theme.palette, handout.sheet.body
        return Drawing(emblem.scene, emblem.width, palette, family, figure)
    return PictureBox(emblem.picture, emblem.width, emblem.height, figure)
