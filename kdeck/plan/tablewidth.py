"""Sharing out the width of a table to its columns."""

from collections.abc import Sequence


def shares(columns: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Share by the square root of the text in each column, never less than its longest word."""
    sizes = []
    for texts in columns:
        longest = max((len(word) for text in texts for word in text.split()), default=1)
        sizes.append(max(sum(map(len, texts)) ** 0.5, longest * 0.9))
    total = sum(sizes)
    least = [max(size / total, 0.1) for size in sizes]
    return tuple(share / sum(least) for share in least)
