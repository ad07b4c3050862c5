"""What was changed in a deck, sentence by sentence, each with the file and line of its source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kdeck.batch.budget import fitted
from kdeck.batch.clock import Today
from kdeck.batch.documents import known_documents
from kdeck.batch.isolation import Isolation
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.judging import Judgment
from kdeck.batch.kit.pptx import PlannedDeck
from kdeck.batch.kit.table import kit_of
from kdeck.batch.madefrom import brand_of, expected_digests
from kdeck.batch.output import Output
from kdeck.batch.passages import Passages
from kdeck.batch.project import read_project
from kdeck.batch.projectfolder import require_project, require_themes, theme_names
from kdeck.batch.record import read_record
from kdeck.batch.scope import bearing, scope_of
from kdeck.batch.setup import read_setup
from kdeck.batch.target import Target
from kdeck.batch.work import Job
from kdeck.check.pptx.changes import Change
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import Finding, Span, has_errors
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.nearest import nearest
from kdeck.ooxml.deck import Deck
from kdeck.ooxml.package import Package
from kdeck.ooxml.slidewords import slide_words
from kdeck.plan.deck.planner import plan_deck

# What mail programs, browsers and people add to the name of a file.
_ADDED = re.compile(r"[ _.-]*(?:\(\d+\)|copy|edited|final|v?\d{1,3})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sourced:
    """Hold a change, and where in the sources the sentence stands, or its slide begins."""

    change: Change
    span: Span


@dataclass(frozen=True, slots=True)
class DeckDiff:
    """Hold what was changed in the deck of a target, and how much more.

    slides counts those that are planned; older says that the sources have changed since kdeck made
    the file, so that their changes are among those listed. findings say why nothing was compared.
    """

    target: Target
    changes: tuple[Sourced, ...] = ()
    more: int = 0
    slides: int = 0
    older: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """Name a deck to compare; named and theme say which one it is where its name does not."""

    path: Path
    named: str = ""
    theme: str = ""


def diff_deck(root: Path, asked: Asked, today: Today, folder: Path | None = None) -> DeckDiff:
    """Compare a deck with what its sources give now.

    Raises KdeckError where there is no project, the sources have errors, the file cannot be read,
    or nobody can tell which document it is.
    """
    require_project(root)
    setup = read_setup(root, folder)
    theme = asked.theme or _theme_of(asked.path, setup.output, root) or setup.settings.theme
    require_themes(root, (theme,))
    files = Files(root)
    known = known_documents(files, theme)
    named = {f"{each}-{audience}": each for each in known for audience in Audience}
    name = _name(asked, named)
    project = read_project(files, (theme,))
    scopes = [scope_of(project.library_of(each.id), each.id, files) for each in project.themes]
    findings = [*setup.findings, *bearing(project.findings, scopes, (named[name],))]
    _require_sound(findings)
    (brand,) = project.themes
    jobs = {
        Path(target.path).stem: (target, job)
        for target, job in plan_jobs(project, brand, findings, today, documents=(named[name],))
        if kit_of(target.format).is_compared
    }
    _require_sound(findings)
    if name not in jobs:
        raise _no_deck(name, jobs or named)
    target, job = jobs[name]
    found = _compared(asked.path, target, job, files)
    now = expected_digests({target: job}, brand_of(files, theme))[target]
    return replace(found, older=_is_older(asked.path, target, setup.output, now))


def _require_sound(findings: Iterable[Finding]) -> None:
    if has_errors(findings):
        raise KdeckError("the sources have errors", "run 'kdeck check' and mend them first")


def _compared(path: Path, target: Target, job: Job, files: Files) -> DeckDiff:
    document = fitted(job.document, job.theme, job.format).document
    deck = plan_deck(document, job.theme)
    # Both are read alike, so that what a file cannot hold is no difference.
    data = PlannedDeck(deck, document).render(job.standard).data
    planned = tuple(slide_words(Deck(Package(data))))
    with Isolation() as isolation:
        found = isolation.compare(path, path.as_posix(), planned)
    if isinstance(found, Judgment):
        return DeckDiff(target, findings=found.findings)
    passages = Passages(deck, document, files)
    changes = tuple(
        Sourced(change, passages.source(change.planned_slides[0], change.planned))
        for change in found.found
    )
    return DeckDiff(target, changes, found.more, len(planned))


def _is_older(path: Path, target: Target, output: Output, now: str) -> bool:
    """Say whether the file is that of a build, and was made from something else than now."""
    if not _is_same(path, output.place(target.path)):
        return False
    built = read_record(output, (target.theme,)).outputs.get(target)
    return built is not None and built.made_from != now


def _theme_of(path: Path, output: Output, root: Path) -> str:
    """Give the theme in whose folder of outputs a file stands; empty where it stands elsewhere."""
    for theme in theme_names(root):
        if _is_same(path.parent, output.place(f"output/{theme}")):
            return theme
    return ""


def _name(asked: Asked, known: Iterable[str]) -> str:
    """Tell a deck by the name of its file, or by the one that is given for it."""
    names = list(known)
    stem = asked.named.removesuffix(".pptx") or asked.path.stem
    while stem not in names and not asked.named and (cut := _ADDED.sub("", stem)) != stem:
        stem = cut
    if stem in names:
        return stem
    if asked.named:
        raise _no_deck(stem, names)
    raise KdeckError(
        f"'{asked.path.name}' has the name of no deck",
        f"say which it is, as in --as {names[0] if names else 'NAME'}",
        ExitCode.USAGE,
    )


def _no_deck(name: str, known: Iterable[str]) -> KdeckError:
    names = list(known)
    hint = nearest(name, names, f"the decks are {', '.join(names)}")
    return KdeckError(f"there is no deck '{name}'", hint, ExitCode.USAGE)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
