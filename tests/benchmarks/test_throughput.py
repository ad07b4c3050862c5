"""How many files a second engines make: run with 'pytest tests/benchmarks -k throughput -s'."""

import os
import time
from contextlib import closing

import pytest

import starter
from kdeck.batch.engine.engine import EngineName, Site
from kdeck.batch.engine.table import open_engine

_FILES = 50


def _spent() -> float:
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


@pytest.mark.posix
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("engine", EngineName)
def test_throughput_of_fifty_files(engine: EngineName, workers: int) -> None:
    jobs = [job for target, job in starter.jobs("default").items() if not target.on_request]
    before, start = _spent(), time.perf_counter()
    with closing(open_engine(Site(engine, workers))) as opened:
        made = dict(opened.start(jobs[:_FILES]))
        wall = time.perf_counter() - start
    # What children took is known once they have ended.
    spent = _spent() - before
    assert len(made) == _FILES
    assert all(result.data for result in made.values())
    # Beside each other: on a busy machine the clock tells of what else runs.
    print(  # noqa: T201
        f"{engine}, {workers}: {_FILES / wall:.1f} files a second of the clock, "
        f"{spent / _FILES:.2f} processor seconds a file"
    )
