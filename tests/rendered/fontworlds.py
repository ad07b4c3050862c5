"""Decks as LibreOffice draws them where other fonts are installed, and what runs out of its box."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from pptx import Presentation
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.util import Length

import kdeck.theme

# What the packages fonts-liberation and fonts-crosextra-carlito of Debian install; KDECK_FONTS may
# name another folder.
FOLDER = Path(os.environ.get("KDECK_FONTS", "/usr/share/fonts"))
LIBERATION = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")
CARLITO = ("Carlito-Regular.ttf", "Carlito-Bold.ttf")
# The fonts of the shipped themes, which the program carries.
CARRIED = Path(kdeck.theme.__file__).parent / "fonts"
THEIRS = tuple(sorted(file.name for file in CARRIED.glob("*.ttf")))
# Of each world, the files that are installed, and the family that stands in for what is not.
WORLDS = {
    "arial": (LIBERATION, "Liberation Sans"),
    "calibri": (LIBERATION + CARLITO, "Carlito"),
    "installed": (LIBERATION + THEIRS, "Liberation Sans"),
}
# What stands before a paragraph and is none of its words.
_MARK = re.compile(r"[•–]|\d+\.")


@dataclass(frozen=True)
class Box:
    """Hold where a shape stands or a word was drawn, in points, and the text."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: "Box", tolerance: float) -> bool:
        """Say whether a word is inside, but for a few points."""
        return (
            self.left - tolerance <= other.left
            and other.right <= self.right + tolerance
            and self.top - tolerance <= other.top
            and other.bottom <= self.bottom + tolerance
        )


def missing_fonts() -> list[str]:
    """Name the font files that are not installed."""
    return [name for name in (*LIBERATION, *CARLITO) if not list(FOLDER.rglob(name))]


def drawn(decks: Mapping[str, bytes], world: str, folder: Path) -> dict[str, list[list[Box]]]:
    """Draw decks in one run of LibreOffice; gives the words of each page, by the deck's name."""
    files, stand_in = WORLDS[world]
    fonts = folder / "fonts"
    fonts.mkdir()
    for name in files:
        shutil.copy(next(file for root in (CARRIED, FOLDER) for file in root.rglob(name)), fonts)
    config = folder / "fonts.conf"
    config.write_text(
        f'<?xml version="1.0"?><fontconfig><dir>{fonts}</dir><cachedir>{folder}/cache</cachedir>'
        '<match target="pattern"><edit name="family" mode="append_last" binding="strong">'
        f"<string>{stand_in}</string></edit></match></fontconfig>"
    )
    for name, data in decks.items():
        (folder / f"{name}.pptx").write_bytes(data)
    environment = os.environ | {"FONTCONFIG_FILE": str(config), "HOME": str(folder)}
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf"]
    command += [f"{name}.pptx" for name in decks]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return {name: _pages(folder / f"{name}.pdf") for name in decks}


def _pages(pdf: Path) -> list[list[Box]]:
    """Give the words of each page, with the box of their ink."""
    document = pdfium.PdfDocument(str(pdf))
    try:
        return [list(_words(page)) for page in document]
    finally:
        document.close()


def _words(page: pdfium.PdfPage) -> Iterator[Box]:
    text, height = page.get_textpage(), page.get_height()
    held: list[tuple[str, tuple[float, float, float, float]]] = []
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        # A hyphen at the end of a line has a sign of its own.
        ends = letter in ("\x02", "\ufffe") or not letter.strip()
        if ends and held:
            yield _word(held, height)
            held = []
        if not ends:
            held.append((letter, text.get_charbox(index)))
    if held:
        yield _word(held, height)


def _word(held: list[tuple[str, tuple[float, float, float, float]]], height: float) -> Box:
    left, bottom, right, top = zip(*(box for _, box in held), strict=True)
    word = "".join(letter for letter, _ in held)
    return Box(word, min(left), height - max(top), max(right), height - min(bottom))


def outside(deck: Path, pages: Sequence[Sequence[Box]], tolerance: float) -> Iterator[str]:
    """Name the words that no shape with them holds, of each slide of a deck."""
    slides = list(Presentation(str(deck)).slides)
    assert len(slides) == len(pages)
    for number, (slide, words) in enumerate(zip(slides, pages, strict=True), 1):
        boxes = list(_boxes(slide))
        for word in words:
            free = _MARK.fullmatch(word.text)
            homes = [box for box in boxes if free or not box.text or word.text in box.text]
            if not any(box.holds(word, tolerance) for box in homes):
                by = min((_by(box, word) for box in homes), default=0.0)
                yield f"slide {number}: '{word.text}' by {by:.1f} pt"


def _by(box: Box, word: Box) -> float:
    return max(
        box.left - word.left,
        word.right - box.right,
        box.top - word.top,
        word.bottom - box.bottom,
    )


def _boxes(slide: Slide) -> Iterator[Box]:
    """List the boxes of text, those in groups too, of tables and charts, and of the layout."""
    waiting = [*slide.shapes, *slide.slide_layout.shapes, *slide.slide_layout.slide_master.shapes]
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, GroupShape):
            waiting += shape.shapes
        elif shape.has_text_frame or shape.has_chart or shape.has_table:
            text = re.sub(r"\s", "", shape.text_frame.text) if shape.has_text_frame else ""
            if shape.has_text_frame and not text:
                continue
            left, top, width, height = (
                Length(side or 0).pt for side in (shape.left, shape.top, shape.width, shape.height)
            )
            yield Box(text, left, top, left + width, top + height)
