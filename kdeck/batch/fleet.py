"""Building many themes, each by itself: what is wrong with one leaves its folder as it was.

The others are built all the same. The sources are read once, and the engine stays: on a cluster,
the next themes are planned while the files of the last are made.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kdeck.batch.build import Order, Planned, Progress, Shared, plan
from kdeck.batch.documents import known_documents, require_documents
from kdeck.batch.engine.engine import Engine
from kdeck.batch.engine.table import open_engine
from kdeck.batch.outcome import Report
from kdeck.batch.output import Output
from kdeck.batch.project import Sources, read_sources
from kdeck.batch.projectfolder import THEMES, require_project
from kdeck.batch.scope import find_starred
from kdeck.batch.setup import read_setup
from kdeck.batch.trial import read_trials
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import Finding, Span, has_errors
from kdeck.fingerprint import Files
from kdeck.load.memory import Memory
from kdeck.theme.brand import FILE as BRAND

if TYPE_CHECKING:
    from kdeck.batch.work import Made

CODE = "theme-not-built"


def build_each(root: Path, order: Order, progress: Progress) -> Report:
    """Build the themes of an order one by one; progress is told of themes.

    Raises KdeckError where the project, or a document that is asked for, does not exist.
    """
    start = perf_counter()
    setup = read_setup(root, order.output)
    if has_errors(setup.findings):
        return Report((), setup.findings, perf_counter() - start)
    require_project(root)
    themes = order.choice.themes
    require_documents(Files(root), themes, order.choice.documents)
    reports: list[Report] = []
    with closing(open_engine(order.site)) as engine:
        for report in _Fleet(root, setup.output, engine).built(_orders(root, order)):
            reports.append(report)
            progress(len(reports), len(themes), themes[len(reports) - 1])
    return Report(
        tuple(outcome for report in reports for outcome in report.outcomes),
        tuple(dict.fromkeys(finding for report in reports for finding in report.findings)),
        perf_counter() - start,
        max((report.ended for report in reports), default=ExitCode.OK),
        tuple(name for name, report in zip(themes, reports, strict=True) if report.failed),
    )


def _orders(root: Path, order: Order) -> Iterator[Order]:
    """Give the order of each theme; where a theme lacks a document that another has, without it."""
    files, asked = Files(root), order.choice.documents
    for theme in order.choice.themes:
        known = known_documents(files, theme) if asked else ()
        documents = tuple(document for document in asked if document in known)
        choice = replace(order.choice, themes=(theme,), documents=documents)
        if documents or not asked:
            yield replace(order, choice=choice)
        else:
            yield replace(order, choice=replace(choice, themes=()))


@dataclass(frozen=True, slots=True)
class _Begun:
    """Hold a theme whose jobs were begun, or what became of it."""

    theme: str
    planned: Planned | Report
    results: "Iterator[tuple[int, Made]]"

    @property
    def jobs(self) -> int:
        """Count the jobs that are not taken yet."""
        return len(self.planned.making.stale) if isinstance(self.planned, Planned) else 0


class _Fleet:
    """Plan themes in turn, so many ahead of those that are finished as the engine wants."""

    def __init__(self, root: Path, output: Output, engine: Engine) -> None:
        self._root, self._engine = root, engine
        self._shared = Shared(
            cache(lambda: _read(root)), cache(lambda: read_trials(output)), Memory()
        )

    def built(self, orders: Iterator[Order]) -> Iterator[Report]:
        """Report on each theme, in order."""
        begun: deque[_Begun] = deque()
        for order in orders:
            begun.append(self._begin(order))
            while begun and (not begun[0].jobs or self._has_enough(begun)):
                yield _finished(begun.popleft())
        yield from map(_finished, begun)

    def _has_enough(self, begun: deque[_Begun]) -> bool:
        return sum(each.jobs for each in begun) > self._engine.ahead

    def _begin(self, order: Order) -> _Begun:
        theme = "".join(order.choice.themes)
        if not theme:
            return _Begun(theme, Report((), (), 0.0), iter(()))
        try:
            planned = plan(self._root, order, self._shared)
            jobs = planned.making.jobs if isinstance(planned, Planned) else []
            return _Begun(theme, planned, self._engine.start(jobs))
        except KdeckError as error:
            return _Begun(theme, _stopped(theme, error), iter(()))


def _read(root: Path) -> Sources:
    """Read the sources, and which topics bear on all documents."""
    sources = read_sources(root)
    find_starred(sources.files)
    return sources


def _finished(begun: _Begun) -> Report:
    if isinstance(begun.planned, Report):
        return begun.planned
    try:
        return begun.planned.report(begun.results, lambda *_: None)
    except KdeckError as error:
        return _stopped(begun.theme, error)


def _stopped(theme: str, error: KdeckError) -> Report:
    """Report on a theme that could not be built, so that the others are."""
    span = Span(f"{THEMES}/{theme}/{BRAND}")
    finding = Finding(CODE, f"'{theme}' was not built: {error.message}", error.hint, span)
    lost = error.code is ExitCode.NOT_RENDERED
    return Report((), (finding,), 0.0, error.code if lost else ExitCode.OK)
