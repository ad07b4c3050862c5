"""What holds for all tests."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import settings

import cputime
from examples import IN_CI, examples
from kdeck.batch.trial import Trials
from kdeck.batch.work import Job
from kdeck.finding import Finding
from kdeck.fingerprint import Files

# What CI judges does not change from one run to the next; new examples are looked for elsewhere.
settings.register_profile("ci", derandomize=True, print_blob=True)
settings.register_profile("few", max_examples=examples(100))


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what is slow unless it is asked for; CI runs everything."""
    config.pluginmanager.register(cputime)
    settings.load_profile("ci" if IN_CI else "few")
    if not IN_CI and not config.option.markexpr:
        config.option.markexpr = "not slow"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out most cases of what is sampled, unless its tests are named; CI runs all."""
    if IN_CI or any("::" in argument for argument in config.args):
        return
    cases = defaultdict[str, list[pytest.Item]](list)
    for item in items:
        if item.get_closest_marker("sampled"):
            cases[item.nodeid.partition("[")[0]].append(item)
    every = {item.nodeid for found in cases.values() for item in found}
    left_out = every - {item.nodeid for found in cases.values() for item in _some(found)}
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in left_out])
    items[:] = [item for item in items if item.nodeid not in left_out]


def _some(cases: list[pytest.Item]) -> list[pytest.Item]:
    """Give as many cases of a test as its marker says, from all over its list."""
    marker = cases[0].get_closest_marker("sampled")
    assert marker
    (count,) = marker.args
    step = max(1, len(cases) / count)
    return [cases[int(index * step)] for index in range(min(count, len(cases)))]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what needs another system than this."""
    if item.get_closest_marker("posix") and os.name != "posix":
        pytest.skip("needs POSIX")


@pytest.fixture(autouse=True)
def _trials_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a theme that passed its trial in one test have passed it in the others.

    Half the time of checking a small project goes into it. What is the same theme, the trial says.
    """
    monkeypatch.setattr(Trials, "judge", _judge_once)


def _judge_once(trials: Trials, jobs: Iterable[Job], files: Files) -> Iterator[Finding]:
    trials.passed = {**_passed, **trials.passed}
    yield from _judge(trials, jobs, files)
    _passed.update(trials.passed)


_judge = Trials.judge
_passed: dict[str, None] = {}


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Measure speed in one process, whatever '-n auto' says."""
    return 0 if any("benchmarks" in argument for argument in config.args) else None
