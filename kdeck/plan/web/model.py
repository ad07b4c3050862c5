"""A page on the web as the planner leaves it: a handout, and what stands around it on a screen."""

from dataclasses import dataclass

from kdeck.model.review import Review
from kdeck.plan.drawn.naming import Masthead
from kdeck.plan.handout.model import Handout
from kdeck.plan.text.run import Runs
from kdeck.theme.palette import Palette
from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Scheme:
    """Hold the colors of a page in light and in dark rooms."""

    light: Palette
    dark: Palette


@dataclass(frozen=True, slots=True)
class Dress:
    """Hold what a page looks like: the band at its head, and its colors.

    usual are the colors of the theme, high those of a reader who asks for more contrast.
    """

    theme: Theme
    masthead: Masthead
    usual: Scheme
    high: Scheme


@dataclass(frozen=True, slots=True)
class HelpNumber:
    """Hold a number that stays in reach while a reader scrolls, and what it is for."""

    number: Runs
    purpose: str
    alarms: bool


@dataclass(frozen=True, slots=True)
class OtherFile:
    """Name another file of the same document, which lies beside the page."""

    file: str
    words: str


@dataclass(frozen=True, slots=True)
class Foot:
    """Hold what a page ends with: who reviewed it until when, its version, and whom to tell.

    feedback is the address of a link, empty where the clinic names none, and ask its words.
    """

    lines: tuple[str, ...]
    feedback: str
    ask: str


@dataclass(frozen=True, slots=True)
class SettingsWords:
    """Hold the words of a reader's settings."""

    name: str
    text: str
    larger: str
    spaced: str
    contrast: str
    colors: str
    device: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """Hold the words around a page that no sheet of paper needs.

    contents heads the list of a book's headings, and access says how people can read a book.
    """

    skip: str
    help: str
    others: str
    contents: str
    access: str
    settings: SettingsWords


@dataclass(frozen=True, slots=True)
class WebPage:
    """Hold a page: the handout in reading order, and what a screen needs beside it.

    name is that of its document and audience, as files have it. review is None for a draft; signs
    name each kind of panel for ears, where its heading does not.
    """

    name: str
    handout: Handout
    usual: Scheme
    high: Scheme
    numbers: tuple[HelpNumber, ...]
    foot: Foot
    others: tuple[OtherFile, ...]
    words: PageWords
    signs: tuple[tuple[str, str], ...]
    checked: str
    review: Review | None

    @property
    def dress(self) -> Dress:
        """Give what the page looks like."""
        return Dress(self.handout.theme, self.handout.masthead, self.usual, self.high)
