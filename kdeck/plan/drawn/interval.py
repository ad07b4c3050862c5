"""Estimates drawn as points with bars on one scale, around the line they are compared with."""

from decimal import Decimal

from kdeck.model.datafigure import Estimate, Intervals
from kdeck.model.inline import plain_text
from kdeck.model.numberwords import interval_text, signed
from kdeck.model.outline import disc
from kdeck.model.scene import Label, Line, Move, Scene, Segment, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn.axis import Axis, axis_between
from kdeck.plan.look.style import Role, Stylesheet
from kdeck.plan.text.lines import Setting, natural_width, text_lines
from kdeck.plan.text.run import Run

# A dash of the line, in the size of the labels.
_DASH = 0.32


def axis_of(intervals: Intervals) -> Axis:
    """Choose an axis that holds all intervals and the line."""
    ends = (number for e in intervals.estimates for number in (e.low, e.high))
    return axis_between(*ends, intervals.scale.line)


def interval_scene(intervals: Intervals, sheet: Stylesheet, language: str) -> Scene:
    """Draw estimates one below the other, as wide as the text column, in its smallest text."""
    return _Drawer(intervals, sheet, language).scene()


class _Drawer:
    """Draw from top to bottom; every distance is a share of the size of the labels."""

    def __init__(self, intervals: Intervals, sheet: Stylesheet, language: str) -> None:
        self._language = language
        self._intervals = intervals
        self._setting = Setting(sheet.body, sheet[Role.SMALL].size)
        self._size = sheet[Role.SMALL].size
        self._width = sheet.column
        self._axis = axis_of(intervals)
        self._items: list[Shape | Label] = []
        # How far the words of estimates reach, and where they stand.
        self._words: list[tuple[float, float]] = []
        self._y = 0.0

    def scene(self) -> Scene:
        scale = self._intervals.scale
        line = f"{signed(scale.line)}: {plain_text(scale.line_label)}"
        self._centered(line, self._x(scale.line), bold=True)
        top = self._y + self._size * 0.4
        for estimate in self._intervals.estimates:
            self._estimate(estimate)
        self._y += self._size * 0.3
        self._line_at(self._x(scale.line), top, self._y)
        self._ticks()
        self._sides(plain_text(scale.below), plain_text(scale.above))
        return Scene(self._width, self._y + self._size * 0.4, tuple(self._items))

    def _x(self, number: Decimal) -> float:
        """Place a number between the ends of the axis, which stand in by a label's size."""
        inner = self._width - 3 * self._size
        share = (number - self._axis.low) / (self._axis.high - self._axis.low)
        return 1.5 * self._size + float(share) * inner

    def _estimate(self, estimate: Estimate) -> None:
        self._y += self._size * 0.5
        words = f"{plain_text(estimate.label)}: {interval_text(estimate, self._language)}"
        for line in self._broken(words):
            self._y += self._size * 1.3
            self._items.append(Label(line, 0, self._y, self._size, "start", PaletteRole.INK))
            self._words.append((self._measure(line), self._y))
        top = self._y + self._size * 0.5
        bottom = top + self._size * 1.8
        middle = (top + bottom) / 2
        low, value, high = (self._x(n) for n in (estimate.low, estimate.value, estimate.high))
        cap = self._size * 0.45
        bar: tuple[Segment, ...] = (
            Move(low, middle), Line(high, middle),
            Move(low, middle - cap), Line(low, middle + cap),
            Move(high, middle - cap), Line(high, middle + cap),
        )  # fmt: skip
        self._items.append(Shape(bar, None, PaletteRole.PRIMARY, self._size * 0.16, "Interval"))
        point = disc(value, middle, self._size * 0.42)
        self._items.append(Shape(point, PaletteRole.PRIMARY, None, 0.0, "Estimate"))
        self._y = bottom

    def _line_at(self, x: float, top: float, bottom: float) -> None:
        """Draw the line that estimates are compared with, in dashes that cross no words."""
        count = 2 * round((bottom - top) / (self._size * _DASH) / 2) + 1
        dash = (bottom - top) / count
        starts = (top + index * dash for index in range(0, count, 2))
        dashes = tuple(
            segment
            for start in starts
            if not self._crosses(x, start, start + dash)
            for segment in (Move(x, start), Line(x, start + dash))
        )
        self._items.append(Shape(dashes, None, PaletteRole.INK, self._size * 0.1, "Line"))

    def _crosses(self, x: float, top: float, bottom: float) -> bool:
        size = self._size
        return any(
            x < width + size * 0.4 and top < y + size * 0.7 and bottom > y - size * 1.4
            for width, y in self._words
        )

    def _ticks(self) -> None:
        long = self._size * 0.4
        ends = (self._x(self._axis.low), self._x(self._axis.high))
        axis: list[Segment] = [Move(ends[0], self._y), Line(ends[1], self._y)]
        for tick in self._axis.ticks:
            x = self._x(tick)
            axis.extend((Move(x, self._y), Line(x, self._y + long)))
        self._items.append(Shape(tuple(axis), None, PaletteRole.MUTED, self._size * 0.09, "Axis"))
        self._y += long + self._size * 1.05
        for tick in self._axis.ticks:
            label = Label(
                signed(tick), self._x(tick), self._y, self._size, "middle", PaletteRole.INK
            )
            self._items.append(label)

    def _sides(self, below: str, above: str) -> None:
        """Say what the sides mean: beside each other where both fit, or one above the other."""
        arrow = self._size * 1.8
        room = self._width - 2 * arrow - self._size
        beside = self._measure(below) + self._measure(above) <= room
        self._y += self._size * 1.5
        self._arrow(0, arrow * 0.8)
        self._items.append(Label(below, arrow, self._y, self._size, "start", PaletteRole.INK))
        if not beside:
            self._y += self._size * 1.4
        right = self._width
        self._arrow(right, right - arrow * 0.8)
        self._items.append(Label(above, right - arrow, self._y, self._size, "end", PaletteRole.INK))

    def _arrow(self, tip: float, end: float) -> None:
        y = self._y - self._size * 0.32
        back = tip + (end - tip) * 0.4
        head = self._size * 0.28
        path = (
            Move(end, y), Line(tip, y),
            Move(back, y - head), Line(tip, y), Line(back, y + head),
        )  # fmt: skip
        self._items.append(Shape(path, None, PaletteRole.INK, self._size * 0.1, "Arrow"))

    def _centered(self, text: str, x: float, *, bold: bool) -> None:
        """Center a line of text at a place, inside the drawing."""
        half = self._measure(text, bold=bold) / 2
        x = min(max(x, half), self._width - half)
        self._y += self._size
        self._items.append(Label(text, x, self._y, self._size, "middle", PaletteRole.INK, bold))

    def _broken(self, text: str) -> list[str]:
        return text_lines(text, self._intervals.span, self._setting, self._width)

    def _measure(self, text: str, *, bold: bool = False) -> float:
        setting = Setting(self._setting.family, self._size, bold)
        return natural_width((Run(text, self._intervals.span),), setting)
