"""The ToUnicode table of a font: from character codes to text (ISO 32000-1, 9.10.3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_BLOCK = re.compile(rb"begin(bfchar|bfrange|codespacerange)\b(.*?)end\1\b", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_LARGEST_RANGE = 0x10000
_MOST_CODES = 0x40000
_Token = bytes | str


@dataclass(frozen=True, slots=True)
class ToUnicode:
    """Hold what a CMap says: text by code, and (bytes a code, lowest, highest) of its spaces."""

    text: dict[int, str]
    spaces: tuple[tuple[int, int, int], ...]

    def width(self, data: bytes, start: int) -> int | None:
        """Count the bytes of the code that starts here; None where no space holds it."""
        for width, low, high in self.spaces:
            code = data[start : start + width]
            if len(code) == width and _within(code, low, high):
                return width
        return None


def read_cmap(data: bytes) -> ToUnicode:
    """Read the code tables of a CMap; what is malformed is left out and stays unmapped.

    So is what comes after four times as many codes as a font can have.
    """
    text: dict[int, str] = {}
    spaces: list[tuple[int, int, int]] = []
    left = _MOST_CODES
    for kind, block in _BLOCK.findall(data):
        tokens = _tokens(block)
        if kind == b"codespacerange":
            spaces.extend(_spaces(tokens))
            continue
        pairs = _characters(tokens) if kind == b"bfchar" else _ranges(tokens)
        for code, value in islice(pairs, left):
            text[code] = value
            left -= 1
    return ToUnicode(text, tuple(sorted(spaces)))


def _within(code: bytes, low: int, high: int) -> bool:
    # Each byte has its own range (ISO 32000-1, 9.7.6.2).
    lows, highs = low.to_bytes(len(code), "big"), high.to_bytes(len(code), "big")
    return all(a <= b <= c for a, b, c in zip(lows, code, highs, strict=True))


def _tokens(block: bytes) -> Iterator[_Token]:
    for match in _TOKEN.finditer(block):
        digits, opens, _ = match.groups()
        if digits is None:
            yield "[" if opens else "]"
            continue
        clean = b"".join(digits.split()).decode("ascii")
        yield bytes.fromhex(clean + "0" * (len(clean) % 2))


def _characters(tokens: Iterator[_Token]) -> Iterator[tuple[int, str]]:
    for code in tokens:
        value = next(tokens, None)
        if isinstance(code, bytes) and isinstance(value, bytes):
            yield _number(code), _text(value)


def _ranges(tokens: Iterator[_Token]) -> Iterator[tuple[int, str]]:
    for low in tokens:
        high, value = next(tokens, None), next(tokens, None)
        if not isinstance(low, bytes) or not isinstance(high, bytes):
            return
        codes = range(_number(low), min(_number(high), _number(low) + _LARGEST_RANGE) + 1)
        if isinstance(value, bytes):
            yield from zip(codes, _following(_text(value), len(codes)), strict=False)
        elif value == "[":
            yield from zip(codes, list(_list(tokens)), strict=False)


def _list(tokens: Iterator[_Token]) -> Iterator[str]:
    for token in tokens:
        if not isinstance(token, bytes):
            return
        yield _text(token)


def _following(first: str, count: int) -> Iterator[str]:
    if first:
        for step in range(min(count, 0x110000 - ord(first[-1]))):
            yield first[:-1] + chr(ord(first[-1]) + step)


def _spaces(tokens: Iterator[_Token]) -> Iterator[tuple[int, int, int]]:
    for low in tokens:
        high = next(tokens, None)
        if isinstance(low, bytes) and isinstance(high, bytes) and len(low) == len(high) > 0:
            yield len(low), _number(low), _number(high)


def _number(code: bytes) -> int:
    return int.from_bytes(code, "big")


def _text(value: bytes) -> str:
    if len(value) == 1:  # against the standard, yet common
        return value.decode("latin-1")
    return value.decode("utf-16-be", errors="replace")
