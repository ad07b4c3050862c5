"""What holds for all tests."""

import gc
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pytest
from hypothesis import settings

import cputime
import ordering
import remembering
import sampling
from examples import IN_CI, examples
from kdeck.batch import budget, deckdiff, signing, themecheck, work
from kdeck.batch import printed as printing
from kdeck.batch.engine import processes
from kdeck.batch.printed import printed
from kdeck.batch.trial import Trials
from kdeck.batch.work import Job
from kdeck.check.pdf.reference import jvm
from kdeck.finding import Finding
from kdeck.fingerprint import Files
from making import Kept, make_once, printed_once
from verdicts import Passed

# What CI judges does not change from one run to the next; new examples are looked for elsewhere.
# The time of a clock would judge the load of the machine: no example has a deadline.
settings.register_profile("ci", derandomize=True, print_blob=True, deadline=None)
settings.register_profile("few", max_examples=examples(100), deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    """Leave out what is slow unless it is asked for; CI runs everything."""
    for plugin in (cputime, sampling, ordering):
        config.pluginmanager.register(plugin)
    settings.load_profile("ci" if IN_CI else "few")
    # Microsoft's validator judges one deck and ends: what it notes to compile itself better, and
    # does then, is half of its time.
    os.environ.setdefault("DOTNET_TieredPGO", "0")
    # Tests take one edition or one theme of all documents after the other; a build, all editions.
    fit = lru_cache(maxsize=256)(budget.fitted.__wrapped__)
    for module in (budget, deckdiff, printing, work):
        vars(module)["fitted"] = fit
    if IN_CI:
        # A run that judges hundreds of files gains by what Java takes time to compile well.
        jvm._OPTIONS = (*jvm._OPTIONS, "-XX:TieredStopAtLevel=4")
    if not IN_CI and not config.option.markexpr:
        config.option.markexpr = sampling.NOT_SLOW
    if config.option.markexpr == sampling.NOT_SLOW:
        remembering.remember()


def pytest_collection_finish() -> None:
    """Spare what was imported and collected, which stays, from being looked through for garbage."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out what needs another system than this."""
    if item.get_closest_marker("posix") and os.name != "posix":
        pytest.skip("needs POSIX")


@pytest.fixture(autouse=True)
def _trials_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a theme that passed its trial in one test have passed it in the others.

    Half the time of checking a small project goes into it. What is the same theme, the trial says.
    Where one waits, a theme passes untried, but in batch/test_trial.py.
    """
    monkeypatch.setattr(Trials, "judge", _judge_once if IN_CI else _judge_never)


@pytest.fixture(autouse=True)
def _made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let builds take what other tests made of the same jobs, and sign-offs what they digested."""
    for module in (processes, themecheck):
        monkeypatch.setattr(module, "make", make_once)
    for module in (signing, printing):
        monkeypatch.setattr(module, "printed", printed_once)


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test read and judge all its sources: it asks what is read, or changes how."""
    remembering.forget(monkeypatch)


@pytest.fixture
def made_anew(_made_once: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test make all that it builds: it changes how, or asks whether it is made alike."""
    for module in (processes, themecheck):
        monkeypatch.setattr(module, "make", work.make)
    for module in (signing, printing):
        monkeypatch.setattr(module, "printed", printed)


@pytest.fixture(scope="session", autouse=True)
def _shared_by_processes(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let the processes of a run share which files passed, and what jobs made."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    Passed.folder = shared / "passed"
    Kept.folder = shared / "made"


def _judge_never(trials: Trials, jobs: Iterable[Job], files: Files) -> Iterator[Finding]:
    asked = tuple(jobs)
    trials.passed.update(dict.fromkeys(trials._key(job, files) for job in asked))
    yield from _judge(trials, asked, files)


def _judge_once(trials: Trials, jobs: Iterable[Job], files: Files) -> Iterator[Finding]:
    asked = tuple(jobs)
    # Only those that are asked for, so that what a build keeps of its trials is the same.
    keys = {trials._key(job, files) for job in asked}
    trials.passed.update(dict.fromkeys(keys & _passed - trials.passed.keys()))
    yield from _judge(trials, asked, files)
    _passed.update(trials.passed)


_judge = Trials.judge
_passed = set[str]()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Measure speed in one process, whatever '-n auto' says."""
    return 0 if any("benchmarks" in argument for argument in config.args) else None
