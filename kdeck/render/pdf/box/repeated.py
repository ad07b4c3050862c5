"""A heading that a page says again, over what the page before has no room for."""

from dataclasses import dataclass

from kdeck.render.pdf.box.box import Box, Stack, Unparted
from kdeck.render.pdf.box.iconheading import IconHeading
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.file.canvas import Canvas

PanelHeading = IconHeading | TextBox


@dataclass(frozen=True, slots=True)
class Repeated(Unparted):
    """Draw a heading again, for eyes alone: whoever listens has heard it."""

    heading: PanelHeading
    before: float = 0.0
    keeps_next: bool = True

    @property
    def parts(self) -> tuple[Box, ...]:
        """List nothing: the heading is a part of the page where it stands first."""
        return ()

    @property
    def height(self) -> float:
        """Measure the heading."""
        return self.heading.height

    @property
    def after(self) -> float:
        """Measure the gap that the heading wants below."""
        return self.heading.after

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the heading as an artifact."""
        with canvas.artifact():
            self.heading.draw_again(canvas, x, y)


def repeated(heading: PanelHeading | Repeated) -> Repeated:
    """Say a heading again, and again."""
    return heading if isinstance(heading, Repeated) else Repeated(heading)


def headed_again(rest: Box, heading: PanelHeading | None) -> Box:
    """Set the heading of a panel again over the rest of it."""
    return Stack((Repeated(heading), rest)) if heading else rest
