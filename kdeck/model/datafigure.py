"""Numbers that are drawn: counts, estimates with their intervals, bars, and lines over time."""

from dataclasses import dataclass
from decimal import Decimal

from kdeck.finding import Span
from kdeck.model.inline import Inlines

DENOMINATORS = (10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Count:
    """Hold how many of a denominator: from low to high, which are equal where it is one number."""

    low: int
    high: int
    about: bool

    def rest(self, of: int) -> "Count":
        """Count the others of a denominator."""
        return Count(of - self.high, of - self.low, self.about)


@dataclass(frozen=True, slots=True)
class IconGroup:
    """Say of one group how many there are, what they have in common, and what the others have."""

    label: Inlines
    count: Count
    they: Inlines
    others: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class IconArray:
    """Show groups out of one denominator; an empty comparison says that there was none."""

    of: int
    groups: tuple[IconGroup, ...]
    caption: Inlines
    time: Inlines
    comparison: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class Estimate:
    """Hold an estimate between the ends of its interval, with the digits that were written."""

    label: Inlines
    value: Decimal
    low: Decimal
    high: Decimal
    span: Span


@dataclass(frozen=True, slots=True)
class Scale:
    """Say what estimates measure, in which unit, and what the two sides of a line mean.

    level is that of the intervals, in percent.
    """

    measure: Inlines
    unit: Inlines
    line: Decimal
    line_label: Inlines
    below: Inlines
    above: Inlines
    level: int


@dataclass(frozen=True, slots=True)
class Intervals:
    """Show estimates with their intervals on one scale."""

    estimates: tuple[Estimate, ...]
    scale: Scale
    caption: Inlines
    time: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class Amount:
    """Hold a number with the digits that were written; its ends differ where it is a range."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """Hold what one series of numbers is called, and its numbers in their order."""

    name: Inlines
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Show a number of each series for each name, as bars that begin at zero.

    All numbers are out of one denominator, or it is 0 and they have a unit. measure heads the
    names.
    """

    names: tuple[Inlines, ...]
    series: tuple[Series, ...]
    measure: Inlines
    of: int
    unit: Inlines
    caption: Inlines
    time: Inlines
    span: Span


@dataclass(frozen=True, slots=True)
class Lines:
    """Show the numbers of each series at points that rise, as lines from one to the next.

    measure says what the points count; the numbers are as those of bars are, and no ranges.
    """

    points: tuple[Decimal, ...]
    series: tuple[Series, ...]
    measure: Inlines
    of: int
    unit: Inlines
    caption: Inlines
    time: Inlines
    span: Span
