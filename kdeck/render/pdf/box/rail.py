"""Small drawings on a rail, from the first thing that happens to the last."""

from dataclasses import dataclass

from kdeck.color import Color
from kdeck.model.scene import Close, Line, Move
from kdeck.render.pdf.box.box import Box, Columns, Unparted
from kdeck.render.pdf.file.canvas import Canvas, Stroke
from kdeck.render.pdf.file.path import path_operators

_LINE, _POINT, _WIDE = 1.5, 7.0, 4.0
_APART = 6.0


@dataclass(frozen=True, slots=True)
class Rail(Unparted):
    """Set columns that begin with a drawing of a side, with an arrow from each to the next."""

    columns: Columns
    side: float
    color: Color
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the columns."""
        return (self.columns,)

    @property
    def height(self) -> float:
        """Measure the columns."""
        return self.columns.height

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the arrows, then the columns."""
        middle = y + self.side / 2
        with canvas.artifact():
            for here, there in zip(self.columns.offsets, self.columns.offsets[1:], strict=False):
                left, right = x + here + self.side + _APART, x + there - _APART
                canvas.rectangle(
                    (left, middle - _LINE / 2, right - _POINT - left, _LINE), self.color
                )
                head = (Move(0, 0), Line(_POINT, _WIDE), Line(0, 2 * _WIDE), Close())
                path = path_operators(head, 3)
                canvas.sketch((right - _POINT, middle - _WIDE), 1.0, (Stroke(path, self.color),))
        self.columns.draw(canvas, x, y)
