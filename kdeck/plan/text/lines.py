"""Breaking runs into lines, measured with the real faces."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from kdeck.finding import Span
from kdeck.plan.text.run import Run, Runs, run_text
from kdeck.theme.face import Face, Family

# A line may end after a space, a dash or a hyphen between letters, at least two of them before it;
# never at U+00A0.
_BREAK = re.compile(r" +|(?<=[^\W\d_]{2})-(?=[^\W\d_])|—")
_DASHES = "-—"
# What makes an address of a word: no line ends at its hyphens, which some readers do not copy.
_ADDRESS = re.compile(r"://|www\.|@|\w\.[a-z]{2}|10\.\d{4,}/")
# What rounding gets, in points.
_SLACK = 0.01
# What rounding may add to a line, in ems.
_NEAR = 0.0005
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


# The width of each word and of the space after it, in points.
WordWidths = tuple[tuple[float, float], ...]

# A line by the indexes of its characters: where it starts, its last word ends, and it ends.
Extent = tuple[int, int, int]


def break_lines(runs: Runs, setting: Setting, width: float) -> tuple[Line, ...]:
    """Fill lines of a width, first fit; a word wider than the line is broken between characters.

    A web address that no line holds is broken after a slash where that leaves a line of a third of
    the width or more, and begins on the line that is there.
    Every character of the runs is in exactly one piece, in order.
    """
    return MeasuredText(runs, setting).lines(width)


def text_lines(text: str, span: Span, setting: Setting, width: float) -> list[str]:
    """Break plain text into lines as break_lines does, without the spaces at their ends."""
    lines = break_lines((Run(text, span),), setting, width)
    return ["".join(piece.text for piece in line.pieces).rstrip(" ") for line in lines]


def natural_width(runs: Runs, setting: Setting) -> float:
    """Measure runs on one line."""
    return MeasuredText(runs, setting).edges[-1]


def count_lines(runs: Runs, setting: Setting, width: float) -> int:
    """Count the lines that break_lines makes."""
    return sum(1 for _ in MeasuredText(runs, setting).extents(width))


def word_widths(runs: Runs, setting: Setting) -> WordWidths:
    """Give the width of each word and of the space after it, in points."""
    return tuple(MeasuredText(runs, setting).words())


def words_of(runs: Runs) -> tuple[str, ...]:
    """Give the words that word_widths measures."""
    text, start, words = run_text(runs), 0, []
    for shown, end in breaks(text):
        words.append(text[start:shown])
        start = end
    return tuple(words)


def count_words(words: WordWidths, width: float) -> int | None:
    """Count the lines that words fill; None where one is wider than a line, or there is none."""
    count, used, gap = 0, 0.0, 0.0
    for word, space in words:
        if word > width:
            return None
        used += gap + word
        if not count or used > width + _NEAR:
            count, used = count + 1, word
        gap = space
    return count or None


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
        advances = map(face.scaled(size).__getitem__, text)
        self.edges[-1:] = list(accumulate(advances, initial=self.edges[-1]))
        self._stretches.append((len(self.edges) - 1, run, face))

    def lines(self, width: float) -> tuple[Line, ...]:
        """Fill lines of a width."""
        return self.lines_at(self.extents(width))

    def lines_at(self, extents: Iterable[Extent]) -> tuple[Line, ...]:
        """Make the lines that stand at some extents, all of the text in order."""
        edges, stretches = self.edges, self._stretches
        made: list[Line] = []
        index = 0
        for line_start, shown, line_end in extents:
            pieces: list[Piece] = []
            start = line_start
            while start < line_end:
                stop, run, face = stretches[index]
                end = min(stop, line_end)
                pieces.append(Piece(self.text[start:end], face, run, edges[end] - edges[start]))
                start = end
                if end == stop:
                    index += 1
            made.append(Line(tuple(pieces), edges[shown] - edges[line_start]))
        return tuple(made)

    def extents(self, width: float) -> Iterator[Extent]:
        """Find the lines of a width."""
        edges, text, width = self.edges, self.text, width + _SLACK
        if edges[-1] <= width:
            if text:
                yield 0, len(text.rstrip(" ")), len(text)
            return
        start = 0
        while start < len(text):
            shown, end = self._last_break(start, bisect_right(edges, edges[start] + width) - 1)
            if end == start:
                shown, end = next(breaks(text, start))
                for cut in self._cuts(start, shown, width):
                    yield start, cut, cut
                    start = cut
                last = bisect_right(edges, edges[start] + width) - 1
                shown, end = max((shown, end), self._last_break(start, last))
            if cut := self._begun_address(start, end, width):
                shown = end = cut
            yield start, shown, end
            start = end

    def _last_break(self, start: int, last: int) -> tuple[int, int]:
        """Find the last break of a line from a start, no character of which ends after last.

        Give where the line's last visible character ends, and where the next line starts.
        """
        text = self.text
        if last == len(text):
            return len(text.rstrip(" ")) if text[-1] == " " else last, last
        shown = end = start
        space = text.rfind(" ", start, last + 1)
        if space >= start:
            shown = len(text[start : space + 1].rstrip(" ")) + start
            end = space + 1
            while text[end : end + 1] == " ":
                end += 1
        for dash in _DASHES:
            at = text.rfind(dash, end, last)
            while at >= 0 and not (_BREAK.match(text, at) and _may_end(text, at)):
                at = text.rfind(dash, end, at)
            if at >= 0:
                shown = end = at + 1
        return shown, end

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
            while start < index and edges[index + 1] - edges[start] > width:
                start = self._address_end(start, index)
                yield start

    def _begun_address(self, start: int, end: int, width: float) -> int:
        """Find where a line may end in the address after it, which no line holds; 0 for nowhere."""
        text, edges = self.text, self.edges
        stop = text.find(" ", end)
        if edges[stop if stop >= 0 else len(text)] - edges[end] <= width:
            return 0
        last = bisect_right(edges, edges[start] + width) - 1
        places = range(last, end + 1, -1)
        ends = (at for at in places if text[at - 1] in _ADDRESS_ENDS)
        return next((at for at in ends if "/" not in text[at - 2] + text[at : at + 1]), 0)

    def _address_end(self, start: int, end: int) -> int:
        """Find the last place that may end an address, and leaves a third of the line or more.

        Else the next line begins with a hyphen: one that ends a line is lost when it is copied.
        """
        text, places = self.text, range(end, start + (end - start) // 3, -1)
        last = next((at for at in places if text[at - 1] != "-"), end)
        hyphen = next((at for at in places if text[at] == "-" and text[at - 1] != "-"), last)
        ends = (at for at in places if text[at - 1] in _ADDRESS_ENDS)
        return next((at for at in ends if "//" not in text[at - 2 : at + 1]), hyphen)


def breaks(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Find where a line may end: after the last visible character, and after the space."""
    end = start
    for match in _BREAK.finditer(text, start):
        if not _may_end(text, match.start()):
            continue
        end = match.end()
        yield (match.start() if text[end - 1] == " " else end), end
    if end < len(text):
        yield len(text), len(text)


def _may_end(text: str, at: int) -> bool:
    """Say whether a line may end here: not at the hyphen of an address."""
    if text[at] != "-":
        return True
    start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
    return not _ADDRESS.search(text, start, end if end >= 0 else len(text))


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
