"""Every command that changes a project waits for its turn; those that read do not."""

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
