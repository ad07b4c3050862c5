"""Building the targets that are asked for, and only those whose inputs have changed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kdeck.batch.clock import Today
from kdeck.batch.documents import known_documents, require_documents
from kdeck.batch.edited import is_edited, kept_outcome
from kdeck.batch.engine.engine import EngineName, Site
from kdeck.batch.index import about
from kdeck.batch.lack import lacks
from kdeck.batch.listed import is_listed
from kdeck.batch.making import Making, begin_making, left_alone, outcome_of
from kdeck.batch.outcome import Report
from kdeck.batch.output import Output
from kdeck.batch.record import Prepared, Record, document_key, read_record
from kdeck.batch.setup import read_setup
from kdeck.batch.target import Choice, Target
from kdeck.finding import Finding, Severity, has_errors, in_reading_order
from kdeck.fingerprint import Files, Snapshot

if TYPE_CHECKING:
    from kdeck.batch.bearing import Bearing
    from kdeck.batch.project import Project, Sources
    from kdeck.batch.trial import Trials
    from kdeck.batch.work import Job, Made
    from kdeck.load.memory import Memory

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Order:
    """Say what to build and on what day.

    jobs is the number of processes; force builds what is up to date, too, and what somebody edited;
    output is a folder to write into other than the project's own, or the address of an
    object store; engine does the work, where scheduler says.
    """

    choice: Choice
    jobs: int | None = None
    force: bool = False
    output: Path | str | None = None
    today: Today = field(kw_only=True)
    engine: EngineName = field(default=EngineName.PROCESSES, kw_only=True)
    scheduler: str = field(default="", kw_only=True)

    @property
    def site(self) -> Site:
        """Say where the files are made."""
        return Site(self.engine, self.jobs, self.scheduler)


@dataclass(frozen=True, slots=True)
class Shared:
    """Hold what many builds share: the sources, the trials of themes, and what was judged."""

    sources: "Callable[[], Sources]"
    trials: "Callable[[], Trials]"
    judged: "Memory"


@dataclass(frozen=True, slots=True)
class Planned:
    """Hold what a build is about to make, and for what choice."""

    making: Making
    choice: Choice

    def report(self, results: Iterable[tuple[int, "Made"]], progress: Progress) -> Report:
        """Finish a build with what the jobs made."""
        making = self.making
        outcomes = making.finish(results, progress)
        said = making.record.said_of(making.work)
        left = left_alone(making.output, self.choice, making.record)
        return Report(outcomes, in_reading_order((*said, *left)), 0.0)


def build(root: Path, order: Order, progress: Progress) -> Report:
    """Build targets into the output folder of a project; errors leave the folder as it was.

    A file that somebody edited is kept, unless the order says otherwise.
    Raises KdeckError where the project, a theme or a document that is asked for does not exist.
    """
    start = perf_counter()
    planned = plan(root, order)
    if isinstance(planned, Planned):
        from kdeck.batch.engine.table import open_engine

        with closing(open_engine(order.site)) as engine:
            planned = planned.report(engine.start(planned.making.jobs), progress)
    return replace(planned, seconds=perf_counter() - start)


def plan(
    root: Path,
    order: Order,
    shared: "Shared | None" = None,
) -> Planned | Report:
    """Find what a build has to make; report at once where that is nothing, or may not be made."""
    setup = read_setup(root, order.output)
    if has_errors(setup.findings):
        return Report((), setup.findings, 0.0)
    output, order = setup.output, replace(order, choice=setup.completed(order.choice))
    output.require_inside(order.choice.themes)
    record, today = read_record(output, order.choice.themes), order.today
    if not order.force and (report := _unchanged(root, output, order, record)):
        return report
    from kdeck.batch.dayskept import days_held
    from kdeck.batch.jobs import plan_jobs
    from kdeck.batch.lacking import check_lacking
    from kdeck.batch.madefrom import brand_of, expected_digests
    from kdeck.batch.project import read_project
    from kdeck.batch.projectfolder import require_project, require_themes
    from kdeck.batch.scope import bearing, scope_of
    from kdeck.batch.sourcememory import memory_files, read_memory
    from kdeck.batch.trial import FILE as TRIALS_FILE
    from kdeck.batch.trial import read_trials, trials_bytes
    from kdeck.load.memory import Memory

    require_project(root)
    require_themes(root, order.choice.themes)
    sources, documents = shared.sources() if shared else None, order.choice.documents
    files = sources.files.copy() if sources else Files(root)
    # Whoever builds many themes reads the sources once.
    memory = Memory(keeps=False) if sources else read_memory(output)
    project = read_project(files, order.choice.themes, sources, memory)
    require_documents(files, order.choice.themes, documents)
    scopes = {t.id: scope_of(project.library_of(t.id), t.id, files) for t in project.themes}
    found = bearing(project.findings, scopes.values(), documents)
    if has_errors(found):
        return Report((), found, 0.0)
    findings = [*found, *_judged(project, documents, shared, files, memory)]
    work: dict[Target, Job] = {}
    held = days_held(project, today)
    for theme in project.themes:
        asked = order.choice.standard
        own = dict(plan_jobs(project, theme, findings, today, asked, documents))
        work.update(own)
        scope, known = scopes[theme.id], known_documents(files, theme.id)
        inputs = scope.inputs(
            files.fingerprint(below=(f"themes/{theme.id}/", "sources/")),
            (document for document in documents or known if document in scope.own),
        )
        prepared = {
            document: Prepared(read, str(asked or ""), held) for document, read in inputs.items()
        }
        record.usual[theme.id] = theme.edition
        record.expect(theme.id, prepared, expected_digests(own, brand_of(files, theme.id)))
        record.keep(theme.id, known)
    of_documents = _of_documents(work, project, memory)
    wanted = {target: work[target] for target in order.choice.among(work, record.usual)}
    findings.extend(f for found in of_documents.values() for f in _refusals(found))
    trials = shared.trials() if shared else read_trials(output)
    findings += [*check_lacking(order.choice, work, wanted), *trials.judge(wanted.values(), files)]
    _note(record, work, project, findings, of_documents)
    if has_errors(findings):
        found = (*_refusals(findings), *record.said_of(wanted))
        return Report((), in_reading_order(found), 0.0)

    def kept() -> dict[str, bytes]:
        return {TRIALS_FILE: trials_bytes(trials), **memory_files(memory)}

    making = begin_making(output, wanted, record, kept, force=order.force)
    return Planned(making, order.choice)


def _judged(
    project: "Project",
    documents: tuple[str, ...],
    shared: Shared | None,
    files: Files,
    memory: "Memory",
) -> Iterable[Finding]:
    """Find what is wrong with the words of the sources, as far as documents are asked for."""
    from kdeck.batch.scope import asked_library
    from kdeck.check.content.remembering import check_remembered

    if shared and not documents:
        return shared.sources().said
    asked = asked_library(project, documents)
    return check_remembered(asked, project.library, files, shared.judged if shared else memory)


def _refusals(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Keep what stops a build."""
    return (finding for finding in findings if finding.severity is Severity.ERROR)


