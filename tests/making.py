"""What builds make and digest: what one test made from a job is not made again for another.

Most of the time of building a small project goes into drawing what it drew before. A job is known
by all it holds, as it is pickled: where that is alike, so is the file. What asks whether files are
made alike, or changes how they are made, makes each anew.
"""

import pickle
from hashlib import sha256
from pathlib import Path

from kdeck.batch.printed import Printed, printed
from kdeck.batch.target import Target
from kdeck.batch.work import Job, Made, make
from kdeck.model.document import Document
from kdeck.theme.theme import Theme


class Kept:
    """Remember, for all processes of a run, what jobs made."""

    folder: Path | None = None


def make_once(job: Job) -> Made:
    """Do a job that no test has done; take what it made where one has."""
    return _once(job, pickle.dumps(job))


def make_shipped(target: Target, job: Job) -> Made:
    """Do a job of the project that comes with kdeck, as it stands, once in a run."""
    return _once(job, f"{target.path} {job.standard}".encode())


_digests: dict[str, Printed] = {}


def printed_once(document: Document, theme: Theme) -> Printed:
    """Digest what is printed of a document in a theme; take what was found where it was before.

    A sign-off and the judgment of it lay out the same document, in all its formats and editions.
    """
    known_by = sha256(pickle.dumps((document, theme))).hexdigest()
    if known_by not in _digests:
        _digests[known_by] = printed(document, theme)
    return _digests[known_by]


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
