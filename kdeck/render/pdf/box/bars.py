"""Rows of a table whose numbers are shares of one whole: each with two bars, one full, one hollow.

What is measured has the full bar, what it is compared with the hollow one below it, on a ground as
long as the whole. The bars are decoration: the numbers stand in cells beside them.
"""

from dataclasses import dataclass

from kdeck.color import Color
from kdeck.plan.text.tablewidth import CELL_PAD
from kdeck.render.pdf.box.table import TableRow
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.file.canvas import Canvas

# Lines of a hollow bar are seen at a quarter of the size, and in gray.
_THICK, _LINE = 6.0, 1.5
_SWATCH, _APART = 9.0, 3.0


@dataclass(frozen=True, slots=True)
class BarLook:
    """Say where bars begin, how long the whole is, in points, and in what colors they are drawn."""

    left: float
    whole: float
    full: Color
    hollow: Color
    ground: Color


@dataclass(frozen=True, slots=True)
class BarHeader(TableRow):
    """Name what the bars are, with a small one of its kind before each name."""

    look: BarLook | None = None

    def draw(self, canvas: Canvas, x: float, y: float, widths: tuple[float, ...]) -> None:
        """Draw the names, each over its numbers."""
        for index, (cell, left) in enumerate(_right_aligned(self.cells, widths)):
            cell.draw(canvas, x + left, y + self.pad)
            if self.look and index:
                style = cell.paragraph.style
                top = y + self.pad + (style.leading - _SWATCH) / 2
                place = (x + left - _SWATCH - _APART, top, _SWATCH, _SWATCH)
                with canvas.artifact():
                    _draw_bar(canvas, place, self.look, hollow=index > 1)


@dataclass(frozen=True, slots=True)
class BarRow(TableRow):
    """Set a name, its two bars, and their numbers; shares are parts of the whole from 0 to 1."""

    look: BarLook | None = None
    shares: tuple[float, ...] = ()

    def draw(self, canvas: Canvas, x: float, y: float, widths: tuple[float, ...]) -> None:
        """Draw the name, the bars and the numbers."""
        if self.look:
            left, top = x + self.look.left, y + (self.height - 2 * _THICK) / 2
            with canvas.artifact():
                ground = (left, top, self.look.whole, 2 * _THICK)
                canvas.rectangle(ground, self.look.ground)
                for index, share in enumerate(self.shares):
                    bar = (left, top + index * _THICK, share * self.look.whole, _THICK)
                    _draw_bar(canvas, bar, self.look, hollow=index > 0)
        for cell, place in _right_aligned(self.cells, widths):
            cell.draw(canvas, x + place, y + self.pad)


def bar_room(heads: tuple[float, ...]) -> tuple[float, ...]:
    """Widen the names of bars, in points, for what is drawn before each."""
    return tuple(width + _SWATCH + _APART for width in heads)


def _draw_bar(
    canvas: Canvas, bar: tuple[float, float, float, float], look: BarLook, *, hollow: bool
) -> None:
    canvas.rectangle(bar, look.full)
    x, y, width, height = bar
    if hollow and width > 2 * _LINE:
        inner = (x + _LINE, y + _LINE, width - 2 * _LINE, height - 2 * _LINE)
        canvas.rectangle(inner, look.hollow)


def _right_aligned(
    cells: tuple[TextBox, ...], widths: tuple[float, ...]
) -> tuple[tuple[TextBox, float], ...]:
    """Place the first cell at the left, and the line of each other at the right of its column."""
    placed, right = [(cells[0], CELL_PAD)], widths[0]
    for cell, width in zip(cells[1:], widths[1:], strict=True):
        right += width
        placed.append((cell, right - cell.lines[0].width if cell.lines else right))
    return tuple(placed)
