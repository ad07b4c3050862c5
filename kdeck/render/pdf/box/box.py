"""What the pager moves: boxes of a known width that can be measured, split and drawn.

The ways to set boxes together stand in one module with what a box is, since they promise each other
the same: what they measure is what they draw.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Protocol

from kdeck.render.pdf.file.canvas import Canvas

EPSILON = 0.01
# What is torn that should stay whole leaves so many boxes together, where there are enough.
_PAIR = 2


class Box(Protocol):
    """Hold something to place on a page; lengths are in points."""

    @property
    def parts(self) -> "tuple[Box, ...]":
        """List the boxes inside, in reading order."""

    @property
    def height(self) -> float:
        """Measure the whole box."""

    @property
    def least(self) -> float:
        """Measure the smallest part that should begin on a page."""

    @property
    def torn_least(self) -> float:
        """Measure the smallest part that may, where the page would stay empty otherwise."""

    @property
    def before(self) -> float:
        """Measure the gap that is wanted above."""

    @property
    def after(self) -> float:
        """Measure the gap that is wanted below."""

    @property
    def keeps_next(self) -> bool:
        """Say whether the box must stand on one page with the next."""

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """Part the box so that the first part fits the room; None where that cannot be."""

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the box with its top left corner at a point."""


class _Measured(Protocol):
    @property
    def height(self) -> float: ...


class Unparted:
    """Begin and end on one page."""

    __slots__ = ()

    @property
    def least(self: _Measured) -> float:
        """Measure the whole box."""
        return self.height

    @property
    def torn_least(self: _Measured) -> float:
        """Measure the whole box."""
        return self.height

    def split(self, room: float) -> None:
        """Stay whole."""


def walk(box: Box) -> Iterator[Box]:
    """Yield a box and all inside it, in reading order."""
    yield box
    for part in box.parts:
        yield from walk(part)


def split_amply(box: Box, room: float, least: float) -> tuple[Box, Box] | None:
    """Part a box so that the second part is no shred, at least so high where that can be."""
    parts = box.split(room)
    if parts and parts[1].height < least:
        return box.split(parts[0].height + parts[1].height - least) or parts
    return parts


@dataclass(frozen=True, slots=True)
class Stack:
    """Set boxes one below the other; of two gaps that meet, the larger holds, times a factor.

    A break between boxes leaves at least the fewest on either side, where that can be, and two of
    those that are all to stay together. One that tears parts inside a box, too, that should stay
    whole and need not.
    """

    boxes: tuple[Box, ...]
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    fewest: int = 1
    gaps: float = 1.0
    tears: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        """Add up the boxes and the gaps between them, once."""
        boxes = self.boxes
        gaps = [max(one.after, other.before) for one, other in pairwise(boxes)]
        height = sum([box.height for box in boxes]) + self.gaps * sum(gaps)
        object.__setattr__(self, "height", height)

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the boxes."""
        return self.boxes

    @property
    def least(self) -> float:
        """Measure the first boxes that must stay together."""
        if self.fewest > 1 and len(self.boxes) < 2 * self.fewest:
            return self.height
        return self._first(self.fewest, torn=False)

    @property
    def torn_least(self) -> float:
        """Measure the first boxes that must stay together in any case."""
        return self._first(self._torn_fewest, torn=True)

    @property
    def _torn_fewest(self) -> int:
        return self.fewest if 2 * self.fewest <= len(self.boxes) else min(self.fewest, _PAIR)

    def _first(self, count: int, *, torn: bool) -> float:
        total = 0.0
        for index, box in enumerate(self.boxes):
            if index:
                total += self._gap(index)
            if not box.keeps_next and index + 1 >= count:
                return total + (box.torn_least if torn else box.least)
            if torn and box.torn_least < box.height - EPSILON:
                # Its end stands with what it must stay with.
                return total + box.torn_least
            total += box.height
        return total

    def split(self, room: float) -> "tuple[Stack, Stack] | None":
        """Part between boxes where a break is allowed, or inside a box."""
        tried = dict.fromkeys((self.fewest, self._torn_fewest, 1))
        return next(filter(None, (self._split(room, fewest) for fewest in tried)), None)

    def _split(self, room: float, fewest: int) -> "tuple[Stack, Stack] | None":
        used = 0.0
        best: tuple[tuple[Box, ...], tuple[Box, ...]] | None = None
        for index, box in enumerate(self.boxes):
            gap = self._gap(index) if index else 0.0
            enough = fewest <= index <= len(self.boxes) - fewest
            if index and enough and not self.boxes[index - 1].keeps_next:
                best = (self.boxes[:index], self.boxes[index:])
            if used + gap + box.height <= room + EPSILON:
                used += gap + box.height
                continue
            left = room - used - gap
            # What must begin together moves on where a break before it is allowed.
            least = box.torn_least if self.tears else box.least
            parts = box.split(left) if best is None or least <= left + EPSILON else None
            if parts:
                rest = (parts[1], *self.boxes[index + 1 :])
                best = ((*self.boxes[:index], parts[0]), rest)
            elif index and self.boxes[index - 1].keeps_next:
                best = self._parted_before(index) or best
            break
        if best is None:
            return None
        first = replace(self, boxes=best[0], after=0.0, keeps_next=False)
        return first, replace(self, boxes=best[1], before=0.0)

    def _parted_before(self, index: int) -> "tuple[tuple[Box, ...], tuple[Box, ...]] | None":
        """Part the box before one that does not fit, so that its end stands with that one."""
        kept = self.boxes[index - 1]
        parts = kept.split(kept.height - 2 * EPSILON)
        if parts is None:
            return None
        return (*self.boxes[: index - 1], parts[0]), (parts[1], *self.boxes[index:])

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the boxes from top to bottom."""
        for index, box in enumerate(self.boxes):
            if index:
                y += self._gap(index)
            box.draw(canvas, x, y)
            y += box.height

    def _gap(self, index: int) -> float:
        return self.gaps * max(self.boxes[index - 1].after, self.boxes[index].before)


