"""What is slow to find out and never changes: it is kept between runs where somebody keeps it.

An answer follows from its question alone, and from the program and its libraries.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Keeper(Protocol):
    """Keep values between runs."""

    def recall(self, kind: type[T], key: str, source: str, make: Callable[[], T]) -> T:
        """Give a value that was kept; make it where there is none."""


class _Asked:
    """Hold who keeps answers in this process; nobody at first."""

    keeper: Keeper | None = None


def keep_answers(keeper: Keeper | None) -> None:
    """Let somebody keep the answers from now on, or nobody."""
    _Asked.keeper = keeper


def are_kept() -> bool:
    """Say whether somebody keeps answers: a question that is slow to ask is not asked else."""
    return _Asked.keeper is not None


def answer(kind: type[T], question: str, find: Callable[[], T]) -> T:
    """Give the answer to a question, which names all that it follows from; find a new one."""
    if _Asked.keeper is None:
        return find()
    return _Asked.keeper.recall(kind, f"answer {question}", "", find)
