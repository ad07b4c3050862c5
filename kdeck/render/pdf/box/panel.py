"""Panels: boxes on a ground of their own, recognizable without their color."""

from dataclasses import dataclass, replace

from kdeck.color import Color
from kdeck.model.block import PanelKind
from kdeck.plan.look.panelroles import panel_roles
from kdeck.render.pdf.box.box import Box, Unparted, split_amply
from kdeck.render.pdf.box.field import Field
from kdeck.render.pdf.box.repeated import PanelHeading, headed_again
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.theme.palette import Palette

# The second part of a panel is at least so many times as high as its padding: about four lines.
_LEAST_REST = 8


@dataclass(frozen=True, slots=True)
class PanelLook:
    """Say how a panel looks: its ground, its bar, and a border where it has one."""

    ground: Color
    bar: Color
    bar_width: float
    pad_x: float
    pad_y: float
    border: Color | None = None


def panel_look(palette: Palette, unit: float, kind: PanelKind, *, framed: bool) -> PanelLook:
    """Choose the look of a panel; an alarm has the wider bar, so that it shows without color."""
    roles = panel_roles(kind)
    return PanelLook(
        ground=palette[roles.ground],
        bar=palette[roles.bar],
        bar_width=(8.0 if kind.is_alarm else 4.0) + 2.0 * framed,
        border=palette.rule if framed else None,
        pad_x=1.5 * unit,
        pad_y=unit,
    )


@dataclass(frozen=True, slots=True)
class PanelBox:
    """Set a box on a ground, with a bar at its left edge; whole says that a page holds it whole.

    Where it parts, a heading stands again over the second part.
    """

    inner: Box
    width: float
    look: PanelLook
    again: PanelHeading | None = None
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    whole: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the box."""
        return (self.inner,)

    @property
    def height(self) -> float:
        """Measure the box with its padding."""
        return self.inner.height + 2 * self.look.pad_y

    @property
    def least(self) -> float:
        """Measure the whole panel."""
        return self.height

    @property
    def torn_least(self) -> float:
        """Measure what must begin together, with the padding above and below it."""
        return self.height if self.whole else self.parted_least

    @property
    def parted_least(self) -> float:
        """Measure what must begin together where no page holds the whole."""
        return self.inner.torn_least + 2 * self.look.pad_y

    def split(self, room: float) -> "tuple[PanelBox, PanelBox] | None":
        """Part the box, each part on a ground of its own; the second is no shred of it."""
        least = _LEAST_REST * self.look.pad_y
        parts = split_amply(self.inner, room - 2 * self.look.pad_y, least)
        if parts is None:
            return None
        first = replace(self, inner=parts[0], after=0.0, keeps_next=False)
        return first, replace(self, inner=headed_again(parts[1], self.again), before=0.0)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the ground, the bar and the box."""
        with canvas.artifact():
            canvas.rectangle((x, y, self.width, self.height), self.look.ground)
            if self.look.border:
                frame = (x + 0.75, y + 0.75, self.width - 1.5, self.height - 1.5)
                canvas.rounded(frame, 0.5, self.look.border, 1.5)
            canvas.rectangle((x, y, self.look.bar_width, self.height), self.look.bar)
        left = x + self.look.bar_width + self.look.pad_x
        self.inner.draw(canvas, left, y + self.look.pad_y)


@dataclass(frozen=True, slots=True)
class Badge(Unparted):
    """Set a box inside a rounded outline."""

    inner: Box
    width: float
    stroke: Color
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the box."""
        return (self.inner,)

    @property
    def height(self) -> float:
        """Measure the box with its padding."""
        return self.inner.height + 4.0

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the outline and the box."""
        with canvas.artifact():
            canvas.rounded((x, y, self.width, self.height), 4.0, self.stroke, 0.75)
        self.inner.draw(canvas, x + 6.0, y + 2.0)


@dataclass(frozen=True, slots=True)
class WritingLines(Unparted):
    """Leave ruled lines to write on; a field may lie over them."""

    count: int
    width: float
    pitch: float
    color: Color
    field: Field | None = None
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List nothing."""
        return ()

    @property
    def height(self) -> float:
        """Measure the lines."""
        return self.count * self.pitch

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Rule the lines."""
        with canvas.artifact():
            for number in range(1, self.count + 1):
                canvas.rectangle((x, y + number * self.pitch - 1, self.width, 0.75), self.color)
        if self.field:
            self.field.lay(canvas, (x, y, self.width, self.height))
