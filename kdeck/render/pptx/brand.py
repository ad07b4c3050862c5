"""What masters and layouts draw of a brand."""

from dataclasses import dataclass

from kdeck.color import luminance
from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn.emblem import CONTACT_ROOM, FOOT_ROOM, TITLE_ROOM
from kdeck.plan.master.discpattern import DEEP, NIGHT
from kdeck.render.pptx.brandmark import Mark, read_mark
from kdeck.render.pptx.markup import Markup, solid
from kdeck.render.pptx.slot import on_primary
from kdeck.theme.face import Family
from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Brand:
    """Hold a theme's marks for each place, its faces and language.

    on_primary is the slot legible on the band; deep fills a pattern on it.
    """

    name: str
    language: str
    on_primary: str
    deep: Markup
    body: Family
    headings: Family
    title: Mark
    contact: Mark
    foot: Mark
    foot_on_primary: Mark

    @property
    def pictures(self) -> tuple[bytes, ...]:
        """List the PNG files of the logos that are pictures, each once."""
        marks = (self.title, self.contact, self.foot, self.foot_on_primary)
        return tuple(dict.fromkeys(mark.picture for mark in marks if mark.picture))


def read_brand(theme: Theme, language: str) -> Brand:
    """Take from a theme what its masters and layouts draw."""
    return Brand(
        name=theme.clinic.name,
        language=language,
        on_primary=on_primary(theme.palette),
        deep=solid("accent5", round(100 * DEEP), lighter=luminance(theme.palette.band) < NIGHT),
        body=theme.deck_body,
        headings=theme.deck_headings,
        title=read_mark(theme, PaletteRole.PAPER, TITLE_ROOM),
        contact=read_mark(theme, PaletteRole.PAPER, CONTACT_ROOM),
        foot=read_mark(theme, PaletteRole.PAPER, FOOT_ROOM),
        foot_on_primary=read_mark(theme, PaletteRole.BAND, FOOT_ROOM),
    )
