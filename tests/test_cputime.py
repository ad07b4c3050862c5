"""The run that one waits for stays short: what takes long fails, and what is many is sampled."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
PLANTED = """
import cputime, time, pytest

cputime.TOLD, cputime.FAILS = 0.05, 0.15

def work(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass

def test_quick(): pass
def test_waits(): time.sleep(0.3)
def test_some_work(): work(0.1)
def test_much_work(): work(0.3)
@pytest.mark.slow
def test_marked(): work(0.3)
@pytest.mark.sampled(3)
@pytest.mark.parametrize("case", range(20))
def test_many(case): assert case in (0, 6, 13)
"""


def ran(folder: Path, *arguments: str, ci: str = "") -> str:
    """Run the planted tests with the plugins of ours, and give what is printed."""
    (folder / "test_planted.py").write_text(PLANTED)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "cputime", "-p", "sampling", "-p", "no:xdist",
         "-p", "no:cacheprovider", "-W", "ignore", *arguments],
        check=False, capture_output=True, text=True, cwd=folder,
        env={**os.environ, "PYTHONPATH": str(TESTS), "CI": ci},
    )  # fmt: skip
    return done.stdout


def test_what_takes_long_and_is_not_marked_fails_and_is_told(tmp_path: Path) -> None:
    told = ran(tmp_path, "-rA")
    (failed,) = re.findall(r"^FAILED (\S+)", told, re.M)
    assert failed.endswith("::test_much_work")
    assert "is not marked slow" in told
    assert re.search(r"processor seconds, and not marked slow: \S+::test_some_work", told)
    assert not re.search(r"processor seconds, and not marked slow: \S+::test_(quick|waits)", told)
    assert "1 failed, 7 passed, 17 deselected" in told


@pytest.mark.slow
def test_ci_runs_every_case_and_fails_nothing_for_its_time(tmp_path: Path) -> None:
    told = ran(tmp_path, ci="true")
    assert "deselected" not in told
    assert "17 failed" in told
    assert "test_much_work" not in told.partition("short test summary")[2]


@pytest.mark.slow
def test_a_case_that_is_named_runs(tmp_path: Path) -> None:
    assert "1 passed" in ran(tmp_path, "test_planted.py::test_many[6]")


def test_examples_are_fewer_where_one_waits() -> None:
    paths = (path for path in TESTS.rglob("test_*.py") if path != Path(__file__))
    assert [
        path.name for path in paths if re.search(r"max_examples=\d", path.read_text("utf-8"))
    ] == []
