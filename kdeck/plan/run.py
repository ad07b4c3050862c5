"""A run of text that is set in one way, and what it means."""

from dataclasses import dataclass
from typing import Literal

from kdeck.finding import Span

Ink = Literal["ink", "muted", "heading", "link", "danger", "on_primary", "accent"]


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


@dataclass(frozen=True, slots=True)
class Note:
    """Point to an entry of the reference list by its number, from 1."""

    number: int


Mark = LinkTo | Speak | Note | None


@dataclass(frozen=True, slots=True)
class Run:
    """Hold characters in normal form C, their weight, their ink and their meaning."""

    text: str
    span: Span
    bold: bool = False
    ink: Ink | None = None
    mark: Mark = None
    underlined: bool = False


Runs = tuple[Run, ...]


def run_text(runs: Runs) -> str:
    """Join the characters of some runs."""
    return "".join(run.text for run in runs)
