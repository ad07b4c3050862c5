"""A long list in two columns on each of its pages, read down one and then down the other."""

from dataclasses import dataclass, field

from kdeck.render.pdf.box.box import EPSILON, Box, Columns, Stack
from kdeck.render.pdf.box.leveled import parted
from kdeck.render.pdf.file.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Flowing:
    """Set a stack in two columns, the second of them at an offset; on its last page they end level.

    Both columns of a page are full before the next page begins.
    """

    stack: Stack
    offset: float
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    halves: tuple[Stack, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Share the stack out over the two columns, once."""
        object.__setattr__(self, "halves", parted(self.stack))

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the columns."""
        return self.halves

    @property
    def height(self) -> float:
        """Measure the taller column."""
        return max(half.height for half in self.halves)

    @property
    def least(self) -> float:
        """Measure what must begin together in the first column."""
        return min(self.stack.least, self.height)

    @property
    def torn_least(self) -> float:
        """Measure what must begin together in any case."""
        return min(self.stack.torn_least, self.height)

    def split(self, room: float) -> "tuple[Columns, Flowing] | None":
        """Fill both columns of a page."""
        first = self.stack.split(room)
        second = first[1].split(room) if first else None
        if first is None or second is None or first[0].height > room + EPSILON:
            return None
        columns = Columns((first[0], second[0]), (0.0, self.offset), before=self.before)
        return columns, Flowing(second[1], self.offset, 0.0, self.after, self.keeps_next)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the columns from left to right."""
        for number, half in enumerate(self.halves):
            half.draw(canvas, x + number * self.offset, y)