@dataclass(frozen=True, slots=True)
class Beside:
    """Set a box in a column of its own, level with the first line of another."""

    side: Box
    main: Box
    offset: float
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the side box and the main box."""
        return (self.side, self.main)

    @property
    def height(self) -> float:
        """Measure the taller of the two."""
        return max(self.side.height, self.main.height)

    @property
    def least(self) -> float:
        """Measure what must begin together."""
        return max(self.side.height, self.main.least)

    @property
    def torn_least(self) -> float:
        """Measure what must begin together in any case."""
        return max(self.side.height, self.main.torn_least)

    def split(self, room: float) -> "tuple[Beside, Box] | None":
        """Part the main box; the side box stays with the first part."""
        if self.side.height > room + EPSILON:
            return None
        parts = self.main.split(room)
        if parts is None:
            return None
        first, rest = parts
        return (
            Beside(self.side, first, self.offset, self.before),
            Shifted(rest, self.offset, self.after, keeps_next=self.keeps_next),
        )

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the side box, then the main box."""
        self.side.draw(canvas, x, y)
        self.main.draw(canvas, x + self.offset, y)


@dataclass(frozen=True, slots=True)
class Shifted:
    """Set a box further right."""

    box: Box
    offset: float
    after: float = 0.0
    before: float = 0.0
    keeps_next: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the box."""
        return (self.box,)

    @property
    def height(self) -> float:
        """Measure the box."""
        return self.box.height

    @property
    def least(self) -> float:
        """Measure the least of the box."""
        return self.box.least

    @property
    def torn_least(self) -> float:
        """Measure the least of the box that may begin on a page."""
        return self.box.torn_least

    def split(self, room: float) -> "tuple[Shifted, Shifted] | None":
        """Part the box."""
        parts = self.box.split(room)
        if parts is None:
            return None
        rest = Shifted(parts[1], self.offset, self.after, keeps_next=self.keeps_next)
        return Shifted(parts[0], self.offset), rest

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the box."""
        self.box.draw(canvas, x + self.offset, y)


@dataclass(frozen=True, slots=True)
class Whole:
    """Keep a stack on one page; it parts only where it is longer than one.

    tears says that it parts, too, where a page would stay empty otherwise.
    """

    stack: Stack
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    tears: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the stack."""
        return (self.stack,)

    @property
    def height(self) -> float:
        """Measure the stack."""
        return self.stack.height

    @property
    def least(self) -> float:
        """Measure the whole stack."""
        return self.stack.height

    @property
    def torn_least(self) -> float:
        """Measure the whole stack, or what must begin together in one that may be torn."""
        return self.parted_least if self.tears else self.stack.height

    @property
    def parted_least(self) -> float:
        """Measure what must begin together where no page holds the whole."""
        return self.stack.torn_least

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """Part the stack; the gap below it stays below the second part."""
        parts = self.stack.split(room)
        if parts is None:
            return None
        return parts[0], replace(parts[1], after=self.after, keeps_next=self.keeps_next)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the stack."""
        self.stack.draw(canvas, x, y)


@dataclass(frozen=True, slots=True)
class Columns(Unparted):
    """Set boxes side by side; offsets are the distances of their left edges from the first.

    Where they stand in the middle, none is higher or lower than the others.
    """

    boxes: tuple[Box, ...]
    offsets: tuple[float, ...]
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    middle: bool = False

    @property
    def parts(self) -> tuple[Box, ...]:
        """List the boxes from left to right."""
        return self.boxes

    @property
    def height(self) -> float:
        """Measure the tallest."""
        return max(box.height for box in self.boxes)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the boxes from left to right."""
        for box, offset in zip(self.boxes, self.offsets, strict=True):
            down = (self.height - box.height) / 2 if self.middle else 0.0
            box.draw(canvas, x + offset, y + down)
