"""Files that builds make: what one test made from a job is not made again for another.

Most of the time of building a small project goes into drawing what it drew before. A job is known
by all it holds, as it is pickled: where that is alike, so is the file. CI draws each anew.
"""

import pickle
from hashlib import sha256
from pathlib import Path

from kdeck.batch.work import Job, Made, make


class Kept:
    """Remember, for all processes of a run, what jobs made."""

    folder: Path | None = None


def make_once(job: Job) -> Made:
    """Do a job that no test has done; take what it made where one has."""
    if Kept.folder is None:
        return make(job)
    place = Kept.folder / sha256(pickle.dumps(job)).hexdigest()
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
