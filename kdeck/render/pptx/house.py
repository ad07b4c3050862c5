"""What a deck stands on: its masters and layouts, written from the theme or lent by a template."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import count

from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from kdeck.plan.deck.model import Deck
from kdeck.plan.deck.notespage import NOTES_HEIGHT, NOTES_WIDTH
from kdeck.plan.master.layout import LayoutName
from kdeck.render.pptx.markup import document
from kdeck.render.pptx.master import plain_levels
from kdeck.render.pptx.package import HousePart, Relation, lay
from kdeck.render.pptx.recolor import OWN_COLORS, Recoloring, recoloring
from kdeck.render.pptx.stationery import (
    HANDOUT_MASTER,
    MASTER,
    NOTES_MASTER,
    THEME,
    layout_file,
    stationery,
)
from kdeck.theme.decktemplate import DeckTemplate, TemplatePart
from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class House:
    """Name the parts that a deck stands on, and hold them; own says that we wrote the layouts.

    size and notes_size are those of slides and of pages of notes; text_style is the element that
    says how what is no placeholder looks.
    """

    parts: Mapping[PackURI, Part] = field(repr=False)
    size: tuple[float, float]
    text_style: bytes = field(repr=False)
    masters: tuple[str, ...] = (MASTER,)
    notes: str = NOTES_MASTER
    handout: str = HANDOUT_MASTER
    theme: str = THEME
    notes_size: tuple[float, float] = (NOTES_WIDTH, NOTES_HEIGHT)
    colors: Recoloring = OWN_COLORS

    @property
    def own(self) -> bool:
        """Say whether no template lends anything."""
        return not self.colors.slots

    def layout(self, name: LayoutName, deck: Deck) -> str:
        """Name the part of a layout."""
        return deck.master.layout(name).part or layout_file(name)


@lru_cache(maxsize=8)
def house_of(
    theme: Theme, language: str, size: tuple[float, float], *, spare: bool = False
) -> House:
    """Gather what the decks of a theme stand on; the whole theme is the key.

    With spare, a template has the layout that is added to it.
    """
    if theme.template is None:
        return House(lay(stationery(theme, language)), size, _text_style(language))
    added = theme.template.spare.parts if spare and theme.template.spare else ()
    return _lent(theme.template, added, theme, language)


def _lent(
    template: DeckTemplate, added_parts: tuple[TemplatePart, ...], theme: Theme, language: str
) -> House:
    """Keep the template's parts, with some in place of others, and write those that it has not."""
    colors = recoloring(theme.palette, template.colors)
    parts = {part.name: _part(part) for part in (*template.parts, *added_parts)}
    named = set(parts)
    first = parts[template.masters[0]].relations
    lead = next(relation.target for relation in first if relation.type.endswith("/theme"))
    written = {part.name: part for part in stationery(theme, language)}
    added: list[HousePart] = []
    for own, lent in ((NOTES_MASTER, template.notes), (HANDOUT_MASTER, template.handout)):
        if lent:
            continue
        # A theme part of its own, under a number that the template has not taken.
        look = written[own].relations[0]
        files = (f"ppt/theme/theme{number}.xml" for number in count(1))
        file = next(name for name in files if name not in named)
        named.add(file)
        added.append(replace(written[look.target], name=file))
        added.append(replace(written[own], relations=(replace(look, target=file),)))
    settings = ("ppt/presProps.xml", "ppt/viewProps.xml", "docProps/app.xml")
    added += [written[name] for name in settings]
    tables = written["ppt/tableStyles.xml"]
    look = parse_xml(tables.data)
    colors.paint(look)
    added.append(replace(tables, data=serialize_part_xml(look)))
    return House(
        lay((*parts.values(), *added)),
        template.size,
        template.text_style or _text_style(language),
        template.masters,
        template.notes or NOTES_MASTER,
        template.handout or HANDOUT_MASTER,
        lead,
        template.notes_size if template.notes else (NOTES_WIDTH, NOTES_HEIGHT),
        colors,
    )


def _text_style(language: str) -> bytes:
    return document("p:defaultTextStyle", plain_levels(9, 18, language))


def _part(part: TemplatePart) -> HousePart:
    links = tuple(Relation(link.id, link.type, link.target) for link in part.links)
    return HousePart(part.name, part.content_type, part.data, links)
