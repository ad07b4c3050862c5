"""The head of a card: the logo at the right of its title, on every copy."""

from dataclasses import replace

from kdeck.plan.handout.model import Handout, Prose, Side
from kdeck.plan.look.style import Role
from kdeck.render.pdf.box.box import Box
from kdeck.render.pdf.builder.items import Builder
from kdeck.render.pdf.builder.masthead import logo_box
from kdeck.render.pdf.file.canvas import Canvas

# A logo is so high at most, and no lower than can be made out; so much is free before it.
_TALLEST, _LOWEST, _APART = 22.0, 9.0, 10.0


class CardHead:
    """Keep the head of a card free, and draw the logo beside the title; words name the clinic."""

    def __init__(self, handout: Handout, builder: Builder) -> None:
        self._handout = handout
        self._logo: Box | None = None
        self._width = 0.0
        emblem = handout.masthead.emblem
        if emblem is None or emblem.plate:
            return
        sheet = handout.sheet
        room = sheet.measure - builder.typesetter.width(_title(handout).runs, sheet[Role.TITLE])
        scale = min(_TALLEST / emblem.height, (room - _APART) / emblem.width)
        if scale * emblem.height >= _LOWEST:
            self._width = scale * emblem.width
            small = replace(emblem, width=self._width, height=scale * emblem.height)
            self._logo = logo_box(small, handout, None)

    @property
    def height(self) -> float:
        """Measure from the edge of the card to what it holds, without the gap between."""
        return self._handout.sheet.head - self._handout.sheet.unit

    def draw(self, canvas: Canvas) -> None:
        """Draw the logo on every copy, in the middle of the title's line."""
        if self._logo is None:
            return
        sheet = self._handout.sheet
        left = sheet.margin + sheet.measure - self._width
        top = sheet.head + (sheet[Role.TITLE].leading - self._logo.height) / 2
        for x, y in places(self._handout):
            self._logo.draw(canvas, x + left, y + top)


def places(handout: Handout) -> tuple[tuple[float, float], ...]:
    """Give the top left corners of what stands on a page: of the page, or of each of its cards."""
    if handout.sheet.cells == 1:
        return ((0.0, 0.0),)
    x, y = handout.theme.page[0] / 2, handout.theme.page[1] / 2
    return ((0.0, 0.0), (x, 0.0), (0.0, y), (x, y))


def _title(handout: Handout) -> Prose:
    outside = handout.items[0]
    assert isinstance(outside, Side)
    title = outside.items[0]
    assert isinstance(title, Prose)
    return title
