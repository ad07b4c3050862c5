"""What a font draws is looked at, and not only what its tables say."""

import string
from collections.abc import Callable
from contextlib import suppress
from itertools import combinations
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.finding import Severity
from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme
from kdeck.theme.font import read_face
from kdeck.theme.fonterror import FontError
from kdeck.theme.ink import BASIC, ink_faults
from theme.drawings import (
    ATTACKS,
    FONTS,
    REGULAR,
    changed,
    composed_of_nothing,
    copied,
    emptied,
    exchanged,
)

LETTERED = sorted(FONTS.glob("S*.ttf")) + sorted(FONTS.glob("A*.ttf"))
BRAND = """typography: {fonts: [{family: Own, source: file, files: [
  {path: own.ttf, weight: 400}, {path: bold.ttf, weight: 700}]}], base: Own}"""


def faults(data: bytes) -> tuple[str, ...]:
    return ink_faults(read_face(data, "Own", 400))


@pytest.mark.parametrize("path", LETTERED, ids=lambda path: path.stem)
def test_no_shipped_font_has_a_fault(path: Path) -> None:
    assert faults(path.read_bytes()) == ()


@pytest.mark.sampled(8)
@pytest.mark.parametrize("name", ATTACKS)
@pytest.mark.parametrize("path", LETTERED, ids=lambda path: path.stem)
def test_a_font_that_draws_something_else_is_found(name: str, path: Path) -> None:
    change, _ = ATTACKS[name]
    assert len(faults(changed(change, path.read_bytes()))) == 1


@pytest.mark.sampled(4)
@pytest.mark.parametrize("name", ATTACKS)
def test_a_theme_with_such_a_font_is_refused_with_the_reason(tmp_path: Path, name: str) -> None:
    change, words = ATTACKS[name]
    folder = tmp_path / "themes" / "t"
    folder.mkdir(parents=True)
    (folder / "own.ttf").write_bytes(changed(change))
    (folder / "bold.ttf").write_bytes((FONTS / "SourceSans3_700Bold.ttf").read_bytes())
    (folder / "_brand.yml").write_text(BRAND)
    theme, (found,) = read_theme(Files(tmp_path), "t")
    assert theme is None
    assert (found.code, found.severity) == ("theme-font", Severity.ERROR)
    assert found.message == f"the font 'Own' {words}"
    assert "'own.ttf' may be a trial version" in found.hint
    assert (found.span.file, found.span.line) == ("themes/t/_brand.yml", 2)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("character", BASIC)
def test_each_character_of_a_handout_must_have_ink(character: str) -> None:
    (told,) = faults(changed(emptied(character)))
    assert told.startswith("draws nothing for ")
    assert f"'{character}'" in told


@pytest.mark.parametrize("character", ["9", "."])
def test_a_composite_of_nothing_has_no_ink(character: str) -> None:
    (told,) = faults(changed(composed_of_nothing(character)))
    assert told.startswith(f"draws nothing for '{character}'")


@pytest.mark.sampled(4)
@pytest.mark.parametrize("pair", list(combinations(string.digits, 2)), ids="".join)
def test_figures_that_were_exchanged_are_found(pair: tuple[str, str]) -> None:
    one, other = pair
    listed = f"'{one}' '{other}'"
    assert faults(changed(exchanged(*pair))) == (f"draws {listed} with each other's shapes",)


@pytest.mark.slow
@settings(max_examples=examples(5))
@given(st.permutations(string.digits))
def test_figures_in_any_other_order_are_found(order: list[str]) -> None:
    def shuffle(font: TTFont) -> None:
        names, glyphs = font.getBestCmap(), font["glyf"]
        shapes = [glyphs[names[ord(c)]] for c in order]
        for c, shape in zip(string.digits, shapes, strict=True):
            glyphs[names[ord(c)]] = shape

    moved = [c for c, d in zip(string.digits, order, strict=True) if c != d]
    told = faults(changed(shuffle))
    assert bool(told) == bool(moved)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (copied("8", "3"), "draws '3' '8' alike"),
        (copied("n", "9"), "draws 'n' '9' alike"),
        (
            copied("X", string.digits),
            "draws 'X' '0' '1' '2' '3' '4' '5' '6' and 3 more alike",
        ),
    ],
    ids=["a figure like another", "a figure like a letter", "a stamp in the place of figures"],
)
def test_figures_must_differ_from_each_other_and_from_letters(
    change: Callable[[TTFont], object], words: str
) -> None:
    assert words in faults(changed(change))


@pytest.mark.parametrize("pair", ["O0", "l1", "I1", "S5", "B8"])
def test_what_is_drawn_alike_in_sound_fonts_is_no_fault(pair: str) -> None:
    assert faults(changed(copied(*pair))) == ()


def test_a_font_that_lacks_a_character_has_no_fault_for_it() -> None:
    def change(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap = {c: n for c, n in table.cmap.items() if chr(c) != "9"}

    assert faults(changed(change)) == ()


def test_another_font_draws_what_is_empty_beyond_ascii() -> None:
    face = read_face(changed(emptied("é≥→")), "Own", 400)
    assert not any(map(face.covers, "é≥→"))
    assert all(map(face.covers, "è≤\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"))


@pytest.mark.sampled(4)
@pytest.mark.parametrize("offset", range(3000, 200_000, 20_011))
def test_damaged_outlines_end_in_nothing_but_a_font_error(offset: int) -> None:
    data = bytearray(REGULAR)
    data[offset : offset + 400] = b"\xff" * 400
    with suppress(FontError):
        faults(bytes(data))


def test_composites_without_end_are_left() -> None:
    def change(font: TTFont) -> None:
        composed_of_nothing("a", "b")(font)
        composed_of_nothing("b", "a")(font)

    assert "draws nothing for 'a' 'b'" in faults(changed(change))
