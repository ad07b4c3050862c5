"""Slides in the making: text that is measured, titles that fit, points that share out."""

from collections.abc import Sequence
from dataclasses import replace

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import Picture
from kdeck.model.document import Document
from kdeck.plan.deck import Slide, SlideFigure, SlideParagraph, SlideShape, SlideText
from kdeck.plan.fit import Group, Measure, share_out
from kdeck.plan.layout import LAYOUTS, LayoutName
from kdeck.plan.run import Run, Runs
from kdeck.plan.runs import RunMaker
from kdeck.plan.wording import CONTINUED
from kdeck.theme.theme import Theme

BODY = 10
# Plain slides hold five points, clinician slides six (look: decks).
_MOST_POINTS = {Audience.PLAIN: 5, Audience.CLINICIAN: 6}
_TITLE_SIZES = (40.0, 36.0, 32.0, 30.0, 28.0)
# Points may grow by so many points of type while they fill no more than this share of the room.
_GROWN = (4.0, 2.0)
_AIRY = 0.7


class SlideMaker:
    """Make the slides of one document in one theme."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self.document = document
        self.theme = theme
        self.runs = RunMaker(document, theme)
        self._most = _MOST_POINTS[document.audience]

    def slide(
        self,
        layout: LayoutName,
        title: str,
        shapes: tuple[SlideShape, ...],
        notes: tuple[str, ...],
        span: Span,
    ) -> Slide:
        """Make a slide with its title as large as fits."""
        place = LAYOUTS[layout].placeholder(0)
        sizes = [size for size in _TITLE_SIZES if size <= place.size]
        paragraph = plain(title, span)
        fitting = [
            size
            for size in sizes
            if (m := Measure(self.theme.headings, place, size)).height((paragraph,)) <= m.room
        ]
        return Slide(layout, title, fitting[0] if fitting else sizes[-1], shapes, notes, span)

    def text(self, layout: LayoutName, idx: int, paragraphs: Group) -> SlideText:
        """Fill a placeholder at its own size."""
        return SlideText(idx, paragraphs, LAYOUTS[layout].placeholder(idx).size)

    def fitted(self, layout: LayoutName, idx: int, paragraphs: Group) -> SlideText:
        """Set text that the clinic's name may lengthen, as large as fits."""
        base = self.measure(layout, idx)
        sizes = [base.size - step for step in (0.0, 2.0, 4.0)]
        fitting = (s for s in sizes if replace(base, size=s).height(paragraphs) <= base.room)
        return SlideText(idx, paragraphs, next(fitting, sizes[-1]))

    def share(self, layout: LayoutName, groups: Sequence[Group]) -> tuple[SlideText, ...]:
        """Share points out, in larger type where few of them leave the slide empty."""
        base = self.measure(layout, BODY)
        shared = share_out(groups, base, self._most)
        for grown in _GROWN:
            measure = replace(base, size=base.size + grown)
            larger = share_out(groups, measure, self._most)
            fullest = max(measure.height(group) for group in larger)
            if len(larger) == len(shared) and fullest <= _AIRY * measure.room:
                return tuple(SlideText(BODY, group, measure.size) for group in larger)
        return tuple(SlideText(BODY, group, base.size) for group in shared)

    def picture(self, picture: Picture, layout: LayoutName, idx: int) -> SlideFigure:
        """Draw a picture in a placeholder."""
        place = LAYOUTS[layout].placeholder(idx)
        scene = self.document.scene(picture.file, picture.fragment)
        return SlideFigure(scene, picture.alt, place.rect, place.name)

    def measure(self, layout: LayoutName, idx: int) -> Measure:
        """Measure text in a placeholder."""
        place = LAYOUTS[layout].placeholder(idx)
        return Measure(self.theme.body, place, place.size)


def plain(text: str, span: Span) -> SlideParagraph:
    """Set a text without a bullet."""
    return SlideParagraph((Run(text, span),))


def point(runs: Runs) -> SlideParagraph:
    """Set runs with a bullet."""
    return SlideParagraph(runs, bullet=True)


def numbered(title: str, part: int, parts: int) -> str:
    """Tell the parts of what continues over several slides apart."""
    return title if parts == 1 else CONTINUED.format(title=title, part=part, parts=parts)
