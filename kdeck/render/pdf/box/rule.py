"""A heading over a rule."""

from dataclasses import dataclass

from kdeck.color import Color
from kdeck.render.pdf.box.box import Box, Unparted
from kdeck.render.pdf.file.canvas import Canvas

_APART, _LINE = 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Ruled(Unparted):
    """Set a box over a rule that is as wide as the column."""

    box: Box
    width: float
    color: Color
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = True

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the box."""
        return (self.box,)

    @property
    def height(self) -> float:
        """Measure the box and the rule."""
        return self.box.height + _APART + _LINE

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the box, then the rule."""
        self.box.draw(canvas, x, y)
        with canvas.artifact():
            canvas.rectangle((x, y + self.height - _LINE, self.width, _LINE), self.color)
