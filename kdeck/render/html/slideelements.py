"""From the shapes of a slide to elements that say what they show: for ears and small windows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from lxml.etree import _Element

from kdeck.plan.deck.model import (
    Script,
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
from kdeck.plan.text.run import LinkTo, Runs, Speak, ToSlide
from kdeck.render.html.inline import InlineMaker
from kdeck.render.html.markup import Node, append, element, numbered
from kdeck.render.html.table import make_table


class SlideTeller:
    """Tell in elements what slides show; picture is what stands around an alt text."""

    def __init__(self, picture: str, language: str) -> None:
        self._picture = picture
        self._inline = InlineMaker(language)

    def words(self, shapes: Iterable[SlideShape]) -> tuple[_Element, ...]:
        """Tell what some shapes show, in their order."""
        return tuple(made for shape in shapes for made in self._shape(shape))

    def notes(self, script: Script) -> tuple[_Element, ...]:
        """Set the notes of a slide; what follows a bullet is an entry of a list."""
        made: list[_Element] = []
        for line in script:
            lead = (element("strong", line.lead.strip()), " ") if line.lead else ()
            if not line.bullet:
                made.append(element("p", *lead, line.text))
                continue
            if not made or made[-1].tag != "ul":
                made.append(element("ul"))
            append(made[-1], (element("li", *lead, line.text),))
        return tuple(made)

    def _shape(self, shape: SlideShape) -> Iterator[_Element]:
        match shape:
            case SlideText():
                yield from self._paragraphs(shape.paragraphs)
            case SlideFigure() | SlideChart() | SlideBars() | SlideLines():
                if shape.alt:
                    yield element("p", self._picture.format(alt=shape.alt))
            case SlideTable():
                yield make_table(
                    shape.header, shape.rows, self._nodes, row_headers=shape.row_headers
                )
            case SlideSteps():
                steps = (element("li", *self._joined(step.paragraphs)) for step in shape.steps)
                first = shape.steps[0].number
                yield numbered(*steps, first=first) if first else element("ul", *steps)
            case SlideTiles():
                yield element("p", *self._nodes(shape.lead.runs))
                tiles = (element("li", *self._nodes(tile.text.runs)) for tile in shape.tiles)
                yield element("ul", *tiles)
            case _:
                assert_never(shape)

    def _paragraphs(self, paragraphs: tuple[SlideParagraph, ...]) -> Iterator[_Element]:
        """Set paragraphs; entries of a list that stand further in are a list in the one before."""
        made: list[_Element] = []
        for paragraph in paragraphs:
            words = self._nodes(paragraph.runs)
            if not words:
                continue
            if not (paragraph.bullet or paragraph.number):
                made.append(element("p", *words))
                continue
            tag = "ol" if paragraph.number else "ul"
            if (
                not made
                or made[-1].tag not in ("ol", "ul")
                or (made[-1].tag != tag and not paragraph.level)
            ):
                made.append(_list(tag, paragraph.number))
            inner = made[-1]
            for _ in range(paragraph.level):
                if not len(inner):
                    break
                if inner[-1].find(tag) is None:
                    append(inner[-1], (_list(tag, paragraph.number),))
                found = inner[-1].find(tag)
                assert found is not None
                inner = found
            append(inner, (element("li", *words),))
        yield from made

    def _joined(self, paragraphs: Iterable[SlideParagraph]) -> Iterator[Node]:
        told = (nodes for each in paragraphs if (nodes := self._nodes(each.runs)))
        for number, nodes in enumerate(told):
            if number:
                yield " "
            yield from nodes

    def _nodes(self, runs: Runs) -> tuple[Node, ...]:
        """Set runs; a deck has no lists of notes and terms for a link to lead to."""
        kept = (
            run if isinstance(run.mark, LinkTo | Speak | ToSlide) else replace(run, mark=None)
            for run in runs
        )
        return self._inline.nodes(tuple(kept))


def _list(tag: str, first: int) -> _Element:
    return numbered(first=str(first)) if tag == "ol" else element(tag)
