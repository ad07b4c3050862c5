"""The command line as a person meets it: arguments in; exit code, output and errors out."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from buildable import write
from examples import IN_CI
from kdeck.batch import checking
from kdeck.batch.judging import Judgment, judge
from kdeck.cli.main import main
from kdeck.fingerprint import digest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Result:
    """Keep how a command ended, and what it wrote to its two streams."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


class Here:
    """Judge files as a process of its own does it, without starting one."""

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *_ended: object) -> None:
        pass

    def judge(self, path: Path, name: str) -> Judgment:
        return judge(path, name, foreign=True)


_judged: dict[tuple[str, str], Judgment] = {}


def judge_once(path: Path, name: str) -> Judgment:
    """Judge what was built; the same bytes under the same name are judged once."""
    key = (digest(path.read_bytes()), name)
    if key not in _judged:
        _judged[key] = judge(path, name)
    return _judged[key]


@pytest.fixture(autouse=True)
def _judged_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge in this process where one waits: the other is tested in batch/test_isolation.py."""
    if not IN_CI:
        monkeypatch.setattr(checking, "Isolation", Here)
        monkeypatch.setattr(checking, "judge", judge_once)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def call(*arguments: str | Path) -> Result:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        written = capsys.readouterr()
        assert "Traceback" not in written.err
        return Result(int(ended.value.code or 0), written.out, written.err)

    return call


@pytest.fixture
def spawn(tmp_path: Path) -> Run:
    """Run Python code or a command in a process of its own, with pipes."""

    def call(*arguments: str | Path, code: str | None = None, **environment: str) -> Result:
        program = ["-c", code] if code else ["-m", "kdeck"]
        # The same kdeck as in this process, wherever it was imported from.
        paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
        done = subprocess.run(
            [sys.executable, *program, *map(str, arguments)],
            check=False,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": paths, **environment},
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small project."""
    folder = write(tmp_path_factory.mktemp("built"))
    with pytest.raises(SystemExit) as ended:
        main(["build", "--project", str(folder), "--json"])
    assert not ended.value.code
    return folder


@pytest.fixture
def built(built_once: Path, tmp_path: Path) -> Path:
    """Copy the project that was built."""
    return Path(shutil.copytree(built_once, tmp_path / "project"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the project without building it."""
    return write(tmp_path / "project")
