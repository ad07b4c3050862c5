"""What a reader fills in: a box to tick, and the field over a line to write on."""

from dataclasses import dataclass

from kdeck.render.pdf.box.box import Box, Unparted
from kdeck.render.pdf.box.textbox import TextBox, baseline
from kdeck.render.pdf.file.annotation import FieldAnnotation, Rectangle, Tick, Typing
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.element import Element
from kdeck.theme.outline import bounds


@dataclass(frozen=True, slots=True)
class Field:
    """Hold the element of a field, the words that say what it is for, and how it is answered."""

    element: Element
    words: str
    answer: Tick | Typing

    def lay(self, canvas: Canvas, box: tuple[float, float, float, float]) -> None:
        """Lay the field over a box given by left, top, width and height."""
        x, y, width, height = box
        top = canvas.height - y
        area = Rectangle(x, top - height, x + width, top)
        page = canvas.page_index
        canvas.annotate(FieldAnnotation(self.element, page, area, self.words, self.answer))


@dataclass(frozen=True, slots=True)
class TickBox(Unparted):
    """Set a box to tick as print has it, and lay its field over it.

    The field says all of it to who listens: the sign on the page is none of the words.
    """

    sign: TextBox
    field: Field
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the sign."""
        return (self.sign,)

    @property
    def height(self) -> float:
        """Measure the sign."""
        return self.sign.height

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the sign, then lay the field over what is drawn of it."""
        with canvas.artifact():
            self.sign.draw_again(canvas, x, y)
        style, line = self.sign.paragraph.style, self.sign.lines[0]
        piece = line.pieces[0]
        left, low, right, high = (style.size * e for e in bounds(piece.face, piece.text[0]))
        top = y + baseline(style, line) - high
        self.field.lay(canvas, (x + left, top, right - left, high - low))
