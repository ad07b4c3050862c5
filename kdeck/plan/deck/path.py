"""The path of a talk: its parts as stops on a way downhill, each a link to its first slide."""

from collections.abc import Sequence

from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.model import SlideParagraph, SlideStep, SlideSteps
from kdeck.plan.deck.steps import NODE
from kdeck.plan.master.layout import INSET_Y, Placeholder, Rect
from kdeck.theme.face import Family

# So many stops stand above each other, in the largest of these sizes.
_MOST = 6
_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0)
# Between a stop and its words, which stand right of it; and above the first stop.
_BEHIND, _ABOVE = 8.0, 6.0
# The way goes over this share of the width; no stop is further from the next than this.
_ACROSS, _FURTHEST = 0.4, 72.0


def path_steps(stops: Sequence[SlideParagraph], family: Family, area: Rect) -> SlideSteps | None:
    """Set stops, each a line of words, on a way from high left to low right: as they are read.

    None where there are too many, or one has no room for its words on a line.
    """
    if not 1 < len(stops) <= _MOST:
        return None
    last = len(stops) - 1
    for size in _SIZES:
        high = Measure(family, _place(area, size), size).height((stops[0],)) + 2 * INSET_Y
        room = area.height - _ABOVE - max(NODE, high)
        pitch = min(room / last, _FURTHEST)
        made = []
        for number, text in enumerate(stops):
            x = area.x + number * area.width * _ACROSS / last
            y = area.y + _ABOVE + number * pitch
            left = x + NODE + _BEHIND
            words = Rect(left, y + (NODE - high) / 2, area.x + area.width - left, high)
            node = Rect(x, y, NODE, NODE)
            made.append(SlideStep(str(number + 1), _NOTHING, (text,), node, words, words))
        if pitch >= max(NODE, high) and all(_fits(step, family, size) for step in made):
            return SlideSteps(tuple(made), size, area, earlier=False, later=False, sloping=True)
    return None


def slope_of(content: SlideSteps) -> tuple[tuple[float, float], ...]:
    """Outline the ground under a way, and as far as it goes."""
    nodes = [step.node for step in content.steps]
    middles = [(node.x + node.width / 2, node.y + node.height / 2) for node in nodes]
    foot = content.area.y + content.area.height
    return (*middles, (middles[-1][0], foot), (middles[0][0], foot))


_NOTHING = SlideParagraph(())


def _place(rect: Rect, size: float) -> Placeholder:
    return Placeholder(10, "body", "Stop", rect, size, "")


def _fits(step: SlideStep, family: Family, size: float) -> bool:
    measure = Measure(family, _place(step.text_rect, size), size)
    return all(measure.lines(paragraph) == 1 for paragraph in step.text)
