"""What tests cost in time of the processor, so that the run that one waits for stays short.

A test that is not marked slow may take three seconds of a quiet machine. On a loaded one the same
work has been seen to cost twice as much, and measuring coverage adds to it: what takes more than
three is told, and what takes more than nine fails. The time of a clock would judge the load; that
of fixtures is shared, and counts in the sum alone.
"""

import os
from collections.abc import Generator, Iterable

import pytest

from examples import IN_CI
from sampling import NOT_SLOW

TOLD = 3.0
FAILS = 9.0
# All tests that are not slow: two minutes on two processors.
WHOLE = 240.0
_ALL = "processor seconds"
_CALL = "processor seconds of the call"
Step = Generator[None, object, object]


def _spent() -> float:
    """Give the seconds that this process and those it waited for have taken."""
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Step:
    """Note what the fixtures take."""
    before = _spent()
    try:
        return (yield)
    finally:
        item.user_properties.append((_ALL, _spent() - before))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Step:
    """Note what a test takes, and fail it where it passed and took too long."""
    before = _spent()
    try:
        result = yield
    finally:
        taken = _spent() - before
        item.user_properties += [(_ALL, taken), (_CALL, taken)]
    if taken > FAILS and not IN_CI and item.get_closest_marker("slow") is None:
        pytest.fail(
            f"took {taken:.1f} seconds of the processor and is not marked slow: share what it "
            "builds, or mark it and keep a fast test of its rule",
            pytrace=False,
        )
    return result


def pytest_terminal_summary(terminalreporter: "pytest.TerminalReporter") -> None:
    """Tell what the tests took in all, and which took longer than one that is not slow may."""
    found = [
        report
        for reports in terminalreporter.stats.values()
        for report in reports
        # The report of the call holds what the setup noted, too.
        if isinstance(report, pytest.TestReport) and report.when == "call"
    ]
    whole = sum(_seconds(found, _ALL))
    terminalreporter.write_line(f"{whole:.0f} processor seconds in tests")
    if IN_CI:
        return
    for report in found:
        (taken,) = _seconds([report], _CALL)
        if taken > TOLD and "slow" not in report.keywords:
            terminalreporter.write_line(
                f"{taken:.1f} processor seconds, and not marked slow: {report.nodeid}", yellow=True
            )
    if whole > WHOLE and terminalreporter.config.option.markexpr == NOT_SLOW:
        terminalreporter.write_line(
            f"the tests that are not slow take more than {WHOLE:g} processor seconds in all",
            red=True,
        )


def _seconds(reports: Iterable[pytest.TestReport], kind: str) -> list[float]:
    return [
        float(str(value))
        for report in reports
        for key, value in report.user_properties
        if key == kind
    ]
