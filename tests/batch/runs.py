"""Building as the tests do it, with what became of each target."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from days import TODAY
from kdeck.batch.build import Order, build
from kdeck.batch.clock import Today
from kdeck.batch.outcome import Report
from kdeck.batch.packing import unpacked
from kdeck.batch.record import record_file
from kdeck.batch.target import Choice
from kdeck.fingerprint import digest

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


def record_text(folder: Path, theme: str) -> bytes:
    """Read what the record of a theme says, as JSON."""
    return unpacked((folder / record_file(theme)).read_bytes().partition(b"\n")[2])


def change_record(folder: Path, theme: str, change: Callable[[Any], Any]) -> None:
    """Change what the record of a theme says, as a writer that is not kdeck would: with its sum."""
    place = folder / record_file(theme)
    head, _, body = place.read_bytes().partition(b"\n")
    changed = json.dumps(change(json.loads(unpacked(body)))).encode()
    words = head.rpartition(b" ")[0]
    place.write_bytes(words + b" " + digest(changed).encode() + b"\n" + changed)
