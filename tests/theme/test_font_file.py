"""Font files as they are handed out: unpacked, drawn at a weight, and turned to TrueType.

The files in fontfiles/ are Lora and Inter as npm's fontsource packages have them, and Adobe's
Source Serif, cut down to Latin by pyftsubset and, as its license asks then, under another name.
"""

import io
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import brotli
import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTCollection, TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme
from kdeck.theme.font import read_face
from kdeck.theme.fonterror import FontError
from kdeck.theme.fontfile import long_work, static_font, weights_of
from stopwatch import within

FOLDER = Path(__file__).with_name("fontfiles")
# The family that each says it is of, and the weight it is drawn at.
FONTS = {
    "lora-latin-400-normal.woff": ("Lora", 400),
    "lora-latin-700-normal.woff2": ("Lora", 700),
    "inter-latin-wght-normal.woff2": ("Inter", 600),
    "TrialSerifPro-Bold.otf": ("Trial Serif Pro", 700),
    "TrialSerifVariable-Roman.otf": ("Trial Serif Variable", 700),
    "TrialSerifVariable-Roman.ttf": ("Trial Serif Variable", 300),
}
VARIABLE = [name for name in FONTS if "wght" in name or "Variable" in name]


def read(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def opened(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data))


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", FONTS)
def test_every_kind_of_font_becomes_one_that_documents_take(name: str) -> None:
    family, weight = FONTS[name]
    face = read_face(read(name), family, weight)
    made = opened(face.data)
    assert made.sfntVersion == "\0\1\0\0"
    assert not {"fvar", "CFF ", "CFF2", "gvar"} & set(made.keys())
    assert all(face.covers(letter) for letter in "Ketamine 0.5 mg/kg – “ja”")
    assert made["OS/2"].fsType == opened(read(name))["OS/2"].fsType


@pytest.mark.parametrize("name", FONTS)
def test_the_letters_stay_as_wide_and_as_large_as_the_font_draws_them(name: str) -> None:
    family, weight = FONTS[name]
    before, after = opened(read(name)), opened(static_font(read(name), family, weight))
    at = {"wght": weight} if name in VARIABLE else None
    drawn, made = before.getGlyphSet(location=at), after.getGlyphSet()
    unit = before["head"].unitsPerEm / 1000
    for letter in "agMQ8@é":
        old, new = before.getBestCmap()[ord(letter)], after.getBestCmap()[ord(letter)]
        assert abs(drawn[old].width - made[new].width) <= 1, letter
        boxes, areas = [], []
        for glyphs, glyph in ((drawn, old), (made, new)):
            bounds, area = BoundsPen(glyphs), AreaPen(glyphs)
            glyphs[glyph].draw(bounds)
            glyphs[glyph].draw(area)
            boxes.append(bounds.bounds)
            areas.append(abs(area.value))
        assert boxes[0] == pytest.approx(boxes[1], abs=2 * unit + 1), letter
        assert areas[0] == pytest.approx(areas[1], rel=0.01), letter


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", VARIABLE)
def test_a_variable_font_is_bold_where_it_is_asked_to_be(name: str) -> None:
    family, _ = FONTS[name]
    assert weights_of(read(name), family) in {(100, 900), (200, 900)}
    light, bold = (read_face(read(name), family, weight) for weight in (300, 800))
    assert light.digest != bold.digest
    assert bold.width("minimum", 10) > light.width("minimum", 10)
    assert opened(bold.data)["OS/2"].usWeightClass == 800


def test_a_static_font_has_no_range_of_weights_and_stays_as_it_is() -> None:
    plain = static_font(read("lora-latin-400-normal.woff"), "Lora", 400)
    assert weights_of(plain, "Lora") is None
    assert static_font(plain, "Lora", 400) is plain


