"""What a region supplies: crisis contacts, with the ways in which each is reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kdeck.finding import Span
from kdeck.model.audience import Worded


class Channel(StrEnum):
    """Name a way in which a line is reached.

    A relay is for people who are deaf or do not speak, an interpreter for those of another
    language.
    """

    CALL = "call"
    TEXT = "text"
    CHAT = "chat"
    RELAY = "relay"
    INTERPRETER = "interpreter"


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
    def dialed(self) -> bool:
        """Say whether an ordinary phone reaches it by a call: to itself, or to an interpreter."""
        return self.calls or Channel.INTERPRETER in self.channels

    @property
    def texted(self) -> bool:
        """Say whether its number takes texts and no calls."""
        return Channel.TEXT in self.channels and not self.dialed

    @property
    def words(self) -> str:
        """Word all that is printed of the line after its name."""
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        yield self.how
        yield from _terms(self.cost, self.hours)
        yield from (part for part in (self.languages, self.relay) if part)


@dataclass(frozen=True, slots=True)
class UrgentLine:
    """Say where help is got with what is urgent and neither a crisis nor an emergency.

    The number is empty where there is none for all of the region, and how says where to find one;
    the source is what the entry was read in, or who was asked, and is not printed.
    """

    name: str
    how: str
    number: str
    confirmed: bool
    source: str
    hours: str = ""
    cost: str = ""

    @property
    def words(self) -> str:
        """Word all that is printed of it after its name."""
        return " ".join((self.how, *_terms(self.cost, self.hours)))


def _terms(*terms: str) -> Iterator[str]:
    """Word the terms of a line in one sentence; nothing where there are none."""
    first, *rest = [term for term in terms if term] or [""]
    if first:
        yield f"{', '.join((first, *(_lowered(term) for term in rest)))}."


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
    urgent: UrgentLine | None = None

    @property
    def first_line(self) -> CrisisLine | None:
        """Give the line that stands for all where a text has room for one."""
        return next((line for line in self.lines if line.confirmed and line.calls), None)

    @property
    def takes_texts(self) -> bool:
        """Say whether a person in a crisis may text the first line, too."""
        return self.first_line is not None and Channel.TEXT in self.first_line.channels

    @property
    def text_line(self) -> CrisisLine | None:
        """Give the confirmed line to text, where the first one takes no texts."""
        texted = (line for line in self.lines if line.confirmed and Channel.TEXT in line.channels)
        return None if self.takes_texts else next(texted, None)

    @property
    def urgent_line(self) -> UrgentLine | None:
        """Give the line for what is urgent and no crisis, where the region has a confirmed one."""
        return self.urgent if self.urgent and self.urgent.confirmed else None

    @property
    def called_numbers(self) -> tuple[str, ...]:
        """List the numbers of all lines, each once, confirmed or not."""
        urgent = (self.urgent.number,) if self.urgent and self.urgent.number else ()
        return tuple(dict.fromkeys((*(line.number for line in self.lines), *urgent)))
