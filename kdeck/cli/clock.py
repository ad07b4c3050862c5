"""The one place that reads the clock: what is done on a day is given the day."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kdeck.batch.clock import Today


def now() -> datetime:
    """Give the moment, in UTC."""
    return datetime.now(UTC)


def today() -> "Today":
    """Give the dates that people on earth have now."""
    from kdeck.batch.clock import Today

    return Today.at(now())


def date_here() -> date:
    """Give the date of this machine's time zone, by which a sign-off is dated."""
    return now().astimezone().date()
