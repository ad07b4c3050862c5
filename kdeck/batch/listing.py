"""What a project has, and which of its outputs are up to date."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kdeck.batch.clock import Today
from kdeck.batch.edited import is_edited
from kdeck.batch.kit.table import kit_of, on_request
from kdeck.batch.orphans import orphans
from kdeck.batch.output import Output
from kdeck.batch.projectfolder import require_project, theme_names
from kdeck.batch.record import Record, read_record, usual_edition
from kdeck.batch.setup import read_setup
from kdeck.batch.shelf import shelf_of
from kdeck.batch.starter import is_demonstration
from kdeck.batch.target import Target
from kdeck.finding import Finding
from kdeck.fingerprint import ABSENT, Files, Snapshot
from kdeck.variants import Edition

if TYPE_CHECKING:
    from kdeck.batch.signoffstanding import Standing

_MISSING = "not built"


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold documents with their titles, themes, editions, and outputs with their states.

    orphans are the paths of files that no document makes any more; demonstrations are those of the
    themes that come with kdeck, whose clinics are invented; output is where outputs stand; usual,
    the theme that is built when none is asked for; findings are those about the project file.
    """

    documents: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    editions: tuple[str, ...]
    outputs: tuple[tuple[Target, str], ...]
    output: Output
    orphans: tuple[str, ...] = ()
    standings: "tuple[Standing, ...]" = ()
    demonstrations: tuple[str, ...] = ()
    usual: str = ""
    findings: tuple[Finding, ...] = ()


def list_targets(root: Path, today: Today, folder: Path | None = None) -> Listing:
    """List what a project has; an output is 'up to date', 'out of date', 'not built' or 'edited'.

    Of the editions of a handout other than the theme's usual one, and of the formats that the
    project does not usually build or a document does not name, those are listed that were built.
    folder takes the place of the one in which outputs stand.
    """
    require_project(root)
    setup = read_setup(root, folder)
    output, named = setup.output, setup.settings.formats
    files = Files(root)
    themes = theme_names(root)
    output.require_inside(themes)
    record = read_record(output, themes)
    shelf, now = shelf_of(files, themes, output, keep=bool(record.outputs)), Snapshot(files)
    current = {
        (each.theme, each.document)
        for each in shelf.listed
        if record.current(each.theme, each.document, now, today)
    }
    there = {path for theme in themes for path in output.names(theme)}
    expected: dict[str, list[Target]] = {}
    for target in record.expected:
        expected.setdefault(target.path, []).append(target)
    outputs = tuple(
        (
            target,
            _state(target, record, output, expected.get(target.path, ()), current)
            if target.path in there
            else _MISSING,
        )
        for each in shelf.listed
        for audience in each.audiences
        for kind in (*each.formats, *on_request(each.formats))
        for edition in kit_of(kind).editions
        if (target := Target(each.theme, each.document, audience, kind, edition))
        and (
            (edition is usual_edition(target, record) and kind in (named or each.formats))
            or target.path in there
        )
    )
    # A document that cannot be read is not gone.
    left = orphans(output, themes, {target.path for target, _ in outputs}) if shelf.whole else ()
    standings = _standings(files, themes, today, output) if shelf.reviewed else ()
    shown = tuple(theme for theme in themes if is_demonstration(root, theme))
    return Listing(
        shelf.titles,
        themes,
        tuple(Edition),
        outputs,
        output,
        tuple(output.shown(path) for path in left),
        standings,
        shown,
        setup.settings.theme,
        setup.findings,
    )


def _standings(
    files: Files, themes: tuple[str, ...], today: Today, output: Output
) -> "tuple[Standing, ...]":
    """Judge what was ever signed: that takes a plan of each such document."""
    from kdeck.batch.jobs import standings_of
    from kdeck.batch.project import read_project
    from kdeck.batch.sourcememory import read_memory

    project = read_project(files, themes, memory=read_memory(output))
    signed = tuple({sign_off.document: None for sign_off in project.library.reviews})
    if not signed:
        return ()
    standings = standings_of(project, list(project.findings), today, signed)
    return tuple(standing for standing in standings if standing.sign_off)


def _state(
    target: Target,
    record: Record,
    output: Output,
    expected: Iterable[Target],
    current: Collection[tuple[str, str]],
) -> str:
    if output.state(target.path) == ABSENT:
        return _MISSING
    if is_edited(target, record, output):
        return "edited"
    known = (target.theme, target.document) in current
    fresh = known and any(record.is_fresh(each, output) for each in expected)
    return "up to date" if fresh else "out of date"
