"""The day, as the whole earth has it, and until when what a build decided holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# The first and the last place on earth to begin a day: UTC+14 and UTC−12.
_FIRST, _LAST = timedelta(hours=14), timedelta(hours=-12)


@dataclass(frozen=True, slots=True)
class Today:
    """Hold the earliest and the latest date that anybody on earth has now.

    What lasts to the end of a day lasts while the earliest is that day; what begins on a day lies
    in the future while the latest is before it.
    """

    earliest: date
    latest: date

    @classmethod
    def at(cls, moment: datetime) -> "Today":
        """Give the dates at a moment; it knows its time zone."""
        here = moment.astimezone(UTC)
        return cls((here + _LAST).date(), (here + _FIRST).date())

    def has_passed(self, day: str) -> bool:
        """Say whether an ISO date is over everywhere."""
        return day < self.earliest.isoformat()

    def has_come(self, day: str) -> bool:
        """Say whether an ISO date has begun anywhere."""
        return day <= self.latest.isoformat()


@dataclass(frozen=True, slots=True)
class Window:
    """Hold the days, as ISO dates, on which no sign-off ends or begins to hold.

    The earliest date is later than after and not later than until; the latest date has come to
    begun, and not to the next of the dates on which a sign-off was made. Empty texts set no bound.
    """

    after: str
    until: str
    begun: str = ""
    awaits: str = ""

    def holds(self, today: Today) -> bool:
        """Say whether a day is one of them."""
        return (
            (not self.after or today.has_passed(self.after))
            and (not self.until or not today.has_passed(self.until))
            and (not self.begun or today.has_come(self.begun))
            and (not self.awaits or not today.has_come(self.awaits))
        )


def window(dues: Iterable[str], made: Iterable[str], today: Today) -> Window:
    """Find the days on which the same of some due dates have passed, and of some others come."""
    due, on = sorted(dues), sorted(made)
    passed = [day for day in due if today.has_passed(day)]
    coming = [day for day in due if not today.has_passed(day)]
    begun = [day for day in on if today.has_come(day)]
    awaited = [day for day in on if not today.has_come(day)]
    return Window(
        passed[-1] if passed else "",
        coming[0] if coming else "",
        begun[-1] if begun else "",
        awaited[0] if awaited else "",
    )


def this_day(today: Today) -> Window:
    """Give the days on which it is the same day everywhere on earth."""
    last = (today.latest + timedelta(days=1)).isoformat()
    return window([today.earliest.isoformat()], [last], today)
