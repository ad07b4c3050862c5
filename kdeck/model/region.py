"""What a region supplies: crisis contacts, numbers and spelling of dates."""

from dataclasses import dataclass

from kdeck.finding import Span
from kdeck.model.audience import Worded


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """Name a crisis line with the words that say how to reach it and its number to call.

    The option is what to choose of the line's menu, such as 'option 2'; empty where there is none.
    """

    name: str
    how: str
    number: str
    confirmed: bool
    option: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """Hold the data of one region, checked on the date as_of (ISO 8601)."""

    key: str
    name: str
    emergency: str
    emergency_confirmed: bool
    lines: tuple[CrisisLine, ...]
    crisis_text: Worded[str]
    as_of: str
    span: Span
