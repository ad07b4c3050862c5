"""The labels of an SVG text element: a line of text each, joined from the runs that make it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kdeck.datafile.characters import normal
from kdeck.figure.geometry import length, numbers, rounded, scale
from kdeck.figure.source import FigureError, line_of, local_name
from kdeck.figure.state import State
from kdeck.model.scene import Label
from kdeck.paletterole import PaletteRole

if TYPE_CHECKING:
    from lxml.etree import _Element

# A letter is about this wide, as a share of its size; faces differ by the second number.
_LETTER, _DIFFER = 0.52, 0.2
# Runs on one line nearer than this, as a share of their size, are one text; a word apart is more.
_JOINED, _WORD = 0.45, 0.15
_LEVEL = 0.05
_SPACES = re.compile(r"[ \t\r\n]+")
_WHERE = ("x", "y", "dx", "dy")


@dataclass(frozen=True, slots=True)
class Run:
    """Hold letters of one look; x and y are their place, where they have one of their own."""

    text: str
    state: State
    element: "_Element"
    x: float | None = None
    y: float | None = None
    dx: float = 0.0
    dy: float = 0.0


def labels(element: "_Element", state: State) -> Iterator[tuple[Label, tuple[Run, ...]]]:
    """Give a label for each line that a text sets, with its runs, the longest first.

    state is that of the text element. The labels have no color yet. Raises FigureError for text
    that no label can hold.
    """
    for x, y, runs in _lines(_runs(element, state)):
        words = normal(" ".join("".join(run.text for run in runs).split()))
        if words:
            ranked = tuple(sorted(runs, key=lambda run: -len(run.text.strip())))
            yield _label(words, x, y, ranked[0]), ranked


def _runs(element: "_Element", state: State) -> Iterator[Run]:
    if local_name(element) == "textPath" or "tb" in (element.get("writing-mode") or ""):
        raise FigureError("its text runs along a path", "set text upright", line_of(element))
    place = {key: _place(element, key, state.size) for key in _WHERE if element.get(key)}
    first = Run(
        _SPACES.sub(" ", element.text or ""),
        state,
        element,
        place.get("x"),
        place.get("y"),
        place.get("dx", 0.0),
        place.get("dy", 0.0),
    )
    if local_name(element) == "text" or place or first.text:
        yield first
    for span in element:
        name = local_name(span)
        if name in ("tspan", "textPath", "a", "g") and span.get("display") != "none":
            yield from _runs(span, state.entering(span))
        tail = _SPACES.sub(" ", span.tail or "")
        if tail:
            yield Run(tail, state, element)


def _lines(runs: Iterator[Run]) -> Iterator[tuple[float, float, list[Run]]]:
    """Gather runs that stand beside each other; each line comes with its place."""
    line: list[Run] = []
    x = y = end = 0.0
    for run in runs:
        em = run.state.size
        across = run.x if run.x is not None else end
        down = (run.y if run.y is not None else y) + run.dy
        gap = across + run.dx - end
        slack = _DIFFER * (end - x)
        beside = abs(down - y) <= _LEVEL * em and (
            run.x is None or -slack - em < gap < _JOINED * em + slack
        )
        text = run.text
        if line and not (beside and run.state.anchor == line[-1].state.anchor):
            if "".join(each.text for each in line).strip():
                yield x, y, line
            line = []
        if not line:
            x = across + run.dx
            end = x
        elif run.x is not None and gap > _WORD * em + slack / 2:
            text = f" {text}"
        y = down
        line.append(run if text == run.text else Run(text, run.state, run.element))
        end = (across if run.x is not None else end) + run.dx + _LETTER * em * len(run.text)
    if line:
        yield x, y, line


def _place(element: "_Element", name: str, size: float) -> float:
    """Read the place of the first letter, of which each may have one."""
    told = (element.get(name) or "").strip()
    return length(element, name, size) if told.endswith("em") else (*numbers(element, name), 0.0)[0]


def _label(words: str, x: float, y: float, run: Run) -> Label:
    move = run.state.transform
    if abs(move.b) > 1e-6 or abs(move.c) > 1e-6 or move.a <= 0 or move.d <= 0:
        raise FigureError(
            f"the text '{words[:40]}' is turned", "set text upright", line_of(run.element)
        )
    y += run.state.lower * run.state.size
    return Label(
        words,
        rounded(x * move.a + move.e),
        rounded(y * move.d + move.f),
        rounded(run.state.size * scale(move)),
        run.state.anchor,
        PaletteRole.INK,
        run.state.bold,
    )
