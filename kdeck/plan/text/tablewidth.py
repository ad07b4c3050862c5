"""Sharing out the width of a table to its columns."""

from collections.abc import Sequence

# What stays free at the left and at the right of a cell on a page, in points.
CELL_PAD = 5.0


def shares(columns: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Share by the square root of the text in each column, never less than its longest word."""
    sizes = []
    for texts in columns:
        longest = max((len(word) for text in texts for word in text.split()), default=1)
        sizes.append(max(sum(map(len, texts)) ** 0.5, longest * 0.9))
    total = sum(sizes)
    least = [max(size / total, 0.1) for size in sizes]
    return tuple(share / sum(least) for share in least)


def at_least(widths: Sequence[float], least: Sequence[float]) -> tuple[float, ...]:
    """Widen each column to its least width, out of what the others can spare.

    The sum stays. Where the least widths together are wider than it, they are cut alike.
    """
    total, needed = sum(widths), sum(least)
    if needed >= total:
        return tuple(total * part / needed for part in least)
    spare = [max(width - part, 0.0) for width, part in zip(widths, least, strict=True)]
    share = (total - needed) / sum(spare) if any(spare) else 0.0
    return tuple(part + share * over for part, over in zip(least, spare, strict=True))
