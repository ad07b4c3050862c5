"""The title of a slide: what it asserts, or, where a template has no room for it, less.

Nobody who brings a template may change what a claim says. Where a takeaway does not fit the title
of a layout in the least type, the short line of its topic stands there in its place, and where that
does not fit either, the name of the topic. Under our own titles a takeaway that does not fit is a
finding: whoever writes it words it anew.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kdeck.model.block import Picture, Table
from kdeck.model.datafigure import Bars, IconArray, Intervals, Lines
from kdeck.model.document import Chapter, Section
from kdeck.model.inline import Cite, Inlines, plain_text
from kdeck.model.walk import own_inlines, walk_blocks, walk_places
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import Slide, SlideBars, SlideChart, SlideLines
from kdeck.plan.deck.question import is_question
from kdeck.plan.deck.shown import Made
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.model import OWN

# So many points have one that can head the others.
_MANY = 3


def takeaway(make: SlideMaker, chapter: Chapter, layouts: Sequence[LayoutName]) -> str:
    """Title the slides of a topic, which are numbered where there are several."""
    shorter = () if make.master is OWN else (chapter.line, chapter.title)
    return fitting(make, layouts, (chapter.takeaway, *filter(None, shorter)))


def headline(make: SlideMaker, section: Section, layouts: Sequence[LayoutName]) -> str:
    """Title the slides that the topics of a part share."""
    shorter = () if make.master is OWN or not section.heading else (section.heading,)
    return fitting(make, layouts, (section.takeaway, *shorter))


def fitting(make: SlideMaker, layouts: Sequence[LayoutName], titles: Sequence[str]) -> str:
    """Choose the first of some titles that fits all slides it heads; the first where none does."""
    parts = len(layouts)

    def fits(title: str) -> bool:
        numbered = (make.numbered(title, number, parts) for number in range(1, parts + 1))
        return all(map(make.fits, layouts, numbered))

    return next(filter(fits, titles), titles[0])


def chapter_titles(
    make: SlideMaker, chapter: Chapter, told: Sequence[Made], details: Sequence[Made]
) -> list[str]:
    """Title what a topic says by its takeaway, or as it asks for, and each detail by its caption.

    Where nothing else is said, the first detail has the takeaway. What goes on is counted.
    """
    titles = [filled.title or chapter.takeaway for filled in told]
    captions = [_charted(make, chapter, each) or _caption(chapter, each) for each in details]
    if not told:
        captions = [chapter.takeaway if each == captions[0] else each for each in captions]
    return _counted(make, chapter, [*titles, *captions], [*told, *details])


def detail_titles(make: SlideMaker, chapter: Chapter, details: Sequence[Made]) -> list[str]:
    """Title each detail of a topic by its caption; what goes on over several slides is counted."""
    captions = [_caption(chapter, made) for made in details]
    return _counted(make, chapter, captions, details)


def lifted_title(make: SlideMaker, points: Sequence[Inlines]) -> str:
    """Make the first of many points the title of the others; nothing where it has no room."""
    if len(points) < _MANY:
        return ""
    first = plain_text(tuple(each for each in points[0] if not isinstance(each, Cite)))
    title = make.runs.range_words(first.strip().rstrip("."))
    return title if make.fits(LayoutName.POINTS, title) else ""


def distinct(make: SlideMaker, slides: Iterable[tuple[Slide, Chapter | None]]) -> Iterator[Slide]:
    """Title what would have the title of a slide before it by the name of its topic, or its line.

    What has no other title that fits keeps its own, which a check finds.
    """
    taken = set[str]()
    for slide, chapter in slides:
        names = (chapter.title, chapter.line) if chapter is not None else ()
        titles = (name + slide.title.removeprefix(slide.bare_title) for name in filter(None, names))
        made = slide
        if slide.title.casefold() in taken:
            free = (t for t in titles if t.casefold() not in taken and make.fits(slide.layout, t))
            made = make.retitled(slide, next(free, slide.title))
        taken.add(made.title.casefold())
        yield made


def lines_title(
    make: SlideMaker, section: Section, own: Sequence[Chapter], part: int, parts: int
) -> str:
    """Title the slide on which the lines of a part go on, by all of them or the first and last."""
    first, *others = {chapter.id: chapter for chapter in own}.values()
    names = ", ".join(dict.fromkeys((first.title, *map(_within, others))))
    every = make.words("lines-of", heading=section.heading, names=names)
    ends = {"first": _within(own[0]), "last": _within(own[-1])}
    more = make.words("lines-more", heading=section.heading, **ends)
    counted = make.numbered(section.heading, part, parts)
    return fitting(make, (LayoutName.POINTS,), (every, more, counted))


def _within(chapter: Chapter) -> str:
    """Word the title of a topic within a sentence: a name keeps its capital."""
    title = chapter.title
    first, *_ = title.split()
    if first[1:] != first[1:].lower():
        return title
    cells = (inlines for b in walk_blocks(chapter.blocks) for inlines in own_inlines(b))
    said = "\n".join(map(plain_text, cells))
    is_name = re.search(rf"[\w,;] {re.escape(first)}\b", said)
    is_word = re.search(rf"\b{re.escape(first.lower())}\b", said)
    return title if is_name and not is_word else title[:1].lower() + title[1:]


def _counted(
    make: SlideMaker, chapter: Chapter, titles: Sequence[str], made: Sequence[Made]
) -> list[str]:
    """Count what has one title; a takeaway gives way to less as titles of topics do."""
    layouts: dict[str, list[LayoutName]] = {}
    for title, each in zip(titles, made, strict=True):
        layouts.setdefault(title, []).append(each.layout)
    worded = {
        title: takeaway(make, chapter, same)
        if title == chapter.takeaway
        else fitting(make, same, (title, chapter.title))
        for title, same in layouts.items()
    }
    parts: Counter[str] = Counter()
    counted = list[str]()
    for title in titles:
        parts[title] += 1
        counted.append(make.numbered(worded[title], parts[title], len(layouts[title])))
    return counted


def _charted(make: SlideMaker, chapter: Chapter, made: Made) -> str:
    """Title a chart by what its topic says in short: the caption stands above it as it is."""
    charts = any(isinstance(s, SlideBars | SlideLines | SlideChart) for s in made.shapes)
    line = chapter.line if chapter.line != chapter.takeaway else ""
    return line if charts and line and make.fits(made.layout, line) else ""


def _caption(chapter: Chapter, made: Made) -> str:
    """Name a detail by its caption, or else by the title of its topic."""
    blocks, place = dict(walk_places(chapter.blocks)), made.shown[0]
    found = blocks.get(place) or blocks.get(place[:-1])
    caption: Inlines = ()
    if isinstance(found, Table | IconArray | Intervals | Bars | Lines):
        caption = found.caption
    elif isinstance(found, Picture) and made.layout is LayoutName.DRAWING:
        # It stands alone; else its caption is beside it.
        caption = found.caption
    # A question is the title of the slide that answers it.
    bare = f"{chapter.takeaway}: {chapter.title}" if is_question(chapter) else chapter.title
    return plain_text(caption).rstrip(".:") or bare
