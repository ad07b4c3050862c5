"""The heading of a panel, with the icon that says what the panel is for."""

from dataclasses import dataclass

from kdeck.color import Color
from kdeck.plan.drawn.panelicon import ICON_SIDE, Icon
from kdeck.render.pdf.box.box import Box, Unparted
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.file.canvas import Canvas, Stroke
from kdeck.render.pdf.file.path import decimals_for, path_operators

# The icon is so many times as high as the type, and stands so far before it.
_TALL, _APART = 1.2, 0.5


def icon_room(size: float) -> float:
    """Measure what an icon takes from the line of a heading of a size."""
    return (_TALL + _APART) * size


@dataclass(frozen=True, slots=True)
class IconHeading(Unparted):
    """Set a heading behind an icon that is centered on its first line; the icon is decoration."""

    heading: TextBox
    icon: Icon
    color: Color
    keeps_next: bool = True

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the heading."""
        return (self.heading,)

    @property
    def height(self) -> float:
        """Measure the heading."""
        return self.heading.height

    @property
    def before(self) -> float:
        """Measure the gap that the heading wants above."""
        return self.heading.before

    @property
    def after(self) -> float:
        """Measure the gap that the heading wants below."""
        return self.heading.after

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the icon, then the heading."""
        with canvas.artifact():
            self._draw_icon(canvas, x, y)
        self.heading.draw(canvas, x + self._room, y)

    def draw_again(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw both once more, inside an artifact that the caller has opened."""
        self._draw_icon(canvas, x, y)
        self.heading.draw_again(canvas, x + self._room, y)

    @property
    def _room(self) -> float:
        return icon_room(self.heading.paragraph.style.size)

    def _draw_icon(self, canvas: Canvas, x: float, y: float) -> None:
        style = self.heading.paragraph.style
        side = _TALL * style.size
        canvas.sketch(
            (x, y + (style.leading - side) / 2),
            side / ICON_SIDE,
            [
                Stroke(
                    path_operators(stroke.segments, decimals_for(ICON_SIDE)),
                    None,
                    self.color,
                    stroke.width,
                )
                for stroke in self.icon
            ],
        )
