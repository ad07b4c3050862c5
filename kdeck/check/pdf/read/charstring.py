"""The widths that the outlines of PostScript fonts begin with."""

from collections.abc import Sequence
from typing import Protocol

_MOST_STEPS = 4096
_DEEPEST = 10  # Adobe Technical Note 5177, appendix B
_CALL, _RETURN, _END, _CALL_SHARED, _ESCAPE = 10, 11, 14, 29, 12
# How many numbers each operator takes that clears the stack; one more is the width.
_TAKES = {4: 1, 22: 1, 21: 2, _END: 0}
_PAIRS = frozenset({1, 3, 18, 23, 19, 20})  # stems and masks take pairs


class Outline(Protocol):
    """Hold an outline or a part of one, as a font keeps it."""

    bytecode: bytes


def type2_width(
    outline: Outline, own: Sequence[Outline], shared: Sequence[Outline]
) -> tuple[()] | tuple[float] | None:
    """Give what is added to the nominal width, nothing for the usual one; None if untold."""
    stack: list[float] = []
    waiting = [(bytes(outline.bytecode), 0)]
    for _ in range(_MOST_STEPS):
        if not waiting:
            return None
        code, place = waiting.pop()
        if place >= len(code):
            continue
        first = code[place]
        if first >= 32 or first == 28:
            size, value = _number(code, place)
            stack.append(value)
            waiting.append((code, place + size))
        elif first in {_CALL, _CALL_SHARED}:
            called = _called(stack, own if first == _CALL else shared)
            if called is None or len(waiting) >= _DEEPEST:
                return None
            waiting += [(code, place + 1), (called, 0)]
        elif first == _RETURN:
            continue
        else:
            return _cleared(first, stack)
    return None


def _number(code: bytes, place: int) -> tuple[int, float]:
    first = code[place]
    following = code[place + 1 : place + 5]
    if first == 28:
        return 3, int.from_bytes(following[:2], "big", signed=True)
    if first <= 246:
        return 1, first - 139
    if first == 255:
        return 5, int.from_bytes(following, "big", signed=True) / 0x10000
    low = following[0] if following else 0
    return 2, (first - 247) * 256 + low + 108 if first <= 250 else -(first - 251) * 256 - low - 108


def _called(stack: list[float], among: Sequence[Outline]) -> bytes | None:
    bias = 107 if len(among) < 1240 else 1131 if len(among) < 33900 else 32768
    place = int(stack.pop()) + bias if stack else -1
    return bytes(among[place].bytecode) if 0 <= place < len(among) else None


def _cleared(operator: int, stack: list[float]) -> tuple[()] | tuple[float] | None:
    if operator in _PAIRS:
        extra = len(stack) % 2 == 1
    elif operator == _END:
        extra = len(stack) in {1, 5}
    elif operator in _TAKES:
        extra = len(stack) > _TAKES[operator]
    else:
        return None
    return (stack[0],) if extra else ()


def type1_width(data: bytes) -> float | None:
    """Give the width that a Type 1 outline, decrypted, sets first; None if untold."""
    stack: list[float] = []
    place = 0
    while place < min(len(data), _MOST_STEPS):
        first = data[place]
        if first >= 32:
            size, value = _number(data, place)
            stack.append(value * 0x10000 if first == 255 else value)
            place += size
        elif first == 13:
            return stack[-1] if len(stack) >= 2 else None
        elif first == _ESCAPE and data[place + 1 : place + 2] == b"\x0c" and len(stack) >= 2:
            below = stack.pop()
            stack.append(stack.pop() / below if below else 0)
            place += 2
        elif first == _ESCAPE and data[place + 1 : place + 2] == b"\x07":
            return stack[-2] if len(stack) >= 4 else None
        else:
            return None
    return None
