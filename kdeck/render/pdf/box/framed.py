"""Frames of a sheet: what an office printer can print, told apart in gray by line and head.

An emergency has a solid head and the thickest frame, what can wait for the day an open head over a
rule and a thin one, and everything else a thin frame alone, or a bar at its left edge. None has a
ground: a sheet takes little toner.
"""

from dataclasses import dataclass, replace

from kdeck.color import Color
from kdeck.model.block import PanelKind
from kdeck.model.outline import rounded
from kdeck.plan.look.panelroles import panel_roles
from kdeck.render.pdf.box.box import Box, split_amply
from kdeck.render.pdf.box.repeated import PanelHeading, Repeated, headed_again, repeated
from kdeck.render.pdf.file.canvas import Canvas, Stroke
from kdeck.render.pdf.file.path import path_operators
from kdeck.theme.palette import Palette

_RADIUS = 6.0
_THICK, _FIRM, _THIN, _HAIR, _BAR = 3.0, 2.0, 1.25, 0.75, 2.5
_DECIMALS = 3
# The second part of a frame is at least so high, in points: about three lines.
_LEAST_REST = 45.0


@dataclass(frozen=True, slots=True)
class FrameLook:
    """Say how a frame looks: its line, what fills its head, and its padding, in points.

    A bar stands in place of the frame.
    """

    line: Color
    width: float
    head: Color | None
    pad_x: float
    pad_y: float
    bar: bool = False


def frame_look(
    palette: Palette, kind: PanelKind, *, headed: bool, small: bool, bare: bool = False
) -> FrameLook:
    """Choose the frame of a panel; headed says that its heading stands in a head of its own.

    bare says that it has none and is a line of numbers, which is seen by its frame at any size.
    On a small card there is no room for a frame around the signs of an emergency.
    """
    color = palette[panel_roles(kind).bar]
    match kind:
        case PanelKind.CALL_NOW if small:
            return FrameLook(color, 0.0, None, 0.0, 0.0, bar=True)
        case PanelKind.CALL_NOW if headed:
            return FrameLook(color, _THICK, color, 10.0, 5.0)
        case PanelKind.CALL_NOW if bare:
            return FrameLook(color, _FIRM, None, 6.0, 1.5)
        case PanelKind.CALL_NOW | PanelKind.WARNING:
            return FrameLook(color, _THIN, None, 11.0, 5.0)
        case PanelKind.CALL_US:
            return FrameLook(color, _THIN, None, 11.0, 5.0)
        case PanelKind.LIMITS:
            return FrameLook(palette.accent, _BAR, None, 9.0, 0.0, bar=True)
        case _:
            return FrameLook(palette.rule, _HAIR, None, 10.0, 6.0)


@dataclass(frozen=True, slots=True)
class FramedBox:
    """Set a box in a frame, with a head of its own above it, at least so high.

    whole says that a page holds it whole. Where it parts, its head, or the heading in it, stands
    again over the second part.
    """

    head: PanelHeading | Repeated | None
    inner: Box
    width: float
    look: FrameLook
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    least_height: float = 0.0
    whole: bool = False
    heading: PanelHeading | None = None

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the head and the box."""
        return (self.head, self.inner) if self.head else (self.inner,)

    @property
    def natural(self) -> float:
        """Measure the head and the box with their padding."""
        return self._head + self.inner.height + 2 * self.look.pad_y

    @property
    def height(self) -> float:
        """Measure the frame."""
        return max(self.natural, self.least_height)

    @property
    def least(self) -> float:
        """Measure the whole frame."""
        return self.height

    @property
    def torn_least(self) -> float:
        """Measure what must begin together, with the head."""
        return self.height if self.whole else self.parted_least

    @property
    def parted_least(self) -> float:
        """Measure what must begin together where no page holds the whole."""
        return self._head + self.inner.torn_least + 2 * self.look.pad_y

    def split(self, room: float) -> "tuple[FramedBox, FramedBox] | None":
        """Part the box, each part in a frame of its own, under what it is headed with."""
        parts = split_amply(self.inner, room - self._head - 2 * self.look.pad_y, _LEAST_REST)
        if parts is None:
            return None
        first = replace(self, inner=parts[0], after=0.0, keeps_next=False, least_height=0.0)
        head = self.head if self.head is None else repeated(self.head)
        inner = headed_again(parts[1], self.heading)
        return first, replace(self, head=head, inner=inner, before=0.0, least_height=0.0)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the frame, the head and the box."""
        look, height, width = self.look, self.height, self.width
        with canvas.artifact():
            if look.bar and look.width:
                canvas.rectangle((x, y, look.width, height), look.line)
            elif not look.bar:
                if self.head and look.head:
                    shape = rounded(width, self._head, _RADIUS, 0.0)
                    path = path_operators(shape, _DECIMALS)
                    canvas.sketch((x, y), 1.0, (Stroke(path, look.head),))
                elif self.head:
                    canvas.rectangle((x, y + self._head - look.width, width, look.width), look.line)
                half = look.width / 2
                box = (x + half, y + half, width - look.width, height - look.width)
                canvas.rounded(box, _RADIUS - half, look.line, look.width)
        left = x + self.inset
        if self.head:
            self.head.draw(canvas, left, y + self.look.pad_y)
        self.inner.draw(canvas, left, y + self._head + self.look.pad_y)

    @property
    def inset(self) -> float:
        """Measure from the edge of the frame to what stands in it."""
        return self.look.width + self.look.pad_x

    @property
    def _head(self) -> float:
        return self.head.height + 2 * self.look.pad_y if self.head else 0.0
