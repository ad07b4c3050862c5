"""The shipped decks as LibreOffice draws them, with the deck's own fonts at hand."""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kdeck.plan.deck.model import (
    Deck,
    SlideBars,
    SlideChart,
    SlideFigure,
    SlideSteps,
    SlideTable,
    SlideText,
    SlideTiles,
)
from kdeck.plan.master.layout import Rect
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.run import run_text
from kdeck.render.pptx.writer import render

ROOT = Path(__file__).parents[2]
TOOLS = ("soffice", "pdftotext")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]
pytestmark = [
    pytest.mark.rendered,
    pytest.mark.skipif(
        bool(MISSING) and not os.environ.get("CI"), reason=f"not installed: {', '.join(MISSING)}"
    ),
]
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
# A glyph's box is taller than its line's share where lines are set close; in points.
_TOLERANCE = 7.0


@pytest.fixture(scope="module")
def pages(deck: Deck, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Draw a deck and give the word boxes of each page."""
    folder = tmp_path_factory.mktemp("deck")
    (folder / "deck.pptx").write_bytes(render(deck).data)
    fonts = folder / "fonts.conf"
    fonts.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{ROOT / "kdeck/theme/fonts"}</dir>'
        f"<dir>/usr/share/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>"
    )
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder)}
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "deck.pptx"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    command = ["pdftotext", "-bbox", "deck.pdf", "-"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.split("<page ")[1:]


@pytest.mark.slow
def test_every_word_of_a_slide_is_drawn(deck: Deck, pages: list[str]) -> None:
    assert len(pages) == len(deck.slides)
    for slide, page in zip(deck.slides, pages, strict=True):
        drawn = Counter("".join(match[5] for match in _WORD.finditer(page)))
        texts = [slide.title]
        for shape in slide.shapes:
            if isinstance(shape, SlideText):
                texts.extend(run_text(paragraph.runs) for paragraph in shape.paragraphs)
            if isinstance(shape, SlideSteps):
                for step in shape.steps:
                    paragraphs = (step.time, *step.text)
                    texts.extend((step.number, *(run_text(p.runs) for p in paragraphs)))
            if isinstance(shape, SlideTiles):
                paragraphs = (shape.lead, *(tile.text for tile in shape.tiles))
                texts.extend(run_text(p.runs) for p in paragraphs)
            if isinstance(shape, SlideChart):
                texts.extend((*shape.title, *shape.axis_title))
                texts.extend(line for row in shape.rows for line in row.label)
            if isinstance(shape, SlideTable):
                texts.extend(run_text(cell) for row in (shape.header, *shape.rows) for cell in row)
        expected = Counter(re.sub(r"\s", "", _escaped("".join(texts))))
        assert not expected - drawn, slide.title


@pytest.mark.slow
def test_no_text_leaves_its_box(deck: Deck, pages: list[str]) -> None:
    for slide, page in zip(deck.slides, pages, strict=True):
        boxes = list(_boxes(slide.layout, slide.shapes))
        for match in _WORD.finditer(page):
            left, top, right, bottom = (float(match[i]) for i in range(1, 5))
            inside = any(
                box.x - _TOLERANCE <= left
                and right <= box.x + box.width + _TOLERANCE
                and box.y - _TOLERANCE <= top
                and bottom <= box.y + box.height + _TOLERANCE
                for box in boxes
            )
            assert inside, f"'{match[5]}' on the slide '{slide.title}' at {left:.0f}, {top:.0f}"


def _boxes(layout: object, shapes: tuple[object, ...]) -> Iterator[Rect]:
    places = next(found for name, found in LAYOUTS.items() if name == layout)
    yield places.placeholder(0).rect
    yield Rect(0, 490, 960, 50)
    for shape in shapes:
        if isinstance(shape, SlideText):
            yield places.placeholder(shape.idx).rect
        if isinstance(shape, SlideSteps):
            for step in shape.steps:
                yield from (step.node, step.time_rect, step.text_rect)
        if isinstance(shape, SlideTiles):
            yield shape.lead_rect
            yield from (tile.rect for tile in shape.tiles)
        if isinstance(shape, (SlideBars, SlideTable, SlideFigure, SlideChart)):
            yield shape.rect


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
