"""Twenty invented clinics, as brand files with what lies beside them; none of them exists."""

import io
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from theme.images import drawn, encoded

ROOT = Path(__file__).parents[2]
CLINICS = Path(__file__).with_name("clinics")
NAMES = tuple(sorted(path.name for path in CLINICS.iterdir()))
_FONTS = ROOT / "kdeck" / "theme" / "fonts"
_FAMILY, _STYLE, _WHOLE, _POSTSCRIPT = 1, 2, 4, 6


@cache
def font(source: str, family: str, style: str, wider: int = 0) -> bytes:
    """Make a clinic's own font of a shipped one: under a name of its own, with wider letters."""
    made = TTFont(_FONTS / f"{source}.ttf")
    names = {
        _FAMILY: family,
        _STYLE: style,
        _WHOLE: f"{family} {style}",
        _POSTSCRIPT: f"{family.replace(' ', '')}-{style}",
    }
    for entry in made["name"].names:
        if entry.nameID in names:
            entry.string = names[entry.nameID]
    widths = made["hmtx"].metrics
    for glyph, (advance, bearing) in widths.items():
        widths[glyph] = (advance + wider if advance else 0, bearing)
    written = io.BytesIO()
    made.save(written, reorderTables=False)
    return written.getvalue()


def _gray_mark() -> bytes:
    return encoded(drawn(1500, 500, "#4A4A4A"))


def _cream_photo() -> bytes:
    picture = drawn(1500, 600, "#FBF1DC", ground="#FBF1DC")
    picture.paste(drawn(1300, 400, "#7A4419", ground="#FBF1DC"), (100, 100))
    return encoded(picture.convert("RGB"), "JPEG", quality=92)


_MADE: dict[str, Callable[[], bytes]] = {
    "mono-logo/logo.png": _gray_mark,
    "jpeg-logo/logo.jpg": _cream_photo,
    "own-font/fonts/TuiSans-Regular.ttf": lambda: font(
        "SourceSans3_400Regular", "Tui Sans", "Regular", 18
    ),
    "own-font/fonts/TuiSans-Bold.ttf": lambda: font("SourceSans3_700Bold", "Tui Sans", "Bold", 18),
    "own-font/fonts/TuiDisplay-Regular.ttf": lambda: font(
        "AtkinsonHyperlegibleNext_400Regular", "Tui Display", "Regular"
    ),
    "own-font/fonts/TuiDisplay-Bold.ttf": lambda: font(
        "AtkinsonHyperlegibleNext_700Bold", "Tui Display", "Bold"
    ),
}


def place(root: Path, name: str) -> None:
    """Write the theme of a clinic into a project, with the pictures and fonts that it names."""
    folder = root / "themes" / name
    shutil.copytree(CLINICS / name, folder)
    for path, make in _MADE.items():
        clinic, _, file = path.partition("/")
        if clinic == name:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(make())


def write_sources(root: Path) -> None:
    """Write the shipped sources into a project."""
    shutil.copytree(ROOT / "sources", root / "sources")
