"""Numbers drawn as lines over points: an axis below, one at the left, and names at their ends."""

from decimal import Decimal
from typing import Literal

from kdeck.model.chartwords import drawn_amount
from kdeck.model.datafigure import Lines
from kdeck.model.inline import plain_text
from kdeck.model.numberwords import signed
from kdeck.model.outline import polyline
from kdeck.model.scene import Label, Scene, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn.axis import Axis, axis_between
from kdeck.plan.drawn.seriesmarks import line_shapes
from kdeck.plan.look.style import Role, Stylesheet
from kdeck.plan.text.lines import Setting, natural_width, text_lines
from kdeck.plan.text.run import Run

# The height of the plot is a share of its width; names have no more than a share of the whole.
_HIGH, _NAMES = 0.5, 0.34
_LINE = 1.3


def axes_of(lines: Lines) -> tuple[Axis, Axis]:
    """Choose the axis of the points and that of the numbers, which holds zero."""
    values = (amount.high for series in lines.series for amount in series.amounts)
    up = axis_between(Decimal(0), *values, *((Decimal(lines.of),) if lines.of else ()))
    return axis_between(*lines.points), up


def line_scene(lines: Lines, sheet: Stylesheet, language: str) -> Scene:
    """Draw lines as wide as the text column, in its smallest text."""
    return _Drawer(lines, sheet, language).scene()


class _Drawer:
    """Draw on a plot; every distance is a share of the size of the labels."""

    def __init__(self, lines: Lines, sheet: Stylesheet, language: str) -> None:
        self._lines = lines
        self._language = language
        self._size = sheet[Role.SMALL].size
        self._setting = Setting(sheet.body, self._size)
        self._width = sheet.column
        self._across, self._up = axes_of(lines)
        self._items: list[Label | Shape] = []
        self._left = max(map(self._measure, map(signed, self._up.ticks))) + self._size * 0.9
        self._names = [self._named(number) for number in range(len(lines.series))]
        widest = max(self._measure(words) for name in self._names for words in name)
        self._right = self._width - widest - self._size * 0.8
        self._top = self._size * 1.2
        names = sum(len(name) * _LINE + 0.3 for name in self._names) * self._size
        self._foot = self._top + max((self._right - self._left) * _HIGH, names)

    def scene(self) -> Scene:
        size = self._size
        self._grid()
        for number, series in enumerate(self._lines.series):
            amounts = zip(self._lines.points, series.amounts, strict=True)
            points = [(self._x(point), self._y(amount.high)) for point, amount in amounts]
            self._items += line_shapes(points, number, size)
        self._name_ends()
        self._ticks()
        foot = self._foot + size * (0.5 + 2 * _LINE)
        measure = plain_text(self._lines.measure)
        middle = (self._left + self._right) / 2
        self._items.append(Label(measure, middle, foot, size, "middle", PaletteRole.INK))
        return Scene(self._width, foot + size * 0.4, tuple(self._items))

    def _x(self, number: Decimal) -> float:
        share = (number - self._across.low) / (self._across.high - self._across.low)
        return self._left + float(share) * (self._right - self._left)

    def _y(self, number: Decimal) -> float:
        share = (number - self._up.low) / (self._up.high - self._up.low)
        return self._foot - float(share) * (self._foot - self._top)

    def _grid(self) -> None:
        size = self._size
        for tick in self._up.ticks:
            y = self._y(tick)
            wide = size * (0.12 if tick == 0 else 0.05)
            rule = polyline((self._left, y), (self._right, y))
            self._items.append(Shape(rule, None, PaletteRole.MUTED, wide, "Axis"))
            at = self._left - size * 0.5
            self._items.append(self._label(signed(tick), at, y + size * 0.34, "end"))

    def _ticks(self) -> None:
        size = self._size
        for tick in self._across.ticks:
            x = self._x(tick)
            mark = polyline((x, self._foot), (x, self._foot + size * 0.35))
            self._items.append(Shape(mark, None, PaletteRole.MUTED, size * 0.09, "Axis"))
            self._items.append(self._label(signed(tick), x, self._foot + size * 1.4, "middle"))

    def _named(self, number: int) -> list[str]:
        """Give the lines of a name, with the last number of the series."""
        series = self._lines.series[number]
        last = drawn_amount(series.amounts[-1], self._lines, self._language)
        words = f"{plain_text(series.name)} {last}"
        return text_lines(words, self._lines.span, self._setting, self._width * _NAMES)

    def _name_ends(self) -> None:
        """Name each line where it ends; names that would meet are moved apart."""
        size, top = self._size, 0.0
        ends = {n: self._y(s.amounts[-1].high) for n, s in enumerate(self._lines.series)}
        order = sorted(ends, key=lambda n: (ends[n], n))
        tall = {n: (len(self._names[n]) * _LINE + 0.3) * size for n in order}
        for number, following in ((n, order[place:]) for place, n in enumerate(order)):
            # Those that stand below it need their room above the foot, too.
            lowest = self._foot + size - sum(tall[n] for n in following)
            top = max(min(ends[number] - tall[number] / 2, lowest), top)
            for line, words in enumerate(self._names[number]):
                at = (self._right + size * 0.8, top + size * (1.0 + line * _LINE))
                self._items.append(Label(words, *at, size, "start", PaletteRole.INK))
            top += tall[number]

    def _label(self, words: str, x: float, y: float, anchor: Literal["middle", "end"]) -> Label:
        return Label(words, x, y, self._size, anchor, PaletteRole.INK)

    def _measure(self, text: str) -> float:
        return natural_width((Run(text, self._lines.span),), self._setting)
