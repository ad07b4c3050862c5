"""An errand to a cluster: parcels that are sent to its workers, and taken back as they are done."""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from time import monotonic, sleep
from typing import TypeAlias

from distributed import Client, Future, KilledWorker, as_completed

from kdeck.batch.engine.clusterworker import (
    ThemeAwayError,
    ThemeKeeper,
    UnlikeWorkerError,
    work_on,
)
from kdeck.batch.engine.parcel import Packed, PackedTheme, Parcel, pack
from kdeck.batch.work import Job, Made
from kdeck.errors import ExitCode, KdeckError

# A worker that has just come may not have been told of a theme.
_RETRIES = 2
# Seconds between one look at what is done and the next, and at who works on it; seconds to wait for
# another worker where the last one was lost.
_LOOK, _ROLL_CALL, _PATIENCE = 0.02, 2, 60
_CODE = ExitCode.NOT_RENDERED
_GONE = "the scheduler of the cluster does not answer any more"
AGAIN = "run this again: it makes only what is missing"

# Older releases know no type of what comes back.
Result: TypeAlias = "Future[tuple[Made, ...]]"


class Errand:
    """Send jobs to workers whose program is alike, and take what they made.

    replace_lost is called now and then, to start workers anew in place of those that were lost.
    """

    def __init__(
        self, client: Client, jobs: Sequence[Job], alike: str, replace_lost: Callable[[], None]
    ) -> None:
        self._client = client
        self._replace_lost = replace_lost
        self._jobs = jobs
        self._alike = alike
        self._name = f"kdeck-{secrets.token_hex(8)}"
        self._keepers: dict[str, str] = {}
        self._sent: dict[Result, Packed] = {}
        self._seen = monotonic()
        # Each was under way when workers were lost: by its fault, or by that of another.
        self._suspects: list[Packed] = []

    def send(self, parcels: Iterable[Packed]) -> list[Result]:
        """Send parcels, and before them the themes that are not on their way yet."""
        with answering():
            return [self._send(theme, parcel) for theme, parcel in parcels]

    def taken(self) -> Iterator[tuple[int, Made]]:
        """Give what each job made, by its number; each once, however often it was done.

        Raises KdeckError where the scheduler is gone, or a worker is of another kind; and, when all
        others are made, where files cost workers their lives.
        """
        self._seen = monotonic()
        try:
            yield from self._done()
            suspects, self._suspects = self._suspects, []
            guilty = []
            for suspect in suspects:
                self.send([suspect])
                yield from self._done()
                guilty += self._suspects
                self._suspects = []
            if guilty:
                raise self._lost(guilty)
        finally:
            self._end()

    def _done(self) -> Iterator[tuple[int, Made]]:
        done = as_completed(list(self._sent), loop=self._client.loop)
        while not done.is_empty():
            self._wait(done)
            future: Result = next(done)
            theme, parcel = self._sent.pop(future)
            with answering():
                result = self._result(future)
            if isinstance(result, Exception):
                for again in self._sent_again(result, theme, parcel):
                    done.add(again)
            else:
                yield from zip(parcel.numbers, result, strict=True)

    def _wait(self, done: as_completed) -> None:
        """Wait until something is done, as long as there are workers."""
        looked = monotonic()
        while not done.has_ready():
            sleep(_LOOK)
            if monotonic() - looked > _ROLL_CALL:
                self._call_roll()
                looked = monotonic()

    def _call_roll(self) -> None:
        """Let workers come back that were lost; raise KdeckError where none is there for long."""
        with answering():
            self._replace_lost()
            if self._client.nthreads():
                self._seen = monotonic()
        if monotonic() - self._seen > _PATIENCE:
            message = "the cluster has no worker any more"
            raise KdeckError(message, f"start some: dask worker ADDRESS; then {AGAIN}", _CODE)

    def _result(self, future: Result) -> tuple[Made, ...] | Exception:
        """Fetch what a parcel made, or the error that it met.

        Where a worker is lost before it has handed over what it made, another makes it again.
        """
        error: Exception | None = future.exception() if future.status == "error" else None
        if error:
            return error
        patience = 0
        while True:
            patience += _ROLL_CALL
            try:
                made: tuple[Made, ...] = future.result(timeout=patience)
            except (KilledWorker, ThemeAwayError, UnlikeWorkerError) as met:
                return met
            except TimeoutError:
                self._call_roll()
            else:
                future.release()
                return made

    def _end(self) -> None:
        """Let go of what is still on its way, and of the themes."""
        with suppress(Exception):
            self._client.cancel(list(self._sent), force=True)
        for keeper in self._keepers.values():
            with suppress(Exception):
                self._client.unregister_worker_plugin(keeper)

    def _send(self, theme: PackedTheme, parcel: Parcel) -> Result:
        keeper = self._keepers.get(theme.key)
        if keeper is None:
            keeper = self._keepers[theme.key] = f"{self._name}-{theme.key}"
            self._client.register_plugin(ThemeKeeper(keeper, theme))
        errand = (work_on, parcel, keeper, self._alike)
        future = self._client.submit(*errand, pure=False, retries=_RETRIES)
        self._sent[future] = theme, parcel
        return future

    def _sent_again(self, error: Exception, theme: PackedTheme, parcel: Parcel) -> list[Result]:
        """Send the jobs of a parcel one by one whose workers were lost; raise what else it is."""
        match error:
            case KilledWorker() if len(parcel.numbers) > 1:
                return self.send((theme, single) for single in self._singles(parcel))
            case KilledWorker():
                self._suspects.append((theme, parcel))
                return []
            case UnlikeWorkerError():
                raise unlike("a worker that came later")
            case ThemeAwayError():
                raise KdeckError("a worker came too late to be told of a theme", AGAIN, _CODE)
            case _:
                raise error

    def _lost(self, guilty: Iterable[Packed]) -> KdeckError:
        jobs = (self._jobs[parcel.numbers[0]] for _, parcel in guilty)
        names = ", ".join(
            f"'{job.theme.id}/{job.document.id}-{job.document.audience}.{job.format}'"
            for job in jobs
        )
        return KdeckError(
            f"every worker that was making {names} ended without a word",
            f"give workers more memory, then {AGAIN}",
            _CODE,
        )

    def _singles(self, parcel: Parcel) -> Iterator[Parcel]:
        for number in parcel.numbers:
            for _, packed in pack([self._jobs[number]], 1):
                yield Parcel(packed.theme, (number,), packed.data)


def unlike(worker: str) -> KdeckError:
    """Say that a worker has another program, which would make other bytes."""
    return KdeckError(
        f"{worker} has another kdeck, other libraries or another Python than this machine",
        "install the same on every machine, as with 'pip install -r' and one list for all",
        ExitCode.TOOL_MISSING,
    )


@contextmanager
def answering(message: str = _GONE, hint: str = AGAIN) -> Iterator[None]:
    """Say in a sentence that there is no way to the cluster, or none any more."""
    try:
        yield
    # What a lost connection raises, and a wrong address.
    except (OSError, TimeoutError, ValueError, RuntimeError, CancelledError):
        raise KdeckError(message, hint, _CODE) from None
