"""Tests are collected wherever Python is: what a system lacks, a test leaves out when it runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What Windows does not have; a finder that refuses them stands before all others.
POOR = """
import os, signal, sys
# Libraries have a way of their own on each system: this one takes what it finds here.
import distributed

ABSENT = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}

class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name in ABSENT:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)

for name in ABSENT:
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Refusing())
for name in ("fork", "forkpty", "killpg", "setsid", "getuid", "geteuid"):
    delattr(os, name)
for name in ("SIGKILL", "SIGHUP", "SIGALRM", "SIGUSR1", "SIGPIPE"):
    delattr(signal, name)
"""
PROGRAM = f"""{POOR}
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""


def collected(*paths: str, path: str) -> "subprocess.CompletedProcess[str]":
    """Collect tests on a system that lacks what not every system has, and has no programs."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "--collect-only", "-qq", "-n", "0",
         "-p", "no:cacheprovider", *paths],
        check=False, capture_output=True, text=True, cwd=ROOT,
        env={**os.environ, "PATH": path, "OOXML_VALIDATOR": "", "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


@pytest.mark.slow
def test_all_tests_are_collected_where_posix_and_the_programs_are_absent(tmp_path: Path) -> None:
    done = collected("tests", "tests/benchmarks", path=str(tmp_path))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


@pytest.mark.slow
def test_an_import_that_not_every_system_has_is_found(tmp_path: Path) -> None:
    (tmp_path / "test_planted.py").write_text("import pty\n")
    done = collected(str(tmp_path), path=str(tmp_path))
    assert done.returncode != 0
    assert "No module named 'pty'" in done.stdout
