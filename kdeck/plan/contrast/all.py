"""All pairs of colors that a theme really uses, in handouts of every edition and in decks."""

from collections.abc import Iterable, Iterator

from kdeck.model.recipe import Format
from kdeck.model.scene import Scene
from kdeck.plan.contrast.figure import figure_meetings
from kdeck.plan.contrast.page import page_meetings
from kdeck.plan.contrast.pair import Meeting, Pair, colored, merged
from kdeck.plan.contrast.slide import slide_meetings
from kdeck.plan.contrast.template import template_pairs
from kdeck.plan.look.tint import edition_palette
from kdeck.theme.theme import Theme
from kdeck.variants import PRINTED_EDITIONS, Edition


def drawn_meetings(scenes: Iterable[Scene]) -> tuple[Meeting, ...]:
    """List what meets in some drawings, each pair of roles once."""
    return tuple(merged(meeting for scene in scenes for meeting in figure_meetings(scene)))


def theme_pairs(theme: Theme, drawn: tuple[Meeting, ...] = ()) -> tuple[Pair, ...]:
    """Compute the pairs of a theme; drawn is what meets in the drawings that it colors."""
    return tuple(_pairs(theme, drawn))


def _pairs(theme: Theme, drawn: tuple[Meeting, ...]) -> Iterator[Pair]:
    for edition in PRINTED_EDITIONS:
        palette = edition_palette(theme.palette, edition)
        meetings = (*page_meetings(theme, edition), *drawn)
        yield from colored(meetings, palette, Format.PDF, edition)
    if theme.template is not None:
        yield from template_pairs(theme, drawn)
        return
    deck = (*slide_meetings(), *drawn)
    yield from colored(deck, theme.palette, Format.PPTX, Edition.STANDARD)
