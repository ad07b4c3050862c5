"""Slides in a row: which layouts have stood so often that the next idea takes another."""

from collections.abc import Iterable, Sequence

from kdeck.finding import Span
from kdeck.plan.deck.model import Slide
from kdeck.plan.master.layout import LayoutName

# No layout shows so many ideas in a row.
IN_A_ROW = 3
# Tiles side by side look alike, however many they are.
_ALIKE = (frozenset({LayoutName.PAIR, LayoutName.TRIO, LayoutName.FOUR}),)
_NONE = frozenset[LayoutName]()


def stale(layouts: Sequence[LayoutName]) -> frozenset[LayoutName]:
    """Name the layouts that would stand once too often after some others."""
    last = layouts[1 - IN_A_ROW :]
    family = _family(last[-1]) if len(last) == IN_A_ROW - 1 else _NONE
    return family if family.issuperset(last) else _NONE


def _family(layout: LayoutName) -> frozenset[LayoutName]:
    return next((group for group in _ALIKE if layout in group), frozenset({layout}))


class Row:
    """Remember the layouts of the ideas that were shown last."""

    def __init__(self, ideas: Iterable[tuple[Span, LayoutName]] = ()) -> None:
        self._ideas = list(ideas)

    def add(self, slide: Slide) -> Slide:
        """Count a slide; one that goes on with a topic in its layout counts with it."""
        idea = (slide.span, slide.layout)
        if self._ideas[-1:] != [idea]:
            self._ideas.append(idea)
        return slide

    def ahead(self) -> "Row":
        """Give a row that goes on as this one, to try slides in."""
        return Row(self._ideas)

    @property
    def stale(self) -> frozenset[LayoutName]:
        """Name the layouts that would stand once too often."""
        return stale([layout for _, layout in self._ideas])
