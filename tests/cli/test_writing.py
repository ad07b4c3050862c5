"""Every command that changes a project waits for its turn; those that read do not."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from buildable import snapshot
from kdeck.batch import lock
from kdeck.batch.lock import locked

from .conftest import Run

APPROVE = (
    "review",
    "approve",
    "leaflet",
    "--by",
    "A. Reader",
    "--role",
    "MD",
    "--due",
    "2100-01-01",
)


@pytest.mark.parametrize(
    "command",
    [("build", "--force"), APPROVE, ("theme", "new", "dawn"), ("theme", "preview", "default")],
    ids=" ".join,
)
def test_a_command_that_writes_does_not_while_another_is_at_work(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.1)
    before = snapshot(built)
    with locked(built, "kdeck build", pytest.fail):
        result = run(*command, "--project", built)
    assert result.code == 3
    first, second = result.err.splitlines()
    assert first.startswith("error: 'kdeck build' (process ")
    assert first.endswith("is still at work in this project")
    assert second.startswith("  hint: wait until it has ended")
    assert snapshot(built) == before
    assert not (built / "sources/reviews.yml").exists()
    assert not (built / "themes/dawn").exists()


@pytest.mark.slow
def test_two_approvals_at_once_are_both_kept(built: Path) -> None:
    reviews = built / "sources/reviews.yml"
    paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
    environment = {**os.environ, "PYTHONPATH": paths}
    names = ("A. Reader", "B. Reader")
    # Whoever comes second finds the lock, waits, and reads what the first has written meanwhile.
    with locked(built, "kdeck build", pytest.fail):
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "kdeck", *APPROVE[:4], name, *APPROVE[5:],
                 "--audience", audience, "--project", str(built)],
                env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
            for name, audience in zip(names, ("plain", "clinician"), strict=True)
        ]  # fmt: skip
        time.sleep(0.3)
    ended = [(process.communicate(timeout=60), process.returncode) for process in started]
    assert [code for _, code in ended] == [0, 0], ended
    written = reviews.read_text(encoding="utf-8")
    assert all(written.count(name) == 1 for name in names), written


@pytest.mark.parametrize("command", [("list",), ("review", "status")], ids=" ".join)
def test_a_command_that_reads_needs_no_turn(
    run: Run, built: Path, command: tuple[str, ...]
) -> None:
    with locked(built, "kdeck build", pytest.fail):
        assert run(*command, "--project", built).code == 0


def test_what_a_killed_run_left_is_cleared_and_named(run: Run, built: Path) -> None:
    left = built / "output/default/.handout-plain.pdf.0a1b2c3d.part"
    left.write_bytes(b"half")
    result = run("build", "--project", built)
    assert result.code == 0
    name = left.relative_to(built).as_posix()
    assert result.err == f"removed {name}, left behind by a run that was ended\n"
    assert not left.exists()
