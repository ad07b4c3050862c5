"""How a project is set up: what it builds when nothing is asked, and where that stands."""

from dataclasses import dataclass, replace
from pathlib import Path

from kdeck.batch.output import Output
from kdeck.batch.target import Choice
from kdeck.finding import Finding
from kdeck.fingerprint import Files
from kdeck.load.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Setup:
    """Hold the settings of a project, the folder of what is built, and what is wrong with both."""

    settings: Settings
    output: Output
    findings: tuple[Finding, ...]

    def completed(self, choice: Choice) -> Choice:
        """Give a choice with what is usual in the project where it says nothing."""
        return replace(
            choice,
            themes=choice.themes or (self.settings.theme,),
            usual_formats=self.settings.formats,
        )


def read_setup(root: Path, folder: Path | str | None = None) -> Setup:
    """Read the project file; folder takes the place of the one in which outputs stand.

    A text is the address of an object store.

    Raises KdeckError where the folder is one that documents are made from.
    """
    settings, findings = read_settings(Files(root))
    if isinstance(folder, str):
        from kdeck.batch.storeoutput import open_store

        return Setup(settings, open_store(folder), findings)
    named = Output.of_project(root, settings) if folder is None else Output.named(root, folder)
    return Setup(settings, named, findings)
