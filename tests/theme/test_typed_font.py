"""The font of what is typed into forms: every letter is there, and it may be used so."""

import io
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont

from kdeck.theme.face import Face, Family
from kdeck.theme.font import read_face
from kdeck.theme.shipped import DEFAULT_FAMILY, FAMILY_NAMES, shipped_family
from kdeck.theme.typedfont import typed_font

LETTERS = bytes(range(0x20, 0x100)).decode("cp1252", "ignore").replace("\x7f", "")


@pytest.mark.parametrize("name", FAMILY_NAMES)
def test_our_own_fonts_draw_what_people_type_themselves(name: str) -> None:
    made = typed_font(shipped_family(name))
    assert made.face is shipped_family(name).regular
    drawn = TTFont(io.BytesIO(made.data)).getBestCmap()
    assert [letter for letter in LETTERS if ord(letter) not in drawn] == []
    assert len(made.data) < 60_000


def test_a_font_without_a_sign_for_micro_draws_the_greek_letter() -> None:
    made = typed_font(shipped_family("Atkinson Hyperlegible Next"))
    assert 0xB5 not in made.face.advances
    drawn = TTFont(io.BytesIO(made.data)).getBestCmap()
    assert drawn[0xB5] == drawn[0x3BC]


@pytest.mark.parametrize(
    ("rights", "itself"), [(0, True), (0x0004, False), (0x0008, True), (0x000C, True)]
)
def test_a_font_whose_license_forbids_editing_is_not_typed_with(rights: int, itself: bool) -> None:
    family = with_face(changed(rights))
    assert (typed_font(family).face is family.regular) == itself


def test_a_font_that_lacks_a_letter_or_is_damaged_gives_way_to_our_own() -> None:
    whole = shipped_family(DEFAULT_FAMILY).regular
    lacking = {point: glyph for point, glyph in whole.glyphs.items() if point != ord("ß")}
    assert typed_font(with_face(replace(whole, glyphs=lacking))).face.family == DEFAULT_FAMILY
    damaged = replace(whole, family="Damaged", digest="0", data=whole.data[:40_000])
    assert typed_font(with_face(damaged)).face.family == DEFAULT_FAMILY


def with_face(face: Face) -> Family:
    own = shipped_family(DEFAULT_FAMILY)
    return Family("Own", face, face, (own.regular, *own.fallbacks))


def changed(rights: int) -> Face:
    font = TTFont(io.BytesIO(shipped_family(DEFAULT_FAMILY).regular.data))
    font["OS/2"].fsType = rights
    made = io.BytesIO()
    font.save(made)
    return read_face(made.getvalue(), "Own", 400)
