"""The same sources give the same bytes, whoever builds them, in whatever order."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from buildable import KEPT, snapshot, write
from kdeck.batch.record import FILE
from kdeck.batch.target import Choice

from .runs import ALL, rebuilt, run

ROOT = Path(__file__).parents[2]
# What was made once is alike by itself.
pytestmark = pytest.mark.usefixtures("made_anew")


def contents(folder: Path) -> dict[str, bytes]:
    """Read what was built, but for what saves time later."""
    kept = (FILE, *KEPT)
    return {path: data for path, (data, _) in snapshot(folder).items() if not path.endswith(kept)}


@pytest.mark.slow
def test_four_processes_give_the_bytes_of_one(built: Path, fresh: Path) -> None:
    assert len(rebuilt(run(fresh, ALL, jobs=4))) == 16
    assert contents(fresh) == contents(built)


@pytest.mark.slow
def test_the_order_of_building_does_not_matter(built: Path, fresh: Path) -> None:
    for theme in ("aurora", "default"):
        for document in ("leaflet", "handout"):
            run(fresh, Choice(documents=(document,), themes=(theme,)))
    assert contents(fresh) == contents(built)


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", pytest.param("4242", marks=pytest.mark.slow)])
def test_the_hash_seed_does_not_matter(built: Path, tmp_path: Path, seed: str) -> None:
    folder = write(tmp_path / f"seed{seed}")
    done = subprocess.run(
        [sys.executable, "-m", "kdeck", "build", "--json", "--project", str(folder)],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "Asia/Tokyo"},
    )
    assert len(json.loads(done.stdout)["outputs"]) == 8
    assert contents(folder).items() <= contents(built).items()


@pytest.mark.slow
def test_the_place_of_a_project_does_not_matter(built: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "quite" / "another place")
    run(folder)
    assert contents(folder).items() <= contents(built).items()
