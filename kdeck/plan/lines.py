"""Breaking runs into lines, measured with the real faces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kdeck.plan.run import Runs
from kdeck.theme.face import Face, Family

# A line may end after a space, a hyphen between letters or a dash; never at U+00A0.
_CHUNK = re.compile(r"[^ ]*?(?:(?<=[^\W\d_])-(?=[^\W\d_])|—| +|$)|[^ ]+")


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
    joins: bool


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
    held: list[_Chunk] = []
    for index, run in enumerate(runs):
        for chunk in _chunks(run.text, index, setting, setting.bold or run.bold):
            held.append(chunk)
            if not chunk.joins:
                yield _joined(held)
                held = []
    if held:
        yield _joined(held)


def _joined(chunks: list[_Chunk]) -> _Chunk:
    if len(chunks) == 1:
        return chunks[0]
    pieces = tuple(piece for chunk in chunks for piece in chunk.pieces)
    return _Chunk(pieces, sum(c.width for c in chunks), chunks[-1].space, joins=False)


def _chunks(text: str, run: int, setting: Setting, bold: bool) -> Iterator[_Chunk]:
    face = setting.family.bold if bold else setting.family.regular
    scale = setting.size / face.units_per_em
    advance = face.advances.__getitem__
    for match in _CHUNK.finditer(text):
        chunk = match[0]
        if not chunk:
            continue
        word = chunk.rstrip(" ")
        try:
            width = sum(map(advance, map(ord, word))) * scale
            space = 0.0 if word == chunk else advance(32) * scale * (len(chunk) - len(word))
            pieces: tuple[Piece, ...] = (Piece(chunk, face, run, width + space),)
        except KeyError:
            pieces = tuple(_fallback(chunk, run, setting, bold))
            space = sum(p.width for p in _fallback(chunk[len(word) :], run, setting, bold))
            width = sum(piece.width for piece in pieces) - space
        ends = match.end() < len(text) or word != chunk or chunk[-1] in "-—"
        yield _Chunk(pieces, width, space, joins=not ends)


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
                yield _Chunk(tuple(held), used, 0.0, joins=False)
                held, used = [], 0.0
            held.append(Piece(character, piece.face, piece.run, advance))
            used += advance
    yield _Chunk(tuple(held), used - word.space, word.space, joins=False)
