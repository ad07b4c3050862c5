"""What is wrong with the drawings of a font: characters without ink, without room, or mistaken."""

import string
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from kdeck.theme.drawn import Drawn, draw_characters
from kdeck.theme.face import Face
from kdeck.theme.fonterror import damaged
from kdeck.theme.outline import Outlines
from kdeck.theme.shipped import ATKINSON, DEFAULT_FAMILY, shipped_family

_WORDS = string.ascii_letters + string.digits
_MARKS = ".,;:!?()%&/+-'\""
BASIC = _WORDS + _MARKS
# In square ems. The finest letter of 860 open fonts (Lato Hairline's I) has twice as much, and the
# smallest point too.
_LEAST_INK = {True: 0.004, False: 0.0003}
# Shares of a character's ink: scripts overlap, and no letter that is used for text has less room.
_LEAST_ROOM = 0.3
# Shares of an em; text faces have 0.4 to 0.56, 0.6 to 0.75 and, old style, 0.4 to 0.75.
_LEAST_HEIGHTS = {"x": 0.3, "H": 0.45} | dict.fromkeys(string.digits, 0.3)
_LEAST_SHOWN = 0.15
_MOST_HEIGHT = 1.2
_MOST_OFF_LINE = 0.3
# Letters that are drawn like figures in fonts that are otherwise sound.
_TWINS = {
    "0": "OoDQq", "1": "Iil", "2": "Zz", "3": "E", "4": "hHyA", "5": "Ss", "6": "bG", "7": "T",
    "8": "BS", "9": "gqP",
}  # fmt: skip
# More letters than these of one shape are a stamp, such as 'DEMO', in the place of letters.
_MOST_ALIKE = 3
_SAME_PLACE = 0.005
# Of 320 open text fonts none has two figures that are each nearer to the other's usual shape by
# more than 0.05; two that were swapped are, in seven of eight cases, by more than this.
_MISTAKEN = 0.06
_USUAL = (DEFAULT_FAMILY, ATKINSON)
_SHOWN = 8


@lru_cache(maxsize=64)
def ink_faults(face: Face) -> tuple[str, ...]:
    """Say what a font does to the characters that every handout shows.

    Each is the end of a sentence about the font. Characters that it lacks are no faults: another
    font has them. Raises FontError for damaged outlines.
    """
    try:
        shapes = draw_characters(Outlines(face.data), BASIC)
    # fontTools raises whatever a damaged table leads to: struct.error, KeyError, AssertionError, …
    except Exception:
        raise damaged("it cannot be read") from None
    for checks in ((_empty,), (_size,), (_faint, _room, _alike, _mistaken)):
        if found := tuple(fault for check in checks for fault in check(shapes)):
            return found
    return ()


def shown_faults(shapes: Mapping[str, Drawn]) -> tuple[str, ...]:
    """Say what a font does to some characters that a file shows, in the same words.

    A file may show figures that are made small or raised, and capitals for small letters.
    """
    if faults := tuple(_empty(shapes)):
        return faults
    small = [c for c, s in shapes.items() if c in _LEAST_HEIGHTS and s.height < _LEAST_SHOWN]
    if small:
        height = shapes[small[0]].height
        return (f"draws {_listed(small)} {height:.0%} as high as the size says",)
    return tuple(fault for check in (_room, _mistaken) for fault in check(shapes))


def _empty(shapes: Mapping[str, Drawn]) -> Iterator[str]:
    unseen = [c for c, shape in shapes.items() if not shape.ink]
    if unseen:
        yield f"draws nothing for {_listed(unseen)}"


def _faint(shapes: Mapping[str, Drawn]) -> Iterator[str]:
    faint = [c for c, shape in shapes.items() if shape.ink < _LEAST_INK[c in _WORDS]]
    if faint:
        yield f"draws {_listed(faint)} too faint or too small to be seen"


def _room(shapes: Mapping[str, Drawn]) -> Iterator[str]:
    crowded = [c for c, shape in shapes.items() if _share(c, shape) < _LEAST_ROOM]
    if crowded:
        yield f"sets {_listed(crowded)} on the characters beside them"


def _share(character: str, shape: Drawn) -> float:
    """Give the share of the ink that has room; slanted marks may lean out of theirs."""
    if character in _MARKS:
        return shape.advance / max(shape.width, _SAME_PLACE)
    return (min(shape.right, shape.advance) - max(shape.left, 0)) / shape.width


def _size(shapes: Mapping[str, Drawn]) -> Iterator[str]:
    known = {c: least for c, least in _LEAST_HEIGHTS.items() if c in shapes}
    for character, least in known.items():
        height = shapes[character].height
        if height < least:
            yield (
                f"draws '{character}' {height:.0%} as high as the size says, and {least:.0%} is "
                "the least"
            )
            return
        if height > _MOST_HEIGHT:
            yield f"draws '{character}' {height:.0%} as high as the size says"
            return
        if abs(shapes[character].bottom) > _MOST_OFF_LINE:
            yield f"draws '{character}' above or below its line"
            return


def _alike(shapes: Mapping[str, Drawn]) -> Iterator[str]:
    groups: list[str] = []
    for character in filter(shapes.__contains__, _WORDS):
        group = next((g for g in groups if _same(shapes[g[0]], shapes[character])), None)
        if group is None:
            groups.append(character)
        else:
            groups[groups.index(group)] += character
    for group in groups:
        if len({c.casefold() for c in group}) > _MOST_ALIKE:
            yield f"draws {_listed(group)} alike"
            continue
        for one, other in combinations(group, 2):
            figure, letter = (one, other) if one in string.digits else (other, one)
            if figure in string.digits and letter not in _TWINS[figure]:
                yield f"draws {_listed((one, other))} alike"


def _same(one: Drawn, other: Drawn) -> bool:
    edges = ((one.width, other.width), (one.top, other.top), (one.bottom, other.bottom))
    return one.picture == other.picture and all(abs(a - b) < _SAME_PLACE for a, b in edges)


def _mistaken(shapes: Mapping[str, Drawn]) -> Iterator[str]:
    """Find figures that stand in each other's places, however many went round."""
    figures = [c for c in string.digits if c in shapes]
    unlike = {(c, d): _unlike(shapes[c], d) for c in figures for d in figures}
    nearer = {c: [d for d in figures if unlike[c, c] - unlike[c, d] > _MISTAKEN] for c in figures}
    moved = [c for c in figures if _returns(c, nearer)]
    if moved:
        yield f"draws {_listed(moved)} with each other's shapes"


def _returns(start: str, ways: Mapping[str, list[str]]) -> bool:
    seen: set[str] = set()
    coming = list(ways[start])
    while coming:
        place = coming.pop()
        if place == start:
            return True
        if place not in seen:
            seen.add(place)
            coming.extend(ways[place])
    return False


def _unlike(shape: Drawn, figure: str) -> float:
    return min(shape.unlike(each[figure]) for each in _usual_figures())


@lru_cache(maxsize=1)
def _usual_figures() -> tuple[Mapping[str, Drawn], ...]:
    """Draw the figures of the fonts with which _MISTAKEN was measured."""
    families = [shipped_family(name) for name in _USUAL]
    faces = [*(family.regular for family in families), *(family.bold for family in families)]
    return tuple(draw_characters(Outlines(face.data), string.digits) for face in faces)


def _listed(characters: "list[str] | tuple[str, ...] | str") -> str:
    shown = " ".join(f"'{c}'" for c in characters[:_SHOWN])
    rest = len(characters) - _SHOWN
    return f"{shown} and {rest} more" if rest > 0 else shown
