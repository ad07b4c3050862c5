"""A question with a line behind it, to write the answer on."""

from dataclasses import dataclass

from kdeck.color import Color
from kdeck.render.pdf.box.box import Box, Unparted
from kdeck.render.pdf.box.field import Field
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.file.canvas import Canvas

_APART, _HAIR = 6.0, 0.75
# The line is this share of a leading above the foot of its row, where the letters stand.
_ABOVE = 0.2
# What is typed stands on the line: its field is this share of a leading higher than the row.
_LIFTED = 0.1
# A hand needs more room than type.
_TALL = 1.15


@dataclass(frozen=True, slots=True)
class WrittenOn(Unparted):
    """Set a question of one line, and rule what is left of the width; a field may lie over it."""

    question: TextBox
    width: float
    color: Color
    field: Field | None = None
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the question."""
        return (self.question,)

    @property
    def height(self) -> float:
        """Measure a row in which a hand can write."""
        return _TALL * self.question.height

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the question at the foot of the row, then the line."""
        self.question.draw(canvas, x, y + self.height - self.question.height)
        left = max(line.width for line in self.question.lines) + _APART
        foot = y + self.height - _ABOVE * self.question.height
        with canvas.artifact():
            canvas.rectangle((x + left, foot, self.width - left, _HAIR), self.color)
        if self.field:
            top = y - _LIFTED * self.question.height
            self.field.lay(canvas, (x + left, top, self.width - left, self.height))
