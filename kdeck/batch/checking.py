"""Checking all that a project holds, or files of anybody."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from kdeck.batch.checkrecord import CheckRecord, Whole, kept_files, read_checks
from kdeck.batch.clock import Today, this_day
from kdeck.batch.content import check_content
from kdeck.batch.dayskept import days_held
from kdeck.batch.documents import known_documents
from kdeck.batch.edited import edited_finding, is_edited
from kdeck.batch.isolation import Isolation
from kdeck.batch.jobs import check_documents, plan_jobs
from kdeck.batch.judging import Judgment, judge
from kdeck.batch.keptfile import write_kept
from kdeck.batch.kit.table import KITS, kind_of_name, kit_of
from kdeck.batch.madefrom import brand_of, expected_digests
from kdeck.batch.manifest import FILE as MANIFEST
from kdeck.batch.orphans import orphan_findings, orphans
from kdeck.batch.output import Output
from kdeck.batch.project import Project, read_project
from kdeck.batch.projectfolder import require_project, require_themes, theme_names
from kdeck.batch.rechecking import surroundings
from kdeck.batch.record import Record, read_record
from kdeck.batch.setup import read_setup
from kdeck.batch.signoffstanding import ended_finding
from kdeck.batch.sourcememory import memory_files, read_memory
from kdeck.batch.target import SPECIMEN, Target
from kdeck.batch.trial import kinds_of, read_trials
from kdeck.batch.verdict import Checked, Verdict
from kdeck.batch.work import Job, plan_job
from kdeck.check.content.remembering import check_remembered
from kdeck.check.content.sources import check_use
from kdeck.check.content.unprinted import check_unprinted
from kdeck.check.theme.colors import check_colors
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Severity, Span, has_errors, in_reading_order
from kdeck.fingerprint import ABSENT, Files, Snapshot, digest
from kdeck.load.memory import Memory
from kdeck.model.document import Document
from kdeck.plan.contrast.all import drawn_meetings
from kdeck.variants import Edition

# Office and macOS put files of their own beside those that people open.
_HIDDEN = frozenset({".", "~"})


def check_project(
    root: Path,
    themes: tuple[str, ...],
    today: Today,
    *,
    reference: bool,
    output: Path | None = None,
) -> Verdict:
    """Check a project's sources, its project file, some themes or all, and what was built in them.

    What documents and files were found to be is kept beside the outputs, where there are any, and
    not found out again. output takes the place of the folder in which they stand. Raises KdeckError
    where there is no project or no such theme, and, with reference, where veraPDF is not installed.
    """
    require_project(root)
    require_themes(root, themes)
    _require_reference(reference)
    themes = themes or theme_names(root)
    setup, files = read_setup(root, output), Files(root)
    kept, around = read_checks(setup.output), surroundings(root, themes, setup)
    memory = read_memory(setup.output)
    project = read_project(files, themes, memory=memory)
    findings = [
        *setup.findings,
        *project.findings,
        *check_remembered(project.library, project.library, files, memory),
        # What nobody uses reaches no reader: a build goes on.
        *check_use(project.library),
    ]
    drawn, trials = drawn_meetings(project.scenes.values()), read_trials(setup.output)
    for theme in project.themes:
        findings.extend(check_colors(theme, drawn).findings)
        findings.extend(trials.judge(kinds_of(theme), files))
    documents = _check_documents(
        project, findings, today, memory, partial(_check_jobs, kept, files)
    )
    sources = [
        path
        for path, seen in files.fingerprint(below=("sources/",)).entries
        if "*" not in path and seen != ABSENT
    ]
    outputs = tuple(path for theme in themes for path in setup.output.names(theme))
    record = read_record(setup.output, themes)
    now = Snapshot(files)
    known = {theme: known_documents(files, theme) for theme in themes}
    current = {
        theme: [d for d in documents if record.current(theme, d, now, today)]
        for theme, documents in known.items()
    }
    # Which files no document makes is known where all documents are.
    whole = tuple(theme for theme in themes if len(current[theme]) == len(known[theme]))
    targets = {t.path: t for theme in themes for t in record.targets(theme, current[theme])}
    left = orphans(setup.output, whole, targets)
    findings.extend(orphan_findings(setup.output.shown(path) for path in left))
    findings.extend(_check_currency(setup.output, outputs, record, targets, left))
    findings.extend(_judge_outputs(setup.output, outputs, record, None if reference else kept))
    checked = Checked(len(sources), len(themes), len(documents), len(outputs))
    verdict = Verdict(in_reading_order(findings), checked, documents)
    if outputs and not reference:
        # Where errors keep documents from being checked, nobody knows what expires in them.
        held = this_day(today) if verdict.failed else days_held(project, today)
        kept.keep(themes, Whole(files.fingerprint(), held, around, verdict))
        write_kept(setup.output, {**kept_files(kept), **memory_files(memory)})
    return verdict


def check_files(paths: Iterable[Path], *, reference: bool) -> Verdict:
    """Check PDF and PPTX files of anybody, and those in folders of anybody.

    A file that cannot be judged is a finding, and the others are judged. Raises KdeckError where
    none can be read, and, with reference, where veraPDF is not installed.
    """
    _require_reference(reference)
    found: list[Finding] = []
    judged = 0
    with Isolation() as isolation:
        for path in _files(paths):
            judgment = isolation.judge(path, path.as_posix())
            judged += judgment.kind is not None
            found.extend(_all_findings(judgment, path, path.as_posix(), reference=reference))
    if not judged and found:
        raise KdeckError(found[0].message, found[0].hint)
    return Verdict(in_reading_order(found), Checked(files=judged))


def _files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """List the files that are named, once each; of our lists, which a '*' takes too, none."""
    named = dict.fromkeys(path for given in paths for path in _named(given))
    return tuple(path for path in named if path.name != MANIFEST) or tuple(named)


def _named(given: Path) -> tuple[Path, ...]:
    """List the files that an argument names: a folder's own, or those that a pattern fits."""
    try:
        if given.is_dir():
            held = sorted(path for path in given.iterdir() if _is_ours(path))
            return tuple(held) or (given,)
        if any(sign in str(given) for sign in "*?[") and not given.exists():
            fitting = sorted(Path(given.anchor).glob(str(given.relative_to(given.anchor))))
            return tuple(p for p in fitting if p.is_file() and p.name[:1] not in _HIDDEN) or (
                given,
            )
    except (OSError, ValueError, NotImplementedError):
        pass  # judging it says why it cannot be read
    return (given,)


