"""A health system's size, by hand: 'pytest tests/benchmarks -k scale -m slow -s -n 0'.

Files are not drawn where planning and records are measured: what is made is as small as can be.
SCALE_TARGETS, SCALE_DOCUMENTS and SCALE_THEMES make it larger or smaller.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from days import TODAY
from kdeck.batch.build import Order, plan
from kdeck.batch.engine.engine import EngineName, Site
from kdeck.batch.engine.table import open_engine
from kdeck.batch.outcome import Report
from kdeck.batch.record import record_file
from kdeck.batch.target import Choice
from kdeck.batch.work import Job
from kdeck.fingerprint import digest
from many import write_many

_TARGETS = int(os.environ.get("SCALE_TARGETS", "1500"))
_DOCUMENTS = int(os.environ.get("SCALE_DOCUMENTS", "300"))
_THEMES = int(os.environ.get("SCALE_THEMES", "50"))
_TOPICS = 1000
_MOST_RECORDS = 20_000_000
_MOST_MEMORY = 400 * 1024  # kilobytes
_GROWN = 60 * 1024
_PAUSE = 10.0
pytestmark = [pytest.mark.slow, pytest.mark.posix]
_TESTS = str(Path(__file__).parents[1])

# Draws nothing, as kdeck; prints its processor seconds and its memory in kilobytes.
_KDECK = f"""
import resource, sys, time
sys.path.insert(0, {_TESTS!r})
from kdeck.batch.engine import processes
from kdeck.batch.work import Made
if {{quick}}:
    processes.make = lambda job: Made(repr((job.theme.id, job.document.id)).encode(), (), 0.0, 1)
from kdeck.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""


def kdeck(folder: Path, *arguments: str, quick: bool = True) -> tuple[float, int]:
    """Run a command in a process of its own; give its processor seconds and its memory."""
    script = _KDECK.format(quick=quick)
    command = [sys.executable, "-c", script, *arguments, "--project", str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    seconds, kilobytes = ended.stderr.splitlines()[-1].split()
    return float(seconds), int(kilobytes)


def told(words: str, spent: tuple[float, int], unit: float) -> None:
    print(f"{words}: {spent[0] / unit:.2f}, {spent[1] / 1024:.0f} MB")  # noqa: T201


def test_scale_of_one_document_among_many(tmp_path: Path) -> None:
    small = write_many(tmp_path / "small", topics=1, documents=1)
    large = write_many(tmp_path / "large", topics=_TOPICS, documents=_DOCUMENTS)
    alone, known = (kdeck(small, "build", "d0", "--force", quick=False)[0] for _ in range(2))
    first = kdeck(large, "build", "d0", quick=False)
    next_ = kdeck(large, "build", "d1", quick=False)
    told("one of many, from cold, to one alone from cold", first, alone)
    told("another of many, with what was kept, to one alone with it", next_, known)
    assert next_[0] < 2 * known


def test_scale_of_many_clinics(tmp_path: Path) -> None:
    folder = write_many(tmp_path, _TOPICS, _DOCUMENTS, _THEMES)
    whole = kdeck(folder, "build", "--all-themes", "--jobs", "1")
    built = _DOCUMENTS * _THEMES
    told(f"{built} files planned and recorded, seconds for 1000", whole, built / 1000)
    told("nothing to do, to that", kdeck(folder, "build", "--all-themes"), whole[0])
    told("list, to that", kdeck(folder, "list"), whole[0])
    names = ["default", *(f"t{number}" for number in range(1, _THEMES))]
    records = [(folder / record_file(name)).stat().st_size for name in names]
    print(f"records: {sum(records) / 1e6:.1f} MB, {sum(records) / built:.0f} bytes a file")  # noqa: T201
    assert sum(records) < _MOST_RECORDS
    assert whole[1] < _MOST_MEMORY


def _jobs(folder: Path) -> list[Job]:
    planned = plan(folder, Order(Choice(), today=TODAY))
    assert not isinstance(planned, Report), planned.findings
    jobs = planned.making.jobs
    return (jobs * (_TARGETS // len(jobs) + 1))[:_TARGETS]


def _memory_of_children() -> int:
    """Give the kilobytes that the largest child of this process, or of its children, holds."""
    sizes = [0]
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":\t", 1) for line in status.read_text().splitlines())
        except (OSError, ValueError):
            continue
        if int(fields["PPid"]) in _family() and "VmRSS" in fields:
            sizes.append(int(fields["VmRSS"].split()[0]))
    return max(sizes)


def _family() -> set[int]:
    me = os.getpid()
    children = Path(f"/proc/{me}/task/{me}/children").read_text().split()
    return {me, *map(int, children)}


def test_scale_of_a_cluster_whose_workers_are_killed(tmp_path: Path) -> None:
    from kdeck.batch.engine.cluster import Cluster

    jobs = _jobs(write_many(tmp_path, topics=20, documents=20))
    start = time.perf_counter()
    with closing(open_engine(Site(EngineName.PROCESSES, 2))) as engine:
        wanted = {number: digest(made.data) for number, made in engine.start(jobs)}
    alone = time.perf_counter() - start
    ended, killed = Event(), list[int]()
    engine = Cluster(Site(EngineName.DASK, 2))

    def kill() -> None:
        while not ended.wait(_PAUSE):
            pids = engine._client.run(os.getpid, on_error="ignore")
            if pids:
                killed.append(next(iter(pids.values())))
                os.kill(killed[-1], signal.SIGKILL)

    killer = Thread(target=kill)
    found: Counter[int] = Counter()
    memory: list[int] = []
    start = time.perf_counter()
    try:
        killer.start()
        for number, made in engine.start(jobs):
            found[number] += 1
            assert digest(made.data) == wanted[number]
            if len(found) % 20 == 0:
                memory.append(_memory_of_children())
    finally:
        ended.set()
        killer.join()
        engine.close()
    taken = time.perf_counter() - start
    assert found == Counter(dict.fromkeys(range(len(jobs)), 1))
    print(  # noqa: T201
        f"{len(jobs)} files, {len(killed)} workers killed: {taken / alone:.1f} times the clock of "
        f"processes; the largest worker {min(memory) / 1024:.0f} to {max(memory) / 1024:.0f} MB"
    )
    assert max(memory) - min(memory) < _GROWN
