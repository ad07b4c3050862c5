"""What patients ask: their question as the title, the answer below it, and what belongs to it."""

from collections.abc import Sequence

from kdeck.model.document import Chapter
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.filled import filled
from kdeck.plan.deck.maker import SlideMaker, point
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.deck.shown import Made
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.text.run import Run, Runs

_MARKS = ("?", "?”")
# An answer stands in one line while that is as large as this.
_LARGE = 30.0
_LAYOUT = LayoutName.QUESTION


def is_question(chapter: Chapter) -> bool:
    """Say whether a topic is called by a question."""
    return chapter.title.endswith(_MARKS)


def answered(make: SlideMaker, chapter: Chapter, points: Sequence[Runs]) -> Made | None:
    """Answer the question that a topic is called by, with what it says in a sentence.

    None where its title asks nothing, or it has more points than the slide has room for.
    """
    if not is_question(chapter) or make.master.layout(_LAYOUT).stands_in or not points:
        return None
    answer = SlideParagraph((Run(chapter.takeaway, chapter.span, ink=PaletteRole.HEADING),))
    texts = (
        filled(make, _LAYOUT, Idx.BODY, (answer,), _LARGE, lines=1)
        or filled(make, _LAYOUT, Idx.BODY, (answer,)),
        filled(make, _LAYOUT, Idx.SECOND, tuple(map(point, points))),
    )
    made = tuple(text for text in texts if text is not None)
    return Made(_LAYOUT, made, title=chapter.title) if len(made) == len(texts) else None
