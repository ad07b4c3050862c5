"""Doing jobs one by one or in several processes, with the results in order either way."""

from collections.abc import Iterator, Sequence

from kdeck.batch.work import Job, Made, make


def run_jobs(jobs: Sequence[Job], workers: int) -> Iterator[Made]:
    """Do jobs in a number of processes; one does them here."""
    if workers <= 1 or len(jobs) <= 1:
        yield from map(make, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Not fork: a thread or a Java runtime of the parent must not be copied.
    context = get_context("spawn")
    with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=context) as pool:
        yield from pool.map(make, jobs)
