"""How many examples a property is tried with: all in CI, a few in the run that one waits for."""

import os
from collections.abc import Iterable
from typing import TypeVar

from hypothesis import HealthCheck, settings

IN_CI = bool(os.environ.get("CI"))
T = TypeVar("T")
_PART = 10
_FEWEST = 5


def several(cases: Iterable[T], few: int) -> list[T]:
    """Give all of some cases in CI, and a few from all over them in the run that one waits for."""
    every = list(cases)
    return every if IN_CI else every[:: max(1, len(every) // few)][:few]


def examples(most: int, few: int | None = None) -> int:
    """Give the number of examples of a property that CI tries with the most."""
    if IN_CI:
        return most
    return max(min(most, _FEWEST), most // _PART) if few is None else few


def on_copies(most: int, few: int) -> settings:
    """Set how a property is tried on copies of a project: that is slow, and the same each time."""
    return settings(
        max_examples=examples(most, few),
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