def _is_ours(path: Path) -> bool:
    return path.is_file() and path.name[:1] not in _HIDDEN and bool(kind_of_name(path.name))


def _require_reference(reference: bool) -> None:
    if reference:
        for kit in KITS.values():
            if kit.validator:
                kit.validator.require()


def _check_documents(
    project: Project,
    findings: list[Finding],
    today: Today,
    memory: Memory,
    check_jobs: Callable[[dict[Target, Job]], Iterable[Finding]],
) -> tuple[Document, ...]:
    """Check the documents of each theme; none where the sources have errors, as in a build."""
    if has_errors(f for f in project.findings if f.span.file.startswith("sources/")):
        return ()
    seen = {}
    for theme in project.themes:
        jobs = dict(plan_jobs(project, theme, findings, today))
        findings.extend(check_documents(jobs.values(), project.library, memory))
        usual = (t for t in jobs if t.edition is Edition.STANDARD and not t.on_request)
        findings.extend(check_jobs({target: jobs[target] for target in usual}))
        for target, job in jobs.items():
            seen[target.theme, target.document, target.audience] = job.document
        standings = dict.fromkeys(job.standing for job in jobs.values() if job.standing)
        findings.extend(found for s in standings if (found := ended_finding(s)))
    if seen:
        findings.extend(check_unprinted(project.library, seen.values()))
    return tuple(seen.values())


def _check_jobs(kept: CheckRecord, files: Files, jobs: Mapping[Target, Job]) -> Iterator[Finding]:
    """Check some jobs of a theme; what is known of one that is made from the same is kept."""
    theme = next((target.theme for target in jobs), "")
    for target, made_from in expected_digests(jobs, brand_of(files, theme)).items():
        known = kept.find(made_from)
        if known is None:
            known = kept.found[made_from] = tuple(check_job(jobs[target]))
        yield from known


def check_job(job: Job) -> Iterator[Finding]:
    """Check the content of a job, how it reads, and its plan where the content allows one."""
    content = check_content(job.document, job.theme, job.format)
    yield from content
    if not has_errors(content):
        yield from plan_job(job).check()


def _check_currency(
    place: Output,
    outputs: tuple[str, ...],
    record: Record,
    targets: Mapping[str, Target],
    left: Collection[str],
) -> Iterator[Finding]:
    written = {target.path: target for target in record.outputs} | dict(targets)
    for output in outputs:
        # A specimen is asked for when somebody wants to look at a theme, and not kept up to date.
        if Path(output).stem == SPECIMEN or output in left:
            continue
        if output in written and is_edited(written[output], record, place):
            older = output not in targets or record.is_older(written[output])
            yield edited_finding(written[output], place.shown(output), older=older)
        elif output not in targets or not record.is_fresh(targets[output], place):
            message = "the file is not what the sources and the theme give now"
            hint = "run 'kdeck build', or delete the file"
            yield Finding("output-stale", message, hint, Span(place.shown(output)), Severity.NOTE)


def _judge_outputs(
    place: Output, outputs: tuple[str, ...], record: Record, kept: CheckRecord | None
) -> Iterator[Finding]:
    """Judge what was built: here what this program made, and apart what somebody put there.

    What was found in a file that this program made is kept; without a place for it, veraPDF judges.
    """
    ours = {target.path: built.sha256 for target, built in record.outputs.items()}
    with Isolation() as isolation:
        for output in outputs:
            state, path, shown = place.state(output), place.place(output), place.shown(output)
            built, key = ours.get(output) == state, digest(f"{shown}\n{state}".encode())
            if built and kept and (known := kept.find(key)) is not None:
                yield from known
                continue
            judgment = (judge if built else isolation.judge)(path, shown)
            found = tuple(_all_findings(judgment, path, shown, reference=kept is None))
            yield from found
            # Somebody may have replaced the file meanwhile.
            if built and kept and judgment.readable and place.state(output) == state:
                kept.found[key] = found


def _all_findings(
    judgment: Judgment, path: Path, name: str, *, reference: bool
) -> Iterator[Finding]:
    validator = kit_of(judgment.kind).validator if judgment.kind and reference else None
    if validator is None:
        yield from judgment.findings
        return
    # Who asks it need not be told to.
    yield from (finding for finding in judgment.findings if finding.code not in validator.answers)
    if judgment.readable:
        yield from validator.validate(path.read_bytes(), name)
