"""Which tests begin first, so that at the end of a run no process waits for another's long test.

Each process is given a run of neighbors of the list, and takes from the end of another's when it
has done its own. What is marked `long` stands at the head of these runs, by turns.
"""

from collections.abc import Sequence
from typing import TypeVar

import pytest

T = TypeVar("T")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Move long tests to where the processes of a run begin."""
    # Only a process that is one of several has it.
    count = getattr(config, "workerinput", {}).get("workercount", 1)
    if count > 1:
        long = [item for item in items if item.get_closest_marker("long")]
        others = [item for item in items if not item.get_closest_marker("long")]
        items[:] = in_runs(long, others, count)


def in_runs(long: Sequence[T], others: Sequence[T], count: int) -> list[T]:
    """List cases so that each of so many equal runs of the list begins with its share of long ones.

    The runs are those that xdist makes: each has what is left, divided by the processes left.
    """
    found: list[T] = []
    whole, rest = len(long) + len(others), iter(others)
    for turn in range(count):
        size = (whole - len(found)) // (count - turn)
        # Where there are hardly others, what has no room in its run goes to the end.
        mine = long[turn::count][:size]
        found += [*mine, *(other for _, other in zip(range(size - len(mine)), rest, strict=False))]
    return [*found, *rest, *(case for case in long if case not in found)]
