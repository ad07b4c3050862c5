"""Doing jobs one by one or in several processes, with the results in order either way."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kdeck.batch.work import Job, Made, make
from kdeck.errors import ExitCode, KdeckError

if TYPE_CHECKING:
    from kdeck.batch.worker import Worker

# Windows waits for 63 things at once.
_MOST_WORKERS = 60


def run_jobs(jobs: Sequence[Job], workers: int) -> Iterator[Made]:
    """Do jobs in a number of processes; one does them here.

    Raises KdeckError where a process is ended from outside.
    """
    if workers <= 1 or len(jobs) <= 1:
        yield from map(make, jobs)
        return
    from kdeck.batch.worker import Worker

    crew: list[Worker[Job, Made]] = []
    try:
        for _ in range(min(workers, len(jobs), _MOST_WORKERS)):
            crew.append(Worker(make))
        yield from _in_order(jobs, crew)
    finally:
        for worker in crew:
            worker.end()


def _in_order(jobs: Sequence[Job], crew: "Sequence[Worker[Job, Made]]") -> Iterator[Made]:
    from multiprocessing.connection import wait

    from kdeck.batch.worker import WorkerEndedError

    idle, todo = list(crew), list(enumerate(jobs))[::-1]
    busy: dict[object, tuple[Worker[Job, Made], int]] = {}
    done: dict[int, Made] = {}
    for wanted in range(len(jobs)):
        while wanted not in done:
            while idle and todo:
                worker, (number, job) = idle.pop(), todo.pop()
                worker.give(job)
                busy[worker.connection] = (worker, number)
            for ready in wait([worker.connection for worker, _ in busy.values()]):
                worker, number = busy.pop(ready)
                try:
                    done[number] = worker.take()
                except WorkerEndedError as error:
                    raise KdeckError(
                        f"a process that was making '{_name(jobs[number])}' was {error}",
                        "run this again, with '--jobs 1' where memory is short: "
                        "what was built before is as it was",
                        ExitCode.NOT_RENDERED,
                    ) from None
                idle.append(worker)
        yield done.pop(wanted)


def _name(job: Job) -> str:
    return f"{job.document.id}-{job.document.audience}.{job.format}"
