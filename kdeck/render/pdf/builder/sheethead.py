"""The head of a sheet: the logo, the clinic's name and the kind of document over a rule.

No ground is printed: an office printer leaves the edges white, and toner is dear.
"""

from dataclasses import replace

from kdeck.plan.handout.model import Handout
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import Run
from kdeck.render.pdf.box.box import Box
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.builder.items import Builder
from kdeck.render.pdf.builder.masthead import logo_box
from kdeck.render.pdf.file.canvas import Canvas

_PAD, _RULE = 6.0, 2.5
_BESIDE, _APART = 10.0, 12.0
# The clinic's name has at least this share of the room.
_NAME = 0.4
_TAG = 5.0
# A name of more lines is set as small as what stands beside it.
_FEW_LINES = 2


class SheetHead:
    """Build the head with its structure elements, then draw it."""

    def __init__(self, handout: Handout, builder: Builder) -> None:
        self._handout = handout
        masthead, sheet, span = handout.masthead, handout.sheet, handout.span
        typesetter = builder.typesetter
        self._logo: Box | None = None
        offset = 0.0
        if masthead.emblem:
            figure = None
            if not masthead.names:
                figure = builder.root.child("Figure", span)
                figure.alt = masthead.alt
            self._logo = logo_box(masthead.emblem, handout, figure)
            offset = masthead.emblem.width + _BESIDE
        self._offset = offset
        room = sheet.measure - offset
        small = sheet[Role.SMALL]
        notice = masthead.notice
        widest = max(
            typesetter.width((Run(words, span),), small) + inset
            for words, inset in ((masthead.kind, 0.0), (notice, 2 * _TAG))
        )
        right = min(widest + 1.0, room * (1 - _NAME) if masthead.names else room)
        self._clinic: TextBox | None = None
        if masthead.names:
            style = sheet[Role.MASTHEAD]
            element = builder.root.child("P", span)
            runs = (Run(masthead.clinic, span),)
            made = typesetter.text(runs, element, style, room - right - _APART)
            if len(made.lines) > _FEW_LINES:
                low = replace(style, size=small.size, leading=small.leading)
                made = typesetter.text(runs, element, low, room - right - _APART)
            self._clinic = made
        flat = replace(small, before=0.0, after=0.0)
        kind = builder.root.child("P", span)
        self._kind = typesetter.text((Run(masthead.kind, span),), kind, flat, right)
        self._notice: TextBox | None = None
        if notice:
            runs, tag = (Run(notice, span),), builder.root.child("P", span)
            self._notice = typesetter.text(runs, tag, flat, right - 2 * _TAG)

    @property
    def height(self) -> float:
        """Measure from the edge of the page to the end of the rule."""
        return self._handout.sheet.head + self._tall + _PAD + _RULE

    @property
    def _tall(self) -> float:
        boxes = (self._logo, self._clinic)
        right = self._kind.height + (self._notice.height + 3.0 if self._notice else 0.0)
        return max(right, *(box.height for box in boxes if box))

    def draw(self, canvas: Canvas) -> None:
        """Draw the logo, the clinic's name, the kind of document, who reviewed it, and the rule."""
        sheet, palette = self._handout.sheet, self._handout.theme.palette
        top, tall = sheet.head, self._tall
        with canvas.artifact():
            rule = (sheet.margin, top + tall + _PAD, sheet.measure, _RULE)
            canvas.rectangle(rule, palette.primary)
        if self._logo:
            self._logo.draw(canvas, sheet.margin, top + (tall - self._logo.height) / 2)
        if self._clinic:
            left = sheet.margin + self._offset
            self._clinic.draw(canvas, left, top + (tall - self._clinic.height) / 2)
        right = sheet.margin + sheet.measure
        self._kind.draw(canvas, right - _widest(self._kind), top)
        if self._notice:
            y = top + self._kind.height + 2.0
            width = _widest(self._notice) + 2 * _TAG
            with canvas.artifact():
                box = (right - width, y, width, self._notice.height)
                canvas.rounded(box, 3.0, palette.ink, 1.0)
            self._notice.draw(canvas, right - width + _TAG, y)


def _widest(box: TextBox) -> float:
    return max(line.width for line in box.lines)
