"""Points of a topic in rows: what is to be done by boxes, what is said of things by label."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kdeck.model.document import Chapter
from kdeck.model.topic import TopicKind
from kdeck.model.walk import Place
from kdeck.plan.deck.filled import LEAST
from kdeck.plan.deck.maker import SlideMaker
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.deck.points import key_points, parted
from kdeck.plan.deck.shown import Made
from kdeck.plan.deck.steps import StepWords, slide_steps
from kdeck.plan.deck.table import slide_tables
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.master.model import OWN
from kdeck.plan.text.run import Run, Runs, run_text

# So many points are a list to tick off, and so many labeled points make a table.
_LISTED = 3
_ROWS = range(3, 7)


def to_do(make: SlideMaker, chapter: Chapter) -> Iterator[Made]:
    """List what is to be done, each with a box to tick: it is in no order."""
    if chapter.kind is not TopicKind.ACTION:
        return
    points = [make.runs.runs(inlines) for inlines in key_points(chapter)]
    if len(points) >= _LISTED:
        nothing = SlideParagraph(())
        words = [StepWords(nothing, (SlideParagraph(runs),)) for runs in points]
        yield from stepped(make, words, in_order=False)


def stepped(
    make: SlideMaker,
    words: Sequence[StepWords],
    own: tuple[Place, ...] = (),
    *,
    in_order: bool = True,
) -> Iterator[Made]:
    """Set words along the line of a timeline, or behind boxes to tick."""
    area = make.master.layout(LayoutName.TIMELINE).area
    lent = make.master is not OWN
    family = make.theme.deck_body
    for steps in slide_steps(words, family, area, len(words), lent=lent, in_order=in_order):
        yield Made(LayoutName.TIMELINE, (steps,), own)


def labeled(make: SlideMaker, chapter: Chapter) -> Iterator[Made]:
    """Set points that begin with what they are about as the rows of a table."""
    pairs = label_pairs(make, chapter)
    if not pairs:
        return
    span = chapter.span
    head = ((Run(make.words("about"), span, bold=True),), (Run(chapter.title, span, bold=True),))
    place = make.master.place(LayoutName.TABLE, Idx.BODY)
    place = replace(place, size=LEAST)
    summary = make.words("table-summary", caption=chapter.title, columns=run_text(head[1]))
    for table in slide_tables(head, tuple(pairs), summary, True, make.theme.deck_body, place):
        yield Made(LayoutName.TABLE, (table,))


def label_pairs(make: SlideMaker, chapter: Chapter) -> list[tuple[Runs, Runs]]:
    """Part points that all begin with a label from it; none where one has no label."""
    found = [parted(make.runs.runs(inlines)) for inlines in key_points(chapter)]
    pairs = [pair for pair in found if pair is not None]
    return pairs if len(pairs) == len(found) and len(pairs) in _ROWS else []
