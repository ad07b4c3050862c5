"""What the pager moves: boxes of a known width that can be measured, split and drawn."""

from dataclasses import dataclass
from typing import Protocol

from kdeck.render.pdf.canvas import Canvas

EPSILON = 0.01


class Box(Protocol):
    """Hold something to place on a page; lengths are in points."""

    @property
    def height(self) -> float:
        """Measure the whole box."""

    @property
    def least(self) -> float:
        """Measure the smallest part that may begin on a page."""

    @property
    def before(self) -> float:
        """Measure the gap that is wanted above."""

    @property
    def after(self) -> float:
        """Measure the gap that is wanted below."""

    @property
    def keeps_next(self) -> bool:
        """Say whether the box must stand on one page with the next."""

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """Part the box so that the first part fits the room; None where that cannot be."""

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the box with its top left corner at a point."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Set boxes one below the other; of two gaps that meet, the larger holds."""

    boxes: tuple[Box, ...]
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def height(self) -> float:
        """Add up the boxes and the gaps between them."""
        return sum(box.height for box in self.boxes) + sum(self._gaps())

    @property
    def least(self) -> float:
        """Measure the first boxes that must stay together."""
        total = 0.0
        for index, box in enumerate(self.boxes):
            if index:
                total += self._gap(index)
            if not box.keeps_next:
                return total + box.least
            total += box.height
        return total

    def split(self, room: float) -> "tuple[Stack, Stack] | None":
        """Part between boxes where a break is allowed, or inside a box."""
        used = 0.0
        best: tuple[tuple[Box, ...], tuple[Box, ...]] | None = None
        for index, box in enumerate(self.boxes):
            gap = self._gap(index) if index else 0.0
            if index and not self.boxes[index - 1].keeps_next:
                best = (self.boxes[:index], self.boxes[index:])
            if used + gap + box.height <= room + EPSILON:
                used += gap + box.height
                continue
            parts = box.split(room - used - gap)
            if parts:
                rest = (parts[1], *self.boxes[index + 1 :])
                best = ((*self.boxes[:index], parts[0]), rest)
            break
        if best is None:
            return None
        return Stack(best[0], self.before, 0.0), Stack(best[1], 0.0, self.after)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the boxes from top to bottom."""
        for index, box in enumerate(self.boxes):
            if index:
                y += self._gap(index)
            box.draw(canvas, x, y)
            y += box.height

    def _gap(self, index: int) -> float:
        return max(self.boxes[index - 1].after, self.boxes[index].before)

    def _gaps(self) -> list[float]:
        return [self._gap(index) for index in range(1, len(self.boxes))]


@dataclass(frozen=True, slots=True)
class Beside:
    """Set a box in a column of its own, level with the first line of another."""

    side: Box
    main: Box
    offset: float
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def height(self) -> float:
        """Measure the taller of the two."""
        return max(self.side.height, self.main.height)

    @property
    def least(self) -> float:
        """Measure what must begin together."""
        return max(self.side.height, self.main.least)

    def split(self, room: float) -> "tuple[Beside, Box] | None":
        """Part the main box; the side box stays with the first part."""
        if self.side.height > room + EPSILON:
            return None
        parts = self.main.split(room)
        if parts is None:
            return None
        first, rest = parts
        return (
            Beside(self.side, first, self.offset, self.before),
            Shifted(rest, self.offset, self.after),
        )

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the side box, then the main box."""
        self.side.draw(canvas, x, y)
        self.main.draw(canvas, x + self.offset, y)


@dataclass(frozen=True, slots=True)
class Shifted:
    """Set a box further right."""

    box: Box
    offset: float
    after: float = 0.0
    before: float = 0.0
    keeps_next: bool = False

    @property
    def height(self) -> float:
        """Measure the box."""
        return self.box.height

    @property
    def least(self) -> float:
        """Measure the least of the box."""
        return self.box.least

    def split(self, room: float) -> "tuple[Shifted, Shifted] | None":
        """Part the box."""
        parts = self.box.split(room)
        if parts is None:
            return None
        return Shifted(parts[0], self.offset), Shifted(parts[1], self.offset, self.after)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the box."""
        self.box.draw(canvas, x + self.offset, y)


@dataclass(frozen=True, slots=True)
class Whole:
    """Keep a stack on one page; it parts only where it is longer than one."""

    stack: Stack
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def height(self) -> float:
        """Measure the stack."""
        return self.stack.height

    @property
    def least(self) -> float:
        """Measure the whole stack."""
        return self.stack.height

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """Part the stack."""
        return self.stack.split(room)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the stack."""
        self.stack.draw(canvas, x, y)
