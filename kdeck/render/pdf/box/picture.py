"""A picture made of pixels: the content of one figure, or an artifact."""

from dataclasses import dataclass

from kdeck.render.pdf.box.box import Box, Unparted
from kdeck.render.pdf.box.drawing import describe_box
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.element import Element


@dataclass(frozen=True, slots=True)
class PictureBox(Unparted):
    """Draw a PNG file at a size in points; without an element it is decoration."""

    data: bytes
    width: float
    height: float
    element: Element | None
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List nothing."""
        return ()

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the picture, and give its element the box it fills."""
        box = (x, y, self.width, self.height)
        if self.element is None:
            with canvas.artifact():
                canvas.image(box, self.data)
            return
        describe_box(self.element, canvas, box)
        with canvas.tagged(self.element):
            canvas.image(box, self.data)
