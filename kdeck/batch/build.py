"""Building the targets that are asked for, and only those whose inputs have changed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kdeck.batch.clock import Today
from kdeck.batch.documents import known_documents, require_documents
from kdeck.batch.edited import is_edited, kept_outcome
from kdeck.batch.index import about, files_beside, kept_findings
from kdeck.batch.lack import lacks
from kdeck.batch.listed import is_listed
from kdeck.batch.orphans import orphan_findings, orphans
from kdeck.batch.outcome import Outcome, Report, Status
from kdeck.batch.output import Output
from kdeck.batch.record import (
    Built,
    Prepared,
    Record,
    document_key,
    read_record,
    record_bytes,
    record_file,
)
from kdeck.batch.setup import read_setup
from kdeck.batch.target import Choice, Target
from kdeck.finding import Finding, Severity, has_errors, in_reading_order
from kdeck.fingerprint import Files, Snapshot, digest

if TYPE_CHECKING:
    from kdeck.batch.bearing import Bearing
    from kdeck.batch.project import Project
    from kdeck.batch.work import Job, Made

Progress = Callable[[int, int, str], None]
FEW_TARGETS = 8


@dataclass(frozen=True, slots=True)
class Order:
    """Say what to build and on what day.

    jobs is the number of processes; force builds what is up to date, too, and what somebody edited;
    output is a folder to write into other than the project's own.
    """

    choice: Choice
    jobs: int | None = None
    force: bool = False
    output: Path | None = None
    today: Today = field(kw_only=True)


def build(root: Path, order: Order, progress: Progress) -> Report:
    """Build targets into the output folder of a project; errors leave the folder as it was.

    A file that somebody edited is kept, unless the order says otherwise.
    Raises KdeckError where the project, a theme or a document that is asked for does not exist.
    """
    start = perf_counter()
    setup = read_setup(root, order.output)
    if has_errors(setup.findings):
        return Report((), setup.findings, perf_counter() - start)
    output, order = setup.output, replace(order, choice=setup.completed(order.choice))
    output.require_inside(order.choice.themes)
    record, today = read_record(output, order.choice.themes), order.today
    if not order.force and (report := _unchanged(root, output, order, record)):
        return replace(report, seconds=perf_counter() - start)
    from kdeck.batch.dayskept import days_held
    from kdeck.batch.jobs import plan_jobs
    from kdeck.batch.lacking import check_lacking
    from kdeck.batch.madefrom import brand_of, expected_digests
    from kdeck.batch.project import read_project
    from kdeck.batch.projectfolder import require_project, require_themes
    from kdeck.batch.scope import asked_library, bearing, scope_of
    from kdeck.batch.trial import FILE as TRIALS_FILE
    from kdeck.batch.trial import read_trials, trials_bytes
    from kdeck.check.content.rulebook import check_library

    require_project(root)
    require_themes(root, order.choice.themes)
    files = Files(root)
    project, documents = read_project(files, order.choice.themes), order.choice.documents
    require_documents(files, order.choice.themes, documents)
    scopes = {t.id: scope_of(project.library_of(t.id), t.id, files) for t in project.themes}
    found = bearing(project.findings, scopes.values(), documents)
    if has_errors(found):
        return Report((), found, perf_counter() - start)
    findings = [*found, *check_library(asked_library(project, documents), project.library)]
    work: dict[Target, Job] = {}
    held = days_held(project, today)
    for theme in project.themes:
        asked = order.choice.standard
        own = dict(plan_jobs(project, theme, findings, today, asked, documents))
        work.update(own)
        scope, known = scopes[theme.id], known_documents(files, theme.id)
        seen = files.fingerprint(below=(f"themes/{theme.id}/", "sources/"))
        prepared = {
            document: Prepared(scope.inputs(seen, document), str(asked or ""), held)
            for document in documents or known
            if document in scope.own
        }
        record.usual[theme.id] = theme.edition
        record.expect(theme.id, prepared, expected_digests(own, brand_of(files, theme.id)))
        record.keep(theme.id, known)
    of_documents = _of_documents(work, project)
    wanted = {target: work[target] for target in order.choice.among(work, record.usual)}
    findings.extend(f for found in of_documents.values() for f in _refusals(found))
    trials = read_trials(output)
    findings += [*check_lacking(order.choice, work, wanted), *trials.judge(wanted.values(), files)]
    _note(record, work, project, findings, of_documents)
    if has_errors(findings):
        found = (*_refusals(findings), *record.said_of(wanted))
        return Report((), in_reading_order(found), perf_counter() - start)
    kept = {TRIALS_FILE: trials_bytes(trials)}
    outcomes = _make(output, order, wanted, record, kept, progress)
    said = (*record.said_of(wanted), *_orphans(output, order.choice, record))
    return Report(outcomes, in_reading_order(said), perf_counter() - start)


def _refusals(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Keep what stops a build."""
    return (finding for finding in findings if finding.severity is Severity.ERROR)


