"""A day, as an ISO date in a source."""

import re
from datetime import date

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def is_day(text: str) -> bool:
    """Say whether a text is a day of the calendar, written as in 2026-11-29."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
