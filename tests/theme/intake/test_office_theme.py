"""What is taken from a PowerPoint template."""

import io

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation

from kdeck.errors import KdeckError
from kdeck.theme.intake.officetheme import read_office_theme
from theme import templates


def test_colors_fonts_and_the_one_picture_are_taken() -> None:
    found = read_office_theme(templates.wide(), "clinic.potx")
    assert {role: str(entry.value) for role, entry in found.colors.items()} == {
        "foreground": "#000000",
        "background": "#FFFFFF",
        "primary": "#1F6FB2",
        "secondary": "#E07A1F",
        "tertiary": "#9BBB59",
        "link": "#1F6FB2",
    }
    assert found.colors["primary"].origin == "'accent1' of the theme 'Office Theme'"
    assert found.base is not None
    assert found.base.value == "Source Sans 3"
    assert found.logo is not None
    assert found.logo.value.name == "logo.png"
    assert Image.open(io.BytesIO(found.logo.value.data)).size == (40, 20)


def test_of_a_dark_template_the_colors_are_taken_as_it_turns_them() -> None:
    found = read_office_theme(templates.dark(), "night.pptx")
    assert str(found.colors["background"].value) == "#0E1B2A"
    assert str(found.colors["foreground"].value) == "#F4F7FA"


def test_the_colors_of_office_are_told_and_its_fonts_not_taken() -> None:
    found = read_office_theme(templates.plain(), "plain.pptx")
    assert "colors that Office comes with" in found.remarks[0][0]
    assert found.base is None
    assert found.logo is None


def test_of_several_pictures_none_is_the_logo() -> None:
    deck = Presentation(io.BytesIO(templates.wide()))
    for number, layout in enumerate(list(deck.slide_layouts)[1:3]):
        picture = io.BytesIO()
        Image.new("RGB", (40, 20 + number), "#D00000").save(picture, "PNG")
        _, identity = layout.part.get_or_add_image_part(picture)
        drawn = templates._PICTURE.format(identity=identity)
        layout.shapes._spTree.append(etree.fromstring(drawn))
    found = read_office_theme(templates.saved(deck), "many.pptx")
    assert found.logo is None
    assert "3 pictures, none is taken" in found.remarks[-1][0]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "x.potx", "no zip archive"),
        (b"PK\3\4 no", "x.pptx", "no zip archive"),
        (b"\xd0\xcf\x11\xe0", "x.pptx", "password"),
        (templates.plain(), "x.pptm", "may hold macros"),
    ],
)
def test_what_is_no_sound_template_is_refused(data: bytes, name: str, words: str) -> None:
    with pytest.raises(KdeckError, match=words):
        read_office_theme(data, name)
