"""Numbers drawn as bars, from zero to the right: the name, then a bar of each series below it."""

from collections.abc import Iterator
from decimal import Decimal

from kdeck.model.chartwords import drawn_amount
from kdeck.model.datafigure import Amount, Bars
from kdeck.model.inline import Inlines, plain_text
from kdeck.model.outline import polyline
from kdeck.model.scene import Label, Scene, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn.axis import axis_between
from kdeck.plan.drawn.seriesmarks import bar_shapes
from kdeck.plan.look.style import Role, Stylesheet
from kdeck.plan.text.lines import Setting, natural_width, text_lines
from kdeck.plan.text.run import Run

_BAR, _APART, _GAP, _LINE = 1.15, 0.2, 0.55, 1.3


def bar_scene(bars: Bars, sheet: Stylesheet, language: str) -> Scene:
    """Draw bars as wide as the text column, in its smallest text, each with its number."""
    return _Drawer(bars, sheet, language).scene()


class _Drawer:
    """Draw from top to bottom; every distance is a share of the size of the labels."""

    def __init__(self, bars: Bars, sheet: Stylesheet, language: str) -> None:
        self._bars = bars
        self._language = language
        self._size = sheet[Role.SMALL].size
        self._setting = Setting(sheet.body, self._size)
        self._width = sheet.column
        self._items: list[Label | Shape] = []
        self._y = 0.0
        amounts = [amount for series in bars.series for amount in series.amounts]
        widest = max(self._measure(self._said(amount)) for amount in amounts)
        self._room = self._width - widest - self._size
        self._end = float(axis_between(Decimal(0), *(amount.high for amount in amounts)).high)

    def scene(self) -> Scene:
        if len(self._bars.series) > 1:
            self._keys()
        top = self._y + self._size * 0.4
        for number, name in enumerate(self._bars.names):
            self._named(name)
            for order, series in enumerate(self._bars.series):
                self._bar(series.amounts[number], order)
        axis = polyline((0.0, top), (0.0, self._y))
        self._items.append(Shape(axis, None, PaletteRole.MUTED, self._size * 0.09, "Axis"))
        return Scene(self._width, self._y + self._size * 0.2, tuple(self._items))

    def _keys(self) -> None:
        """Name the series above the bars, each behind a bar of its kind."""
        x, line = 0.0, self._size * _LINE
        for order, series in enumerate(self._bars.series):
            lead = self._size * 2.2
            for words in self._broken(series.name, self._width - lead):
                wide = lead + self._measure(words)
                if x and x + wide > self._width:
                    x, self._y = 0.0, self._y + line
                box = (x, self._y + self._size * 0.3, lead - self._size * 0.5, self._size * 0.8)
                self._items += bar_shapes(box, order, self._size)
                place = (x + lead, self._y + self._size)
                self._items.append(self._label(words, *place))
                x += wide + self._size * 1.5
        self._y += line

    def _named(self, name: Inlines) -> None:
        self._y += self._size * _GAP
        for words in self._broken(name, self._width - self._size * 0.5):
            self._y += self._size * _LINE
            self._items.append(self._label(words, self._size * 0.5, self._y))
        self._y += self._size * 0.3

    def _bar(self, amount: Amount, order: int) -> None:
        """Draw a bar, and of a range a line from its low end to its high one."""
        size, high = self._size, self._size * _BAR
        low, end = (float(n) / self._end * self._room for n in (amount.low, amount.high))
        self._items += bar_shapes((0.0, self._y, max(low, size * 0.15), high), order, size)
        if end > low:
            self._items += self._range(low, end, self._y + high / 2)
        words = self._label(self._said(amount), end + size * 0.5, self._y + high * 0.82)
        self._items.append(words)
        self._y += high + size * _APART

    def _range(self, low: float, high: float, middle: float) -> Iterator[Shape]:
        cap = self._size * 0.4
        for ends in (
            ((low, middle), (high, middle)),
            ((high, middle - cap), (high, middle + cap)),
        ):
            yield Shape(polyline(*ends), None, PaletteRole.PRIMARY, self._size * 0.16, "Range")

    def _said(self, amount: Amount) -> str:
        return drawn_amount(amount, self._bars, self._language)

    def _label(self, words: str, x: float, y: float) -> Label:
        return Label(words, x, y, self._size, "start", PaletteRole.INK)

    def _broken(self, words: Inlines, width: float) -> list[str]:
        return text_lines(plain_text(words), self._bars.span, self._setting, width)

    def _measure(self, text: str) -> float:
        return natural_width((Run(text, self._bars.span),), self._setting)
