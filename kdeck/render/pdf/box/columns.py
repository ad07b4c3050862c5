"""Boxes side by side, of equal widths, that stay on one page."""

from dataclasses import dataclass

from kdeck.render.pdf.box.box import Box
from kdeck.render.pdf.box.unparted import Unparted
from kdeck.render.pdf.file.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Columns(Unparted):
    """Set boxes side by side; step is the distance from one left edge to the next."""

    boxes: tuple[Box, ...]
    step: float
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the boxes from left to right."""
        return self.boxes

    @property
    def height(self) -> float:
        """Measure the tallest."""
        return max(box.height for box in self.boxes)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the boxes from left to right."""
        for index, box in enumerate(self.boxes):
            box.draw(canvas, x + index * self.step, y)
