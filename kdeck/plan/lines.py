"""Breaking runs into lines, measured with the real faces."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from kdeck.plan.run import Runs, run_text
from kdeck.theme.face import Face, Family

# A line may end after a space, a hyphen between letters or a dash; never at U+00A0.
_BREAK = re.compile(r" +|(?<=[^\W\d_])-(?=[^\W\d_])|—")
# What rounding gets, in points.
_SLACK = 0.01
# A web address too long for a line is broken after one of these, where it has one.
_ADDRESS_ENDS = "/?&="


@dataclass(frozen=True, slots=True)
class Setting:
    """Say how runs are set: the family, the size in points, bold throughout or as marked."""

    family: Family
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold characters of one run in one face; run is the index of the run."""

    text: str
    face: Face
    run: int
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """Hold the pieces of a line; width leaves out the space at the end, the text keeps it."""

    pieces: tuple[Piece, ...]
    width: float


@dataclass(frozen=True, slots=True)
class _Extent:
    """Hold a line by the indexes of its characters: where it starts, its last word, and it ends."""

    start: int
    shown: int
    end: int


def break_lines(runs: Runs, setting: Setting, width: float) -> tuple[Line, ...]:
    """Fill lines of a width, first fit; a word wider than the line is broken between characters.

    A long web address is broken after a slash where that leaves a line of half the width or more.
    Every character of the runs is in exactly one piece, in order.
    """
    return MeasuredText(runs, setting).lines(width)


def natural_width(runs: Runs, setting: Setting) -> float:
    """Measure runs on one line."""
    return MeasuredText(runs, setting).edges[-1]


def longest_word(runs: Runs, setting: Setting) -> float:
    """Measure the widest part of runs in which no line may end."""
    return MeasuredText(runs, setting).longest_word()


class MeasuredText:
    """Hold the characters of runs with their right edges on one line.

    edges[i] is where the character i begins, in points. A stretch of one run in one face is held
    by its end, the index of its run, and its face.
    """

    def __init__(self, runs: Runs, setting: Setting) -> None:
        self.text = run_text(runs)
        self.edges = [0.0]
        self._stretches: list[tuple[int, int, Face]] = []
        family = setting.family
        for index, run in enumerate(runs):
            bold = setting.bold or run.bold
            face = family.bold if bold else family.regular
            if not run.text:
                continue
            try:
                self._add(run.text, index, face, setting.size)
            except KeyError:
                for text, found in _by_face(run.text, family, bold):
                    self._add(text, index, found, setting.size)

    def _add(self, text: str, run: int, face: Face, size: float) -> None:
        scale = size / face.units_per_em
        advances = list(map(face.advances.__getitem__, map(ord, text)))
        start = self.edges[-1]
        self.edges += [start + units * scale for units in accumulate(advances)]
        self._stretches.append((len(self.edges) - 1, run, face))

    def lines(self, width: float) -> tuple[Line, ...]:
        """Fill lines of a width."""
        edges, stretches = self.edges, self._stretches
        made: list[Line] = []
        index = 0
        for extent in self.extents(width):
            pieces: list[Piece] = []
            start = extent.start
            while start < extent.end:
                stop, run, face = stretches[index]
                end = min(stop, extent.end)
                pieces.append(Piece(self.text[start:end], face, run, edges[end] - edges[start]))
                start = end
                if end == stop:
                    index += 1
            made.append(Line(tuple(pieces), edges[extent.shown] - edges[extent.start]))
        return tuple(made)

    def extents(self, width: float) -> Iterator[_Extent]:
        """Find the lines of a width."""
        edges, width = self.edges, width + _SLACK
        if edges[-1] <= width:
            if self.text:
                yield _Extent(0, len(self.text.rstrip(" ")), len(self.text))
            return
        ends = list(breaks(self.text))
        shown_edges = [edges[shown] for shown, _ in ends]
        start = index = 0
        while index < len(ends):
            following = bisect_right(shown_edges, edges[start] + width, index)
            if following == index:
                for cut in self._cuts(start, ends[index][0], width):
                    yield _Extent(start, cut, cut)
                    start = cut
                following = max(bisect_right(shown_edges, edges[start] + width, index), index + 1)
            shown, end = ends[following - 1]
            yield _Extent(start, shown, end)
            start, index = end, following

    def longest_word(self) -> float:
        """Measure the widest part in which no line may end."""
        return max((word for word, _ in self.words()), default=0.0)

    def words(self) -> Iterator[tuple[float, float]]:
        """Give the width of each part in which no line may end, and of the space after it."""
        edges, start = self.edges, 0
        for shown, end in breaks(self.text):
            yield edges[shown] - edges[start], edges[end] - edges[shown]
            start = end

    def _cuts(self, start: int, end: int, width: float) -> Iterator[int]:
        """Find where a word is cut that is wider than a line: before what no longer fits."""
        edges = self.edges
        for index in range(start + 1, end):
            if edges[index + 1] - edges[start] > width:
                start = self._address_end(start, index)
                yield start

    def _address_end(self, start: int, end: int) -> int:
        """Find the last place in the second half of some characters that may end an address."""
        places = range(end, start + (end - start) // 2, -1)
        return next((at for at in places if self.text[at - 1] in _ADDRESS_ENDS), end)


def breaks(text: str) -> Iterator[tuple[int, int]]:
    """Find where a line may end: after the last visible character, and after the space."""
    end = 0
    for match in _BREAK.finditer(text):
        end = match.end()
        yield (match.start() if text[end - 1] == " " else end), end
    if end < len(text):
        yield len(text), len(text)


def _by_face(text: str, family: Family, bold: bool) -> Iterator[tuple[str, Face]]:
    """Part characters where the first face that covers them changes."""
    held, current = "", None
    for character in text:
        face = family.face_for(character, bold)
        assert face is not None, f"no glyph for {character!r}"
        if current is not None and face is not current:
            yield held, current
            held = ""
        held, current = held + character, face
    if current is not None:
        yield held, current
