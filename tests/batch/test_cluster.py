"""Jobs on a cluster of dask: the same bytes, whatever becomes of its workers."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from days import TODAY
from kdeck.batch.build import Order, plan
from kdeck.batch.engine import cluster, clusterworker, errand
from kdeck.batch.engine.cluster import Cluster
from kdeck.batch.engine.engine import EngineName, Site
from kdeck.batch.engine.likeness import likeness
from kdeck.batch.engine.parcel import pack, pack_theme, unpack
from kdeck.batch.fleet import build_each
from kdeck.batch.outcome import Report
from kdeck.batch.target import Choice
from kdeck.batch.work import Job, Made
from kdeck.errors import ExitCode, KdeckError

from .runs import ALL
from .test_fleet import made

HERE = Site(EngineName.DASK, 1)
# Another process knows nothing of the tests' own ways to save time.
pytestmark = pytest.mark.usefixtures("made_anew")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start a scheduler and two workers, each a process that is started again when it ends."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as local:
        yield local.scheduler_address


def on_cluster(folder: Path, address: str, choice: Choice = ALL) -> Report:
    order = Order(choice, today=TODAY, engine=EngineName.DASK, scheduler=address)
    return build_each(folder, order, lambda *_: None)


@pytest.mark.slow
def test_a_cluster_makes_the_same_bytes_as_this_machine(
    fresh: Path, built: Path, address: str
) -> None:
    report = on_cluster(fresh, address)
    assert (report.failed, report.findings, report.left) == (False, (), ())
    assert made(fresh) == made(built)
    again = on_cluster(fresh, address)
    assert {outcome.status for outcome in again.outcomes} == {"unchanged"}


def jobs_of(folder: Path) -> list[Job]:
    planned = plan(folder, Order(Choice(themes=("default",)), today=TODAY))
    assert not isinstance(planned, Report)
    return planned.making.jobs


@pytest.mark.slow
@pytest.mark.posix
def test_a_worker_that_is_killed_loses_nothing_and_nothing_comes_twice(
    fresh: Path, address: str
) -> None:
    jobs = jobs_of(fresh)
    engine = Cluster(Site(EngineName.DASK, None, address))
    numbers: list[int] = []
    try:
        pids = engine._client.run(os.getpid)
        for number, result in engine.start(jobs * 2):
            if len(numbers) == 3:
                os.kill(next(iter(pids.values())), signal.SIGKILL)
            numbers.append(number)
            assert result.data
    finally:
        engine.close()
    assert sorted(numbers) == list(range(len(jobs) * 2))


def is_deadly(job: Job) -> bool:
    return (job.document.id, job.format, job.document.audience) == ("leaflet", "pptx", "plain")


def deadly(job: Job) -> Made:
    """End the process that makes one of some files."""
    if is_deadly(job):
        os.kill(os.getpid(), signal.SIGKILL)
    return Made(b"made", (), 0.0)


@pytest.mark.slow
@pytest.mark.posix
def test_a_file_that_ends_every_worker_is_named_and_others_are_made(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import WorkerPlugin

    class Poison(WorkerPlugin):
        def setup(self, worker: object) -> None:
            setattr(clusterworker, "make", deadly)  # noqa: B010

    monkeypatch.setattr(cluster, "_MOST_LOST", 1)
    jobs = jobs_of(fresh)
    engine = Cluster(HERE)
    try:
        engine._client.register_plugin(Poison())
        done: list[int] = []
        with pytest.raises(
            KdeckError, match=r"making 'default/leaflet-plain\.pptx' ended"
        ) as error:
            done.extend(number for number, _ in engine.start(jobs))
        assert error.value.code is ExitCode.NOT_RENDERED
        assert sorted(done) == [i for i, job in enumerate(jobs) if not is_deadly(job)]
    finally:
        engine.close()


@pytest.mark.slow
def test_a_cluster_whose_last_worker_is_lost_is_not_waited_for(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand, "_PATIENCE", 1)
    with LocalCluster(
        n_workers=1, processes=False, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as local:
        engine = Cluster(Site(EngineName.DASK, None, local.scheduler_address))
        try:
            local.scale(0)
            while engine._client.nthreads():
                pass
            with pytest.raises(KdeckError, match="has no worker any more") as error:
                list(engine.start(jobs_of(fresh)))
        finally:
            engine.close()
    assert error.value.code is ExitCode.NOT_RENDERED


def test_a_worker_with_another_program_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = os.getpid()
    monkeypatch.setattr(cluster, "likeness", lambda: str(os.getpid() == ours))
    with pytest.raises(KdeckError, match="has another kdeck") as error:
        Cluster(Site(EngineName.DASK, None, address))
    assert error.value.code is ExitCode.TOOL_MISSING


def test_a_worker_that_comes_later_with_another_program_makes_nothing(
    fresh: Path, address: str
) -> None:
    engine = Cluster(Site(EngineName.DASK, None, address))
    engine._alike = "another"
    try:
        with pytest.raises(KdeckError, match="came later has another kdeck"):
            list(engine.start(jobs_of(fresh)))
    finally:
        engine.close()


@pytest.mark.parametrize(
    ("site", "said", "code"),
    [
        (Site(EngineName.DASK, None, "tcp://127.0.0.1:9"), "no scheduler", ExitCode.NOT_RENDERED),
        (Site(EngineName.DASK, None, "somewhere"), "no scheduler", ExitCode.NOT_RENDERED),
        (Site(EngineName.DASK, 2, "tcp://127.0.0.1:9"), "'--jobs'", ExitCode.USAGE),
    ],
)
def test_a_scheduler_that_does_not_answer_is_told(
    site: Site, said: str, code: ExitCode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_ANSWER", 1)
    with pytest.raises(KdeckError, match=said) as error:
        Cluster(site)
    assert error.value.code is code


def test_where_dask_is_missing_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(KdeckError, match="'--engine dask' needs") as error:
        Cluster(HERE)
    assert error.value.code is ExitCode.TOOL_MISSING
    assert error.value.hint == "install it: pip install 'kdeck[dask]'"


def test_parcels_hold_every_job_once_and_leave_the_theme_out(fresh: Path) -> None:
    jobs = jobs_of(fresh)
    packed = list(pack(jobs * 20, 2))
    numbers = [number for _, parcel in packed for number in parcel.numbers]
    assert numbers == list(range(len(jobs) * 20))
    assert {len(parcel.numbers) for _, parcel in packed[:-1]} == {13}
    theme = pack_theme(jobs[0].theme)
    assert {found.key for found, _ in packed} == {theme.key}
    assert sum(len(parcel.data) for _, parcel in packed) < len(theme.data)
    for _, parcel in packed:
        opened = unpack(parcel, jobs[0].theme)
        assert all(job.theme is jobs[0].theme for job in opened)
        assert [jobs[number % len(jobs)] for number in parcel.numbers] == list(opened)


def test_a_program_is_like_itself_alone() -> None:
    assert likeness() == likeness()
    assert len(likeness()) == 64
