"""Slides in the making: text that is measured, titles that fit, points that share out.

It stands in one module: every way to share points out measures with what the others have measured.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, cycle
from operator import itemgetter

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import Picture
from kdeck.model.document import Document
from kdeck.model.recipe import DocumentForm
from kdeck.plan.deck.balance import narrowed, title_fits, title_narrowed, title_size
from kdeck.plan.deck.deckruns import DeckRuns
from kdeck.plan.deck.emergencynumber import beside_title, with_number
from kdeck.plan.deck.fit import DENSE, Group, Known, Measure, share_out
from kdeck.plan.deck.legible import is_legible, with_larger_labels
from kdeck.plan.deck.model import Script, Slide, SlideFigure, SlideParagraph, SlideShape, SlideText
from kdeck.plan.deck.sharpness import kept_sharp
from kdeck.plan.deck.table import compares
from kdeck.plan.master.borrowing import LEAST_TITLE
from kdeck.plan.master.layout import Idx, LayoutName, Rect
from kdeck.plan.master.model import OWN, Master
from kdeck.plan.text.citesby import CitesBy
from kdeck.plan.text.run import Run, Runs
from kdeck.plan.text.wording import wording
from kdeck.theme.theme import Theme

# Plain slides hold five points, clinician slides six (look: decks).
_MOST_POINTS = {Audience.PLAIN: 5, Audience.CLINICIAN: 6}
# Points may grow by so many points of type, or up to a template's size, while no line of theirs
# breaks that did not, and they fill no more than this share of the room; they may stand further
# apart while they fill no more than that.
_GROWN, _STEP = 4.0, 2.0
_AIRY = 0.8
# Words that fill less of a slide than this are set larger, while they fill no more than that.
_EMPTY, _FILLED, _LARGEST = 0.5, 0.72, 36.0
# Beside larger letters than this, a bullet has hardly room.
_LARGEST_LISTED = 30.0
_SPREADS = (1.0, 0.8, 0.6)
_FULL = 0.92
# Two columns of paragraphs may stand closer, and then as far apart as they have room.
_GAPS = (0.8, 0.6, 0.4)
_PAIR = 2
# How much narrower a title and points may be set, so that their lines are of a length.
_HALF, _QUARTER = 0.5, 0.25
# Points that fill no more than this share of their slides, on average, stand beside their title.
_SPARSE = 0.68
# No list of sources is smaller, and no text that is set smaller for want of room.
_LEAST, READ = 16.0, 20.0
_PART = re.compile(r"\(\d+\u00a0of\u00a0\d+\)$")


class SlideMaker:
    """Make the slides of one document in one theme."""

    def __init__(self, document: Document, theme: Theme, master: Master = OWN) -> None:
        self.document = document
        self.theme = theme
        self.master = master
        is_talk = document.form is DocumentForm.TALK
        cites = CitesBy.NAME if is_talk else CitesBy.NUMBER
        self.runs = DeckRuns(document, theme, cites=cites)
        self.words = wording(document.language)
        self.most = _MOST_POINTS[document.audience]
        # Layouts of a template that had no room for what may be left out.
        self.lacking: set[LayoutName] = set()
        self._known: Known = {}
        self._titles: dict[tuple[LayoutName, str], tuple[float, float]] = {}

    def slide(
        self,
        layout: LayoutName,
        title: str,
        shapes: tuple[SlideShape, ...],
        script: Script,
        span: Span,
        cites: frozenset[str] = frozenset(),
    ) -> Slide:
        """Make a slide with its title as large as fits, in lines that end where the sense does."""
        size, less = self._titled(layout, title)
        shapes = self._numbered_signs(layout, title, shapes)
        found = _PART.search(title)
        part = found[0] if found else ""
        return Slide(layout, title, size, shapes, script, span, less, part=part, cites=cites)

    def retitled(self, slide: Slide, title: str) -> Slide:
        """Give a slide another title, as large as fits."""
        size, less = self._titled(slide.layout, title)
        shapes = self._numbered_signs(slide.layout, title, slide.shapes)
        return replace(slide, title=title, title_size=size, narrowed=less, shapes=shapes)

    def _numbered_signs(
        self, layout: LayoutName, title: str, shapes: tuple[SlideShape, ...]
    ) -> tuple[SlideShape, ...]:
        """Set the region's number beside the title of the signs of an emergency."""
        size, less = self._titled(layout, title)
        heading, region = self._heading(layout).at(size), self.document.region
        most = beside_title(shapes, heading, plain(title, Span("")), less)
        if not most or not region.emergency_confirmed:
            return shapes
        label, rect = self.words("danger-number"), heading.placeholder.rect
        return with_number(shapes, region.emergency, label, self.theme.deck_body, rect, most)

    def numbered(self, title: str, part: int, parts: int) -> str:
        """Tell the parts of what continues over several slides apart."""
        if parts == 1:
            return title
        return self.words("continued", title=title, part=part, parts=parts)

    def _titled(self, layout: LayoutName, title: str) -> tuple[float, float]:
        """Give the size of a title, and by how much it is narrower."""
        known = self._titles.get((layout, title))
        if known is None:
            paragraph, measure = plain(title, Span("")), self._heading(layout)
            size = title_size(measure, paragraph)
            less = title_narrowed(measure.at(size), paragraph, _HALF, self.theme.headings)
            known = self._titles[layout, title] = size, less
        return known

    def title_size(self, layout: LayoutName, title: str) -> float:
        """Give the size of a title on a layout, the largest in which it fits."""
        return self._titled(layout, title)[0]

    def fits(self, layout: LayoutName, title: str) -> bool:
        """Say whether a title fits a layout, in type that can be read from afar."""
        size, _ = self._titled(layout, title)
        return title_fits(self._heading(layout).at(size), plain(title, Span("")))

    def text(self, layout: LayoutName, idx: int, paragraphs: Group) -> SlideText:
        """Fill a placeholder at its own size."""
        return SlideText(idx, paragraphs, self.master.place(layout, idx).size)

    def fitted(self, layout: LayoutName, idx: int, paragraphs: Group) -> SlideText:
        """Set text that the clinic's data may lengthen, as large as fits and can be read."""
        base = self.measure(layout, idx)
        least = min(base.size, READ)
        sizes = [max(base.size - step, least) for step in (0.0, 2.0, 4.0)]
        ways = list(base.ways(sizes))
        fitting = (way for way in ways if way.height(paragraphs) <= way.room)
        way = next(fitting, ways[-1])
        less = narrowed(way, paragraphs, _QUARTER)
        return SlideText(idx, paragraphs, way.size, way.spread, less)

    def points(
        self,
        groups: Sequence[Group],
        most: int,
        title: str,
        stale: frozenset[LayoutName] = frozenset(),
    ) -> tuple[LayoutName, tuple[SlideText, ...]]:
        """Share points out under a title, or beside it where few of them leave the slide empty.

        They stand beside it only where that parts no more points from their heading. Layouts that
        are stale, since others stand in them before, are not taken where there is another way.
        """
        base = self.measure(LayoutName.POINTS, Idx.BODY)
        shared = share_out(groups, base, most)
        filled = [base.height(group) / base.room for group in shared]
        has_few = not self.master.layout(LayoutName.FEW).stands_in
        sparse = bool(filled) and sum(filled) <= _SPARSE * len(filled)
        if has_few and sparse and LayoutName.FEW not in stale:
            titles = [
                self.numbered(title, number, len(filled)) for number in range(1, len(filled) + 1)
            ]
            for less in (0.0, 2.0):
                few = self.spread(LayoutName.FEW, groups, most, less)
                torn = _torn(groups, [text.paragraphs for text in few]) > _torn(groups, shared)
                if torn or len(few) != len(filled):
                    continue
                if all(map(self._stands_beside, few, titles)):
                    return LayoutName.FEW, few
        if LayoutName.POINTS in stale and len(groups) > 1:
            shown = self.columns(LayoutName.COLUMNS, groups, most)
            if len(shown) == 1:
                return LayoutName.COLUMNS, shown[0]
        return LayoutName.POINTS, self.spread(LayoutName.POINTS, groups, most)

    def _stands_beside(self, text: SlideText, title: str) -> bool:
        measure = self.measure(LayoutName.FEW, Idx.BODY).at(text.size, text.gap)
        return (
            self.title_size(LayoutName.FEW, title) >= LEAST_TITLE
            and measure.height(text.paragraphs) <= measure.room
            and self.fits(LayoutName.FEW, title)
        )

    def columns(
        self, layout: LayoutName, groups: Sequence[Group], most: int
    ) -> list[tuple[SlideText, ...]]:
        """Share paragraphs out over the two columns of as few slides as hold them, both filled.

        The type is as large as needs no more slides, and entries of a bulleted list no more lines.
        """
        base = self.measure(layout, Idx.BODY)
        grown = (_GROWN, _STEP, 0.0, -_STEP)
        is_list = self.master is OWN or layout is LayoutName.REFERENCES
        least = _LEAST if is_list else min(base.size, READ)
        sizes = [size for more in grown if (size := base.size + more) >= least]
        bulleted = any(group[0].bullet for group in groups)
        ways = []
        for measure in (base.at(size, DENSE) for size in sizes):
            columns = share_out(groups, measure, most)
            slides, lines = -(-len(columns) // 2), _lines(groups, measure) if bulleted else 0
            ways.append((slides, lines, columns, measure))
        _, _, columns, measure = min(ways, key=itemgetter(0, 1))
        if bulleted and len(columns) == _PAIR:
            measure = self._filling(columns, measure)
        return _paired(columns, groups, measure, most)

    def _heading(self, layout: LayoutName) -> Measure:
        place = self.master.place(layout, Idx.TITLE)
        return Measure(self.theme.deck_headings, place, place.size, known=self._known)

    def overflows(self, layout: LayoutName, text: SlideText) -> bool:
        """Say whether text is higher than its placeholder."""
        measure = self.measure(layout, text.idx).at(text.size, text.gap)
        return measure.height(text.paragraphs) > measure.room

    def keeps(self, layout: LayoutName, text: SlideText) -> bool:
        """Say whether text that the notes tell as well stands on a slide: where it has the room."""
        if self.overflows(layout, text):
            self.lacking.add(layout)
            return False
        return True

    def is_last(self, layout: LayoutName) -> bool:
        """Say whether there is no other layout with more room: that of a template is exchanged."""
        template = self.theme.template
        spare = template.spare if template is not None else None
        return spare is None or self.master.layout(layout).added

    def records(self, layout: LayoutName, groups: Sequence[Group]) -> tuple[SlideText, ...]:
        """Share the rows of a table out in words: by two and more, or on as few slides as can be.

        The type is the largest that does, and no smaller than that of other points.
        """
        base, most = self.measure(layout, Idx.BODY), sum(map(len, groups))
        sizes = (base.size, READ) if base.size > READ else (base.size,)
        ways = [
            (share_out(groups, way, most), way) for way in (base.at(size, DENSE) for size in sizes)
        ]
        best = min(ways, key=lambda way: len(way[0]))
        shared, way = next((w for w in ways if compares(len(w[0]), len(groups))), best)
        return tuple(SlideText(Idx.BODY, group, way.size, _gap(group, way)) for group in shared)

    def share(self, layout: LayoutName, groups: Sequence[Group]) -> tuple[SlideText, ...]:
        """Share points out, larger and further apart where few of them leave the slide empty."""
        return self.spread(layout, groups, self.most)

    def spread(
        self, layout: LayoutName, groups: Sequence[Group], most: int, less: float = 0.0
    ) -> tuple[SlideText, ...]:
        """Share so many paragraphs to a slide out, with type and gaps that fill it.

        The type begins at the size of the layout, or so many points under it.
        """
        base = self.measure(layout, Idx.BODY)
        base = base.at(base.size - less)
        shared = share_out(groups, base, most)
        for larger in (base.at(size) for size in _larger(base)):
            if _fullest(shared, larger) <= _AIRY and _lines(shared, larger) == _lines(shared, base):
                base, shared = larger, share_out(groups, larger, most)
                break
        base = self._filling(shared, base)
        return tuple(
            SlideText(
                Idx.BODY, group, base.size, _gap(group, base), narrowed(base, group, _QUARTER)
            )
            for group in shared
        )

    def _filling(self, shared: Sequence[Group], base: Measure) -> Measure:
        """Enlarge the few words of a slide of our own, which may have more lines then."""
        if self.master is not OWN or _fullest(shared, base) > _EMPTY:
            return base
        listed = any(paragraph.bullet for group in shared for paragraph in group)
        largest = _LARGEST_LISTED if listed else _LARGEST
        larger = (base.at(size) for size in _sizes(largest, base.size))
        ways = (way for way in larger if _fullest(shared, way) <= _FILLED)
        return next((way for way in ways if all(map(way.holds_words, shared))), base)

    def picture(self, picture: Picture, layout: LayoutName, idx: int) -> SlideFigure:
        """Draw a picture in a placeholder."""
        place = self.master.place(layout, idx)
        return kept_sharp(self._figure(picture, place.rect, place.name))

    def is_legible(self, picture: Picture) -> bool:
        """Say whether the labels of a picture can be read beside points."""
        return is_legible(self.picture(picture, LayoutName.FIGURE, Idx.SECOND))

    def alone(self, picture: Picture) -> SlideFigure:
        """Draw a picture below a title, as large as the slide allows.

        A layout of a template on which its labels cannot be read then has too little room.
        """
        name = self.master.place(LayoutName.FIGURE, Idx.SECOND).name
        figure = self._figure(picture, self.master.layout(LayoutName.DRAWING).area, name)
        figure = with_larger_labels(figure, self.theme.deck_body)
        if not is_legible(figure):
            self.lacking.add(LayoutName.DRAWING)
        return kept_sharp(figure)

    def _figure(self, picture: Picture, rect: Rect, name: str) -> SlideFigure:
        scene = self.document.scene(picture.file, picture.fragment)
        return SlideFigure(scene, picture.alt, rect, name)

    def measure(self, layout: LayoutName, idx: int) -> Measure:
        """Measure text in a placeholder."""
        place = self.master.place(layout, idx)
        return Measure(self.theme.deck_body, place, place.size, known=self._known)


def _paired(
    columns: tuple[Group, ...], groups: Sequence[Group], measure: Measure, most: int
) -> list[tuple[SlideText, ...]]:
    """Set columns on slides of two, the last slide's as well."""
    if len(columns) % 2:
        columns = _evened(columns, groups, measure, most)
    roomy = (s for s in _GAPS if _fullest(columns, measure.at(measure.size, s)) <= 1)
    gap = next(roomy, measure.spread)
    texts = [
        SlideText(side, group, measure.size, gap)
        for side, group in zip(cycle((Idx.BODY, Idx.SECOND)), columns, strict=False)
    ]
    return [tuple(texts[n : n + 2]) for n in range(0, len(texts), 2)]


def _evened(
    columns: tuple[Group, ...], groups: Sequence[Group], measure: Measure, most: int
) -> tuple[Group, ...]:
    """Share paragraphs out over one column more, about as high as their share of the whole is."""
    even = len(columns) + 1
    height = sum(map(measure.height, columns)) / even
    while height < measure.room:
        shared = share_out(groups, measure.lower(measure.room - height), most)
        if len(shared) <= even:
            break
        height += measure.size
    else:
        shared = columns
    return shared if len(shared) == even else (*columns[:-1], *_halved(columns[-1], measure))


def _gap(group: Group, measure: Measure) -> float:
    spreads = (s for s in _SPREADS if _fullest((group,), measure.at(measure.size, s)) <= _FULL)
    return next(spreads, measure.spread)


def _halved(column: Group, measure: Measure) -> tuple[Group, ...]:
    """Cut a column in two where the longer part is shortest."""
    cuts = [(column[:cut], column[cut:]) for cut in range(1, len(column))]
    return min(cuts, key=lambda cut: max(map(measure.height, cut)), default=(column,))


def _larger(base: Measure) -> Iterator[float]:
    """Give the sizes above a place's own that points may have, the largest first."""
    yield from _sizes(max(base.placeholder.largest, base.size + _GROWN), base.size)


def _sizes(largest: float, own: float) -> Iterator[float]:
    size = largest
    while size > own:
        yield size
        size -= _STEP


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


def _torn(groups: Sequence[Group], slides: Sequence[Group]) -> int:
    """Count the groups that go on over more than one slide."""
    numbers = [number for number, slide in enumerate(slides) for _ in slide]
    ends = accumulate(map(len, groups))
    own = [set(numbers[end - len(g) : end]) for g, end in zip(groups, ends, strict=True)]
    return sum(len(each) > 1 for each in own)
