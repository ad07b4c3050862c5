"""A number set large beside the words that name it."""

from dataclasses import dataclass

from kdeck.render.pdf.box.box import Box, Stack, Unparted
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.file.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Numbered(Unparted):
    """Set a number beside words, in the middle of their height; it is decoration, said by them."""

    number: TextBox
    words: Stack
    indent: float
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the words."""
        return (self.words,)

    @property
    def height(self) -> float:
        """Measure the taller of the two."""
        return max(self.number.height, self.words.height)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the number, then the words."""
        with canvas.artifact():
            self.number.draw_again(canvas, x, y + (self.height - self.number.height) / 2)
        self.words.draw(canvas, x + self.indent, y + (self.height - self.words.height) / 2)
