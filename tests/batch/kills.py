"""Builds that are killed, that meet, or that run out of room: what is left, counted.

'python tests/batch/kills.py 1000' runs a campaign; the tests run a small one. Builds take place in
copies of one process, so that a kill meets a build and not the start of Python; and what is built
is not drawn: drawing writes nothing, and would take up most of the time.
"""

import contextlib
import json
import os
import random
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from buildable import KEPT, SECOND, SECOND_BRAND, TOPIC, write
from kdeck.batch import atomicwrite, output, record
from kdeck.batch.engine import processes
from kdeck.batch.work import Job, Made
from kdeck.cli.main import main
from kdeck.fingerprint import digest

Contents = dict[str, bytes]
_KEPT = {Path(kept).name for kept in KEPT}
BOTH = ("build", "--theme", "default", "--theme", "aurora", "--jobs", "1")
_TEXTS = ("The dose is low.", "The dose is quite low.")


def contents(project: Path) -> Contents:
    """Read the output folder, its records and what is hidden there, but for what saves time."""
    found = {}
    for path in sorted((project / "output").rglob("*")):
        # A file may be moved away between the listing and the reading; a reader asks again.
        with contextlib.suppress(FileNotFoundError):
            if path.is_file() and path.name not in _KEPT:
                found[path.relative_to(project).as_posix()] = path.read_bytes()
    return found


def leftovers(project: Path) -> list[str]:
    """List what no run should leave."""
    hidden = (path for path in project.rglob(".*") if path.name not in (record.FILE, *_KEPT))
    return [path.relative_to(project).as_posix() for path in hidden]


def fork(call: Callable[[], None], *, quiet: bool = True) -> int:
    """Do something in a copy of this process; give its id."""
    child = os.fork()
    if child:
        return child
    code = 99
    try:
        if quiet:
            null = os.open(os.devnull, os.O_RDWR)
            os.dup2(null, 1)
            os.dup2(null, 2)
        call()
        code = 0
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os._exit(code)


def kdeck(project: Path, *arguments: str) -> int:
    """Run a command in a copy of this process; give its id."""
    return fork(lambda: main([*arguments, "--project", str(project)]))


