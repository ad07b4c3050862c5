"""What a TrueType font program holds: the number of glyphs, their widths, and its maps."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

_LARGEST = 0x10000
# A font has one map or a few, each for hardly more characters than it has glyphs.
_MOST_MAPS = 8


@dataclass(frozen=True, slots=True)
class TrueType:
    """Keep the widths of glyphs in thousandths of an em, and glyphs by code for each map."""

    glyphs: int
    widths: tuple[float, ...]
    maps: Mapping[tuple[int, int], Mapping[int, int]]
    data: bytes = field(repr=False)

    def width(self, glyph: int) -> float | None:
        """Give the advance of a glyph; the last one stands for those that follow."""
        if not self.widths or glyph >= self.glyphs:
            return None
        return self.widths[min(glyph, len(self.widths) - 1)]


@lru_cache(maxsize=8)
def read_truetype(data: bytes) -> TrueType | None:
    """Read a font program; None where it is none, or is cut off."""
    try:
        tables = dict(read_tables(data))
        em = _number(tables[b"head"], 18)
        glyphs = _number(tables[b"maxp"], 4)
        listed = min(_number(tables[b"hhea"], 34), glyphs)
        advances = [_number(tables[b"hmtx"], 4 * i) for i in range(listed)]
        maps = dict(_maps(tables.get(b"cmap", b"\0\0\0\0")))
        return TrueType(glyphs, tuple(each * 1000 / em for each in advances), maps, data)
    except (KeyError, struct.error, ZeroDivisionError):
        return None


def _number(data: bytes, place: int) -> int:
    return int(struct.unpack_from(">H", data, place)[0])


def read_tables(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the tables of a font program by name. Raises struct.error where it is cut off."""
    for index in range(_number(data, 4)):
        name, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        yield name, data[start : start + length]


def _maps(cmap: bytes) -> Iterator[tuple[tuple[int, int], Mapping[int, int]]]:
    for index in range(min(_number(cmap, 2), _MOST_MAPS)):
        platform, encoding, start = struct.unpack_from(">HHL", cmap, 4 + 8 * index)
        yield (platform, encoding), dict(islice(_pairs(cmap[start:]), 2 * _LARGEST))


def _pairs(table: bytes) -> Iterator[tuple[int, int]]:
    match _number(table, 0):
        case 0:
            yield from enumerate(table[6:262])
        case 4:
            yield from _segments(table)
        case 6:
            first, count = struct.unpack_from(">HH", table, 6)
            yield from ((first + i, _number(table, 10 + 2 * i)) for i in range(count))
        case 12:
            for index in range(min(int(struct.unpack_from(">L", table, 12)[0]), _LARGEST)):
                low, high, glyph = struct.unpack_from(">LLL", table, 16 + 12 * index)
                yield from ((low + i, glyph + i) for i in range(min(high - low + 1, _LARGEST)))


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    double = _number(table, 6)
    for index in range(0, double, 2):
        high, low = _number(table, 14 + index), _number(table, 16 + double + index)
        delta, place = _number(table, 16 + 2 * double + index), 16 + 3 * double + index
        offset = _number(table, place)
        for code in range(low, min(high, 0xFFFE) + 1):
            glyph = _number(table, place + offset + 2 * (code - low)) if offset else code
            yield code, (glyph + delta) % 0x10000 if glyph or not offset else 0
