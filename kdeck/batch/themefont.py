"""An installed font, copied into a theme and written into its brand file."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kdeck.batch.atomicwrite import write_files
from kdeck.batch.projectfolder import THEMES, require_themes, theme_names
from kdeck.batch.setup import read_setup
from kdeck.errors import KdeckError
from kdeck.finding import Finding
from kdeck.fingerprint import Files
from kdeck.theme.brand import FILE, read_theme
from kdeck.theme.brandedit import declared_family, font_lines, with_font
from kdeck.theme.font import read_face
from kdeck.theme.fonterror import FontError
from kdeck.theme.fontfile import weights_of
from kdeck.theme.fontnames import FontNames

_FOLDER = "fonts"
_WEIGHTS = (400, 700)


@dataclass(frozen=True, slots=True)
class AddedFont:
    """Hold what was written; to_paste are lines for a brand file that a person has to edit.

    used says whether text or headings of the theme are set in it.
    """

    family: str
    used: bool
    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    to_paste: tuple[str, ...] = ()


def theme_for_font(root: Path, name: str | None) -> str:
    """Give the theme that is named, here or in the project file, or the only one.

    Raises KdeckError where there is none, or more than one and nobody says which.
    """
    settings = read_setup(root).settings
    if name is None and not settings.names_theme:
        themes = theme_names(root)
        if len(themes) > 1:
            message = "the project has more than one theme"
            raise KdeckError(message, f"add --theme with one of: {', '.join(themes)}")
        name = themes[0] if themes else None
    theme = name or settings.theme
    require_themes(root, (theme,))
    return theme


def add_font(root: Path, theme: str, found: Sequence[FontNames]) -> AddedFont:
    """Write the files of a font into a theme, each as one static TrueType font.

    Raises KdeckError where its license forbids that or a file cannot be used: nothing is written.
    """
    brand = root / THEMES / theme / FILE
    before = brand.read_text(encoding="utf-8-sig")
    family = _declared(brand.parent, before, found[0].file) or found[0].family
    faces = dict(_static(found))
    stem = re.sub(r"[^A-Za-z0-9]+", "", family) or "Font"
    files = {f"{_FOLDER}/{stem}-{weight}.ttf": data for weight, data in faces.items()}
    listed = [(path, weight) for path, weight in zip(files, faces, strict=True)]
    text = with_font(before, family, listed)
    written = files if text is None else {**files, FILE: text.encode()}
    used, findings = _judged(root, theme, written, family)
    write_files(root, {f"{THEMES}/{theme}/{name}": data for name, data in written.items()})
    to_paste = () if text is not None else tuple(font_lines(family, listed))
    return AddedFont(family, used, tuple(files), findings, to_paste)


def _declared(folder: Path, text: str, file: Path) -> str | None:
    """Give the name that a brand has already for a file of its own folder."""
    place = file.resolve()
    if not place.is_relative_to(folder.resolve()):
        return None
    return declared_family(text, place.relative_to(folder.resolve()).as_posix())


def _static(found: Sequence[FontNames]) -> "list[tuple[int, bytes]]":
    """Make static TrueType fonts of the files, in the two weights of text and headings."""
    made: list[tuple[int, bytes]] = []
    for names in found:
        try:
            data = names.file.read_bytes()
            span = weights_of(data, names.family) if names.variable else None
            weights = [names.weight]
            if span:
                weights = sorted({min(max(usual, span[0]), span[1]) for usual in _WEIGHTS})
            for weight in weights:
                rounded = min(max(100 * round(weight / 100), 100), 900)
                made.append((rounded, read_face(data, names.family, weight).data))
        except FontError as error:
            message = f"the font file '{names.file}' cannot be used: {error.message}"
            raise KdeckError(message, error.hint) from None
    return made


def _judged(
    root: Path, theme: str, written: dict[str, bytes], family: str
) -> tuple[bool, tuple[Finding, ...]]:
    """Read the theme as it will be; say whether it is set in a font, and what of its fonts."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / THEMES / theme
        shutil.copytree(root / THEMES / theme, draft)
        for name, data in written.items():
            (draft / name).parent.mkdir(exist_ok=True)
            (draft / name).write_bytes(data)
        made, findings = read_theme(Files(Path(folder)), theme)
    own = tuple(finding for finding in findings if finding.code == "theme-font")
    wrong = next((f for f in own if f.severity == "error"), None)
    if wrong:
        raise KdeckError(wrong.message, wrong.hint)
    used = made is not None and family in (made.body.name, made.headings.name)
    return used, own
