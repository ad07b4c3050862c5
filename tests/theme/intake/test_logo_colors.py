"""Which colors are found in a logo."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFilter

from kdeck.figure.logo import read_logo
from kdeck.figure.rasterized import rasterized
from kdeck.theme.intake.logocolors import colors_of_drawing, colors_of_picture


def png(*, ground: str = "#00000000", blurred: bool = False) -> bytes:
    picture = Image.new("RGBA", (900, 300), ground)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, 290, 290), fill="#0B5F66")
    pen.rectangle((320, 100, 880, 200), fill="#3C3C3C")
    pen.rectangle((320, 220, 600, 260), fill="#D67828")
    made = io.BytesIO()
    (picture.filter(ImageFilter.GaussianBlur(2)) if blurred else picture).save(made, "PNG")
    return made.getvalue()


def colors(data: bytes) -> dict[str, str]:
    return {key: str(found.value) for key, found in colors_of_picture(data, "logo").items()}


def test_the_strong_colors_are_taken_by_the_area_they_cover() -> None:
    assert colors(png()) == {"primary": "#0B5F66", "secondary": "#D67828"}
    assert "% of it" in colors_of_picture(png(), "logo")["primary"].origin


def test_a_white_ground_and_soft_edges_change_nothing() -> None:
    assert colors(png(ground="#FFFFFF", blurred=True)) == colors(png())


@pytest.mark.parametrize(
    ("stops", "primary"),
    [
        (("#00657a", "#00909a", "#6fcf97"), "#00657A"),
        (("#6fcf97", "#00657a"), "#00657A"),
        (("#ffffff", "#f2b441"), "#F2B441"),
    ],
)
def test_a_gradient_counts_as_a_color_that_stands_in_the_file(
    stops: tuple[str, ...], primary: str
) -> None:
    body = "".join(f'<stop offset="{i}" stop-color="{c}"/>' for i, c in enumerate(stops))
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><linearGradient id="g">'
        f'{body}</linearGradient><path fill="url(#g)" d="M0 0H60V30H0Z"/>'
        '<path fill="#7b2d8b" d="M65 0H90V30H65Z"/></svg>'
    ).encode()
    found = colors_of_drawing(read_logo(svg).painted, rasterized(svg), "logo")
    assert {key: str(each.value) for key, each in found.items()} == {
        "primary": primary,
        "secondary": "#7B2D8B",
    }


def test_a_gray_logo_and_one_that_shows_nothing_have_no_colors() -> None:
    for ground in ("#777777", "#00000000"):
        made = io.BytesIO()
        Image.new("RGBA", (40, 40), ground).save(made, "PNG")
        assert colors(made.getvalue()) == {}
