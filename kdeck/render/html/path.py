"""Paths as SVG has them, in as few characters as say the same.

Places are rounded to hundredths before steps are taken between them, so that no error adds up.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import assert_never

from kdeck.model.scene import Close, Curve, Line, Move, Segment

_PARTS = 100
# What all figures of a document have between them; themes share them, and formats.
_PATHS = 4096
_NUMBERS = 32_768


@lru_cache(_PATHS)
def path_data(segments: tuple[Segment, ...], x: float = 0.0, y: float = 0.0) -> str:
    """Write a path in steps, as seen from a place."""
    told, last, before = [], "", ""
    for letter, steps in _commands(segments, x, y):
        # A letter that repeats is left out; what follows a move without one would be a line.
        if letter != last or letter in "mz":
            told.append(letter)
            before = ""
        for step in steps:
            text = _short(step)
            ends = not before or text[0] == "-" or (text[0] == "." and "." in before)
            told.append(text if ends else f" {text}")
            before = text
        last = letter
    return "".join(told)


def number(value: float) -> str:
    """Write a number to the hundredth."""
    return _short(round(value * _PARTS))


def _commands(
    segments: tuple[Segment, ...], x: float, y: float
) -> Iterator[tuple[str, tuple[int, ...]]]:
    def place(across: float, down: float) -> tuple[int, int]:
        return round((across - x) * _PARTS), round((down - y) * _PARTS)

    here = start = (0, 0)
    for segment in segments:
        match segment:
            case Move():
                there = place(segment.x, segment.y)
                yield "m", _step(here, there)
                here = start = there
            case Line():
                there = place(segment.x, segment.y)
                across, down = _step(here, there)
                if not down:
                    yield "h", (across,)
                elif not across:
                    yield "v", (down,)
                else:
                    yield "l", (across, down)
                here = there
            case Curve():
                there = place(segment.x, segment.y)
                first, second = place(segment.x1, segment.y1), place(segment.x2, segment.y2)
                yield "c", (*_step(here, first), *_step(here, second), *_step(here, there))
                here = there
            case Close():
                yield "z", ()
                here = start
            case _:
                assert_never(segment)


def _step(here: tuple[int, int], there: tuple[int, int]) -> tuple[int, int]:
    return there[0] - here[0], there[1] - here[1]


@lru_cache(_NUMBERS)
def _short(parts: int) -> str:
    whole, rest = divmod(abs(parts), _PARTS)
    decimals = f".{rest:02}".rstrip("0") if rest else ""
    told = f"{whole or ''}{decimals}" or "0"
    return f"-{told}" if parts < 0 else told
