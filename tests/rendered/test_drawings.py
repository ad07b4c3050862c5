"""Drawings of other programs look in print as a browser draws them, in their own colors."""

import io
import os
import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from figure.test_drawing import DRAWINGS
from kdeck.figure.rasterized import rasterized
from kdeck.figure.source import FigureError
from kdeck.figure.svg import colored_scene
from kdeck.model.audience import Audience
from kdeck.model.moving import moved
from kdeck.model.scene import Scene
from kdeck.raster import DRAWING
from kdeck.render.pagepicture import page_pictures
from kdeck.render.pdf.snapshot import scene_pages
from planned import Planned

from .axe import CHROMIUM

FOLDER = Path(__file__).parents[1] / "figure" / "drawings"
FILES = DRAWINGS
SIDE, COLUMNS = 600, 5
# How far a channel may be off, of 255, and in what share of the pixels it may be further.
FAR, MOST = 32, 0.01
# Letters are those of whatever font is there; where they stand, other tests hold.
HEAD = re.compile(rb"<svg\b[^>]*>")
WORDS = re.compile(rb"<(text|switch)\b.*?</\1>", re.DOTALL)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="chromium is not on PATH"),
]


def wordless(file: Path) -> bytes:
    # What an icon leaves to its place is black in a browser, and ink here.
    return WORDS.sub(b"", file.read_bytes()).replace(b"currentColor", b"black")


def shapes(file: Path) -> Scene | None:
    try:
        return colored_scene(wordless(file))[0]
    except FigureError:
        return None


def size(file: Path) -> tuple[float, float]:
    """Give the size of a drawing as it is compared, in pixels."""
    head = HEAD.search(file.read_bytes())
    assert head, "it has no svg element"
    box = re.search(rb'viewBox="([^"]*)"', head[0])
    sides = dict(re.findall(rb'\b(width|height)="([\d.]+)', head[0]))
    width, height = map(float, box[1].split()[2:] if box else (sides[b"width"], sides[b"height"]))
    scale = SIDE / max(width, height)
    return width * scale, height * scale


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    """Draw all drawings by one start of a browser."""
    assert CHROMIUM, "chromium is missing"
    folder = tmp_path_factory.mktemp("chromium")
    images = []
    for index, file in enumerate(FILES):
        (folder / file.name).write_bytes(wordless(file))
        (down, across), (width, height) = divmod(index, COLUMNS), size(file)
        images.append(
            f'<img src="{file.name}" style="position:absolute;left:{across * SIDE}px;'
            f'top:{down * SIDE}px;width:{width}px;height:{height}px">'
        )
    page = folder / "page.html"
    page.write_text(f'<!doctype html><body style="margin:0">{"".join(images)}', "utf-8")
    rows = -(-len(FILES) // COLUMNS)
    subprocess.run(
        [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--hide-scrollbars", "--force-device-scale-factor=1",
         f"--window-size={COLUMNS * SIDE},{rows * SIDE + 200}",
         f"--user-data-dir={folder / 'profile'}", f"--screenshot={folder / 'all.png'}",
         page.as_uri()],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    whole = Image.open(folder / "all.png").convert("RGB")
    found = {}
    for index, file in enumerate(FILES):
        top, left = index // COLUMNS * SIDE, index % COLUMNS * SIDE
        found[file.name] = whole.crop((left, top, left + SIDE, top + SIDE))
    return found


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    """Print all drawings that are shapes on the pages of one file; draw the others as pixels."""
    handout = Planned(tmp_path_factory.mktemp("planned"), "Words.\n").handout(Audience.PLAIN)
    scenes = {file: made for file in FILES if (made := shapes(file)) is not None}
    pages = [
        Scene(SIDE, SIDE, tuple(moved(made.items, 0, 0, SIDE / max(made.width, made.height))))
        for made in scenes.values()
    ]
    numbers = tuple(range(1, len(pages) + 1))
    untitled = (Scene(SIDE, SIDE, ()),) * len(pages)
    printed = scene_pages(tuple(pages), untitled, handout)
    found = {}
    for file, picture in zip(scenes, page_pictures(printed, numbers, 2 * SIDE), strict=True):
        # What draws the pages sets upright edges on whole pixels; these are halves of ours.
        found[file.name] = Image.open(io.BytesIO(picture.data)).convert("RGB").reduce(2)
    for file in FILES:
        if file not in scenes:
            cell = Image.new("RGB", (SIDE, SIDE), "white")
            drawn = Image.open(io.BytesIO(rasterized(wordless(file), DRAWING)))
            width, height = size(file)
            fitted = drawn.convert("RGBA").resize((round(width), round(height)))
            cell.paste(fitted, (0, 0), fitted)
            found[file.name] = cell
    return found


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_a_drawing_is_printed_as_a_browser_draws_it(
    name: str, theirs: dict[str, Image.Image], ours: dict[str, Image.Image]
) -> None:
    blurred = [found[name].filter(ImageFilter.BoxBlur(1)) for found in (theirs, ours)]
    channels = ImageChops.difference(*blurred).split()
    worst = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    far = sum(worst.histogram()[FAR + 1 :])
    width, height = size(FOLDER / name)
    assert far <= MOST * width * height
    # Both have drawn something, and not all of it white.
    assert all(len(found[name].getcolors(100_000) or ()) > 1 for found in (theirs, ours))
