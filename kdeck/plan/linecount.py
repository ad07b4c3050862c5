"""How many lines runs make, without the lines: a deck asks this ten times for each it sets."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from kdeck.plan.lines import CHUNK, Setting, break_lines
from kdeck.plan.run import Runs, run_text
from kdeck.theme.face import Face

# The advance widths of a word and of the space after it, in font units.
_Widths = dict[str, tuple[int, int]]
_MOST_WORDS = 50_000


def count_lines(runs: Runs, setting: Setting, width: float) -> int:
    """Count the lines that break_lines makes."""
    count, used, gap = 0, 0.0, 0.0
    try:
        for word, space in _words(runs, setting):
            if word > width:
                return len(break_lines(runs, setting, width))
            if count and used + gap + word <= width + 0.01:
                used += gap + word
            else:
                count, used = count + 1, word
            gap = space
    except KeyError:
        # A character that the first face lacks: break_lines knows the faces to try then.
        return len(break_lines(runs, setting, width))
    return count


def _words(runs: Runs, setting: Setting) -> Iterator[tuple[float, float]]:
    """Give the width of each word and of the space after it, in points; a word may span runs."""
    family, size = setting.family, setting.size
    faces = [family.bold if setting.bold or run.bold else family.regular for run in runs]
    tables = [(_known(face), face, size / face.units_per_em) for face in faces]
    ends = tuple(accumulate(len(run.text) for run in runs))
    index, start = 0, 0
    for piece in CHUNK.findall(run_text(runs)):
        end = start + len(piece)
        word = space = 0.0
        while start < end:
            while ends[index] <= start:
                index += 1
            cut = min(end, ends[index])
            part = piece[start - end : cut - end or None]
            known, face, scale = tables[index]
            widths = known.get(part) or _measured(part, face, known)
            word += widths[0] * scale
            space += widths[1] * scale
            start = cut
        if piece:
            yield word, space


def _measured(part: str, face: Face, known: _Widths) -> tuple[int, int]:
    """Measure a word, and keep it; raises KeyError for a character that the face lacks."""
    word = part.rstrip(" ")
    advances = face.advances
    letters = sum([advances[ord(character)] for character in word])
    widths = (letters, advances[0x20] * (len(part) - len(word)) if word != part else 0)
    if len(known) >= _MOST_WORDS:
        known.clear()
    known[part] = widths
    return widths


@lru_cache(maxsize=32)
def _known(_face: Face) -> _Widths:
    """Hold the words of a face that were measured already."""
    return {}
