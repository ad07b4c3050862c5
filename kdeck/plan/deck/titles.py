"""The title of a slide: what it asserts, or, where a template has no room for it, less.

Nobody who brings a template may change what a claim says. Where a takeaway does not fit the title
of a layout in the least type, the short line of its topic stands there in its place, and where that
does not fit either, the name of the topic. Under our own titles a takeaway that does not fit is a
finding: whoever writes it words it anew.
"""

from collections.abc import Sequence

from kdeck.model.document import Chapter, Section
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.model import OWN


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
