"""One bookmark of a file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Lead to the destination of a heading; level counts from 1."""

    title: str
    level: int
    destination: str
