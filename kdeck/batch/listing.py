"""What a project has, and which of its outputs are up to date."""

from dataclasses import dataclass
from pathlib import Path

from kdeck.batch.project import require_project, theme_names
from kdeck.batch.record import read_record
from kdeck.batch.target import STANDARD, Target
from kdeck.fingerprint import ABSENT, Files
from kdeck.load.project import read_library


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold documents with their titles, themes, editions, and outputs with their states."""

    documents: tuple[tuple[str, str], ...]
    themes: tuple[str, ...]
    editions: tuple[str, ...]
    outputs: tuple[tuple[Target, str], ...]


def list_targets(root: Path) -> Listing:
    """List what a project has; an output is 'up to date', 'out of date' or 'not built'."""
    require_project(root)
    files = Files(root)
    library, _ = read_library(files)
    themes = theme_names(root)
    record = read_record(root)
    current = {theme: record.current(theme, files) for theme in themes}
    outputs = []
    for theme in themes:
        for recipe in library.recipes:
            for audience in recipe.audiences:
                for kind in recipe.formats:
                    target = Target(theme, recipe.id, audience, kind)
                    if files.state(target.path) == ABSENT:
                        state = "not built"
                    else:
                        known = current[theme] and target in record.expected
                        fresh = known and record.is_fresh(target, files)
                        state = "up to date" if fresh else "out of date"
                    outputs.append((target, state))
    documents = tuple((recipe.id, recipe.title.plain) for recipe in library.recipes)
    return Listing(documents, themes, (STANDARD,), tuple(outputs))
