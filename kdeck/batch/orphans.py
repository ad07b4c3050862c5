"""Files in the output folder that no document or theme makes any more."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from kdeck.batch.output import Output
from kdeck.batch.record import FILE
from kdeck.batch.target import SPECIMEN
from kdeck.finding import Finding, Severity, Span

THEMES = "themes"


def orphans(output: Output, themes: Iterable[str], made: Collection[str]) -> tuple[str, ...]:
    """List the files of some themes, and of themes that are gone, that are not among those made.

    In a project's own folder, that of a theme that is gone is one where its record is left; in any
    other, it may be that of another project.
    """
    gone = [name for name in output.themes_with(FILE) if not (output.base / THEMES / name).is_dir()]
    return tuple(
        sorted(
            name
            for theme in dict.fromkeys((*themes, *(gone if output.is_own else ())))
            for name in output.names(theme)
            if PurePosixPath(name).stem != SPECIMEN and name not in made
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
