"""Axes of drawn numbers: few round ticks, the first and the last of which are its ends."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """Hold an axis that ends at ticks."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """List the ticks from low to high."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * number for number in range(count + 1))


def axis_between(*numbers: Decimal) -> Axis:
    """Choose an axis with few round ticks that holds all of some numbers."""
    low, high = min(numbers), max(numbers)
    spread = high - low or abs(high) or Decimal(1)
    power = Decimal(10) ** (spread / (_MOST_TICKS - 2)).adjusted()
    for factor in _STEPS:
        step = power * factor
        first = (low / step).to_integral_value(ROUND_FLOOR) * step
        last = (high / step).to_integral_value(ROUND_CEILING) * step
        if first == last:
            last += step
        if (last - first) / step < _MOST_TICKS:
            return Axis(first, last, step)
    raise AssertionError(spread)
