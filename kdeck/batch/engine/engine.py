"""What a build asks of an engine: to do jobs somewhere, and to give back what they made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kdeck.batch.work import Job, Made


class EngineName(StrEnum):
    """Name an engine, as people ask for it."""

    PROCESSES = "processes"
    DASK = "dask"


@dataclass(frozen=True, slots=True)
class Site:
    """Say where jobs are done: by which engine, in how many processes, at which address.

    Without a number, the engine chooses one; without an address, the jobs are done here.
    """

    engine: EngineName = EngineName.PROCESSES
    workers: int | None = None
    scheduler: str = ""


class Engine(Protocol):
    """Do jobs, each once or more often, until it is closed."""

    @property
    def ahead(self) -> int:
        """Say how many jobs it wants to have begun before what the first made is taken."""

    def start(self, jobs: "Sequence[Job]") -> "Iterator[tuple[int, Made]]":
        """Begin some jobs; give the number of each, once, with what it made, as they are done.

        Raises KdeckError (NOT_RENDERED) where one is lost for good; the engine goes on with others.
        """

    def close(self) -> None:
        """End what it began; nothing is waited for."""
