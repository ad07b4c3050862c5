"""Files that builds make: what one test made from a job is not made again for another.

Most of the time of building a small project goes into drawing what it drew before. A job is known
by all it holds, as it is pickled: where that is alike, so is the file. CI draws each anew, but for
what comes with kdeck: a file that many tests read is made for the first of them.
"""

import pickle
from hashlib import sha256
from pathlib import Path

from kdeck.batch.target import Target
from kdeck.batch.work import Job, Made, make


class Kept:
    """Remember, for all processes of a run, what jobs made."""

    folder: Path | None = None


def make_once(job: Job) -> Made:
    """Do a job that no test has done; take what it made where one has."""
    return _once(job, pickle.dumps(job))


def make_shipped(target: Target, job: Job) -> Made:
    """Do a job of the project that comes with kdeck, as it stands, once in a run."""
    return _once(job, f"{target.path} {job.standard}".encode())


def _once(job: Job, known_by: bytes) -> Made:
    if Kept.folder is None:
        return make(job)
    place = Kept.folder / sha256(known_by).hexdigest()
    try:
        kept: Made = pickle.loads(place.read_bytes())
    except FileNotFoundError:
        kept = make(job)
        Kept.folder.mkdir(exist_ok=True)
        # Two processes may write the same; a reader meets a whole file or none.
        own = place.with_name(f"{place.name}-{id(job)}")
        own.write_bytes(pickle.dumps(kept))
        own.replace(place)
    return kept
