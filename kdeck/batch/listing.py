"""What a project has, and which of its outputs are up to date."""

from dataclasses import dataclass
from pathlib import Path

from kdeck.batch.clock import Today
from kdeck.batch.jobs import standings_of
from kdeck.batch.kit.table import kit_of
from kdeck.batch.orphans import orphans
from kdeck.batch.project import read_project, require_project, theme_names
from kdeck.batch.record import Record, read_record, usual_edition
from kdeck.batch.review import Standing
from kdeck.batch.starter import is_demonstration
from kdeck.batch.store import require_inside
from kdeck.batch.target import OUTPUT, Target
from kdeck.finding import has_errors
from kdeck.fingerprint import ABSENT, Files
from kdeck.load.local import Own, read_own
from kdeck.load.project import read_library
from kdeck.variants import Edition


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold documents with their titles, themes, editions, and outputs with their states.

    orphans are the paths of files that no document makes any more; demonstrations are those of the
    themes that come with kdeck, whose clinics are invented.
    """

    documents: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    editions: tuple[str, ...]
    outputs: tuple[tuple[Target, str], ...]
    orphans: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()
    demonstrations: tuple[str, ...] = ()


def list_targets(root: Path, today: Today) -> Listing:
    """List what a project has; an output is 'up to date', 'out of date' or 'not built'.

    Of the editions of a handout other than the theme's usual one, those are listed that were built.
    """
    require_project(root)
    files = Files(root)
    library, findings = read_library(files)
    themes = theme_names(root)
    libraries = {}
    for theme in themes:
        libraries[theme], problems = read_own(files, library, Own(theme, ()))
        findings += problems
    require_inside(root, tuple(f"{OUTPUT}/{theme}/any" for theme in themes))
    record = read_record(root, themes)
    outputs = tuple(
        (target, _state(target, record, files, today))
        for theme in themes
        for recipe in libraries[theme].recipes
        for audience in recipe.audiences
        for kind in recipe.formats
        for edition in kit_of(kind).editions
        if (target := Target(theme, recipe.id, audience, kind, edition))
        and (edition is usual_edition(target, record) or files.state(target.path) != ABSENT)
    )
    documents = tuple((recipe.id, recipe.title.plain) for recipe in library.recipes)
    # A document that cannot be read is not gone.
    whole = not has_errors(findings)
    left = orphans(root, themes, {target.path for target, _ in outputs}) if whole else ()
    standings = _standings(files, themes, today) if library.reviews else ()
    shown = tuple(theme for theme in themes if is_demonstration(root, theme))
    return Listing(documents, themes, tuple(Edition), outputs, left, standings, shown)


def _standings(files: Files, themes: tuple[str, ...], today: Today) -> tuple[Standing, ...]:
    """Judge what was ever signed: that takes a plan of each document."""
    project = read_project(files, themes)
    standings = standings_of(project, list(project.findings), today)
    return tuple(standing for standing in standings if standing.sign_off)


def _state(target: Target, record: Record, files: Files, today: Today) -> str:
    if files.state(target.path) == ABSENT:
        return "not built"
    known = [other for other in record.targets(target.theme) if other.path == target.path]
    current = record.current(target.theme, files, today)
    fresh = current and any(record.is_fresh(other, files) for other in known)
    return "up to date" if fresh else "out of date"
