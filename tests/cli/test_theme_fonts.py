"""A font that draws something else stops 'theme check' and 'build', and nothing is written."""

from pathlib import Path

import pytest

from buildable import BRAND, write
from theme.drawings import ATTACKS, changed

from .conftest import Run

OWN = """meta: {name: Small Clinic}
typography: {fonts: [{family: Own, source: file, files: [
  {path: own.ttf, weight: 400}, {path: own.ttf, weight: 700}]}], base: Own}
"""


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", ATTACKS)
def test_a_font_that_draws_something_else_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    change, words = ATTACKS[name]
    project = write(tmp_path / "project", {BRAND: OWN})
    (project / "themes/default/own.ttf").write_bytes(changed(change))
    told = run("theme", "check", "--project", project)
    assert told.code == 1
    assert f"error: the font 'Own' {words} [theme-font]" in told.out
    built = run("build", "--project", project)
    assert built.code == 1
    assert f"error: the font 'Own' {words} [theme-font]" in built.err
    assert not (project / "output").exists()
