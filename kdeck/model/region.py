"""What a region supplies: crisis contacts, with the ways in which each is reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kdeck.finding import Span
from kdeck.model.audience import Worded


class Channel(StrEnum):
    """Name a way in which a line is reached.

    A relay is for people who are deaf or do not speak, an interpreter for those of another
    language, and advice is for what is urgent and no crisis.
    """

    CALL = "call"
    TEXT = "text"
    CHAT = "chat"
    RELAY = "relay"
    INTERPRETER = "interpreter"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """Name a crisis line with the words that say how to reach it and its number.

    The option is what to choose of the line's menu, such as 'option 2'. Hours, cost, languages and
    relay are words for print; each is empty where it has none.
    """

    name: str
    how: str
    number: str
    confirmed: bool
    option: str = ""
    channels: tuple[Channel, ...] = (Channel.CALL,)
    hours: str = ""
    cost: str = ""
    languages: str = ""
    relay: str = ""

    @property
    def calls(self) -> bool:
        """Say whether a person in a crisis calls it."""
        return Channel.CALL in self.channels

    @property
    def words(self) -> str:
        """Word all that is printed of the line after its name."""
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        yield self.how
        terms = [part for part in (self.cost, self.hours) if part]
        if terms:
            first, *rest = terms
            yield f"{', '.join((first, *(_lowered(term) for term in rest)))}."
        yield from (part for part in (self.languages, self.relay) if part)


def _lowered(words: str) -> str:
    # The name of a day keeps its capital.
    return words if words.startswith(_DAYS) else words[:1].lower() + words[1:]


_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Region:
    """Hold the data of one region, checked on the date as_of (ISO 8601).

    From the day expires the contacts have to be checked again; it is empty where they have none.
    """

    key: str
    name: str
    emergency: str
    emergency_confirmed: bool
    lines: tuple[CrisisLine, ...]
    crisis_text: Worded[str]
    as_of: str
    span: Span
    expires: str = ""

    @property
    def first_line(self) -> CrisisLine | None:
        """Give the line that stands for all where a text has room for one."""
        return next((line for line in self.lines if line.confirmed and line.calls), None)
