"""From a deck to pages to hand out: each slide as a picture, with its notes as text below it.

A slide's title is its heading, and its notes are text: so the words of its picture are what neither
of them says. What the title slide says opens the pages, and what the contact slide says ends them,
as in a handout; a slide between parts is the heading of its part; sources are listed as text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from kdeck.color import Color
from kdeck.model.document import Document
from kdeck.model.scene import Label, Paint, Pixels, Scene, SceneItem, Shape, repainted
from kdeck.plan.deck.model import Deck, NoteLine, Slide, SlideText
from kdeck.plan.drawn.naming import make_masthead
from kdeck.plan.handout.about import AboutMaker
from kdeck.plan.handout.blocks import BULLET, ItemMaker
from kdeck.plan.handout.furniture import furniture
from kdeck.plan.handout.model import (
    Entry,
    Handout,
    Illustration,
    Item,
    ItemList,
    ListKind,
    Prose,
    SideRow,
)
from kdeck.plan.handout.opening import opening
from kdeck.plan.handout.planner import called_numbers
from kdeck.plan.look.style import Role, stylesheet
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.plan.specimen.placing import rectangle
from kdeck.plan.specimen.slidescene import slide_scene
from kdeck.plan.specimen.unsaid import unsaid_words
from kdeck.plan.text.run import Run, run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.wording import wording
from kdeck.theme.palette import Palette
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

# What the pages say without a picture of it.
_TOLD_APART = (LayoutName.TITLE, LayoutName.SECTION, LayoutName.CONTACT)


def plan_handout_pages(deck: Deck, document: Document, theme: Theme) -> Handout:
    """Plan the pages of a deck in the look of a theme's handouts."""
    return _Pages(deck, document, theme).handout()


class _Pages:
    def __init__(self, deck: Deck, document: Document, theme: Theme) -> None:
        self._deck, self._document, self._theme = deck, document, theme
        self._words = wording(document.language)
        self._sheet = stylesheet(theme, document.audience, Edition.STANDARD)
        self._maker = RunMaker(document, theme)
        self._items = ItemMaker(document, self._maker, self._sheet)

    def handout(self) -> Handout:
        document, clinic, words = self._document, self._theme.clinic, self._words
        kind = words("handout-pages", kind=document.kind)
        span = document.span
        crisis = self._items.crisis(span, level=2, brief=True)
        about = AboutMaker(document, clinic, self._maker)
        return Handout(
            title=document.title,
            subject=document.message,
            author=clinic.name,
            keywords=(kind, words.review(document.review)),
            language=document.language,
            dated=self._deck.dated,
            masthead=make_masthead(self._theme, kind),
            items=(
                *opening(document),
                crisis,
                *self._slides(),
                about.items(Edition.STANDARD, (), crisis),
            ),
            furniture=furniture(document, clinic),
            sheet=self._sheet,
            theme=self._theme,
            span=span,
            called=called_numbers(document.region, clinic),
        )

    def _slides(self) -> Iterator[Item]:
        """Give the slides in their parts; a deck of one part has no headings above its slides."""
        number, parts = 0, self._deck.sections
        named = [(part.name, part.slides) for part in parts] or [("", len(self._deck.slides))]
        for name, count in named:
            slides = tuple(enumerate(self._deck.slides[number : number + count], number + 1))
            number += count
            drawn = [each for each in slides if each[1].layout not in _TOLD_APART]
            if name and drawn:
                span = drawn[0][1].span
                yield Prose((Run(name, span),), Role.HEADING, span, level=2)
            for order, slide in drawn:
                if slide.layout is LayoutName.REFERENCES:
                    yield from self._sources(slide, 3 if name else 2)
                else:
                    yield from self._slide(order, slide, 3 if name else 2)

    def _slide(self, number: int, slide: Slide, level: int) -> Iterator[Item]:
        """Set a slide over the whole width, where its words are no smaller than print may be."""
        span = slide.span
        said = self._words("slide-of", number=number, slides=len(self._deck.slides))
        alt = " ".join((said, *unsaid_words(slide)))
        picture = Illustration(self._scene(slide), alt, None, span, reduced=True)
        yield Prose((Run(slide.title, span),), Role.SUBHEADING, span, level)
        yield picture
        notes = tuple(self._notes(slide))
        if notes:
            yield SideRow((), notes, span)

    def _scene(self, slide: Slide) -> Scene:
        """Draw a slide without its foot: the page has the notice, and the notes the sources."""
        texts = (s for s in slide.shapes if not (isinstance(s, SlideText) and s.idx == Idx.FOOT))
        bare = replace(slide, shapes=tuple(texts))
        scene = slide_scene(bare, replace(self._deck, footer=""))
        palette = self._deck.theme.palette
        whole = Rect(0.5, 0.5, scene.width - 1, scene.height - 1)
        edge = rectangle(whole, None, palette.muted)
        return Scene(scene.width, scene.height, tuple(_inked((*scene.items, edge), palette)))

    def _notes(self, slide: Slide) -> Iterator[Item]:
        """Give the notes but what is told of their time."""
        span = slide.span
        lines = (line for line in slide.script if not line.of_cut)
        for bulleted, group in groupby(lines, lambda line: line.bullet):
            told = tuple(Prose(_note(line, slide), Role.BODY, span) for line in group)
            if bulleted:
                entries = tuple(Entry(BULLET, (each,), span) for each in told)
                yield ItemList(entries, ListKind.BULLETS, Role.BODY, span)
            else:
                yield from told

    def _sources(self, slide: Slide, level: int) -> Iterator[Item]:
        """List the sources of a slide, whose picture would be nothing but small type.

        A line of the slide that is none of them is told after them, from its notes.
        """
        span = slide.span
        told = {line.text for line in slide.script}
        yield Prose((Run(slide.title, span),), Role.SUBHEADING, span, level)
        texts = [shape for shape in slide.shapes if isinstance(shape, SlideText)]
        entries = tuple(
            Entry(
                f"{paragraph.number}." if paragraph.number else BULLET,
                (Prose(paragraph.runs, Role.SMALL, span),),
                span,
            )
            for text in texts
            for paragraph in text.paragraphs
            if run_text(paragraph.runs) not in told
        )
        kind = ListKind.REFERENCES if entries[0].label != BULLET else ListKind.BULLETS
        yield ItemList(entries, kind, Role.SMALL, span)
        yield from self._notes(slide)


def _note(line: NoteLine, slide: Slide) -> tuple[Run, ...]:
    runs = (Run(line.lead, slide.span, bold=True), Run(line.text, slide.span))
    return tuple(run for run in runs if run.text)


def _inked(items: Sequence[SceneItem], palette: Palette) -> Iterator[SceneItem]:
    """Give a scene the colors of its deck, which may be those of a template."""

    def color(paint: Paint) -> Color:
        return paint if isinstance(paint, Color) else palette[paint]

    for item in items:
        match item:
            case Shape():
                fill = repainted(item.fill, color) if item.fill is not None else None
                stroke = color(item.stroke) if item.stroke is not None else None
                yield replace(item, fill=fill, stroke=stroke)
            case Label():
                yield replace(item, role=color(item.role))
            case Pixels():
                yield item
            case _:
                assert_never(item)
