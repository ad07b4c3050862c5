"""Jobs on their way to another process: in parcels, without their themes, which travel once.

A theme holds its fonts and logos, and is larger than all else of a job; a document is alike in all
its formats and editions, which stand side by side and so travel in one parcel.
"""

import io
import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from kdeck.batch.work import Job
from kdeck.fingerprint import digest
from kdeck.theme.theme import Theme

# Enough that the way costs little, few enough that the last worker is not waited for long.
_MOST = 20
_FOR_EACH = 6


@dataclass(frozen=True, slots=True)
class PackedTheme:
    """Hold a theme as bytes, and the key that stands for it in parcels."""

    key: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Parcel:
    """Hold some jobs of one theme as bytes, with their numbers and the key of the theme."""

    theme: str
    numbers: tuple[int, ...]
    data: bytes = field(repr=False)


# The jobs of a parcel, and the theme that they need.
Packed = tuple[PackedTheme, Parcel]


def pack_theme(theme: Theme) -> PackedTheme:
    """Pack a theme."""
    data = pickle.dumps(theme)
    return PackedTheme(digest(data), data)


def unpack_theme(packed: PackedTheme) -> Theme:
    """Unpack a theme."""
    theme: Theme = pickle.loads(packed.data)  # noqa: S301
    return theme


def pack(jobs: Sequence[Job], workers: int) -> Iterator[Packed]:
    """Pack jobs for a number of workers, in order; those of a theme stand side by side."""
    size = max(1, min(_MOST, len(jobs) // (workers * _FOR_EACH)))
    for _, group in groupby(enumerate(jobs), lambda each: each[1].theme.id):
        numbered = tuple(group)
        theme = pack_theme(numbered[0][1].theme)
        for first in range(0, len(numbered), size):
            numbers, some = zip(*numbered[first : first + size], strict=True)
            stream = io.BytesIO()
            _Packer(stream, theme.key).dump(some)
            yield theme, Parcel(theme.key, numbers, stream.getvalue())


def unpack(parcel: Parcel, theme: Theme) -> tuple[Job, ...]:
    """Unpack the jobs of a parcel, all with one and the same theme."""
    return tuple(_Unpacker(io.BytesIO(parcel.data), theme).load())


class _Packer(pickle.Pickler):
    def __init__(self, stream: io.BytesIO, key: str) -> None:
        super().__init__(stream)
        self._key = key

    def persistent_id(self, obj: object) -> str | None:
        return self._key if isinstance(obj, Theme) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, theme: Theme) -> None:
        super().__init__(stream)
        self._theme = theme

    def persistent_load(self, pid: object) -> Theme:  # noqa: ARG002
        return self._theme
