"""A number set large beside the words that name it, below what they are about."""

from dataclasses import dataclass

from kdeck.render.pdf.box.box import Box, Stack, Unparted
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.file.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Numbered(Unparted):
    """Set a number beside words, in the middle of their height; it is decoration, said by them.

    A heading stands above the number, and is read before the words.
    """

    number: TextBox
    words: Stack
    indent: float
    heading: Box | None = None
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the heading and the words."""
        return (self.heading, self.words) if self.heading else (self.words,)

    @property
    def height(self) -> float:
        """Measure the taller of the two."""
        return max(self._beside, self.words.height)

    @property
    def _beside(self) -> float:
        return self.number.height + (self.heading.height if self.heading else 0.0)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the heading and the number, then the words."""
        top = y + (self.height - self._beside) / 2
        if self.heading:
            self.heading.draw(canvas, x, top)
            top += self.heading.height
        with canvas.artifact():
            self.number.draw_again(canvas, x, top)
        self.words.draw(canvas, x + self.indent, y + (self.height - self.words.height) / 2)
