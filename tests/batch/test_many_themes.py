"""That many themes in one process, in any order, give what each gives alone."""

import io
import random
import shutil
from functools import lru_cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from buildable import LEAFLET, write
from kdeck.batch.target import Choice
from kdeck.edition import Edition
from kdeck.model.audience import Audience

from .runs import run

FONTS = Path(__file__).parents[2] / "kdeck" / "theme" / "fonts"
WEIGHTS = {"400Regular": 400, "700Bold": 700}


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


def compare(root: Path, count: int, alone: int) -> None:
    write(root, {LEAFLET: None})
    names = [place(root, number) for number in range(count)]
    forward = built(root, names, chosen(names))
    assert len(forward) == 2 * count
    mixed = random.Random(1).sample(names, len(names))
    assert built(root, mixed, chosen(mixed)) == forward
    for name in names[:alone]:
        for path, data in built(root, [name], chosen([name])).items():
            assert data == forward[path], path
    assert len(set(forward.values())) == len(forward)


def test_a_dozen_themes_in_two_orders_and_alone(tmp_path: Path) -> None:
    compare(tmp_path, 12, 1)


@pytest.mark.slow
def test_a_hundred_themes_in_two_orders(tmp_path: Path) -> None:
    compare(tmp_path, 100, 0)