def _of_documents(work: dict[Target, "Job"], project: "Project") -> dict[str, tuple[Finding, ...]]:
    """Check each document as a whole, and say of one whose review has ended why; by its key."""
    from kdeck.batch.jobs import check_documents
    from kdeck.batch.signoffstanding import ended_finding

    jobs: dict[str, list[Job]] = {}
    for target, job in work.items():
        jobs.setdefault(document_key(target), []).append(job)
    found: dict[str, tuple[Finding, ...]] = {}
    for key, own in jobs.items():
        ended = own[0].standing and ended_finding(own[0].standing)
        found[key] = (*check_documents(own, project.library), *((ended,) if ended else ()))
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

    mild = [finding for finding in findings if finding.severity is not Severity.ERROR]
    bearings: dict[str, Bearing] = {}
    for target, job in work.items():
        key = document_key(target)
        if key not in bearings:
            library = project.library_of(target.theme)
            bearings[key] = bearing_of(job.document, library, target.theme)
            record.about[key] = about(job.document)
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
        else _outcome(target, None, record, output)
        for target in targets
    )
    said = (*record.said_of(targets), *_orphans(output, choice, record))
    return Report(outcomes, in_reading_order(said), 0.0)


def _orphans(output: Output, choice: Choice, record: Record) -> Iterator[Finding]:
    """Name the files that no document makes, and those that are left to somebody.

    Of documents that are not asked for, nobody knows.
    """
    yield from kept_findings(choice.themes, record, output)
    made = {target.path for target in record.expected}
    left = () if choice.documents else orphans(output, choice.themes, made)
    yield from orphan_findings(output.shown(path) for path in left)


def _make(
    output: Output,
    order: Order,
    work: dict[Target, "Job"],
    record: Record,
    kept: dict[str, bytes],
    progress: Progress,
) -> tuple[Outcome, ...]:
    from kdeck.batch.executor import run_jobs

    stale = [t for t in work if order.force or not record.is_fresh(t, output)]
    edited = {t for t in stale if not order.force and is_edited(t, record, output)}
    stale = [t for t in stale if t not in edited]
    made: dict[Target, Made] = {}
    if stale:
        progress(0, len(stale), "")
    for number, result in enumerate(run_jobs([work[t] for t in stale], _workers(order, stale)), 1):
        made[stale[number - 1]] = result
        progress(number, len(stale), output.shown(stale[number - 1].path))
    # Somebody may have saved a file while it was made anew.
    edited |= {t for t in made if not order.force and is_edited(t, record, output)}
    made = {target: result for target, result in made.items() if target not in edited}
    if any(has_errors(result.findings) for result in made.values()):
        for target in made:
            record.outputs.pop(target, None)
    else:
        for target, result in made.items():
            record.outputs[target] = Built(record.expected[target], digest(result.data))
            record.said[target.path] = result.findings
        data = {target.path: result.data for target, result in made.items()}
        record.forget_missing(output)
        themes = {job.theme.id: job.theme for job in work.values()}
        for theme in themes.values():
            data |= files_beside(theme, data, record, output, force=order.force)
        records = {record_file(key): record_bytes(record, key) for key in themes}
        output.write(data | kept | records)
    return tuple(
        kept_outcome(target, record, output)
        if target in edited
        else _outcome(target, made.get(target), record, output)
        for target in work
    )


def _workers(order: Order, stale: list[Target]) -> int:
    import os

    if order.jobs is not None:
        return order.jobs
    return 1 if len(stale) <= FEW_TARGETS else os.cpu_count() or 1


def _outcome(target: Target, made: "Made | None", record: Record, output: Output) -> Outcome:
    path = output.shown(target.path)
    if made is None:
        said = record.said.get(target.path, ())
        return Outcome(target, path, Status.UNCHANGED, record.outputs[target].sha256, 0.0, said)
    if has_errors(made.findings) or target not in record.outputs:
        return Outcome(target, path, Status.FAILED, "", made.seconds, made.findings)
    sha256 = record.outputs[target].sha256
    return Outcome(target, path, Status.BUILT, sha256, made.seconds, made.findings)
