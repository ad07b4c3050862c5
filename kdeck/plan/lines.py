"""Breaking runs into lines, measured with the real faces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from kdeck.plan.run import Runs, run_text
from kdeck.theme.face import Face, Family

# A line may end after a space, a hyphen between letters or a dash; never at U+00A0.
CHUNK = re.compile(r"[^ ]*?(?:(?<=[^\W\d_])-(?=[^\W\d_])|—| +|\Z)")


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
class _Chunk:
    pieces: tuple[Piece, ...]
    width: float
    space: float


def break_lines(runs: Runs, setting: Setting, width: float) -> tuple[Line, ...]:
    """Fill lines of a width, first fit; a word wider than the line is broken between characters.

    Every character of the runs is in exactly one piece, in order.
    """
    lines: list[Line] = []
    held: list[Piece] = []
    used = 0.0
    gap = 0.0
    for word in _words(runs, setting):
        for chunk in _fitting(word, setting.size, width):
            if held and used + gap + chunk.width > width + 0.01:
                lines.append(_line(held, used))
                held, used, gap = [], 0.0, 0.0
            held.extend(chunk.pieces)
            used += gap + chunk.width
            gap = chunk.space
    if held:
        lines.append(_line(held, used))
    return tuple(lines)


def natural_width(runs: Runs, setting: Setting) -> float:
    """Measure runs on one line."""
    return sum(piece.width for word in _words(runs, setting) for piece in word.pieces)


def longest_word(runs: Runs, setting: Setting) -> float:
    """Measure the widest part of runs in which no line may end."""
    return max((word.width for word in _words(runs, setting)), default=0.0)


def _line(pieces: list[Piece], width: float) -> Line:
    merged: list[Piece] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and last.run == piece.run and last.face is piece.face:
            merged[-1] = Piece(
                last.text + piece.text, last.face, last.run, last.width + piece.width
            )
        else:
            merged.append(piece)
    return Line(tuple(merged), width)


def _words(runs: Runs, setting: Setting) -> Iterator[_Chunk]:
    """Cut the text of all runs where a line may end: a word may span runs."""
    ends = tuple(accumulate(len(run.text) for run in runs))
    index = 0
    for match in CHUNK.finditer(run_text(runs)):
        start, end = match.span()
        parts: list[_Chunk] = []
        while start < end:
            while ends[index] <= start:
                index += 1
            cut = min(end, ends[index])
            text = match[0][start - match.start() : cut - match.start()]
            parts.append(_part(text, index, setting, setting.bold or runs[index].bold))
            start = cut
        if parts:
            yield parts[0] if len(parts) == 1 else _joined(parts)


def _joined(parts: list[_Chunk]) -> _Chunk:
    pieces = tuple(piece for part in parts for piece in part.pieces)
    return _Chunk(pieces, sum(part.width for part in parts), sum(part.space for part in parts))


def _part(text: str, run: int, setting: Setting, bold: bool) -> _Chunk:
    face = setting.family.bold if bold else setting.family.regular
    scale = setting.size / face.units_per_em
    advance = face.advances.__getitem__
    word = text.rstrip(" ")
    try:
        width = sum(map(advance, map(ord, word))) * scale
        space = 0.0 if word == text else advance(32) * scale * (len(text) - len(word))
        pieces: tuple[Piece, ...] = (Piece(text, face, run, width + space),)
    except KeyError:
        pieces = tuple(_fallback(text, run, setting, bold))
        space = sum(p.width for p in _fallback(text[len(word) :], run, setting, bold))
        width = sum(piece.width for piece in pieces) - space
    return _Chunk(pieces, width, space)


def _fallback(text: str, run: int, setting: Setting, bold: bool) -> Iterator[Piece]:
    held, current = "", None
    for character in text:
        face = setting.family.face_for(character, bold)
        assert face is not None, f"no glyph for {character!r}"
        if current is not None and face is not current:
            yield Piece(held, current, run, current.width(held, setting.size))
            held = ""
        held, current = held + character, face
    if current is not None:
        yield Piece(held, current, run, current.width(held, setting.size))


def _fitting(word: _Chunk, size: float, width: float) -> Iterator[_Chunk]:
    if word.width <= width:
        yield word
        return
    held: list[Piece] = []
    used = 0.0
    for piece in word.pieces:
        for character in piece.text:
            advance = piece.face.width(character, size)
            if held and used + advance > width and character != " ":
                yield _Chunk(tuple(held), used, 0.0)
                held, used = [], 0.0
            held.append(Piece(character, piece.face, piece.run, advance))
            used += advance
    yield _Chunk(tuple(held), used - word.space, word.space)
