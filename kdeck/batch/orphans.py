"""Files in the output folder that no document or theme makes any more."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from kdeck.batch.kit.table import kind_of_name
from kdeck.batch.record import FILE
from kdeck.batch.target import OUTPUT, SPECIMEN
from kdeck.finding import Finding, Severity, Span

THEMES = "themes"


def orphans(root: Path, themes: Iterable[str], made: Collection[str]) -> tuple[str, ...]:
    """List the files of some themes, and of themes that are gone, that are not among those made.

    Paths are below the project. A folder is that of a theme that is gone where its record is left.
    """
    built = (path.parent.name for path in root.glob(f"{OUTPUT}/*/{FILE}"))
    gone = (name for name in built if not (root / THEMES / name).is_dir())
    return tuple(
        sorted(
            name
            for theme in dict.fromkeys((*themes, *gone))
            for path in (root / OUTPUT / theme).glob("[!.]*")
            if kind_of_name(path.name) and path.stem != SPECIMEN and path.is_file()
            if (name := path.relative_to(root).as_posix()) not in made
        )
    )


def orphan_findings(paths: Iterable[str]) -> Iterator[Finding]:
    """Name such files; they are never deleted: somebody may have put them there."""
    for path in paths:
        yield Finding(
            "output-orphan",
            "no document makes this file any more",
            "delete it, or move it out of the output folder if somebody needs it",
            Span(path),
            Severity.NOTE,
        )
