"""How a run ends that is stopped, that nobody listens to, or that fails by a fault of our own."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from buildable import snapshot
from kdeck.batch.clock import Today
from kdeck.cli.main import main

from .conftest import Run

NEEDS_FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
SLOW_JOBS = r"""
import os, signal, time
from kdeck.batch import work
from kdeck.cli.main import main

# Workers find the task by its name: here, every process that starts waits before each job.
def make(job, real=work.make):
    os.write(1, b"at work\n")
    time.sleep(60)

work.make.__code__ = (lambda job: __import__("slow").make(job)).__code__
if __name__ == "__main__":
    # Whoever runs the tests, in the background or after 'nohup', may ignore some.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    main()
"""


def plant(folder: Path, text: str) -> None:
    """Let every process that finds the folder on its path import a file when it starts."""
    (folder / "slow.py").write_text(text)
    (folder / "sitecustomize.py").write_text("import slow")


def environment(**more: str) -> dict[str, str]:
    paths = os.pathsep.join(str(Path(path).absolute()) for path in sys.path)
    return {**os.environ, "PYTHONPATH": paths, **more}


@pytest.fixture
def slow(tmp_path: Path, project: Path) -> Iterator["subprocess.Popen[str]"]:
    """Build with two workers that are at work for long, as leader of a session."""
    plant(tmp_path, SLOW_JOBS)
    paths = os.pathsep.join([str(tmp_path), environment()["PYTHONPATH"]])
    with subprocess.Popen(
        [sys.executable, tmp_path / "slow.py", "build", "--jobs", "2", "--project", project],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=environment(PYTHONPATH=paths),
    ) as process:
        assert process.stdout
        assert [process.stdout.readline() for _ in range(2)] == ["at work\n"] * 2
        yield process
        process.kill()


def session(leader: int) -> list[int]:
    """List the processes of a session, without those that have ended."""
    done = subprocess.run(
        ["ps", "-eo", "pid=,sid=,stat="], check=True, capture_output=True, text=True
    )
    rows = [line.split() for line in done.stdout.splitlines()]
    return [int(pid) for pid, sid, stat in rows if int(sid) == leader and not stat.startswith("Z")]


def is_over(leader: int, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not session(leader):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.posix
@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("SIGINT", "Ctrl-C", marks=pytest.mark.slow),
        pytest.param("SIGTERM", "SIGTERM", marks=pytest.mark.slow),
        pytest.param("SIGHUP", "SIGHUP", marks=pytest.mark.slow),
    ],
)
def test_a_signal_ends_a_build_and_its_workers_with_one_line(
    slow: "subprocess.Popen[str]", project: Path, name: str, words: str
) -> None:
    number = signal.Signals[name]
    # As a terminal does it: to all processes at once.
    os.killpg(slow.pid, number) if number == signal.SIGINT else slow.send_signal(number)
    out, err = slow.communicate(timeout=20)
    assert slow.returncode == 128 + number
    assert (out, err) == ("", f"stopped by {words}; every file is whole\n")
    assert is_over(slow.pid)
    assert not (project / "output").exists()
    assert not list(project.glob(".*"))


@pytest.mark.slow
@pytest.mark.posix
def test_workers_end_with_a_build_that_is_killed(slow: "subprocess.Popen[str]") -> None:
    assert len(session(slow.pid)) > 2
    slow.kill()
    slow.communicate(timeout=20)
    assert is_over(slow.pid)


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("name", ["SIGKILL", pytest.param("SIGSEGV", marks=pytest.mark.slow)])
def test_a_worker_that_dies_ends_the_build_with_one_error(
    slow: "subprocess.Popen[str]", project: Path, name: str
) -> None:
    workers = subprocess.run(
        ["pgrep", "-P", str(slow.pid), "-f", "spawn_main"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    os.kill(int(workers[0]), signal.Signals[name])
    out, err = slow.communicate(timeout=20)
    assert (slow.returncode, out) == (5, "")
    first, second = err.splitlines()
    assert first.startswith("error: a process that was making '")
    assert first.endswith(f"' was ended by {name}")
    assert second.startswith("  hint: run this again")
    assert is_over(slow.pid)
    assert not (project / "output").exists()


@pytest.mark.posix
def test_what_the_caller_ignores_stays_ignored(spawn: Run, built: Path) -> None:
    code = (
        "import os, signal\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from kdeck.batch import listing\n"
        "real = listing.list_targets\n"
        "listing.list_targets = lambda *a: (os.kill(os.getpid(), signal.SIGHUP), real(*a))[1]\n"
        "from kdeck.cli.main import main; main()"
    )
    assert spawn("list", "--project", built, code=code).code == 0


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("AssertionError('-3.16')", "kdeck has failed (AssertionError), by a fault of its own"),
        ("RecursionError()", "kdeck has failed (RecursionError), by a fault of its own"),
        ("MemoryError()", "there is not enough memory for this"),
        ("OSError(5, 'Input/output error', 'a.md')", "'a.md' cannot be used: input/output error"),
    ],
)
def test_a_fault_of_our_own_is_one_sentence_and_a_report(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: str, words: str
) -> None:
    def fail(_root: Path, _today: Today, _folder: Path | None) -> None:
        raise eval(error)

    monkeypatch.setattr("kdeck.batch.listing.list_targets", fail)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    result = run("list", "--project", built)
    assert (result.code, result.out) == (5, "")
    first, second = result.err.splitlines()
    assert first.startswith(f"error: {words}")
    (report,) = tmp_path.glob("kdeck-report-*.txt")
    assert second.endswith(f": {report}")
    assert report.stat().st_mode & 0o777 == 0o600
    text = report.read_text()
    assert "Traceback" in text
    assert text.startswith("kdeck ")
    assert str(Path.home()) not in text


def test_a_fault_is_told_where_no_report_can_be_written(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kdeck.batch.listing.list_targets", None)
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    result = run("list", "--project", built)
    assert result.code == 5
    assert result.err.splitlines()[1].startswith("  hint: no report could be written")


@pytest.mark.slow
def test_a_fault_in_a_worker_has_its_own_place_in_the_report(tmp_path: Path, project: Path) -> None:
    text = SLOW_JOBS.replace("time.sleep(60)", "raise AssertionError('planted')")
    plant(tmp_path, text)
    paths = os.pathsep.join([str(tmp_path), environment()["PYTHONPATH"]])
    done = subprocess.run(
        [sys.executable, tmp_path / "slow.py", "build", "--jobs", "2", "--project", project],
        check=False,
        capture_output=True,
        text=True,
        env=environment(PYTHONPATH=paths, TMPDIR=str(tmp_path)),
    )
    assert done.returncode == 5
    assert len(done.stderr.splitlines()) == 2
    (report,) = tmp_path.glob("kdeck-report-*.txt")
    assert "raise AssertionError('planted')" in report.read_text()


def shell(command: str, **more: str) -> tuple[int, str, str]:
    """Run a line of bash, in which $kdeck stands for the program."""
    # Not the checkout where the tests are run: the kdeck that this process has.
    program = f"'{sys.executable}' -P -m kdeck"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command.replace("$kdeck", program)],
        check=False,
        capture_output=True,
        text=True,
        env=environment(**more),
    )
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.sampled(2)
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$kdeck build --project {} | true", 0),
        ("$kdeck build --project {} | head -1", 0),
        ("$kdeck build nothing --project {} 2>&1 | true", 3),
        ("$kdeck build --project {} 2>&-", 0),
        ("$kdeck build --project {} >&-", 0),
        ("$kdeck build --project {} <&- >&- 2>&-", 0),
        ("$kdeck build nothing --project {} 2>&-", 3),
        ("$kdeck --help | true", 0),
    ],
)
def test_a_stream_that_nobody_reads_changes_no_exit_code(
    built: Path, line: str, code: int, unbuffered: str
) -> None:
    before = snapshot(built)
    ended, _, err = shell(line.format(built), PYTHONUNBUFFERED=unbuffered)
    assert (ended, snapshot(built)) == (code, before)
    assert not err or code


@pytest.mark.sampled(2)
@NEEDS_FULL
@pytest.mark.parametrize("command", ["build --project {}", "build --json --project {}", "--help"])
def test_a_full_standard_output_is_an_error(built: Path, command: str) -> None:
    code, _, err = shell(f"$kdeck {command.format(built)} > /dev/full")
    assert code == 5
    assert err.splitlines()[0] == (
        "error: standard output cannot be written: no space left on device"
    )
    assert len(err.splitlines()) == 2


@pytest.mark.slow
@NEEDS_FULL
def test_a_full_standard_error_hides_no_exit_code(built: Path) -> None:
    assert shell(f"$kdeck build nothing --project {built} 2> /dev/full")[0] == 3


INTERRUPTED = """
import random, signal
from kdeck.cli.show import say
from kdeck.cli.streams import open_streams

class Stop(BaseException):
    pass

def stop(*_):
    raise Stop

open_streams()
signal.signal(signal.SIGALRM, stop)
for number in range(4000):
    try:
        signal.setitimer(signal.ITIMER_REAL, random.uniform(5e-6, 6e-5))
        say(f"line {number}")
        signal.setitimer(signal.ITIMER_REAL, 0)
    except Stop:
        pass
"""


@pytest.mark.posix
def test_a_line_is_not_written_twice_when_a_signal_ends_its_writing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        check=True, capture_output=True, text=True, env=environment(),
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert len(lines) > 400
    assert len(set(lines)) == len(lines)
    assert all(line.startswith("line ") for line in lines)


@pytest.mark.slow
def test_a_closed_stream_lends_its_number_to_no_file(project: Path) -> None:
    code, _, _ = shell(f"$kdeck build --jobs 2 --project {project} >&- 2>&-")
    assert code == 0
    for path in (project / "output").rglob("*.pdf"):
        assert path.read_bytes().startswith(b"%PDF-")


def test_a_run_gives_the_signals_back(run: Run, built: Path) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with pytest.raises(SystemExit):
        main(["list", "--project", str(built)])
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
