"""Building as the tests do it, with what became of each target."""

from pathlib import Path

from days import TODAY
from kdeck.batch.build import Order, build
from kdeck.batch.clock import Today
from kdeck.batch.outcome import Report
from kdeck.batch.target import Choice

ALL = Choice(themes=("default", "aurora"))
DEFAULT = Choice()


def run(
    folder: Path,
    choice: Choice = DEFAULT,
    *,
    jobs: int | None = 1,
    force: bool = False,
    today: Today = TODAY,
) -> Report:
    return build(folder, Order(choice, jobs, force, today=today), lambda *_: None)


def rebuilt(report: Report) -> set[str]:
    """Name the files that were built."""
    assert not report.failed, report
    assert not report.findings, report.findings
    return {outcome.target.path for outcome in report.outcomes if outcome.status == "built"}
