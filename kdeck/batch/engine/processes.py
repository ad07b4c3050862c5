"""The engine of one machine: jobs are done here, or in several processes beside this one."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kdeck.batch.engine.engine import Engine, Site
from kdeck.batch.work import Job, Made, make
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import several

if TYPE_CHECKING:
    from kdeck.batch.engine.bench import Delivery
    from kdeck.batch.engine.parcel import PackedTheme, Parcel
    from kdeck.batch.worker import Worker

    _Crewman = Worker[Delivery, tuple[Made, ...]]

# So many jobs are done before other processes have begun.
FEW_TARGETS = 8
# Windows waits for 63 things at once.
_MOST_WORKERS = 60


class Processes(Engine):
    """Do jobs in a number of processes, which stay for those to come; one or few, here."""

    def __init__(self, site: Site) -> None:
        self._asked = site.workers
        # Each knows the theme that was given to it last.
        self._crew: dict[_Crewman, str] = {}

    @property
    def ahead(self) -> int:
        """Begin nothing ahead: the processes are given work by this one alone."""
        return 0

    def start(self, jobs: Sequence[Job]) -> Iterator[tuple[int, Made]]:
        """Do jobs; give the number of each with what it made, as they are done.

        Raises KdeckError where a process is ended from outside.
        """
        workers = self._workers(jobs)
        if workers <= 1 or len(jobs) <= 1:
            yield from enumerate(map(make, jobs))
            return
        from kdeck.batch.engine.parcel import pack

        self._hire(workers)
        try:
            yield from self._shared(jobs, list(pack(jobs, workers))[::-1])
        except BaseException:
            # What they are busy with is of no use to those who come next.
            self.close()
            raise

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self._crew:
            worker.end()
        self._crew.clear()

    def _workers(self, jobs: Sequence[Job]) -> int:
        import os

        few = len(jobs) <= FEW_TARGETS and not self._crew
        return min(self._asked or (1 if few else os.cpu_count() or 1), _MOST_WORKERS)

    def _hire(self, workers: int) -> None:
        from kdeck.batch.engine.bench import Bench
        from kdeck.batch.worker import Worker

        while len(self._crew) < workers:
            self._crew[Worker(Bench(make))] = ""

    def _shared(
        self, jobs: Sequence[Job], todo: "list[tuple[PackedTheme, Parcel]]"
    ) -> Iterator[tuple[int, Made]]:
        from multiprocessing.connection import wait

        from kdeck.batch.worker import WorkerEndedError

        idle = list(self._crew)
        busy: dict[object, tuple[_Crewman, Parcel]] = {}
        while todo or busy:
            while idle and todo:
                worker, (theme, parcel) = idle.pop(), todo.pop()
                worker.give((theme if self._crew[worker] != theme.key else None, parcel))
                self._crew[worker] = theme.key
                busy[worker.connection] = worker, parcel
            for ready in wait([worker.connection for worker, _ in busy.values()]):
                worker, parcel = busy.pop(ready)
                try:
                    made = worker.take()
                except WorkerEndedError as error:
                    raise KdeckError(
                        f"a process that was making {_names(jobs, parcel)} was {error}",
                        "run this again, with '--jobs 1' where memory is short: "
                        "what was built before is as it was",
                        ExitCode.NOT_RENDERED,
                    ) from None
                idle.append(worker)
                yield from zip(parcel.numbers, made, strict=True)


def _names(jobs: Sequence[Job], parcel: "Parcel") -> str:
    first = jobs[parcel.numbers[0]]
    named = f"'{first.document.id}-{first.document.audience}.{first.format}'"
    more = len(parcel.numbers) - 1
    return f"{named} and {several(more, 'more file')}" if more else named
