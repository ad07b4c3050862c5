"""The known name that somebody meant, told from the one that they wrote."""

from collections.abc import Iterable

_LONGEST = 80


def closest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Find the known name that was probably meant; cutoff says how alike it is, from 0 to 1."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name[:_LONGEST], list(known), n=1, cutoff=cutoff)), None)


def nearest(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """Word a hint that offers the name that was meant, or says otherwise; lists all by default."""
    names = list(known)
    close = closest(name, names)
    return f"did you mean '{close}'?" if close else otherwise or f"use one of: {', '.join(names)}"
