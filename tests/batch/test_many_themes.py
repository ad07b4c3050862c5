"""That many themes in one process, in any order, give what each gives alone."""

import io
import os
import random
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from buildable import LEAFLET, REACH, write
from kdeck.batch.target import Choice
from kdeck.model.audience import Audience
from kdeck.variants import Edition

from .runs import run

FONTS = Path(__file__).parents[2] / "kdeck" / "theme" / "fonts"
WEIGHTS = {"400Regular": 400, "700Bold": 700}
pytestmark = pytest.mark.usefixtures("made_anew")


@lru_cache
def font(weight: str, wider: int) -> bytes:
    """Make a font with other widths under the same names, the trap for whoever goes by names."""
    made = TTFont(FONTS / f"SourceSans3_{weight}.ttf")
    widths = made["hmtx"].metrics
    for name, (advance, bearing) in widths.items():
        widths[name] = (advance + wider, bearing)
    written = io.BytesIO()
    made.save(written, reorderTables=False)
    return written.getvalue()


def place(root: Path, number: int) -> str:
    """Write a theme: each third one has fonts of its own, all of them by one name."""
    name = f"clinic-{number}"
    folder = root / "themes" / name
    folder.mkdir(parents=True)
    shade = random.Random(number).randrange(1 << 24)
    lines = [f'meta: {{name: "Clinic {number}"}}', f'color: {{primary: "#{shade:06X}"}}']
    lines.append(f"defaults: {{kdeck: {{{REACH}}}}}")
    if number % 3 == 0:
        files = ", ".join(f"{{path: {w}.ttf, weight: {n}}}" for w, n in WEIGHTS.items())
        fonts = f"[{{family: Own Sans, source: file, files: [{files}]}}]"
        lines.append(f"typography: {{fonts: {fonts}, base: Own Sans}}")
        for weight in WEIGHTS:
            (folder / f"{weight}.ttf").write_bytes(font(weight, number % 7 * 10 + 10))
    elif number % 3 == 1:
        lines.append("typography: {headings: Atkinson Hyperlegible Next}")
    (folder / "_brand.yml").write_text("\n".join(lines), encoding="utf-8")
    return name


def built(root: Path, names: list[str], choice: Choice) -> dict[str, bytes]:
    """Build themes in an order, in this process, from nothing."""
    shutil.rmtree(root / "output", ignore_errors=True)
    report = run(root, choice, jobs=1, force=True)
    assert not report.failed, report.findings
    assert [outcome.target.theme for outcome in report.outcomes][:1] == names[:1]
    return {o.target.path: (root / o.target.path).read_bytes() for o in report.outcomes}


def chosen(names: list[str], *editions: Edition) -> Choice:
    return Choice(("handout",), tuple(names), (Audience.PLAIN,), editions=editions)


def by_itself(root: Path, name: str) -> dict[str, bytes]:
    """Build a theme in a process that has seen no other."""
    shutil.rmtree(root / "output", ignore_errors=True)
    arguments = ("handout", "--audience", "plain", "--theme", name, "--project", str(root))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "kdeck", "build", *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    files = (root / "output" / name).glob("handout*")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def compare(root: Path, count: int, again: int, alone: int) -> None:
    """Build themes, then some in an order drawn by lot, and some alone, and compare every byte."""
    write(root, {LEAFLET: None})
    names = [place(root, number) for number in range(count)]
    editions = (Edition.STANDARD, Edition.DYSLEXIA)
    forward = built(root, names, chosen(names, *editions))
    assert len(forward) == 3 * count
    assert len(set(forward.values())) == len(forward)
    mixed = random.Random(0).sample(names, again)
    for path, data in built(root, mixed, chosen(mixed, *editions)).items():
        assert data == forward[path], path
    for name in random.Random(count).sample(names, alone):
        made = by_itself(root, name)
        assert len(made) == 2
        for path, data in made.items():
            assert data == forward[path], path


def widths(data: bytes) -> list[float]:
    """List the widths of the capitals and small letters of the first font of a handout."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        return [float(width) for key in sorted(fonts.keys()) for width in fonts[key].Widths]


@pytest.mark.slow
def test_a_dozen_themes_in_two_orders_and_alone(tmp_path: Path) -> None:
    compare(tmp_path, 12, 12, 1)


def test_fonts_of_one_name_stay_each_with_its_theme(tmp_path: Path) -> None:
    write(tmp_path, {LEAFLET: None})
    names = [place(tmp_path, number) for number in (0, 3, 6)]
    made = built(tmp_path, names, chosen(names))
    found = [widths(made[f"output/{name}/handout-plain.pdf"]) for name in names]
    assert found[0] != found[1] != found[2] != found[0]
    # Each is wider than the one before it by as much as its font is.
    assert [round(max(wide)) for wide in found] == [round(max(found[0])) + n for n in (0, 30, 60)]


@pytest.mark.slow
@pytest.mark.long
def test_a_hundred_themes_in_any_order(tmp_path: Path) -> None:
    compare(tmp_path, 100, 30, 3)