def code_of(child: int) -> int:
    """Wait for the end of a copy; a signal is negative."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


class Campaign:
    """Count what a number of trials leaves, in a project whose topic has two texts by turns."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.project = write(folder / "project", {SECOND_BRAND: SECOND})
        self.counts: Counter[str] = Counter()
        self.random = random.Random(seed)
        self.wanted: list[Contents] = []
        self.times: list[float] = []
        for turn in (0, 1):
            self._write_topic(turn)
            # Here, so that no copy has to load the program again.
            with contextlib.suppress(SystemExit), contextlib.redirect_stdout(None):
                main([*BOTH, "--force", "--project", str(self.project)])
            if not turn:
                shutil.rmtree(self.project / "output")
            start = time.monotonic()
            assert code_of(kdeck(self.project, *BOTH)) == 0
            # Of a fresh build, then of one that has little to do.
            self.times.append(time.monotonic() - start)
            self.wanted.append(contents(self.project))
        self.turn = 1

    def _write_topic(self, turn: int) -> None:
        place = self.project / TOPIC
        text = place.read_text(encoding="utf-8")
        place.write_text(text.replace(_TEXTS[1 - turn], _TEXTS[turn]), encoding="utf-8")

    def next_build(self, *, fresh: bool) -> Contents:
        """Prepare a build that has something to do; give what is there before it."""
        self.turn = 1 - self.turn
        self._write_topic(self.turn)
        if fresh:
            shutil.rmtree(self.project / "output")
        return contents(self.project)

    def judge(self, before: Mapping[str, bytes], after: Contents) -> None:
        """Count files that are neither old nor new, and files that are gone."""
        new = self.wanted[self.turn]
        for path, data in after.items():
            # What stands beside its place is left over, and judged by the next run.
            if path.rpartition("/")[2].startswith(".") and not path.endswith(record.FILE):
                self.counts["left beside"] += 1
            elif data not in (before.get(path), new[path]):
                self.counts["torn"] += 1
        self.counts["lost"] += len(before.keys() - after.keys())
        changed = {path for path in new if before.get(path) != new[path]}
        done = {path for path in changed if after.get(path) == new[path]}
        self.counts["mixed"] += bool(done and done != changed)

    def repair(self) -> None:
        """Build again, as a user would, and hold it to the whole result."""
        code = code_of(kdeck(self.project, *BOTH))
        whole = contents(self.project) == self.wanted[self.turn] and not leftovers(self.project)
        self.counts["repaired" if code == 0 and whole else "not repaired"] += 1

    def kill(self, number: int) -> None:
        """Kill one build: at any moment, or, every second time, while it writes."""
        before = self.next_build(fresh=number % 4 == 0)
        ours, theirs = os.pipe()

        def build() -> None:
            real = atomicwrite.write_files

            def told(root: Path, files: dict[str, bytes]) -> None:
                os.write(theirs, b"w")
                real(root, files)
                os.write(theirs, b"e")

            setattr(output, "write_files", told)  # noqa: B010
            main([*BOTH, "--project", str(self.project)])

        child = fork(build)
        os.close(theirs)
        if number % 2:
            select.select([ours], [], [])
            time.sleep(self.random.uniform(0, 0.03))
        else:
            time.sleep(self.random.uniform(0, 1.1 * self.times[bool(number % 4)]))
        os.kill(child, signal.SIGKILL)
        code = code_of(child)
        told = os.read(ours, 9)
        os.close(ours)
        moment = {b"": "before writing", b"w": "while writing"}.get(told, "after writing")
        self.counts["ended before the kill" if code == 0 else f"killed {moment}"] += 1
        self.judge(before, contents(self.project))
        self.repair()

    def small_disk(self, limit: int) -> None:
        """Build with a limit on the size of files, which a full disk is for one of them."""
        before = self.next_build(fresh=False)

        def build() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            main([*BOTH, "--project", str(self.project)])

        code = code_of(fork(build))
        self.counts["refused" if code == 5 else f"ended with {code}"] += 1
        if code and (contents(self.project) != before or leftovers(self.project)):
            self.counts["torn"] += 1
        self.repair()

    def meet(self, seconds: float) -> None:
        """Let two builds, of one theme each and of both, meet again and again, beside a reader."""
        end = time.monotonic() + seconds
        self._write_topic(self.turn)
        orders = (("build", "--jobs", "1", "--force"), (*BOTH, "--force"))

        def loop(order: tuple[str, ...]) -> Callable[[], None]:
            def run() -> None:
                while time.monotonic() < end:
                    assert code_of(kdeck(self.project, *order)) == 0

            return run

        writers = [fork(loop(order)) for order in orders]
        while time.monotonic() < end:
            seen = contents(self.project)
            hidden = {p for p in seen if p.rpartition("/")[2].startswith(".")}
            self.counts["reads"] += 1
            self.counts["torn"] += sum(
                data != self.wanted[self.turn][path]
                for path, data in seen.items()
                if path not in hidden
            )
            self.counts["lost"] += len(
                {p for p in self.wanted[self.turn] if not p.endswith(record.FILE)} - seen.keys()
            )
            time.sleep(0.005)
        for writer in writers:
            self.counts["writers that failed"] += bool(code_of(writer))
        self.repair()


def trials(campaign: Campaign, count: int) -> Iterator[None]:
    """Run kills, then limits on the size of files, then a meeting."""
    for number in range(count):
        campaign.kill(number)
        yield
    sizes = sorted(len(data) for data in campaign.wanted[0].values())
    for number in range(max(count // 10, 3)):
        campaign.small_disk(campaign.random.randrange(0, sizes[-1] + 4096) if number else 0)
        yield
    campaign.meet(max(count * 0.06, 1))


def undrawn(job: Job) -> Made:
    """Make a file of some size that tells what it was made from."""
    line = digest(repr((job.document, job.theme.id, job.format)).encode()).encode()
    return Made(line * (200 + 40 * len(job.document.id)), (), 0.0)


def run(count: int, seed: int) -> dict[str, int]:
    """Run a campaign and give its counts."""
    setattr(processes, "make", undrawn)  # noqa: B010
    setattr(record, "program_digest", cache(lambda: "0" * 64))  # noqa: B010
    with tempfile.TemporaryDirectory(prefix="kdeck-kills-") as folder:
        campaign = Campaign(Path(folder), seed)
        for number, _ in enumerate(trials(campaign, count)):
            if count > 100 and number % 50 == 0:
                os.write(2, f"{number} {dict(campaign.counts)}\n".encode())
    return dict(sorted(campaign.counts.items()))


if __name__ == "__main__":
    result = run(int(sys.argv[1]), int((sys.argv[2:] or ["1"])[0]))
    sys.stdout.write(json.dumps(result, indent=1))
