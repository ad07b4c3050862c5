"""Two things that are set against each other: a column for each, under its heading."""

from collections.abc import Sequence

from kdeck.plan.deck.filled import filled
from kdeck.plan.deck.maker import SlideMaker, point
from kdeck.plan.deck.model import SlideParagraph, SlideText
from kdeck.plan.deck.points import parted
from kdeck.plan.deck.shown import Made
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.text.run import Runs, run_text

_SIDES = ((Idx.BODY, Idx.SECOND), (Idx.THIRD, Idx.FOURTH))
_COMPARE = LayoutName.COMPARE


def compared(make: SlideMaker, points: Sequence[Runs], title: str) -> Made | None:
    """Set points under the two labels that they begin with; what has no label is for both.

    A point that only repeats the title is left out. None where they begin with fewer or more, or
    have no room.
    """
    if make.master.layout(_COMPARE).stands_in:
        return None
    labels: dict[str, Runs] = {}
    told: dict[str, list[Runs]] = {}
    rest: list[Runs] = []
    for runs in points:
        pair = parted(runs)
        if pair is None:
            if run_text(runs).rstrip(".") != title.rstrip("."):
                rest.append(runs)
            continue
        name = run_text(pair[0])
        labels.setdefault(name, pair[0])
        told.setdefault(name, []).append(pair[1])
    if len(told) != len(_SIDES):
        return None
    shapes: list[SlideText | None] = []
    columns = [_column(each) for each in told.values()]
    size = min((_size(make, *each) for each in zip(_SIDES, columns, strict=True)), default=0.0)
    for (head, body), label, column in zip(_SIDES, labels.values(), columns, strict=True):
        shapes.append(filled(make, _COMPARE, head, (SlideParagraph(label),)))
        shapes.append(SlideText(body, column, size) if size else None)
    if rest:
        both = tuple(SlideParagraph(runs) for runs in rest)
        shapes.append(filled(make, _COMPARE, Idx.FIFTH, both))
    made = tuple(shape for shape in shapes if shape is not None)
    return Made(_COMPARE, made) if len(made) == len(shapes) else None


def _column(points: Sequence[Runs]) -> tuple[SlideParagraph, ...]:
    """List points; one alone needs no bullet."""
    return tuple(map(point, points)) if len(points) > 1 else (SlideParagraph(points[0]),)


def _size(make: SlideMaker, side: tuple[Idx, Idx], column: tuple[SlideParagraph, ...]) -> float:
    """Give the largest size at which a column fits its place; 0 where none does."""
    text = filled(make, _COMPARE, side[1], column)
    return text.size if text else 0.0
