"""The days on which tests take place."""

from datetime import date

from kdeck.batch.clock import Today


def on(day: date) -> Today:
    """Give a moment at which all the earth has one date."""
    return Today(day, day)


DAY = date(2026, 11, 21)
TODAY = on(DAY)
