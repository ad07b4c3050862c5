"""Checking a project again: what has not changed since it was checked is not looked at anew."""

from pathlib import Path

from kdeck.batch.checkrecord import read_checks
from kdeck.batch.clock import Today
from kdeck.batch.projectfolder import require_project, require_themes, theme_names
from kdeck.batch.record import FILE as RECORD
from kdeck.batch.record import record_file
from kdeck.batch.setup import Setup, read_setup
from kdeck.batch.target import OUTPUT
from kdeck.batch.verdict import Verdict
from kdeck.fingerprint import Files, Snapshot, digest


def kept_verdict(
    root: Path, themes: tuple[str, ...], today: Today, output: Path | None = None
) -> Verdict | None:
    """Give what a check of some themes, or all, found last; None where that may be otherwise now.

    It has no documents. Raises KdeckError where there is no project or no such theme.
    """
    require_project(root)
    require_themes(root, themes)
    setup, asked = read_setup(root, output), themes or theme_names(root)
    whole = read_checks(setup.output).wholes.get(asked)
    if whole and whole.holds(Snapshot(Files(root)), surroundings(root, asked, setup), today):
        return whole.verdict
    return None


def surroundings(root: Path, themes: tuple[str, ...], setup: Setup) -> str:
    """Digest what a check of some themes sees beside what documents are made from.

    That is how the project is set up, which themes there are, and the outputs with their records.
    """
    output = setup.output
    gone = output.themes_with(RECORD)
    looked = dict.fromkeys((*themes, *gone))
    files = [path for theme in looked for path in (record_file(theme), *output.names(theme))]
    states = [(path, output.state(path)) for path in files]
    seen = (setup.settings, setup.findings, theme_names(root), output.shown(OUTPUT), gone, states)
    return digest(repr(seen).encode())
