"""Crosses of many like cases: a few, from all over the list, in the run that one waits for.

A test of many cases has FEW of them in a run of all tests, or so many as its marker 'sampled' says,
which holds where a file is named, too.
"""

from collections import defaultdict
from inspect import isfunction

import pytest

from examples import IN_CI

NOT_SLOW = "not slow"
FEW = 2


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makeitem(collector: pytest.Collector, obj: object) -> list[pytest.Item] | None:
    """Make no cases of a slow test where none is run: making them takes seconds."""
    marks: list[pytest.Mark] = getattr(obj, "pytestmark", []) if isfunction(obj) else []
    leaves_out = collector.config.option.markexpr == NOT_SLOW
    return [] if leaves_out and any(mark.name == "slow" for mark in marks) else None


# Of those that are left: what is slow was taken out before.
@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out most cases of tests that have many, unless tests are named; CI runs all."""
    if IN_CI or any("::" in argument for argument in config.args):
        return
    cases = defaultdict[str, list[pytest.Item]](list)
    all_are_run = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    for item in items:
        if all_are_run or item.get_closest_marker("sampled"):
            cases[item.nodeid.partition("[")[0]].append(item)
    every = {item.nodeid for found in cases.values() for item in found}
    left_out = every - {item.nodeid for found in cases.values() for item in _some(found)}
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left_out])
    items[:] = [item for item in items if item.nodeid not in left_out]


def _some(cases: list[pytest.Item]) -> list[pytest.Item]:
    """Give as many cases of a test as it has where one waits, from all over its list."""
    marker = cases[0].get_closest_marker("sampled")
    (count,) = marker.args if marker else (FEW,)
    step = max(1, len(cases) / count)
    return [cases[int(index * step)] for index in range(min(count, len(cases)))]
