"""Slides in a row: which layout has stood so often that the next idea takes another."""

from kdeck.finding import Span
from kdeck.plan.deck.model import Slide
from kdeck.plan.master.layout import LayoutName

# No layout shows so many ideas in a row.
IN_A_ROW = 3


class Row:
    """Remember the layouts of the ideas that were shown last."""

    def __init__(self) -> None:
        self._ideas: list[tuple[Span, LayoutName]] = []

    def add(self, slide: Slide) -> Slide:
        """Count a slide; one that goes on with a topic in its layout counts with it."""
        idea = (slide.span, slide.layout)
        if self._ideas[-1:] != [idea]:
            self._ideas.append(idea)
        return slide

    @property
    def stale(self) -> LayoutName | None:
        """Give the layout that would stand once too often."""
        last = {layout for _, layout in self._ideas[1 - IN_A_ROW :]}
        return last.pop() if len(last) == 1 and len(self._ideas) >= IN_A_ROW - 1 else None
