"""The fonts of Office that stand in for a clinic's own, and the room that text gets for them."""

from dataclasses import replace

import pytest
from lxml import etree

from kdeck.check.target.slides import check_slides
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.text.lines import Setting, natural_width
from kdeck.plan.text.run import Run
from kdeck.render.pptx.themepart import theme_part
from kdeck.theme.office import STAND_INS, default_office_font, set_in, stand_in, widened
from kdeck.theme.shipped import FAMILY_NAMES, shipped_family
from plan.talks import THEME, chapter, points, section, talk
from render.pptx.sample_deck import SPAN

TEXT = "Ketamine may help some people with depression for a while: 5 in 10, “so far”."


def width(family: object, bold: bool) -> float:
    return natural_width((Run(TEXT, SPAN),), Setting(family, 20, bold))  # type: ignore[arg-type]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("name", STAND_INS)
@pytest.mark.parametrize("own", FAMILY_NAMES)
def test_text_has_room_in_its_own_font_and_in_each_that_may_stand_in(
    own: str, name: str, bold: bool
) -> None:
    family, other = shipped_family(own), stand_in(name)
    mils = other.bold if bold else other.regular
    wide = width(widened(family), bold)
    assert wide >= width(family, bold)
    assert wide >= sum(mils[ord(character)] for character in TEXT) * 20 / 1000


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("own", FAMILY_NAMES)
def test_text_has_room_for_fonts_six_in_a_hundred_wider_than_calibri(own: str, bold: bool) -> None:
    calibri = width(set_in(shipped_family(own), "Calibri"), bold)
    assert width(widened(shipped_family(own)), bold) >= 1.06 * calibri


def test_a_font_of_office_has_its_own_widths_and_an_unknown_one_the_widest() -> None:
    family = shipped_family("Source Sans 3")
    widest = max(width(set_in(family, name), False) for name in STAND_INS)
    assert width(set_in(family, "Unheard Of"), False) >= widest
    mils = stand_in("Georgia").regular
    shown = sum(mils[ord(character)] for character in TEXT) * 20 / 1000
    assert width(set_in(family, "Georgia"), False) == pytest.approx(shown, rel=0.001)
    assert not set_in(family, "Georgia").own


@pytest.mark.parametrize("name", STAND_INS)
def test_every_stand_in_has_the_letters_and_marks_of_western_languages(name: str) -> None:
    for mils in (stand_in(name).regular, stand_in(name).bold):
        assert set(map(ord, "AZaz09 .,;:()–—…“”’•éñßøŠž€×µ")) <= set(mils)
        assert all(0 < mils[ord(character)] < 1200 for character in "aMW09")
    assert stand_in(name).regular[ord("i")] < stand_in(name).regular[ord("m")]


def test_known_widths_of_arial() -> None:
    """Adobe's AFM files give Helvetica, whose widths Arial has: a 556, W 944, space 278."""
    mils = stand_in("Arial").regular
    assert [round(mils[ord(c)] / 1000, 2) for c in "aW "] == [0.56, 0.94, 0.28]


def test_a_family_has_a_font_of_office_that_looks_like_it() -> None:
    family = shipped_family("Source Sans 3")
    named = replace(family, name="Unheard Of")
    serif = replace(named, regular=replace(family.regular, serif=True))
    assert [default_office_font(f) for f in (family, named, serif)] == [
        "Calibri",
        "Arial",
        "Georgia",
    ]
    assert not family.regular.serif


def test_the_theme_part_says_whether_the_font_has_serifs_and_nothing_of_another() -> None:
    serif = replace(THEME.headings, regular=replace(THEME.headings.regular, serif=True))
    root = etree.fromstring(theme_part(replace(THEME, headings=serif)))
    found = {
        str(face.getparent().tag).rpartition("}")[2]: dict(face.attrib)  # type: ignore[union-attr]
        for face in root.iter("{*}latin")
    }
    name = THEME.headings.name
    assert found["majorFont"] == {"typeface": name, "pitchFamily": "18", "charset": "0"}
    assert found["minorFont"] == {"typeface": name, "pitchFamily": "34", "charset": "0"}


def test_what_fits_in_the_narrow_font_only_goes_on_to_another_slide() -> None:
    words = tuple(f"Point {number}: " + "illimitable minimum " * 9 for number in range(12))
    document = talk(section("A", chapter("one", points(*words))))
    thin = dict.fromkeys(THEME.body.regular.advances, 1)
    body = replace(THEME.body, regular=replace(THEME.body.regular, advances=thin))
    deck = plan_deck(document, replace(THEME, body=body))
    assert len(deck.slides) > len(plan_deck(document, THEME).slides) - 2
    assert not list(check_slides(deck))
