"""The clinic that a theme speaks for."""

from dataclasses import dataclass

from kdeck.theme.crisis import NOTHING_CONFIRMED, Crisis


@dataclass(frozen=True, slots=True)
class Clinic:
    """Hold contact data as the clinic writes it; empty strings where it says nothing."""

    name: str
    short_name: str
    phone: str
    address: tuple[str, ...]
    hours: str
    web: str
    other_formats: str
    crisis: Crisis = NOTHING_CONFIRMED
