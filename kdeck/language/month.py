"""A month in words, as a language writes it."""

from datetime import date
from functools import cache


@cache
def month(day: str, language: str) -> str:
    """Word a date such as '2026-06' or '2026-06-30' as 'June 2026', with a space that holds."""
    from babel.dates import format_skeleton

    year, number, *_ = day.split("-")
    first = date(int(year), int(number), 1)
    return format_skeleton("yMMMM", first, locale=language.replace("-", "_")).replace(" ", "\u00a0")
