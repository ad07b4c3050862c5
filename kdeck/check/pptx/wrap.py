"""Breaking a paragraph into lines as PowerPoint does, measured character by character."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kdeck.check.pptx.typeface import typeface
from kdeck.ooxml.textstyle import Look

# A line may end after spaces, hyphens and dashes, and round every East Asian letter; never at a
# space that does not break. A vertical tab is a line break, and ends a line by itself.
_WORD = re.compile(r"\v|[⺀-\U0002FA1F]|[^ \t\v\-–—⺀-\U0002FA1F]*(?:[\-–—]+[ \t]*|[ \t]+|)")
_TAB = 36.0  # points; half of the inch at which tabs stand by default


@dataclass(frozen=True, slots=True)
class Run:
    """Hold characters that are set alike; a line break is a vertical tab."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Line:
    """Measure one line: its width without the space at its end, and its largest size."""

    width: float
    size: float
    height: float


def lines(runs: Sequence[Run], first: float, rest: float) -> tuple[Line, ...]:
    """Fill lines, the first of one width and the others of another, in points."""
    shown = [_shown(run) for run in runs]
    text = "".join(shown)
    faces = [typeface(run.look.family, run.look.bold) for run in runs]
    heights = [
        (run.look.size, run.look.size * face.height) for run, face in zip(runs, faces, strict=True)
    ]
    widths = [
        _TAB if c == "\t" else 0.0 if c == "\v" else face.width(c, run.look.size)
        for run, face, part in zip(runs, faces, shown, strict=True)
        for c in part
    ]
    ends = list(accumulate((len(part) for part in shown), initial=0))
    edges = list(accumulate(widths, initial=0.0))
    spans = [(a, b) for a, b in _spans(text, edges, first, rest) if b > a or not text]
    return tuple(_line(text, span, edges, heights, ends) for span in spans)


def is_exact(runs: Sequence[Run]) -> bool:
    """Say whether all runs are in families whose widths are known."""
    return all(typeface(run.look.family, run.look.bold).exact for run in runs)


def _shown(run: Run) -> str:
    # Capitals may be more letters than the word has.
    return run.text.upper() if run.look.capitals else run.text


def _spans(text: str, edges: Sequence[float], first: float, rest: float) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start, room = 0, first
    for match in _WORD.finditer(text):
        begin, end = match.span()
        if match[0] == "\v":
            found.append((start, end))
            start, room = end, rest
            continue
        word = begin + len(match[0].rstrip(" \t"))
        if begin > start and edges[word] - edges[start] > room + 0.01:
            found.append((start, begin))
            start, room = begin, rest
        for cut in range(start + 1, word):
            if edges[word] - edges[start] <= room:
                break
            if edges[cut + 1] - edges[start] > room:
                found.append((start, cut))
                start, room = cut, rest
    found.append((start, len(text)))
    return found


def _line(
    text: str,
    span: tuple[int, int],
    edges: Sequence[float],
    heights: Sequence[tuple[float, float]],
    ends: Sequence[int],
) -> Line:
    start, end = span
    bare = start + len(text[start:end].rstrip(" \t\v"))
    # A paragraph may have a run for every letter: only those that the line shows are looked at.
    first = bisect_right(ends, start) - 1
    last = bisect_left(ends, max(end, start + 1))
    inside = heights[first:last] or [(0.0, 0.0)]
    return Line(edges[bare] - edges[start], max(s for s, _ in inside), max(h for _, h in inside))
