"""What other programs call: build and check a project, check a file, read a theme.

'import kdeck' gives these names, and those of what they take and give.
"""

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kdeck.batch.outcome import Report
    from kdeck.batch.target import Choice
    from kdeck.batch.verdict import Verdict
    from kdeck.finding import Finding
    from kdeck.theme.theme import Theme


class Project:
    """Name a project by its folder, and the folder of its outputs where that is another one.

    Nothing is read yet. Without output, outputs stand where the project file kdeck.toml says, or in
    the folder 'output' of the project.
    """

    def __init__(
        self, folder: str | PathLike[str], output: str | PathLike[str] | None = None
    ) -> None:
        self.folder = Path(folder)
        self.output = None if output is None else Path(output)

    def __repr__(self) -> str:
        output = "" if self.output is None else f", {str(self.output)!r}"
        return f"Project({str(self.folder)!r}{output})"

    def themes(self) -> tuple[str, ...]:
        """Name the themes of the project: the folders in themes/ that hold a brand file."""
        from kdeck.batch.projectfolder import theme_names

        return theme_names(self.folder)


def build(
    project: Project,
    choice: "Choice | None" = None,
    *,
    jobs: int | None = None,
    force: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> "Report":
    """Build what is chosen, or all that is usual; what is up to date is left alone, unless forced.

    jobs is the number of processes. progress is told how many files are made, of how many, and the
    path of the last. Errors in the sources are findings of the report, and leave the outputs as
    they were. Raises KdeckError where a project, theme or document does not exist, where another
    build is at work for two minutes, and where a file cannot be written.
    """
    from kdeck.batch.build import Order
    from kdeck.batch.build import build as build_targets
    from kdeck.batch.setup import read_setup
    from kdeck.batch.target import Choice
    from kdeck.batch.writing import written
    from kdeck.cli.clock import today

    order = Order(choice or Choice(), jobs, force, project.output, today=today())
    output = read_setup(project.folder, project.output).output
    with written(project.folder, "kdeck.build", output):
        return build_targets(project.folder, order, progress or _tell_nobody)


def check_project(
    project: Project, themes: tuple[str, ...] = (), *, reference: bool = False
) -> "Verdict":
    """Check the sources of a project, some themes or all, and what was built in them.

    reference asks veraPDF about the handouts, too. Raises KdeckError where the project or a theme
    does not exist, or veraPDF is asked for and not installed.
    """
    from kdeck.batch.checking import check_project as check
    from kdeck.cli.clock import today

    output = project.output
    return check(project.folder, themes, today(), reference=reference, output=output)


def check_file(path: str | PathLike[str], *, reference: bool = False) -> "Verdict":
    """Check a PDF or PPTX file of anybody, in a process of its own and within limits.

    reference asks veraPDF, too. Raises KdeckError where the file cannot be read, or veraPDF is
    asked for and not installed.
    """
    from kdeck.batch.checking import check_files

    return check_files((Path(path),), reference=reference)


def read_theme(project: Project, name: str) -> "tuple[Theme | None, tuple[Finding, ...]]":
    """Read a theme: None where a finding is an error, and all findings."""
    from kdeck.fingerprint import Files
    from kdeck.theme.brand import read_theme as read

    return read(Files(project.folder), name)


def _tell_nobody(_done: int, _all: int, _path: str) -> None:
    pass