def _of_documents(
    work: dict[Target, "Job"], project: "Project", memory: "Memory"
) -> dict[str, tuple[Finding, ...]]:
    """Check each document as a whole, and say of one whose review has ended why; by its key."""
    from kdeck.batch.jobs import check_documents
    from kdeck.batch.signoffstanding import ended_finding

    jobs: dict[str, list[Job]] = {}
    for target, job in work.items():
        jobs.setdefault(document_key(target), []).append(job)
    found: dict[str, tuple[Finding, ...]] = {}
    for key, own in jobs.items():
        ended = own[0].standing and ended_finding(own[0].standing)
        own_findings = check_documents(own, project.library, memory)
        found[key] = (*own_findings, *((ended,) if ended else ()))
    return found


def _note(
    record: Record,
    work: dict[Target, "Job"],
    project: "Project",
    findings: list[Finding],
    of_documents: dict[str, tuple[Finding, ...]],
) -> None:
    """Record what is to be said of each document, so that it is said of an unchanged one, too."""
    from kdeck.batch.bearing import bearing_of
    from kdeck.batch.signoffstanding import State

    mild = [finding for finding in findings if finding.severity is not Severity.ERROR]
    bearings: dict[str, Bearing] = {}
    for target, job in work.items():
        key = document_key(target)
        if key not in bearings:
            library = project.library_of(target.theme)
            bearings[key] = bearing_of(job.document, library, target.theme)
            state = job.standing.state if job.standing else State.NEVER
            record.about[key] = about(job.document, state)
            own = (f for f in of_documents[key] if f.severity is not Severity.ERROR)
            record.said[key] = in_reading_order((*filter(bearings[key].takes, mild), *own))


def _unchanged(root: Path, output: Output, order: Order, record: Record) -> Report | None:
    """Report on targets that are all up to date, or edited; None where any is not.

    Reads no source: only digests are compared.
    """
    choice, files = order.choice, Files(root)
    now, asked = Snapshot(files), str(choice.standard or "")
    every: list[Target] = []
    for theme in choice.themes:
        known = known_documents(files, theme)
        for document in known:
            if choice.documents and document not in choice.documents:
                continue
            if not record.current(theme, document, now, order.today):
                return None
            if record.prepared[theme, document].asked != asked:
                return None
        every.extend(record.targets(theme, known))
    targets = tuple(choice.among(every, record.usual))
    missing = set(choice.documents) - {target.document for target in targets}
    if not targets or missing or any(lacks(choice, every)):
        return None
    if not all(is_listed(theme, record, output) for theme in choice.themes):
        return None
    stale = {target for target in targets if not record.is_fresh(target, output)}
    if not all(is_edited(target, record, output) for target in stale):
        return None
    outcomes = tuple(
        kept_outcome(target, record, output)
        if target in stale
        else outcome_of(target, None, record, output)
        for target in targets
    )
    said = (*record.said_of(targets), *left_alone(output, choice, record))
    return Report(outcomes, in_reading_order(said), 0.0)
