"""The sections of PowerPoint's outline, over the slides of a deck."""

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from kdeck.plan.deck.model import Deck
from kdeck.render.pptx.markup import escape

_MAIN = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # MS-PPTX 2.2.11, p14:sectionLst


def section_list(deck: Deck, ids: Iterable[int]) -> str:
    """Write the extension that puts slides, by their ids, into sections; empty without any."""
    if not deck.sections:
        return ""
    rest = iter(ids)
    sections = "".join(
        f'<p14:section name="{escape(stretch.name)}" id="{_guid(deck, number)}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{next(rest)}"/>' for _ in range(stretch.slides))
        + "</p14:sldIdLst></p14:section>"
        for number, stretch in enumerate(deck.sections, 1)
    )
    return (
        f'<p:extLst><p:ext uri="{_EXTENSION}"><p14:sectionLst xmlns:p14="{_MAIN}">{sections}'
        "</p14:sectionLst></p:ext></p:extLst>"
    )


def _guid(deck: Deck, number: int) -> str:
    """Name a section by the deck and its place: any GUID does, and this one repeats."""
    name = f"{deck.title}/{number}/{deck.sections[number - 1].name}"
    return f"{{{uuid5(NAMESPACE_URL, name)}}}".upper()
