"""What builds make and digest: what one test made from a job is not made again for another.

Most of the time of building a small project goes into drawing what it drew before. A job is known
by all it holds: where that is alike, so is the file. What asks whether files are made alike, or
changes how they are made, makes each anew.
"""

import io
import os
import pickle
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from kdeck.batch.printed import Printed, printed
from kdeck.batch.target import Target
from kdeck.batch.work import Job, Made, make
from kdeck.model.document import Document
from kdeck.theme.theme import Theme

T = TypeVar("T")


class Kept:
    """Remember, for all processes of a run, what jobs made and what was digested."""

    folder: Path | None = None


def content(value: object) -> bytes:
    """Write all that a value holds: alike for what is equal, whatever parts of it are shared."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written)
    # A part that was written before is written again, where it would be named by its place.
    pickler.fast = True
    pickler.dump(value)
    return written.getvalue()


def make_once(job: Job) -> Made:
    """Do a job that no test has done; take what it made where one has."""
    return _once(content(job), lambda: make(job))


def make_shipped(target: Target, job: Job) -> Made:
    """Do a job of the project that comes with kdeck, as it stands, once in a run."""
    return _once(f"{target.path} {job.standard}".encode(), lambda: make(job))


def printed_once(document: Document, theme: Theme) -> Printed:
    """Digest what is printed of a document in a theme; take what was found where it was before.

    A sign-off and the judgment of it lay out the same document, in all its formats and editions.
    """
    known_by = b"printed " + content((document, theme))
    return _once(known_by, lambda: printed(document, theme))


def _once(known_by: bytes, do: Callable[[], T]) -> T:
    if Kept.folder is None:
        return do()
    place = Kept.folder / sha256(known_by).hexdigest()
    try:
        kept: T = pickle.loads(place.read_bytes())
    except FileNotFoundError:
        kept = do()
        Kept.folder.mkdir(exist_ok=True)
        # Two processes may write the same; a reader meets a whole file or none.
        own = place.with_name(f"{place.name}-{id(kept)}-{os.getpid()}")
        own.write_bytes(pickle.dumps(kept))
        own.replace(place)
    return kept
