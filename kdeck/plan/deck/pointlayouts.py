"""Layouts that hold all points of a topic in other words than a list, for topics that allow it."""

from collections.abc import Iterator

from kdeck.model.document import Chapter
from kdeck.model.recipe import ShownAs
from kdeck.plan.deck.bignumber import big_number
from kdeck.plan.deck.compared import compared
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.points import key_points
from kdeck.plan.deck.question import answered
from kdeck.plan.deck.quotation import quotation
from kdeck.plan.deck.shown import Made


def point_layouts(make: SlideMaker, chapter: Chapter) -> Iterator[tuple[ShownAs, Made]]:
    """Set all points around a number, side by side, under words of somebody or under a question."""
    runs = [make.runs.runs(inlines) for inlines in key_points(chapter)]
    ways = (
        (ShownAs.BIG_NUMBER, big_number(make, runs, chapter.number)),
        (ShownAs.COMPARE, compared(make, runs, chapter.takeaway)),
        (ShownAs.QUOTATION, quotation(make, chapter, runs)),
        (ShownAs.QUESTION, answered(make, chapter, runs)),
    )
    yield from ((kind, made) for kind, made in ways if made is not None)
