"""Which colors are found in a logo."""

import io

from PIL import Image, ImageDraw, ImageFilter

from kdeck.theme.intake.logocolors import colors_of_picture


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


def test_a_gray_logo_and_one_that_shows_nothing_have_no_colors() -> None:
    for ground in ("#777777", "#00000000"):
        made = io.BytesIO()
        Image.new("RGBA", (40, 40), ground).save(made, "PNG")
        assert colors(made.getvalue()) == {}
