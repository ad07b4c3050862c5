"""A run of text that is set in one way, and what it means."""

from dataclasses import dataclass
from enum import StrEnum

from kdeck.finding import Span
from kdeck.paletterole import InkRole


@dataclass(frozen=True, slots=True)
class LinkTo:
    """Lead to an address (https, mailto or tel), described in words."""

    url: str
    description: str


@dataclass(frozen=True, slots=True)
class Speak:
    """Tell a screen reader more about a run: its language or what a short form stands for."""

    lang: str | None = None
    expansion: str | None = None


class NoteKind(StrEnum):
    """Name a list that the text points to by numbers."""

    REFERENCE = "reference"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Note:
    """Point to an entry of a list by its number, from 1, or to all from number to last."""

    number: int
    last: int = 0
    kind: NoteKind = NoteKind.REFERENCE


@dataclass(frozen=True, slots=True)
class BackTo:
    """Lead from an entry of a list back to the first place that points to it."""

    number: int
    kind: NoteKind = NoteKind.REFERENCE


@dataclass(frozen=True, slots=True)
class ToSlide:
    """Lead to another slide of the deck by its number, from 1, described in words."""

    number: int
    description: str


@dataclass(frozen=True, slots=True)
class Defined:
    """Point to the entry that the document's list of terms has for the words, or be its term."""

    key: str


Mark = LinkTo | Speak | Note | BackTo | ToSlide | Defined | None


@dataclass(frozen=True, slots=True)
class Run:
    """Hold characters in normal form C, their weight, their ink and their meaning."""

    text: str
    span: Span
    bold: bool = False
    ink: InkRole | None = None
    mark: Mark = None
    underlined: bool = False


Runs = tuple[Run, ...]


def run_text(runs: Runs) -> str:
    """Join the characters of some runs."""
    return "".join(run.text for run in runs)
