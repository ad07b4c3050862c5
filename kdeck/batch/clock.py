"""The day on which a build takes place, and until when what it decided holds."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from kdeck.errors import ExitCode, KdeckError

_EPOCH = "SOURCE_DATE_EPOCH"


def today() -> date:
    """Give the day in UTC; SOURCE_DATE_EPOCH, in seconds, stands in for the clock.

    Raises KdeckError where the variable holds no such number.
    """
    given = os.environ.get(_EPOCH)
    if not given:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise KdeckError(
            f"{_EPOCH} is not a number of seconds: '{given[:80]}'",
            "set it as 'git log -1 --format=%ct' prints it, or unset it",
            ExitCode.USAGE,
        ) from None


@dataclass(frozen=True, slots=True)
class Window:
    """Hold the days, as ISO dates, on which no sign-off ends: later than one, up to the other.

    An empty text sets no bound.
    """

    after: str
    until: str

    def holds(self, day: date) -> bool:
        """Say whether a day is one of them."""
        shown = day.isoformat()
        return self.after < shown and (not self.until or shown <= self.until)


def window(dues: Iterable[str], day: date) -> Window:
    """Find the days on which the same of some due dates have passed as on one day."""
    shown = day.isoformat()
    listed = sorted(dues)
    passed = [due for due in listed if due < shown]
    coming = [due for due in listed if due >= shown]
    return Window(passed[-1] if passed else "", coming[0] if coming else "")
