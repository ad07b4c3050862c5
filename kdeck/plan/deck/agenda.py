"""Finding one's way through a deck: an agenda, slides between its parts, its outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from kdeck.model.document import Section
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.maker import SlideMaker, plain, point
from kdeck.plan.deck.model import NoteLine, Slide, SlideParagraph, SlideShape, Stretch
from kdeck.plan.deck.path import path_steps
from kdeck.plan.deck.progress import progress
from kdeck.plan.deck.timing import minutes_told
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.model import OWN
from kdeck.plan.text.run import Run, ToSlide

# A talk of fewer slides, about one a minute, or of fewer parts is its own agenda.
_LONG = 12
_FEWEST_PARTS = 3
# A slide between parts that have fewer slides than this, on average, would only interrupt.
_DIVIDED = 2.5
# So many parts stand in one column, and so many in each of two.
_FEW = 6


@dataclass(frozen=True, slots=True)
class DeckPart:
    """Gather the slides of one part of a talk under a name."""

    name: str
    slides: tuple[Slide, ...]
    section: Section | None = None


def find_way(
    make: SlideMaker, opening: tuple[Slide, ...], parts: Sequence[DeckPart]
) -> tuple[DeckPart, ...]:
    """Put an agenda and the slides between parts into a long talk; the opening is its own part."""
    covered = [part for part in parts if part.section is not None]
    slides = sum(len(part.slides) for part in covered)
    if slides < _LONG or len(covered) < _FEWEST_PARTS:
        return (DeckPart(make.words("opening"), opening), *parts)
    if slides >= _DIVIDED * len(covered):
        parts = [_divided(make, part, covered) for part in parts]
    agenda = _agenda(make, [part for part in parts if part.section], 0)
    first = len(opening) + len(agenda) + 1
    agenda = _agenda(make, [part for part in parts if part.section], first)
    return (DeckPart(make.words("opening"), (opening[0], *agenda, *opening[1:])), *parts)


def outline(parts: Sequence[DeckPart]) -> tuple[Stretch, ...]:
    """Name the stretches of a deck, no two alike: PowerPoint's checker asks for that."""
    taken: set[str] = set()
    found = []
    for part in parts:
        names = (part.name if n == 1 else f"{part.name} ({n})" for n in count(1))
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        found.append(Stretch(name, len(part.slides)))
    return tuple(found)


def _divided(make: SlideMaker, part: DeckPart, covered: Sequence[DeckPart]) -> DeckPart:
    # A part of one slide is its own divider; so is one with a slide that has no title but the name
    # of the part, as on a template without room for more.
    named = any(slide.title.casefold() == part.name.casefold() for slide in part.slides)
    if part.section is None or len(part.slides) == 1 or named:
        return part
    layout, span = LayoutName.SECTION, part.section.span
    summary = (plain(part.section.takeaway, span),) if part.section.takeaway else ()
    made = [make.fitted(layout, Idx.BODY, summary)] if summary else []
    texts = tuple(text for text in made if make.keeps(layout, text))
    way = progress(make, covered.index(part) + 1, len(covered), texts)
    shapes: tuple[SlideShape, ...] = (*texts, way) if way else texts
    said = NoteLine(f"{part.name} {part.section.takeaway}".strip())
    slide = make.slide(layout, part.name, shapes, (said,), span)
    return replace(part, slides=(slide, *part.slides))


def _agenda(make: SlideMaker, parts: Sequence[DeckPart], first: int) -> tuple[Slide, ...]:
    """Plan the agenda of parts, the first of which begins at a slide of that number."""
    entries = tuple(_entries(make, parts, first))
    heading = make.words.worded("agenda", make.document.audience)
    span = make.document.span
    said = (NoteLine(make.words("agenda-said", parts=len(parts))),)
    groups = [(entry,) for entry in entries]
    layout = LayoutName.COLUMNS
    if len(entries) <= _FEW:
        layout, texts = make.points(groups, _FEW, heading)
    shown = (
        make.columns(layout, groups, Idx.BODY)
        if layout is LayoutName.COLUMNS
        else [(text,) for text in texts]
    )
    return tuple(
        make.slide(layout, make.numbered(heading, number, len(shown)), filled, said, span)
        for number, filled in enumerate(shown, 1)
    )


def agenda_slide(make: SlideMaker, parts: Sequence[DeckPart], first: int, title: str) -> Slide:
    """Plan one slide that names parts, the first of which begins at a slide of that number."""
    entries = [(entry,) for entry in _entries(make, parts, first)]
    said = NoteLine(make.words("agenda-said", parts=len(parts)), said=False)
    layout, texts = make.points(entries, len(entries), title)
    shown = texts
    if layout is LayoutName.POINTS and len(texts) > 1:
        # No part is left out: on slides with little room they stand in two columns.
        layout = LayoutName.COLUMNS
        shown = make.columns(layout, entries, len(entries))[0]
    return make.slide(layout, title, shown, (said,), make.document.span)


def path_slide(make: SlideMaker, parts: Sequence[DeckPart], first: int, title: str) -> Slide | None:
    """Plan one slide that shows parts as stops, with their minutes; None where it has no room.

    On a template's layouts its parts are named as points.
    """
    if make.master is not OWN:
        return None
    area, span = make.master.layout(LayoutName.TIMELINE).area, make.document.span
    stops = [
        SlideParagraph((*entry.runs, Run(f" ({minutes_told(part.slides, make.words)})", span)))
        for entry, part in zip(_entries(make, parts, first), parts, strict=True)
    ]
    steps = path_steps(stops, make.theme.deck_body, area)
    if steps is None:
        return None
    said = NoteLine(make.words("agenda-said", parts=len(parts)), said=False)
    return make.slide(LayoutName.TIMELINE, title, (steps,), (said,), span)


def _entries(make: SlideMaker, parts: Sequence[DeckPart], first: int) -> Iterator[SlideParagraph]:
    for part in parts:
        assert part.section is not None
        words = make.words("slide", number=first, title=part.slides[0].title)
        mark = ToSlide(first, words)
        yield point((Run(part.name, part.section.span, ink=PaletteRole.LINK, mark=mark),))
        first += len(part.slides)
