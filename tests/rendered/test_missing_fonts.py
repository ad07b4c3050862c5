"""Every shipped deck where its fonts are missing or installed: no word runs out of its box."""

import os
import shutil
from pathlib import Path

import pytest

from kdeck.batch.project import Project

from .conftest import THEMES, shipped_decks
from .fontworlds import WORLDS, drawn, missing_fonts, outside

# In points: what rounding and the joins of letters take.
_TOLERANCE = 1.0
# What most machines have: every deck is drawn there. In the other worlds, each is in one theme.
USUAL = "arial"
_MISSING = [*(tool for tool in ("soffice",) if not shutil.which(tool)), *missing_fonts()]


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.rendered
@pytest.mark.skipif(
    bool(_MISSING) and not os.environ.get("CI"), reason=f"not installed: {', '.join(_MISSING)}"
)
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("theme", THEMES)
def test_no_word_leaves_its_shape_whatever_fonts_are_installed(
    project: Project, theme: str, world: str, tmp_path: Path
) -> None:
    decks = {Path(name).stem: data for name, data in shipped_decks(project, theme).items()}
    if world != USUAL:
        turn = THEMES.index(theme) + list(WORLDS).index(world)
        shown = sorted(decks)[turn % len(THEMES) :: len(THEMES)]
        decks = {name: decks[name] for name in shown}
    pages = drawn(decks, world, tmp_path)
    told = {
        name: list(outside(tmp_path / f"{name}.pptx", pages[name], _TOLERANCE)) for name in decks
    }
    assert not {name: words for name, words in told.items() if words}
