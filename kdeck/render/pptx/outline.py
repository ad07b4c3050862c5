"""The sections of PowerPoint's outline, over the slides of a deck."""

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from kdeck.plan.deck.model import Deck
from kdeck.render.pptx.markup import NOTHING, Markup

_MAIN = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # MS-PPTX 2.2.11, p14:sectionLst


def section_list(deck: Deck, ids: Iterable[int]) -> Markup:
    """Write the extension that puts slides, by their ids, into sections; empty without any."""
    if not deck.sections:
        return NOTHING
    rest = iter(ids)
    sections = Markup.join(
        Markup(
            '<p14:section name="{}" id="{}"><p14:sldIdLst>',
            stretch.name,
            _guid(deck, number),
        )
        + Markup.join(Markup('<p14:sldId id="{}"/>', next(rest)) for _ in range(stretch.slides))
        + Markup("</p14:sldIdLst></p14:section>")
        for number, stretch in enumerate(deck.sections, 1)
    )
    return Markup(
        '<p:extLst><p:ext uri="{}"><p14:sectionLst xmlns:p14="{}">{}</p14:sectionLst></p:ext>'
        "</p:extLst>",
        _EXTENSION,
        _MAIN,
        sections,
    )


def _guid(deck: Deck, number: int) -> str:
    """Name a section by the deck and its place: any GUID does, and this one repeats."""
    name = f"{deck.title}/{number}/{deck.sections[number - 1].name}"
    return f"{{{uuid5(NAMESPACE_URL, name)}}}".upper()
