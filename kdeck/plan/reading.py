"""What a reader gets of a handout or a deck: its words in reading order, with their sources.

Sizes, places and breaks do not count: two plans that differ in them alone read the same. So the
titles, the slides and the notes of a deck are read one after the other, a title that goes on over
several slides once, and what depends on how the text was shared out over slides (their numbers, the
time that each takes) not at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from kdeck.model.scene import Label, Scene
from kdeck.plan.deck.model import (
    Deck,
    Slide,
    SlideBars,
    SlideChart,
    SlideFigure,
    SlideLines,
    SlideParagraph,
    SlideShape,
    SlideSteps,
    SlideTable,
    SlideText,
    SlideTiles,
)
from kdeck.plan.handout.model import (
    Box,
    Columns,
    Contents,
    Flank,
    Flow,
    Frames,
    Grid,
    Group,
    Handout,
    Illustration,
    Item,
    ItemList,
    Kept,
    Prose,
    Side,
    SideRow,
    StepList,
)
from kdeck.plan.text.run import BackTo, Defined, LinkTo, Mark, Note, Run, Runs, Speak, ToSlide


@dataclass(frozen=True, slots=True)
class Words:
    """Hold some words with the file that they come from."""

    file: str
    text: str


def read_handout(handout: Handout) -> tuple[Words, ...]:
    """List the words of a handout: what stands around its pages, then its items in order."""
    file, around = handout.span.file, handout.furniture
    told = (
        handout.title,
        handout.subject,
        handout.author,
        *handout.keywords,
        handout.language,
        handout.masthead.kind,
        handout.masthead.clinic,
        handout.masthead.notice,
        around.head_left,
        around.head_right,
        around.foot_left,
        around.page,
    )
    return _joined([*(Words(file, text) for text in told), *_items(handout.items)])


def read_deck(deck: Deck) -> tuple[Words, ...]:
    """List the words of a deck: what describes it, then its titles, its slides and its notes."""
    file = deck.slides[0].span.file
    series = [tuple(slides) for _, slides in groupby(deck.slides, _title)]
    told = (
        deck.title,
        deck.subject,
        deck.author,
        *deck.keywords,
        deck.language,
        deck.footer,
        deck.notice,
        *(section.name for section in deck.sections),
    )
    return _joined(
        [
            *(Words(file, text) for text in told),
            *(_title(slides[0]) for slides in series),
            *(words for slides in series for words in _shown(slides)),
            *(words for slides in series for words in _told(slides)),
        ]
    )


def _joined(found: Iterable[Words]) -> tuple[Words, ...]:
    """Join what stands together in a file: where a run ends means nothing to a reader."""
    joined: list[Words] = []
    for words in found:
        text = " ".join(words.text.split())
        if not text:
            continue
        if joined and joined[-1].file == words.file:
            joined[-1] = Words(words.file, f"{joined[-1].text}\n{text}")
        else:
            joined.append(Words(words.file, text))
    return tuple(joined)


def _items(items: Iterable[Item]) -> Iterator[Words]:
    for item in items:
        yield from _item(item)


def _item(item: Item) -> Iterator[Words]:
    match item:
        case Prose():
            yield from _runs(item.runs)
        case ItemList():
            for entry in item.entries:
                yield Words(entry.span.file, entry.label)
                yield from _items(entry.items)
        case StepList():
            for step in item.entries:
                yield Words(step.span.file, step.label)
                yield from _items(step.in_order)
        case Grid():
            caption = (item.caption,) if item.caption else ()
            yield from _items((*caption, *item.header, *(c for row in item.rows for c in row)))
        case Illustration():
            yield from _illustration(item)
        case Box():
            yield Words(item.span.file, item.kind)
            yield from _items((item.heading,) if item.heading else ())
            yield from _items(item.items)
        case Frames() | SideRow() | Columns() | Group() | Contents() | Kept() | Flow() | Side():
            yield from _items(_inner(item))
        case Flank():
            yield from _items((*item.items, item.picture))
        case _:
            assert_never(item)


_Holding = Frames | SideRow | Columns | Group | Contents | Kept | Flow | Side


def _inner(item: _Holding) -> Iterable[Item]:
    match item:
        case Frames():
            return (inner for picture, words in item.frames for inner in (picture, *words))
        case SideRow() | Columns() | Group():
            return item.in_order
        case Side():
            return (*item.items, item.overleaf) if item.overleaf else item.items
        case Kept() | Flow():
            return item.items
        case Contents():
            return (item.heading, *item.entries)
        case _:
            assert_never(item)


def _illustration(picture: Illustration) -> Iterator[Words]:
    yield Words(picture.span.file, picture.alt)
    # Of a picture of something larger, the words are not there to be read.
    if not picture.reduced:
        yield from _labels(picture.scene, picture.span.file)
    if picture.caption:
        yield from _item(picture.caption)


def _runs(runs: Runs) -> Iterator[Words]:
    """Give the words of a paragraph as one, and what its links and marks say."""
    if not runs:
        return
    for file in dict.fromkeys(run.span.file for run in runs):
        yield Words(file, "".join(_said(run) for run in runs if run.span.file == file))
    for run in runs:
        yield from (Words(run.span.file, text) for text in _mark(run.mark))


def _said(run: Run) -> str:
    """Give the words of a run; the number of a slide that it leads to follows from the cut."""
    if isinstance(run.mark, ToSlide):
        return run.text.removesuffix(str(run.mark.number))
    return run.text


def _mark(mark: Mark) -> Iterator[str]:
    match mark:
        case LinkTo():
            yield from (mark.url, mark.description)
        case Speak():
            yield from (mark.lang or "", mark.expansion or "")
        case Note():
            yield f"{mark.kind} {mark.number} {mark.last}"
        case BackTo() | ToSlide() | Defined() | None:
            return
        case _:
            assert_never(mark)


def _labels(scene: Scene, file: str) -> Iterator[Words]:
    return (Words(file, item.text) for item in scene.items if isinstance(item, Label))


def _title(slide: Slide) -> Words:
    return Words(slide.span.file, slide.title.removesuffix(slide.part))


def _shown(slides: tuple[Slide, ...]) -> Iterable[Words]:
    """Give the words of slides with one title: what is repeated counts once, texts first."""
    shapes = [(shape, slide) for slide in slides for shape in slide.shapes]
    shapes.sort(key=lambda shown: not isinstance(shown[0], SlideText))
    return dict.fromkeys(words for shape, slide in shapes for words in _shape(shape, slide))


def _told(slides: tuple[Slide, ...]) -> Iterable[Words]:
    """Give the notes of slides with one title: what is repeated counts once."""
    return dict.fromkeys(words for slide in slides for words in _notes(slide))


def _shape(shape: SlideShape, slide: Slide) -> Iterator[Words]:
    match shape:
        case SlideText(of_cut=True):
            return
        case SlideText():
            yield from _paragraphs(shape.paragraphs, slide)
        case SlideFigure():
            yield Words(slide.span.file, shape.alt)
            yield from _labels(shape.scene, slide.span.file)
        case SlideTable():
            yield Words(slide.span.file, shape.summary)
            for cells in (shape.header, *shape.rows):
                for runs in cells:
                    yield from _runs(runs)
        case SlideSteps():
            for step in shape.steps:
                if step.number:
                    yield Words(slide.span.file, step.number)
                yield from _paragraphs(step.paragraphs, slide)
        case SlideTiles():
            yield from _paragraphs(shape.paragraphs, slide)
        case SlideBars() | SlideChart() | SlideLines():
            yield from (Words(slide.span.file, str(each)) for each in _charted(shape))
        case _:
            assert_never(shape)


def _charted(chart: SlideBars | SlideChart | SlideLines) -> Iterator[object]:
    """Give the words and the numbers of a chart."""
    if isinstance(chart, SlideBars):
        yield from (*chart.title, chart.measure, *chart.names, chart.unit, chart.alt)
        for series in chart.series:
            yield from (series.name, *series.values, *series.lows)
        return
    if isinstance(chart, SlideLines):
        yield from (*chart.title, chart.measure, chart.scale, chart.unit, chart.alt, *chart.points)
        for series in chart.series:
            yield from (series.name, *series.values)
        return
    yield from (*chart.title, chart.measure, *chart.axis_title, chart.alt, chart.line)
    for row in chart.rows:
        yield from (row.name, *row.label, row.value, row.low, row.high)


def _paragraphs(paragraphs: Iterable[SlideParagraph], slide: Slide) -> Iterator[Words]:
    for paragraph in paragraphs:
        yield Words(slide.span.file, str(paragraph.number or ""))
        yield from _runs(paragraph.runs)


def _notes(slide: Slide) -> Iterator[Words]:
    """Give the notes but what follows from how slides are cut: their times, and what goes on."""
    for line in slide.script:
        if not line.of_cut:
            yield Words(slide.span.file, line.words)
