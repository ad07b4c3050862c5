"""What a project has, and which of its outputs are up to date."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kdeck.batch.clock import today
from kdeck.batch.project import require_project, theme_names
from kdeck.batch.record import Record, read_record, usual_edition
from kdeck.batch.starter import is_demonstration
from kdeck.batch.target import Target
from kdeck.edition import Edition
from kdeck.fingerprint import ABSENT, Files
from kdeck.load.local import Own, read_own
from kdeck.load.project import read_library


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold documents with their titles, themes, editions, and outputs with their states.

    demonstrations are those of the themes that come with kdeck, whose clinics are invented.
    """

    documents: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    editions: tuple[str, ...]
    outputs: tuple[tuple[Target, str], ...]
    demonstrations: tuple[str, ...] = ()


def list_targets(root: Path) -> Listing:
    """List what a project has; an output is 'up to date', 'out of date' or 'not built'.

    Of the editions of a handout other than the theme's usual one, those are listed that were built.
    """
    require_project(root)
    files = Files(root)
    library, _ = read_library(files)
    themes = theme_names(root)
    libraries = {theme: read_own(files, library, Own(theme, ()))[0] for theme in themes}
    record, day = read_record(root), today()
    outputs = tuple(
        (target, _state(target, record, files, day))
        for theme in themes
        for recipe in libraries[theme].recipes
        for audience in recipe.audiences
        for kind in recipe.formats
        for edition in Edition
        if (target := Target(theme, recipe.id, audience, kind, edition))
        and (edition is usual_edition(target, record) or files.state(target.path) != ABSENT)
    )
    documents = tuple((recipe.id, recipe.title.plain) for recipe in library.recipes)
    shown = tuple(theme for theme in themes if is_demonstration(root, theme))
    return Listing(documents, themes, tuple(Edition), outputs, shown)


def _state(target: Target, record: Record, files: Files, day: date) -> str:
    if files.state(target.path) == ABSENT:
        return "not built"
    known = [other for other in record.targets(target.theme) if other.path == target.path]
    current = record.current(target.theme, files, day)
    fresh = current and any(record.is_fresh(other, files) for other in known)
    return "up to date" if fresh else "out of date"
