"""What the picture of a slide says that neither its heading nor its notes say."""

import re
from collections.abc import Iterator
from typing import assert_never

from kdeck.plan.deck.model import (
    Slide,
    SlideBars,
    SlideChart,
    SlideFigure,
    SlideLines,
    SlideShape,
    SlideSteps,
    SlideTable,
    SlideText,
    SlideTiles,
)
from kdeck.plan.text.run import run_text

_SAID = re.compile(r"[\W_]+")


def unsaid_words(slide: Slide) -> tuple[str, ...]:
    """List the sentences on a slide that are no part of its notes, in reading order."""
    told = _bare(" ".join(line.words for line in slide.script))
    pieces = [tuple(filter(None, piece)) for shape in slide.shapes for piece in _pieces(shape)]
    return tuple(
        _ended(", ".join(piece))
        for piece in pieces
        if not all(_bare(part) in told for part in piece)
    )


def _pieces(shape: SlideShape) -> Iterator[tuple[str, ...]]:
    """Give what stands together on a slide: a paragraph, a row, a step, what a drawing shows."""
    match shape:
        case SlideText(of_cut=True):
            # Of the sources, the notes name all.
            return
        case SlideText():
            yield from ((run_text(paragraph.runs),) for paragraph in shape.paragraphs)
        case SlideFigure() | SlideChart() | SlideBars() | SlideLines():
            yield (shape.alt,)
        case SlideTable():
            for row in (shape.header, *shape.rows):
                yield tuple(run_text(cell) for cell in row)
        case SlideSteps():
            for step in shape.steps:
                said = (run_text(paragraph.runs) for paragraph in step.text)
                yield (run_text(step.time.runs), *said)
        case SlideTiles():
            for paragraph in shape.paragraphs:
                yield (run_text(paragraph.runs),)
        case _:
            assert_never(shape)


def _bare(words: str) -> str:
    """Keep letters and figures: how two places end a sentence means nothing."""
    return _SAID.sub(" ", words.casefold()).strip()


def _ended(words: str) -> str:
    words = " ".join(words.split())
    return words if words.endswith((".", "?", "!", ":", "…")) else f"{words}."
