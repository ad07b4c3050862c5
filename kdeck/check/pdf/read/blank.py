"""The glyphs of a TrueType font program that draw nothing."""

import struct
from collections.abc import Iterator
from itertools import pairwise

from kdeck.check.pdf.read.truetype import read_tables

# Flags of a part of a composite (OpenType, 'glyf').
_WORDS, _SCALE, _MORE, _TWO_SCALES, _FOUR_SCALES = 0x01, 0x08, 0x20, 0x40, 0x80
_HEADER = 10
_MOST_PARTS = 64
_DEEPEST = 8


def blank_glyphs(data: bytes) -> frozenset[int]:
    """List the glyphs without outlines, and the composites of nothing else.

    Empty for what is no font program, or is cut off.
    """
    try:
        return _blank(data)
    except (KeyError, struct.error):
        return frozenset()


def _blank(data: bytes) -> frozenset[int]:
    tables = dict(read_tables(data))
    outlines, places = tables[b"glyf"], tuple(_places(tables))
    blank: set[int] = set()
    composites: dict[int, tuple[int, ...]] = {}
    for glyph, (start, end) in enumerate(pairwise(places)):
        contours = struct.unpack_from(">h", outlines, start)[0] if end > start else 0
        if contours == 0:
            blank.add(glyph)
        elif contours < 0:
            composites[glyph] = tuple(_parts(outlines, start + _HEADER))
    for _ in range(_DEEPEST):
        more = {glyph for glyph, parts in composites.items() if blank.issuperset(parts)} - blank
        if not more:
            break
        blank |= more
    return frozenset(blank)


def _places(tables: dict[bytes, bytes]) -> Iterator[int]:
    loca, long = tables[b"loca"], struct.unpack_from(">h", tables[b"head"], 50)[0]
    if long:
        return iter(struct.unpack(f">{len(loca) // 4}L", loca[: len(loca) // 4 * 4]))
    halves = struct.unpack(f">{len(loca) // 2}H", loca[: len(loca) // 2 * 2])
    return (2 * half for half in halves)


def _parts(outlines: bytes, place: int) -> Iterator[int]:
    for _ in range(_MOST_PARTS):
        flags, glyph = struct.unpack_from(">HH", outlines, place)
        yield glyph
        if not flags & _MORE:
            return
        place += 8 if flags & _WORDS else 6
        place += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 0
        place += 8 if flags & _FOUR_SCALES else 0
