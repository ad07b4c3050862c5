"""The words of a handout in reading order, taken from the plan and not from the renderer."""

from collections.abc import Iterator

from kdeck.plan.handout import (
    Box,
    Frames,
    Grid,
    Handout,
    Illustration,
    Item,
    ItemList,
    Prose,
    SideRow,
)
from kdeck.plan.run import run_text


def handout_words(handout: Handout) -> list[str]:
    """Split all that is read of a handout into words."""
    texts = [handout.masthead.clinic, handout.masthead.kind]
    for item in handout.items:
        texts.extend(_texts(item))
    return " ".join(texts).split()


def _texts(item: Item) -> Iterator[str]:
    match item:
        case Prose():
            yield run_text(item.runs)
        case ItemList():
            for entry in item.entries:
                yield entry.label
                for inner in entry.items:
                    yield from _texts(inner)
        case Grid():
            if item.caption:
                yield run_text(item.caption.runs)
            for row in (item.header, *item.rows):
                for cell in row:
                    yield run_text(cell.runs)
        case Illustration():
            if item.caption:
                yield run_text(item.caption.runs)
        case Frames():
            for picture, items in item.frames:
                yield from _texts(picture)
                for inner in items:
                    yield from _texts(inner)
        case Box():
            if item.heading:
                yield run_text(item.heading.runs)
            for inner in item.items:
                yield from _texts(inner)
        case SideRow():
            for inner in (*item.side, *item.main):
                yield from _texts(inner)
