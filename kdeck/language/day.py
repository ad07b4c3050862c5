"""A day in words, as a language writes it."""

from datetime import date


def day_in_words(day: date, language: str) -> str:
    """Word a day as 'April 29, 2026' or '29 April 2026'."""
    from babel.dates import format_date

    return format_date(day, "long", locale=language.replace("-", "_"))
