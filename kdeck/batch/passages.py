"""Where the sentences of a deck come from: the file and the line of each."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import assert_never

from kdeck.finding import Span
from kdeck.fingerprint import Files, RefusedError
from kdeck.model.document import Document
from kdeck.model.inline import Inlines, walk_text
from kdeck.model.walk import own_inlines, walk_blocks
from kdeck.plan.deck.model import (
    Deck,
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
from kdeck.plan.text.run import Runs

# How much of its words a passage must share with a sentence of which it is the source.
_SHARED = 0.6
# A sentence may go on over several lines of its file.
_FIRST_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Passage:
    """Hold a text on one line, with the offsets at which its pieces begin, and their places."""

    text: str
    pieces: tuple[tuple[int, Span], ...]

    def span(self, offset: int) -> Span:
        return next(span for start, span in reversed(self.pieces) if start <= offset)


class Passages:
    """Find the sources of the sentences of one deck."""

    def __init__(self, deck: Deck, document: Document, files: Files) -> None:
        """Read what the slides show, and what the notes were made from."""
        self._files = files
        self._lines: dict[str, tuple[str, ...]] = {}
        self._slides = deck.slides
        self._shown = [tuple(_passages(_runs(slide))) for slide in deck.slides]
        self._told = tuple(_passages(_told(document)))

    def source(self, slide: int, sentence: str) -> Span:
        """Give the place of a sentence on a slide, counted from 1; at least that of the slide."""
        slide = min(max(slide, 1), len(self._slides))
        if not sentence:
            return self._slides[slide - 1].span
        return self._on_line(self._passage(slide, sentence), sentence)

    def _on_line(self, span: Span, sentence: str) -> Span:
        """Name the line on which a sentence begins, where its file has it so."""
        if span.file not in self._lines:
            self._lines[span.file] = _lines(self._files, span.file)
        lines = self._lines[span.file]
        first = span.line or 1
        order = (*range(first - 1, len(lines)), *range(min(first - 1, len(lines))))
        start = " ".join(sentence.split()[:_FIRST_WORDS])
        for beginning in dict.fromkeys((sentence, start)):
            for index in order:
                if beginning in lines[index]:
                    return Span(span.file, index + 1)
        return span

    def _passage(self, slide: int, sentence: str) -> Span:
        near = self._shown[slide - 1]
        for passage in (*near, *self._told):
            if (offset := passage.text.find(sentence)) >= 0:
                return passage.span(offset)
        words = set(sentence.casefold().split())
        rated = ((_shared(words, each.text), each) for each in (*near, *self._told))
        share, best = max(rated, key=lambda entry: entry[0], default=(0.0, None))
        if best is not None and share >= _SHARED:
            return best.span(0)
        return self._slides[slide - 1].span


def _lines(files: Files, file: str) -> tuple[str, ...]:
    with suppress(RefusedError):
        text = (files.read(file) or b"").decode("utf-8", "replace")
        return tuple(" ".join(line.split()) for line in text.splitlines())
    return ()


def _shared(words: set[str], text: str) -> float:
    return len(words & set(text.casefold().split())) / len(words) if words else 0.0


def _passages(texts: Iterable[Iterable[tuple[str, Span]]]) -> Iterator[_Passage]:
    for pieces in texts:
        text, places = "", []
        for words, span in pieces:
            places.append((len(text), span))
            text = " ".join(f"{text}{words}".split()) + (" " if words[-1:].isspace() else "")
        if text.strip():
            yield _Passage(text, tuple(places))


def _runs(slide: Slide) -> Iterator[Iterable[tuple[str, Span]]]:
    for shape in slide.shapes:
        for runs in _of_shape(shape):
            yield tuple((run.text, run.span) for run in runs)


def _of_shape(shape: SlideShape) -> Iterator[Runs]:
    match shape:
        case SlideText():
            yield from (paragraph.runs for paragraph in shape.paragraphs)
        case SlideTable():
            yield from shape.header
            yield from (cell for row in shape.rows for cell in row)
        case SlideSteps():
            for step in shape.steps:
                yield from (paragraph.runs for paragraph in step.paragraphs)
        case SlideTiles():
            yield from (paragraph.runs for paragraph in shape.paragraphs)
        case SlideFigure() | SlideChart() | SlideBars() | SlideLines():
            return
        case _:
            assert_never(shape)


def _told(document: Document) -> Iterator[Iterable[tuple[str, Span]]]:
    for section in document.sections:
        for chapter in section.chapters:
            yield ((chapter.title, chapter.span),)
            yield ((chapter.takeaway, chapter.span),)
            for block in walk_blocks(chapter.blocks):
                yield from map(_inlines, own_inlines(block))


def _inlines(inlines: Inlines) -> tuple[tuple[str, Span], ...]:
    return tuple(walk_text(inlines))
