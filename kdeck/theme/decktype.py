"""Reads in which fonts a clinic's decks are set: its own, those of Office, or another one."""

import re
from dataclasses import dataclass

from kdeck.datafile.node import Node
from kdeck.datafile.values import line
from kdeck.finding import Findings
from kdeck.nearest import closest
from kdeck.theme.face import Family
from kdeck.theme.office import OfficeFonts, default_office_font, set_in
from kdeck.theme.typography import Typography

CODE = "deck-font"
EMBED, OFFICE = "embed", "office"
CHOICES = (EMBED, OFFICE)
# A name as Office keeps it (LOGFONT): 31 characters, and none that leads to a font of its theme.
NAME = r"[^\s+@<>\"'][^<>\"']{0,30}"
_MEANT = 0.75


@dataclass(frozen=True, slots=True)
class DeckType:
    """Hold the families in which headings and text of decks are set."""

    headings: Family
    body: Family


def read_deck_type(
    node: Node | None,
    office: OfficeFonts,
    own: DeckType,
    typography: Typography,
    findings: Findings,
) -> DeckType | None:
    """Read 'deck-fonts'; own are the families of the brand, office what it names of Office's.

    None where decks are set in the brand's own.
    """
    name = line(node, findings, CODE) or EMBED
    chosen = name.casefold()
    if chosen == OFFICE:
        return DeckType(
            set_in(own.headings, office.headings or default_office_font(own.headings)),
            set_in(own.body, office.body or default_office_font(own.body)),
        )
    if office.named:
        message = "'office-fonts' has no effect, since decks are set in other fonts"
        hint = "write 'deck-fonts: office' to set decks in them, or remove 'office-fonts'"
        findings.warning(CODE, message, hint, node)
    if chosen == EMBED:
        return None
    meant = closest(chosen, CHOICES, _MEANT)
    if meant or not re.fullmatch(NAME, name):
        message = f"'deck-fonts' is no name of a font: '{name[:60]}'"
        hint = f"write {EMBED}, {OFFICE}, or the name of a font as PowerPoint lists it"
        hint = f"did you mean '{meant}'?" if meant else hint
        findings.error(CODE, message, hint, node)
        return None
    known = typography.known(name)
    return DeckType(*(known or set_in(family, name) for family in (own.headings, own.body)))
