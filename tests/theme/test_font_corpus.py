"""Fonts in every format: used, used with a note or for some letters, or refused in one line."""

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from kdeck.finding import Finding, Severity
from kdeck.fingerprint import Files
from kdeck.theme import fontfile
from kdeck.theme.brand import read_theme
from kdeck.theme.shipped import DEFAULT_FAMILY
from kdeck.theme.theme import Theme

FOLDER = Path(__file__).with_name("fontfiles")
FILES = tuple(sorted(path for path in FOLDER.iterdir() if path.suffix != ".txt"))
SHIPPED = Path(__file__).parents[2] / "kdeck" / "theme" / "fonts"
# What the fonts are called that fontTools finds no name in.
NAMELESS = {"bogus_post_format_1.ttf": "Bogus"}
REFUSED = {
    "Test-Regular.ttf": "draws nothing for",
    "base.otf": "with each other's shapes",
    "graphite_tests.ttf": "draws nothing for",
    "bogus_post_format_1.ttf": "it has no 'OS/2' table",
    "poppins-latin-400-italic.woff": "has no upright file",
    "varc-6868.ttf": "it is damaged",
}


def as_sold(data: bytes) -> bytes:
    """Write a font whose license forbids to embed it, as some that are bought."""
    font = TTFont(io.BytesIO(data))
    font["OS/2"].fsType = 2
    return saved(font)


def together(data: bytes) -> bytes:
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(data)), TTFont(FOLDER / "TrialSerifPro-Bold.otf")]
    made = io.BytesIO()
    collection.save(made)
    return made.getvalue()


def packed(data: bytes, flavor: str) -> bytes:
    font = TTFont(io.BytesIO(data))
    font.flavor = flavor
    return saved(font)


def saved(font: TTFont) -> bytes:
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


# Files in the manner of programs, made of Lora: a collection of a Mac, FontForge's and a font
# service's web fonts, one that is bought, PostScript Type 1, and a download that broke off.
MADE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "together.ttc": (together, ""),
    "fontforge.woff": (lambda data: packed(data, "woff"), ""),
    "service.woff2": (lambda data: packed(data, "woff2"), ""),
    "bought.ttf": (as_sold, "its license forbids"),
    "type1.pfb": (lambda _: b"\x80\x01%!PS-AdobeFont-1.0: Lora", "it is not a font"),
    "cut.ttf": (lambda data: data[:9000], "it is cut off"),
}


def family_of(data: bytes) -> str:
    file = io.BytesIO(data)
    font = TTCollection(file).fonts[0] if data[:4] == b"ttcf" else TTFont(file)
    return str(font["name"].getBestFamilyName())


def read(folder: Path, name: str, data: bytes, family: str) -> tuple[Theme | None, list[Finding]]:
    """Read a brand whose text is in one font, of which it has one file."""
    place = folder / "themes" / "own"
    place.mkdir(parents=True)
    (place / name).write_bytes(data)
    files = f"[{{path: {name}, weight: 400}}]"
    (place / "_brand.yml").write_text(
        f'typography: {{fonts: [{{family: "{family}", source: file, files: {files}}}],'
        f' base: "{family}"}}'
    )
    theme, findings = read_theme(Files(folder), "own")
    # That there is no bold file is right.
    return theme, [finding for finding in findings if "bold" not in finding.message]


def verdict(theme: Theme | None, said: list[Finding], family: str) -> str:
    if theme is None or theme.body.name != family:
        assert any(finding.severity is not Severity.NOTE for finding in said)
        return "refused"
    assert theme.body.regular.data[:4] == b"\0\1\0\0"
    if any("lacks" in finding.message for finding in said):
        return "for some letters"
    return "with a note" if said else "used"


@pytest.mark.slow
def test_fonts_are_used_with_few_notes_and_refused_in_one_line(tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    for path in FILES:
        data = path.read_bytes()
        family = NAMELESS.get(path.name) or family_of(data)
        theme, said = read(tmp_path / path.name, path.name, data, family)
        found = verdict(theme, said, family)
        counts[found] += 1
        assert (found == "refused") == (path.name in REFUSED), [str(each) for each in said]
        assert all(finding.hint for finding in said)
        if found == "refused":
            assert any(REFUSED[path.name] in finding.message for finding in said)
    expected = {"used": 6, "with a note": 7, "for some letters": 8, "refused": 6}
    assert counts == expected
    assert len(FILES) + len(MADE) >= 30


@pytest.mark.parametrize("name", MADE)
def test_fonts_as_programs_write_them_are_used_or_refused_in_one_line(
    tmp_path: Path, name: str
) -> None:
    make, reason = MADE[name]
    lora = fontfile.static_font((FOLDER / "lora-latin-400-normal.woff").read_bytes(), "Lora", 400)
    theme, said = read(tmp_path, name, make(lora), "Lora")
    assert theme is not None
    assert theme.body.name == (DEFAULT_FAMILY if reason else "Lora")
    if reason:
        (finding,) = said
        assert reason in finding.message
        assert finding.hint


def test_a_font_that_takes_long_to_be_read_is_used_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fontfile, "_QUICK", 1000)
    data = (FOLDER / "TrialSerifVariable-Roman.ttf").read_bytes()
    theme, said = read(tmp_path, "a.ttf", data, "Trial Serif Variable")
    assert theme is not None
    assert theme.body.name == "Trial Serif Variable"
    assert ["anew by each command" in finding.message for finding in said] == [True]


def test_the_files_of_a_family_that_take_long_are_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fontfile, "_QUICK", 1000)
    data = (FOLDER / "TrialSerifVariable-Roman.ttf").read_bytes()
    paths = "\n".join(f"        - {{path: {name}, weight: 400}}" for name in ("a.ttf", "b.ttf"))
    listed = f"    - family: Trial Serif Variable\n      source: file\n      files:\n{paths}\n"
    folder = tmp_path / "themes" / "own"
    folder.mkdir(parents=True)
    for name in ("a.ttf", "b.ttf"):
        (folder / name).write_bytes(data)
    (folder / "_brand.yml").write_text(
        f"typography:\n  base: Trial Serif Variable\n  fonts:\n{listed}"
    )
    _, said = read_theme(Files(tmp_path), "own")
    (told,) = [finding for finding in said if "anew by each command" in finding.message]
    assert "the font files 'a.ttf', 'b.ttf' are made static anew" in told.message


def test_an_italic_that_is_not_called_one_does_not_slant_all_text(tmp_path: Path) -> None:
    data = (FOLDER / "poppins-latin-400-italic.woff").read_bytes()
    theme, said = read(tmp_path, "a.woff", data, "Poppins")
    assert theme is None
    assert [f.message for f in said if f.severity is Severity.NOTE] == [
        "the font file 'a.woff' is italic and left out"
    ]