def test_a_collection_gives_the_font_of_its_family_and_weight() -> None:
    collection = TTCollection()
    collection.fonts = [
        opened(static_font(read(name), family, weight))
        for name, (family, weight) in FONTS.items()
        if name not in VARIABLE
    ]
    packed = io.BytesIO()
    collection.save(packed)
    data = packed.getvalue()
    assert read_face(data, "Lora", 700).postscript_name == "Lora-Bold"
    assert read_face(data, "lora", 400).postscript_name == "Lora-Regular"
    assert read_face(data, "Trial Serif Pro", 400).postscript_name == "TrialSerifPro-Bold"
    with pytest.raises(FontError) as refused:
        read_face(data, "Our Sans", 400)
    assert refused.value.message == "it is a collection without the family 'Our Sans'"
    assert "Lora, Trial Serif Pro" in refused.value.hint


def brand(folder: Path, *files: str) -> list[str]:
    place = folder / "themes" / "t"
    place.mkdir(parents=True)
    for file in files:
        (place / file).write_bytes(read(file))
    listed = ", ".join(f"{{path: {file}}}" for file in files)
    (place / "_brand.yml").write_text(
        f"typography: {{fonts: [{{family: Own, source: file, files: [{listed}]}}], base: Own}}"
    )
    theme, found = read_theme(Files(folder), "t")
    assert theme is not None
    assert theme.body.name == "Own"
    weights = theme.body.regular.weight, theme.body.bold.weight
    return [f"{weights}", *(f"{finding.severity}: {finding.message}" for finding in found)]


def test_one_variable_file_is_a_family_with_its_bold(tmp_path: Path) -> None:
    weights, *told = brand(tmp_path, "inter-latin-wght-normal.woff2")
    assert weights == "(400, 700)"
    assert [words for words in told if "bold" in words or words.startswith("error")] == []


def test_web_fonts_as_a_package_has_them_are_a_family(tmp_path: Path) -> None:
    weights, *told = brand(tmp_path, "lora-latin-400-normal.woff", "lora-latin-700-normal.woff2")
    assert weights == "(400, 700)"
    assert [words for words in told if words.startswith("error") or "cannot be used" in words] == []


def bomb2() -> bytes:
    """Write a WOFF2 font whose packed tables are far longer than its head says."""
    packed = brotli.compress(bytes(400 * 1024 * 1024), quality=1)
    head = bytearray(48)
    struct.pack_into(">4s4sLHHLL", head, 0, b"wOF2", b"\0\1\0\0", 0, 1, 0, 1000, len(packed))
    return bytes(head) + b"\x01\x64" + bytes(packed)


def bomb1() -> bytes:
    packed = zlib.compress(bytes(200 * 1024 * 1024))
    head = struct.pack(">4s4sLHHL", b"wOFF", b"\0\1\0\0", 0, 1, 0, 1000).ljust(44, b"\0")
    return head + struct.pack(">4sLLLL", b"head", 64, len(packed), 54, 0) + packed


@pytest.mark.parametrize("make", [bomb1, bomb2])
def test_a_web_font_that_unpacks_without_end_is_refused_soon(make: Callable[[], bytes]) -> None:
    data = make()

    def refused() -> FontError:
        with pytest.raises(FontError) as raised:
            static_font(data, "Own", 400)
        return raised.value

    assert within(1, refused).hint


@given(st.sampled_from(sorted(FONTS)), st.data())
@settings(max_examples=examples(40))
def test_a_damaged_file_is_refused_or_read_and_never_anything_else(
    name: str, data: st.DataObject
) -> None:
    damaged = bytearray(read(name))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 9))
        damaged[at : at + 8] = data.draw(st.binary(min_size=8, max_size=8))
    cut = bytes(damaged)[: data.draw(st.integers(0, len(damaged)))]
    family, weight = FONTS[name]
    with suppress(FontError):
        read_face(cut, family, weight)


def test_large_files_that_are_made_static_by_each_command_are_told() -> None:
    assert long_work(b"OTTO" + bytes(200_000)) == "is converted to TrueType"
    variable = b"\0\1\0\0" + bytes(20) + b"fvar" + bytes(200_000)
    assert long_work(variable) == "is made static"
    assert not long_work(b"\0\1\0\0" + bytes(200_000))
    assert not long_work(b"OTTO" + bytes(50_000))
