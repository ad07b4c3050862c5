"""Whether the clinic's name is printed beside a logo, or the logo says it."""

import re
from dataclasses import dataclass

from kdeck.model.scene import Label
from kdeck.paletterole import GroundRole, PaletteRole
from kdeck.plan.drawn.emblem import (
    FOOT_ROOM,
    MASTHEAD_ROOM,
    SHEET_ROOM,
    TITLE_ROOM,
    Emblem,
    choose_emblem,
    in_gray,
)
from kdeck.theme.theme import Theme

_WORD = re.compile(r"\w+")
# Words that can be read in a band need a logo of some width: a mark, a sign or a seal has none.
_WIDE = 2.0


@dataclass(frozen=True, slots=True)
class Masthead:
    """Head the first page: what kind of document this is, whose, and the logo.

    Where the logo stands for the name, alt is what is said of both; a logo beside the name is
    decoration, so that the name is said once. notice is what the head of a sheet says of who
    reviewed it, or that nobody has.
    """

    kind: str
    clinic: str
    emblem: Emblem | None
    names: bool = True
    notice: str = ""

    @property
    def alt(self) -> str:
        """Word a logo that stands for the name, so that the name is in the words."""
        words = self.emblem.logo.alt if self.emblem else ""
        return words if _holds(words, self.clinic) else f"{self.clinic}, {words}".rstrip(", ")


def make_masthead(
    theme: Theme, kind: str, *, gray: bool = False, on_paper: bool = False
) -> Masthead:
    """Choose the logo of the band, and say whether the clinic's name stands beside it.

    The head of a sheet is paper over a rule, in place of a band.
    """
    ground: GroundRole = PaletteRole.PAPER if on_paper else PaletteRole.BAND
    emblem = choose_emblem(theme, ground, SHEET_ROOM if on_paper else MASTHEAD_ROOM)
    if emblem and gray:
        emblem = in_gray(emblem)
    return Masthead(kind, theme.clinic.name, emblem, not stands_for_name(emblem, theme))


def foot_names(theme: Theme) -> bool:
    """Say whether a deck's footer names the clinic, beside the logo at the foot of its slides."""
    marks = (
        choose_emblem(theme, ground, FOOT_ROOM) for ground in (PaletteRole.PAPER, PaletteRole.BAND)
    )
    return theme.template is not None or not all(stands_for_name(mark, theme) for mark in marks)


def title_names(theme: Theme) -> bool:
    """Say whether the words of a deck's first slide name the clinic, below its logo."""
    has_logo = (
        theme.template is None and choose_emblem(theme, PaletteRole.PAPER, TITLE_ROOM) is not None
    )
    return not (has_logo and theme.shows_name is False)


def stands_for_name(emblem: Emblem | None, theme: Theme) -> bool:
    """Say whether a logo is drawn in place of the clinic's name.

    The theme decides, or else the logo: it has the name among its words, or as its alternative text
    and is wide enough to show words. A mark that has the name as its alternative text shows none.
    """
    if emblem is None:
        return False
    if theme.shows_name is not None:
        return not theme.shows_name
    return says_name(emblem, theme.clinic.name)


def says_name(emblem: Emblem, name: str) -> bool:
    """Judge by a logo's words and its shape whether it shows the name."""
    items = emblem.scene.items if emblem.scene else ()
    shown = " ".join(item.text for item in items if isinstance(item, Label))
    wide = emblem.width >= _WIDE * emblem.height
    return _holds(shown, name) or (wide and _holds(emblem.logo.alt, name))


def _holds(words: str, name: str) -> bool:
    """Say whether some words hold a name, in capitals or not."""
    heard, wanted = (f" {' '.join(_WORD.findall(text.casefold()))} " for text in (words, name))
    return wanted in heard
