"""Tables: rows that never part, and a header that repeats as an artifact."""

from dataclasses import dataclass, replace

from kdeck.color import Color
from kdeck.plan.text.tablewidth import CELL_PAD
from kdeck.render.pdf.box.box import EPSILON, Box
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.file.canvas import Canvas

_HEAD_RULE = 1.25
_FEWEST_ROWS = 2
# A table of no more rows than this does not part where the next page holds it.
_SHORT = 7


@dataclass(frozen=True, slots=True)
class TableRow:
    """Set cells side by side."""

    cells: tuple[TextBox, ...]
    pad: float = CELL_PAD

    @property
    def height(self) -> float:
        """Measure the tallest cell with its padding."""
        return max(cell.height for cell in self.cells) + 2 * self.pad

    def draw(self, canvas: Canvas, x: float, y: float, widths: tuple[float, ...]) -> None:
        """Draw the cells."""
        for cell, width in zip(self.cells, widths, strict=True):
            cell.draw(canvas, x + CELL_PAD, y + self.pad)
            x += width


@dataclass(frozen=True, slots=True)
class TableLook:
    """Say how a table looks; a head without a ground stands over its rule alone.

    ruled says that there is a rule below each row.
    """

    head: Color | None
    rule: Color
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class TableBox:
    """Hold a header row and other rows; continued says that the header was drawn before."""

    header: TableRow
    rows: tuple[TableRow, ...]
    widths: tuple[float, ...]
    look: TableLook
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    continued: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the cells; those of a header that was drawn before are not parts again."""
        rows = self.rows if self.continued else (self.header, *self.rows)
        return tuple(cell for row in rows for cell in row.cells)

    @property
    def height(self) -> float:
        """Add up the rows."""
        return self.header.height + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        """Measure the header with the first two rows, or the whole of a short table."""
        count = len(self.rows) if len(self.rows) <= _SHORT else _FEWEST_ROWS
        return self.header.height + sum(row.height for row in self.rows[:count])

    @property
    def torn_least(self) -> float:
        """Measure the header with the first two rows, or the whole of a table of three."""
        count = _FEWEST_ROWS if len(self.rows) >= 2 * _FEWEST_ROWS else len(self.rows)
        return self.header.height + sum(row.height for row in self.rows[:count])

    def split(self, room: float) -> "tuple[TableBox, Box] | None":
        """Part between rows, with at least two on either side where that can be."""
        used, fitting = self.header.height, 0
        for row in self.rows:
            if used + row.height > room + EPSILON:
                break
            used += row.height
            fitting += 1
        count = min(fitting, len(self.rows) - _FEWEST_ROWS)
        if count < _FEWEST_ROWS:
            count = min(fitting, len(self.rows) - 1)
        if count < 1:
            return None
        first = replace(self, rows=self.rows[:count], after=0.0, keeps_next=False)
        return first, replace(self, rows=self.rows[count:], before=0.0, continued=True)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the header's ground, the rows, and a rule below each."""
        width = sum(self.widths)
        if self.look.head:
            with canvas.artifact():
                canvas.rectangle((x, y, width, self.header.height), self.look.head)
        if self.continued:
            self._draw_again(canvas, x, y)
        else:
            self.header.draw(canvas, x, y, self.widths)
        y += self.header.height
        with canvas.artifact():
            canvas.rectangle((x, y - _HEAD_RULE, width, _HEAD_RULE), self.look.rule)
        for row in self.rows:
            row.draw(canvas, x, y, self.widths)
            y += row.height
            if not self.look.ruled:
                continue
            with canvas.artifact():
                canvas.rectangle((x, y - 0.5, width, 0.75), self.look.rule)

    def _draw_again(self, canvas: Canvas, x: float, y: float) -> None:
        with canvas.artifact():
            for cell, width in zip(self.header.cells, self.widths, strict=True):
                cell.draw_again(canvas, x + CELL_PAD, y + self.header.pad)
                x += width
