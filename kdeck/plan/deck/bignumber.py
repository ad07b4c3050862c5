"""A claim whose point is one number: the number large, the sentence that states it beside."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.filled import filled
from kdeck.plan.deck.maker import SlideMaker, point
from kdeck.plan.deck.model import SlideParagraph
from kdeck.plan.deck.shown import Made
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.text.run import Run, Runs, run_text
from kdeck.plan.text.wording import Wording

# No number that is to be seen from afar is smaller.
_LEAST = 60.0
_NUMBER = r"\d+(?:\.\d+)?"
_DIGIT = re.compile(r"(?<![^\W\d_])\d")


def big_number(make: SlideMaker, points: Sequence[Runs], asked: str) -> Made | None:
    """Set the number that is asked for, or the share of the first point, if it alone is a number.

    None where there is no such number, or the points have no room beside it.
    """
    layout = LayoutName.BIG_NUMBER
    number = make.runs.range_words(asked) or _only_share(points, make.words)
    first = next((n for n, each in enumerate(points) if number and number in run_text(each)), None)
    if first is None or (first and not asked) or make.master.layout(layout).stands_in:
        return None
    span = points[first][0].span
    shown = SlideParagraph((Run(number, span, ink=PaletteRole.HEADING),))
    sentence = tuple(replace(run, bold=True) for run in points[first])
    others = (each for place, each in enumerate(points) if place != first)
    beside = (SlideParagraph(sentence), *map(point, others))
    texts = (
        filled(make, layout, Idx.BODY, (shown,), _LEAST, lines=1),
        filled(make, layout, Idx.SECOND, beside),
    )
    made = tuple(text for text in texts if text is not None)
    return Made(layout, made) if len(made) == len(texts) else None


def _only_share(points: Sequence[Runs], words: Wording) -> str:
    """Find the one share of points that hold no other number; ranges stand in words."""
    to = words("said-range", first="|", last="|").strip("|")
    share = re.compile(rf"{_NUMBER}(?:{re.escape(to)}{_NUMBER})?\s?%")
    counted = [run_text(each) for each in points if _DIGIT.search(run_text(each))]
    found = [each for text in counted for each in share.findall(text)]
    numbers = [number for text in counted for number in re.findall(_NUMBER, text)]
    alone = len(found) == 1 and all(number in found[0] for number in numbers)
    return found[0] if alone else ""
