"""The engine of many machines: jobs are done by the workers of a cluster of dask.

Themes travel to each worker once, and jobs in parcels; what they made comes back here, where it is
written. dask gives the work of a worker that is lost, or that has too much of it, to others. Where
a parcel has cost several workers their lives, its jobs go out one by one; those that were under way
when workers were lost go out again at the end, each when nothing else does, so that one bad file is
told from the good ones beside it.
"""

import logging
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from kdeck.batch.engine.engine import Engine, Site
from kdeck.batch.engine.likeness import likeness
from kdeck.batch.engine.parcel import pack
from kdeck.batch.spawning import main_left_out
from kdeck.batch.work import Job, Made
from kdeck.errors import ExitCode, KdeckError

if TYPE_CHECKING:
    from distributed import Client, LocalCluster

# Seconds to wait for a scheduler, and for its first worker.
_ANSWER = 20
# A worker that was lost may have died of what another file did.
_MOST_LOST = 5
# Seconds until a worker that was lost is given up, so that another may start in its place.
_LOST = 3
# Files for each worker that wait while others are written here.
_AHEAD = 60


class Cluster(Engine):
    """Send jobs to the workers of a scheduler, or of a cluster that is started here."""

    def __init__(self, site: Site) -> None:
        self._local: LocalCluster | None = None
        self._settings = ExitStack()
        with _installed():
            import distributed  # noqa: F401
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._client = (
            _connected(site.scheduler, site.workers) if site.scheduler else self._here(site)
        )
        self._alike = likeness()
        try:
            self._check_workers()
        except BaseException:
            self.close()
            raise

    @property
    def ahead(self) -> int:
        """Begin enough that no worker waits while files are written here."""
        return self._workers * _AHEAD

    @property
    def _workers(self) -> int:
        return len(self._client.nthreads()) or 1

    def start(self, jobs: Sequence[Job]) -> Iterator[tuple[int, Made]]:
        """Send jobs; give the number of each with what it made, as they come back.

        Raises KdeckError where the scheduler is gone, or a file costs workers their lives.
        """
        from kdeck.batch.engine.errand import Errand

        if not jobs:
            return iter(())
        errand = Errand(self._client, jobs, self._alike, self._replace_lost)
        errand.send(pack(jobs, self._workers))
        return errand.taken()

    def close(self) -> None:
        """Leave the cluster, or end the one that was started here."""
        with suppress(Exception):
            self._client.close(timeout=_ANSWER)
        if self._local is not None:
            with suppress(Exception):
                self._local.close(timeout=_ANSWER)
        self._settings.close()

    def _replace_lost(self) -> None:
        """Start workers anew that were lost while they started, which their keepers do not do."""
        if self._local is not None:
            self._local.scale(len(self._local.worker_spec))

    def _here(self, site: Site) -> "Client":
        import dask
        from distributed import Client, LocalCluster

        workers = site.workers or os.cpu_count() or 1
        settings = {
            "distributed.scheduler.allowed-failures": _MOST_LOST,
            "distributed.deploy.lost-worker-timeout": _LOST,
        }
        self._settings.enter_context(dask.config.set(settings))
        with main_left_out():
            self._local = LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                # None would take the usual port, of which there is one.
                dashboard_address="127.0.0.1:0",
                local_directory=tempfile.gettempdir(),
                silence_logs=logging.CRITICAL,
            )
        return Client(self._local, set_as_default=False)

    def _check_workers(self) -> None:
        """Refuse a cluster without workers, and workers that would make other bytes."""
        from kdeck.batch.engine.errand import answering, unlike

        with answering("no worker of the cluster answers", "start one: dask worker ADDRESS"):
            self._client.wait_for_workers(1, timeout=_ANSWER)
            answers = self._client.run(likeness, on_error="return")
        for worker, answer in answers.items():
            if answer != self._alike:
                raise unlike(f"the worker {worker}")


def _connected(scheduler: str, workers: int | None) -> "Client":
    from distributed import Client

    from kdeck.batch.engine.errand import answering

    if workers is not None:
        message = "'--jobs' is for this machine: a scheduler knows its workers"
        raise KdeckError(message, "leave '--jobs' out, or '--scheduler'", ExitCode.USAGE)
    hint = "start one: dask scheduler; or leave '--scheduler' out, to use this machine alone"
    with answering(f"no scheduler answers at '{scheduler}'", hint):
        return Client(scheduler, timeout=_ANSWER, set_as_default=False)


@contextmanager
def _installed() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise KdeckError(
            f"'--engine dask' needs dask.distributed, which cannot be loaded: {error}",
            "install it: pip install 'kdeck[dask]'",
            ExitCode.TOOL_MISSING,
        ) from None
