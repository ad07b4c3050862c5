"""Slides in the making: text that is measured, titles that fit, points that share out."""

from collections.abc import Sequence

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import Picture
from kdeck.model.document import Document
from kdeck.plan.balance import narrowed, title_size
from kdeck.plan.deck import Script, Slide, SlideFigure, SlideParagraph, SlideShape, SlideText
from kdeck.plan.fit import Group, Measure, share_out
from kdeck.plan.layout import LAYOUTS, PARAGRAPH_GAP, LayoutName
from kdeck.plan.run import Run, Runs
from kdeck.plan.runs import RunMaker
from kdeck.plan.wording import CONTINUED
from kdeck.theme.theme import Theme

BODY = 10
# Plain slides hold five points, clinician slides six (look: decks).
_MOST_POINTS = {Audience.PLAIN: 5, Audience.CLINICIAN: 6}
# Points may grow by so many points of type while no line of theirs breaks that did not, and they
# fill no more than this share of the room; they may stand further apart while they fill no more
# than that.
_GROWN = (4.0, 2.0)
_AIRY = 0.8
_SPREADS = (1.0, 0.8, 0.6)
_FULL = 0.85
# How much narrower a title and points may be set, so that their lines are of a length.
_HALF, _QUARTER = 0.5, 0.25


class SlideMaker:
    """Make the slides of one document in one theme."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self.document = document
        self.theme = theme
        self.runs = RunMaker(document, theme)
        self.most = _MOST_POINTS[document.audience]

    def slide(
        self,
        layout: LayoutName,
        title: str,
        shapes: tuple[SlideShape, ...],
        script: Script,
        span: Span,
    ) -> Slide:
        """Make a slide with its title as large as fits, in lines of a length."""
        place = LAYOUTS[layout].placeholder(0)
        paragraph = plain(title, span)
        measure = Measure(self.theme.deck_headings, place, place.size)
        size = title_size(measure, paragraph)
        less = narrowed(measure.at(size), (paragraph,), _HALF)
        return Slide(layout, title, size, shapes, script, span, less)

    def text(self, layout: LayoutName, idx: int, paragraphs: Group) -> SlideText:
        """Fill a placeholder at its own size."""
        return SlideText(idx, paragraphs, LAYOUTS[layout].placeholder(idx).size)

    def fitted(self, layout: LayoutName, idx: int, paragraphs: Group) -> SlideText:
        """Set text that the clinic's data may lengthen, as large as fits."""
        base = self.measure(layout, idx)
        sizes = [base.size - step for step in (0.0, 2.0, 4.0)]
        fitting = (s for s in sizes if base.at(s).height(paragraphs) <= base.room)
        return SlideText(idx, paragraphs, next(fitting, sizes[-1]))

    def share(self, layout: LayoutName, groups: Sequence[Group]) -> tuple[SlideText, ...]:
        """Share points out, larger and further apart where few of them leave the slide empty."""
        return self.spread(layout, groups, self.most)

    def spread(
        self, layout: LayoutName, groups: Sequence[Group], most: int
    ) -> tuple[SlideText, ...]:
        """Share so many paragraphs to a slide out, with type and gaps that fill it."""
        base = self.measure(layout, BODY)
        shared = share_out(groups, base, most)
        for larger in (base.at(base.size + grown) for grown in _GROWN):
            if _fullest(shared, larger) <= _AIRY and _lines(shared, larger) == _lines(shared, base):
                base, shared = larger, share_out(groups, larger, most)
                break
        spreads = (s for s in _SPREADS if _fullest(shared, base.at(base.size, s)) <= _FULL)
        gap = next(spreads, PARAGRAPH_GAP)
        return tuple(
            SlideText(BODY, group, base.size, gap, narrowed(base, group, _QUARTER))
            for group in shared
        )

    def picture(self, picture: Picture, layout: LayoutName, idx: int) -> SlideFigure:
        """Draw a picture in a placeholder."""
        place = LAYOUTS[layout].placeholder(idx)
        scene = self.document.scene(picture.file, picture.fragment)
        return SlideFigure(scene, picture.alt, place.rect, place.name)

    def measure(self, layout: LayoutName, idx: int) -> Measure:
        """Measure text in a placeholder."""
        place = LAYOUTS[layout].placeholder(idx)
        return Measure(self.theme.deck_body, place, place.size)


def _fullest(groups: Sequence[Group], measure: Measure) -> float:
    """Give the share of its room that the fullest of some slides fills."""
    return max((measure.height(group) / measure.room for group in groups), default=0.0)


def _lines(groups: Sequence[Group], measure: Measure) -> int:
    return sum(measure.lines(paragraph) for group in groups for paragraph in group)


def plain(text: str, span: Span) -> SlideParagraph:
    """Set a text without a bullet."""
    return SlideParagraph((Run(text, span),))


def point(runs: Runs) -> SlideParagraph:
    """Set runs with a bullet."""
    return SlideParagraph(runs, bullet=True)


def numbered(title: str, part: int, parts: int) -> str:
    """Tell the parts of what continues over several slides apart."""
    return title if parts == 1 else CONTINUED.format(title=title, part=part, parts=parts)
