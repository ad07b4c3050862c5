"""One writer at a time: others wait, and a process that ends holds nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kdeck.batch import lock
from kdeck.batch.lock import FILE, locked
from kdeck.errors import KdeckError

HOLD = """
import sys, time
from pathlib import Path
from kdeck.batch.lock import locked
with locked(Path(sys.argv[1]), "kdeck build", print):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""
COUNT = """
import sys
from pathlib import Path
from kdeck.batch.lock import locked
place = Path(sys.argv[1]) / "count"
for _ in range(40):
    with locked(Path(sys.argv[1]), "count", str):
        place.write_text(str(int(place.read_text()) + 1))
"""


@contextmanager
def holder(folder: Path, seconds: float) -> Iterator["subprocess.Popen[str]"]:
    """Let another process hold the lock of a folder."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, folder, str(seconds)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_lock_is_taken_and_leaves_nothing(tmp_path: Path) -> None:
    for _ in range(3):
        with locked(tmp_path, "kdeck build", pytest.fail):
            assert "kdeck build" in (tmp_path / FILE).read_text()
    assert not list(tmp_path.iterdir())


def test_a_second_writer_waits_and_is_told_for_whom(tmp_path: Path) -> None:
    said: list[str] = []
    with holder(tmp_path, 1.5) as other, locked(tmp_path, "kdeck build", said.append):
        assert other.wait() == 0
    (words,) = said
    assert words.startswith(f"waiting for 'kdeck build' (process {other.pid} on ")
    assert not (tmp_path / FILE).exists()


def test_a_second_writer_gives_up_with_the_name_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.2)
    with (
        holder(tmp_path, 60) as other,
        pytest.raises(KdeckError, match=f"'kdeck build' .process {other.pid} on .* still at work"),
        locked(tmp_path, "kdeck build", pytest.fail),
    ):
        pytest.fail("two hold the lock")


@pytest.mark.posix
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_a_lock_ends_with_its_process(tmp_path: Path, name: str) -> None:
    with holder(tmp_path, 60) as other:
        other.send_signal(signal.Signals[name])
        other.wait()
        assert (tmp_path / FILE).exists()
        with locked(tmp_path, "kdeck build", pytest.fail):
            pass
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    "left", [b"", b"\xff\xfe", b"'kdeck build' (process 1 on here)", b"\x1b[1m"]
)
def test_a_file_that_nobody_holds_locks_nothing(tmp_path: Path, left: bytes) -> None:
    (tmp_path / FILE).write_bytes(left)
    with locked(tmp_path, "kdeck build", pytest.fail):
        pass


@pytest.mark.parametrize("plant", ["link", "folder"])
def test_what_is_no_file_in_the_place_of_the_lock_is_named(tmp_path: Path, plant: str) -> None:
    if plant == "link":
        (tmp_path / FILE).symlink_to(tmp_path / "elsewhere")
    else:
        (tmp_path / FILE).mkdir()
    with (
        pytest.raises(KdeckError, match=f"'{FILE}' cannot be used as a lock"),
        locked(tmp_path, "kdeck build", pytest.fail),
    ):
        pytest.fail("the lock was taken")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_takes_no_files_needs_no_lock(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with locked(tmp_path, "kdeck build", pytest.fail):
        pass
    tmp_path.chmod(0o700)


def test_many_that_read_change_and_write_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "count").write_text("0")
    running = [subprocess.Popen([sys.executable, "-c", COUNT, tmp_path]) for _ in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    assert (tmp_path / "count").read_text() == "160"
