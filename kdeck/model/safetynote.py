"""What each starred safety note must say, and what no text may say against it."""

from dataclasses import dataclass
from enum import StrEnum

from kdeck.finding import Span
from kdeck.model.audience import Audience, Worded


class GroupIcon(StrEnum):
    """Name what is drawn beside the heading of a group of notes."""

    CALENDAR = "calendar"
    HEART = "heart"
    MOON = "moon"
    SUN = "sun"


@dataclass(frozen=True, slots=True)
class Fact:
    """Name one thing that a note must tell an audience, with the phrases that tell it.

    Any of the phrases will do: whole words in lower case, "..." for a few words between,
    {emergency} and {crisis-line} for the numbers of the region.
    """

    name: str
    says: tuple[str, ...]
    audience: Audience
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SafetyGroup:
    """Gather notes that belong together, such as those for the day; the takeaway titles slides.

    icon names what is drawn beside the heading on a sheet; empty where nothing is.
    """

    id: str
    heading: Worded[str]
    takeaway: Worded[str]
    span: Span
    icon: str = ""


@dataclass(frozen=True, slots=True)
class SafetyNote:
    """Hold what one note must tell its audiences, and the phrases that contradict it.

    carriers are the ids of the topics that bring the note to a reader. With crisis, the note must
    hold the crisis block of the region. short are the facts that its short line must tell; a whole
    note is never told by its line alone. group is the id of its group. One that speaks of the
    document itself stands at the foot of a sheet.
    """

    id: str
    name: str
    audiences: tuple[Audience, ...]
    facts: tuple[Fact, ...]
    never: tuple[str, ...]
    crisis: bool
    span: Span
    carriers: tuple[str, ...] = ()
    short: tuple[Fact, ...] = ()
    whole: bool = False
    group: str = ""
    at_foot: bool = False


@dataclass(frozen=True, slots=True)
class SafetyRules:
    """Hold all notes and their groups, and the phrases that wave all of them aside."""

    notes: tuple[SafetyNote, ...] = ()
    never: tuple[str, ...] = ()
    groups: tuple[SafetyGroup, ...] = ()
